// @ts-check
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { test } from 'node:test';
import { storeModules } from '../src/store-modules.js';
import { SHOP, startEmulator } from '../testing/harness.js';
import { startReceiver } from '../testing/receiver.js';

/** @param {string} url @param {Record<string, string>} form */
const askToken = (url, form) => fetch(`${url}/shops/${SHOP}/admin/oauth/access_token`, { method: 'POST', body: new URLSearchParams(form) });
const good = { grant_type: 'client_credentials', client_id: 'id', client_secret: 'secret' };
const app = { client_id: 'id', client_secret: 'secret' };
const BACK = 'https://app.example/callback';

/** @param {string} url @param {Record<string, string>} [query] */
const authorize = (url, query) => fetch(`${url}/shops/${SHOP}/admin/oauth/authorize?${new URLSearchParams({ client_id: 'id', scope: 'read_products,write_products', redirect_uri: BACK, state: 'nonce', ...query })}`, { redirect: 'manual' });

/** @param {string} url @returns {Promise<string>} */
async function newCode(url) {
  return new URL((await authorize(url)).headers.get('location') ?? '').searchParams.get('code') ?? assert.fail('no code');
}

/** @param {{ raw: Function }} emulator @param {string} token */
const statusWith = async (emulator, token) => (await emulator.raw('{shop{name}}', {}, { 'X-Shopify-Access-Token': token })).status;

test('client credentials give a token with scopes that works and expires with time', async t => {
  const emulator = await startEmulator(t, { apps: [{ token: 'token', clientId: 'id', clientSecret: 'secret', scopes: ['read_products', 'write_products'] }] });

  const response = await askToken(emulator.url, good);
  const { access_token: token, scope, expires_in: seconds } = await response.json();

  assert.equal(response.status, 200);
  assert.match(token, /^shpat_[0-9a-f]{32}$/);
  assert.deepEqual([scope, seconds], ['read_products,write_products', 86399]);
  assert.equal(await statusWith(emulator, token), 200);
  await emulator.control('POST', `${SHOP}/clock`, { advanceMs: 86_400_000 });
  assert.equal(await statusWith(emulator, token), 401);
  assert.equal((await emulator.raw('{shop{name}}')).status, 200, 'a token made in the admin stays');
});

test('wrong credentials are refused, each in its way', async t => {
  const emulator = await startEmulator(t);

  const answers = [];
  for (const wrong of [{ client_secret: 'no' }, { client_id: 'no' }, { grant_type: 'password' }, { client_id: '' }]) {
    const response = await askToken(emulator.url, { ...good, ...wrong });
    answers.push([response.status, (await response.json()).error]);
  }

  assert.deepEqual(answers, [[401, 'invalid_client'], [400, 'application_cannot_be_found'], [400, 'unsupported_grant_type'], [400, 'invalid_request']]);
});

test('tokens are expired and revoked by the control interface', async t => {
  const emulator = await startEmulator(t);

  const expired = await emulator.control('POST', `${SHOP}/tokens`, { expire: true, token: 'token' });
  const status = (await emulator.raw('{shop{name}}')).status;
  const { access_token: token } = await (await askToken(emulator.url, good)).json();
  const revoked = await emulator.control('POST', `${SHOP}/tokens`, { revoke: true });

  assert.deepEqual([expired.body, status], [{ expired: 1 }, 401]);
  assert.deepEqual(revoked.body, { revoked: 2 });
  assert.equal(await statusWith(emulator, token), 401);
});

test('the merchant is sent back with a signed code; the code gives a token once', async t => {
  const emulator = await startEmulator(t);

  const redirect = await authorize(emulator.url);
  const back = new URL(redirect.headers.get('location') ?? '');
  const { hmac, ...rest } = Object.fromEntries(back.searchParams);
  const message = Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, value]) => `${name}=${value}`).join('&');
  const first = await askToken(emulator.url, { ...app, code: rest.code });
  const second = await askToken(emulator.url, { ...app, code: rest.code });

  assert.equal(redirect.status, 302);
  assert.equal(`${back.origin}${back.pathname}`, BACK);
  assert.deepEqual(Object.keys(rest).sort(), ['code', 'host', 'shop', 'state', 'timestamp']);
  assert.deepEqual([rest.shop, rest.state, hmac], [SHOP, 'nonce', createHmac('sha256', 'secret').update(message).digest('hex')]);
  const { access_token: token, ...more } = await first.json();
  assert.deepEqual(more, { scope: 'read_products,write_products' });
  assert.equal(await statusWith(emulator, token), 200);
  assert.deepEqual([second.status, await second.json()], [400, { error: 'invalid_request', error_description: 'The authorization code was not found or was already used' }]);
});

