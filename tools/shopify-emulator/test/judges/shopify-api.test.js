// @ts-check
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { test } from 'node:test';
import '@shopify/shopify-api/adapters/node';
import { ApiVersion, GraphqlQueryError, HttpThrottlingError, LogSeverity, Session, shopifyApi } from '@shopify/shopify-api';
import { setAbstractFetchFunc } from '@shopify/shopify-api/runtime';
import { storeModules } from '../../src/store-modules.js';
import { SHOP, startEmulator } from '../../testing/harness.js';
import { fetchTo } from '../../testing/https-to-loopback.js';
import { startReceiver } from '../../testing/receiver.js';

/** @param {import('node:test').TestContext} t @param {object} [options] */
async function judge(t, options) {
  const emulator = await startEmulator(t, { products: 5, apps: [{ token: 'token', clientId: 'id', clientSecret: 'hush' }], ...options }, storeModules);
  setAbstractFetchFunc(/** @type {any} */ (fetchTo(emulator.url)));
  const api = shopifyApi({
    apiKey: 'id', apiSecretKey: 'hush', scopes: ['read_products', 'write_products'], hostName: 'app.example', hostScheme: 'https', apiVersion: ApiVersion.July26 ?? /** @type {any} */ ('2026-07'),
    isEmbeddedApp: false, logger: { level: LogSeverity.Error, log: async () => {} },
  });
  const session = new Session({ id: 'x', shop: SHOP, state: '', isOnline: false, accessToken: 'token' });
  return { emulator, api, graphql: new api.clients.Graphql({ session }) };
}

test('shopify-api: queries and errors', async t => {
  const { graphql } = await judge(t);

  const { data } = await graphql.request('query P($first: Int!) { products(first: $first) { nodes { id } } }', { variables: { first: 3 } });

  assert.equal(data?.products.nodes.length, 3);
  await assert.rejects(graphql.request('{ shop { nmae } }'), error => error instanceof GraphqlQueryError && JSON.stringify(error.body).includes('undefinedField'));
});

test('shopify-api: 429 is tried again, or told; THROTTLED is an error with its code', async t => {
  const { emulator, graphql } = await judge(t);
  const faults = (/** @type {unknown} */ rules) => emulator.control('POST', `${SHOP}/faults`, rules);

  await faults([{ kind: 'status', status: 429, retryAfter: 0, times: 1 }]);
  const { data } = await graphql.request('{ shop { name } }', { retries: 1 });
  await faults([{ kind: 'status', status: 429, retryAfter: 0, times: 1 }]);
  await assert.rejects(graphql.request('{ shop { name } }'), HttpThrottlingError);
  await faults([{ kind: 'throttled', times: 1 }]);

  assert.ok(data?.shop.name);
  await assert.rejects(graphql.request('{ shop { name } }'), error => error instanceof GraphqlQueryError && JSON.stringify(error.body).includes('THROTTLED'));
});

test('shopify-api: client credentials', async t => {
  const { api, emulator } = await judge(t);

  const { session } = await api.auth.clientCredentials({ shop: SHOP });

  assert.match(session.accessToken ?? '', /^shpat_/);
  const { data } = await new api.clients.Graphql({ session }).request('{ shop { name } }');
  assert.ok(data?.shop.name);
  assert.ok(emulator.host.calls.after(0).some(call => call.kind === 'oauth' && call.status === 200));
});

/** An app with shopify-api's own begin and callback behind two addresses. @param {import('node:test').TestContext} t @param {ReturnType<typeof shopifyApi>} api @param {boolean} expiring */
async function startApp(t, api, expiring) {
  /** @type {{ session: Session | null, error: Error | null }} */
  const outcome = { session: null, error: null };
  const server = createServer(async (request, response) => {
    if (request.url?.startsWith('/auth/callback')) {
      try {
        outcome.session = (await api.auth.callback({ rawRequest: request, rawResponse: response, expiring })).session;
      } catch (error) {
        outcome.error = /** @type {Error} */ (error);
      }
      response.end();
    } else await api.auth.begin({ shop: SHOP, callbackPath: '/auth/callback', isOnline: false, rawRequest: request, rawResponse: response });
  });
  await new Promise(resolve => server.listen(0, '127.0.0.1', () => resolve(null)));
  t.after(() => {
    server.close();
    server.closeAllConnections();
  });
  return { outcome, url: `http://127.0.0.1:${/** @type {import('node:net').AddressInfo} */ (server.address()).port}` };
}

