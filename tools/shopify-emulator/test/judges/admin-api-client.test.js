// @ts-check
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createAdminApiClient } from '@shopify/admin-api-client';
import { storeModules } from '../../src/store-modules.js';
import { SHOP, startEmulator } from '../../testing/harness.js';
import { fetchTo } from '../../testing/https-to-loopback.js';

/** @param {import('node:test').TestContext} t @param {object} [options] @param {{ retries?: number, token?: string, apiVersion?: string }} [how] */
async function client(t, options, { retries = 2, token = 'token', apiVersion = '2026-07' } = {}) {
  const emulator = await startEmulator(t, { products: 5, ...options }, storeModules);
  return { emulator, client: createAdminApiClient({ storeDomain: SHOP, apiVersion, accessToken: token, retries, customFetchApi: /** @type {any} */ (fetchTo(emulator.url)) }) };
}

test('admin-api-client: a query, variables, and what it costs', async t => {
  const { client: admin } = await client(t);

  const { data, errors, extensions } = await admin.request('query P($first: Int!) { products(first: $first) { nodes { id title } pageInfo { hasNextPage } } }', { variables: { first: 2 } });

  assert.equal(errors, undefined);
  assert.equal(data?.products.nodes.length, 2);
  assert.equal(data?.products.pageInfo.hasNextPage, true);
  assert.ok(/** @type {any} */ (extensions).cost.requestedQueryCost > 0);
});

test('admin-api-client: an unknown field, a wrong token and a mutation that is refused are told as they are', async t => {
  const { emulator, client: admin } = await client(t);
  const stranger = createAdminApiClient({ storeDomain: SHOP, apiVersion: '2026-07', accessToken: 'wrong', customFetchApi: /** @type {any} */ (fetchTo(emulator.url)) });

  const unknown = await admin.request('{ shop { nmae } }');
  const refused = await stranger.request('{ shop { name } }');
  const mutation = await admin.request('mutation { productCreate(product: {title: ""}) { product { id } userErrors { field message } } }');

  assert.equal(unknown.errors?.graphQLErrors?.[0].extensions?.code, 'undefinedField');
  assert.equal(refused.errors?.networkStatusCode, 401);
  assert.equal(mutation.errors, undefined);
  assert.deepEqual(mutation.data?.productCreate.userErrors[0].field, ['title']);
});

test('admin-api-client: it tries again after 429 and 503, honours what the emulator says, and gives up after its retries', async t => {
  const { emulator, client: admin } = await client(t);
  await emulator.control('POST', `${SHOP}/faults`, [{ kind: 'status', status: 429, retryAfter: 0, times: 2 }]);

  const recovered = await admin.request('{ shop { name } }');
  await emulator.control('POST', `${SHOP}/faults`, [{ kind: 'status', status: 503, retryAfter: 0 }]);
  const given = await admin.request('{ shop { name } }');
  const { body: counts } = await emulator.control('GET', `${SHOP}/faults`);

  assert.equal(recovered.errors, undefined);
  assert.equal(given.errors?.networkStatusCode, 503);
  assert.equal(counts[0].fired, 3);
});

test('admin-api-client: THROTTLED comes with the bucket in the answer', async t => {
  const { emulator, client: admin } = await client(t, {}, { retries: 0 });
  await emulator.control('POST', `${SHOP}/faults`, [{ kind: 'throttled', times: 1 }]);

  const { errors, extensions } = await admin.request('{ shop { name } }');

  assert.equal(errors?.graphQLErrors?.[0].extensions?.code, 'THROTTLED');
  assert.equal(/** @type {any} */ (extensions)?.cost?.throttleStatus.maximumAvailable ?? 2000, 2000);
});