test('consent is refused, or given for less, as the control interface says; unknown apps and addresses are not sent anywhere', async t => {
  const emulator = await startEmulator(t, { apps: [{ token: 'token', clientId: 'id', clientSecret: 'secret', redirectUris: [BACK] }] });

  await emulator.control('POST', `${SHOP}/consent`, { answer: 'refuse' });
  const refused = new URL((await authorize(emulator.url)).headers.get('location') ?? '');
  await emulator.control('POST', `${SHOP}/consent`, { grant: ['read_products'] });
  const { scope } = await (await askToken(emulator.url, { ...app, code: await newCode(emulator.url) })).json();

  assert.deepEqual([refused.searchParams.get('error'), refused.searchParams.get('code')], ['access_denied', null]);
  assert.equal(scope, 'read_products');
  assert.equal((await authorize(emulator.url, { client_id: 'nobody' })).status, 400);
  assert.equal((await authorize(emulator.url, { redirect_uri: 'https://elsewhere.example/' })).status, 400);
});

test('expiring tokens: an hour, a refresh token for 90 days that rotates and stays good until its successor is used', async t => {
  const emulator = await startEmulator(t);
  const refresh = async (/** @type {string} */ token) => {
    const response = await askToken(emulator.url, { ...app, grant_type: 'refresh_token', refresh_token: token });
    return { status: response.status, ...(await response.json()) };
  };

  const first = await (await askToken(emulator.url, { ...app, code: await newCode(emulator.url), expiring: '1' })).json();
  assert.deepEqual([first.expires_in, first.refresh_token_expires_in], [3600, 7_776_000]);
  await emulator.control('POST', `${SHOP}/clock`, { advanceMs: 3_600_000 });
  assert.equal(await statusWith(emulator, first.access_token), 401);

  const lost = await refresh(first.refresh_token);
  const again = await refresh(first.refresh_token);
  assert.deepEqual([lost.status, again.status], [200, 200], 'an answer that was lost is asked for again');
  assert.equal(await statusWith(emulator, lost.access_token), 401, 'what never arrived is worth nothing');
  assert.equal(await statusWith(emulator, again.access_token), 200);
  const late = await refresh(first.refresh_token);
  assert.deepEqual([late.status, late.error], [400, 'invalid_grant']);
  await emulator.control('POST', `${SHOP}/clock`, { advanceMs: 90 * 86_400_000 });
  assert.equal((await refresh(again.refresh_token)).status, 400);
});

const SUBSCRIBE = 'mutation($topic: WebhookSubscriptionTopic!, $uri: String!) { webhookSubscriptionCreate(topic: $topic, webhookSubscription: {uri: $uri}) { userErrors { message } } }';

test('an app that is removed, by the merchant or by itself, has no tokens any more and hears of it once', async t => {
  const receiver = await startReceiver(t);
  const emulator = await startEmulator(t, { apps: [{ token: 'token', clientId: 'id', clientSecret: 'secret', privacyUri: receiver.url }] }, storeModules);
  await emulator.ask(SUBSCRIBE, { topic: 'APP_UNINSTALLED', uri: receiver.url });

  const { body } = await emulator.control('POST', `${SHOP}/uninstall`, {});
  const dead = (await emulator.raw('{shop{name}}')).status;
  const refused = await askToken(emulator.url, good);
  const { body: tick } = await emulator.control('POST', `${SHOP}/tick`, { advanceMs: 48 * 3_600_000 });
  const { body: back } = await emulator.control('POST', `${SHOP}/install`, {});
  const gone = await fetch(`${emulator.url}/shops/${SHOP}/admin/api_permissions/current.json`, { method: 'DELETE', headers: { 'X-Shopify-Access-Token': back.token } });

  assert.deepEqual([body.installed, dead, refused.status, tick.subscriptions, gone.status], [false, 401, 400, 0, 200]);
  assert.deepEqual(receiver.topics(), ['app/uninstalled', 'shop/redact']);
  assert.equal(receiver.got[0].body.myshopify_domain, SHOP);
  assert.equal(await statusWith(emulator, back.token), 401);
});

test('scopes taken and given hold at once for tokens that are out, and the app hears of it', async t => {
  const receiver = await startReceiver(t);
  const emulator = await startEmulator(t, {}, storeModules);
  await emulator.ask(SUBSCRIBE, { topic: 'APP_SCOPES_UPDATE', uri: receiver.url });
  const read = async () => (await emulator.ask('{ products(first: 1) { nodes { id } } }')).errors?.[0].extensions.code ?? 'fine';

  const before = await read();
  await emulator.control('POST', `${SHOP}/scopes`, { revoke: ['read_products', 'write_products'] });
  const without = await read();
  await emulator.control('POST', `${SHOP}/scopes`, { grant: ['read_products'] });
  const after = await read();
  await emulator.control('POST', `${SHOP}/tick`, {});

  assert.deepEqual([before, without, after], ['fine', 'ACCESS_DENIED', 'fine']);
  assert.deepEqual(receiver.topics(), ['app/scopes_update', 'app/scopes_update']);
  assert.ok(!receiver.got[0].body.current.includes('read_products') && receiver.got[0].body.previous.includes('read_products'));
});
