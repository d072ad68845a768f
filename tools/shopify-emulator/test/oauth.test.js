// @ts-check
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SHOP, startEmulator } from '../testing/harness.js';

/** @param {string} url @param {Record<string, string>} form */
const askToken = (url, form) => fetch(`${url}/shops/${SHOP}/admin/oauth/access_token`, { method: 'POST', body: new URLSearchParams(form) });
const good = { grant_type: 'client_credentials', client_id: 'id', client_secret: 'secret' };

test('client credentials give a token with scopes that works and expires with time', async t => {
  const emulator = await startEmulator(t, { apps: [{ token: 'token', clientId: 'id', clientSecret: 'secret', scopes: ['read_products', 'write_products'] }] });

  const response = await askToken(emulator.url, good);
  const { access_token: token, scope, expires_in: seconds } = await response.json();

  assert.equal(response.status, 200);
  assert.match(token, /^shpat_[0-9a-f]{32}$/);
  assert.deepEqual([scope, seconds], ['read_products,write_products', 86399]);
  assert.equal((await emulator.raw('{shop{name}}', {}, { 'X-Shopify-Access-Token': token })).status, 200);
  await emulator.control('POST', `${SHOP}/clock`, { advanceMs: 86_400_000 });
  assert.equal((await emulator.raw('{shop{name}}', {}, { 'X-Shopify-Access-Token': token })).status, 401);
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
  assert.equal((await emulator.raw('{shop{name}}', {}, { 'X-Shopify-Access-Token': token })).status, 401);
});