/** The library lets no programs in. */
const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0';

/** What a merchant's browser does: to the shop, back with its cookies. @param {string} emulator @param {string} app @param {(back: URL) => void} [meddle] */
async function walk(emulator, app, meddle = () => {}) {
  const begun = await fetch(`${app}/auth`, { redirect: 'manual', headers: { 'User-Agent': BROWSER } });
  const cookie = begun.headers.getSetCookie().map(one => one.split(';')[0]).join('; ');
  const consent = await fetchTo(emulator)(begun.headers.get('location') ?? '', { redirect: 'manual' });
  const back = new URL(consent.headers.get('location') ?? '');
  meddle(back);
  await fetch(`${app}${back.pathname}${back.search}`, { headers: { cookie, 'User-Agent': BROWSER } });
}

test('shopify-api: begin and callback end with a token that does not expire', async t => {
  const { api, emulator } = await judge(t);
  const app = await startApp(t, api, false);

  await walk(emulator.url, app.url);

  assert.equal(app.outcome.error, null);
  assert.deepEqual([app.outcome.session?.shop, app.outcome.session?.scope, app.outcome.session?.expires], [SHOP, 'write_products', undefined]);
  assert.ok((await new api.clients.Graphql({ session: /** @type {Session} */ (app.outcome.session) }).request('{ shop { name } }')).data);
});

test('shopify-api: a redirect that somebody changed is not believed', async t => {
  const { api, emulator } = await judge(t);
  const app = await startApp(t, api, false);

  await walk(emulator.url, app.url, back => back.searchParams.set('code', 'other'));

  assert.equal(app.outcome.session, null);
  assert.match(`${app.outcome.error}`, /Invalid/);
});

test('shopify-api: an expiring token is refreshed', async t => {
  const { api, emulator } = await judge(t);
  const app = await startApp(t, api, true);
  await walk(emulator.url, app.url);
  const first = /** @type {any} */ (app.outcome.session);
  assert.match(first?.refreshToken ?? '', /^shprt_/);
  assert.ok(first.expires instanceof Date);

  const { session } = await /** @type {any} */ (api.auth).refreshToken({ shop: SHOP, refreshToken: first.refreshToken });

  assert.notEqual(session.accessToken, first.accessToken);
  assert.ok((await new api.clients.Graphql({ session }).request('{ shop { name } }')).data);
});

test('shopify-api: webhooks are valid, those of a stranger are not; the end of a bulk operation is told', async t => {
  const { api, emulator, graphql } = await judge(t);
  const receiver = await startReceiver(t);
  for (const topic of ['PRODUCTS_UPDATE', 'BULK_OPERATIONS_FINISH'])
    await graphql.request('mutation($topic: WebhookSubscriptionTopic!, $uri: String!) { webhookSubscriptionCreate(topic: $topic, webhookSubscription: {uri: $uri}) { userErrors { message } } }', { variables: { topic, uri: receiver.url } });
  const { data } = await graphql.request('{ products(first: 1) { nodes { id } } }');
  const rename = (/** @type {string} */ title) => graphql.request('mutation($id: ID!, $title: String!) { productUpdate(product: {id: $id, title: $title}) { userErrors { message } } }', { variables: { id: data?.products.nodes[0].id, title } });

  await rename('Blåbærgrød æøå');
  await emulator.control('POST', `${SHOP}/faults`, [{ kind: 'webhook-bad-hmac', match: 'products/update' }]);
  await rename('x');
  await graphql.request('mutation { bulkOperationRunQuery(query: "{ products { edges { node { id } } } }") { bulkOperation { id } userErrors { message } } }');
  const finished = async () => {
    await emulator.control('POST', `${SHOP}/tick`, { advanceMs: 1000 });
    return receiver.topics().includes('bulk_operations/finish');
  };
  while (!await finished());

  const verdicts = [];
  for (const { raw, headers, topic } of receiver.got) {
    const rawRequest = /** @type {any} */ ({ method: 'POST', url: '/hooks', headers });
    const { valid } = await api.webhooks.validate({ rawBody: raw.toString('utf8'), rawRequest });
    verdicts.push([topic, valid]);
  }
  assert.deepEqual(verdicts, [['products/update', true], ['products/update', false], ['bulk_operations/finish', true]]);
  const { body } = receiver.got[2];
  assert.deepEqual([body.status, body.type, body.error_code], ['completed', 'query', null]);
});
