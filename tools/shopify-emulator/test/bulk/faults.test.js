// @ts-check
// What can go wrong with a bulk operation beside failing: it is canceled, it counts wrongly, its end is told too early, its result breaks off.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { storeModules } from '../../src/store-modules.js';
import { ended, poll, startMutation, startQuery, upload } from '../../testing/bulk.js';
import { SHOP, startEmulator } from '../../testing/harness.js';
import { startReceiver } from '../../testing/receiver.js';

const QUERY = 'query Everything { products { edges { node { id title descriptionHtml } } } }';
const RENAME = 'mutation call($product: ProductUpdateInput!) { productUpdate(product: $product) { product { id } userErrors { message } } }';

/** @param {import('node:test').TestContext} t @param {object[]} rules */
async function faulty(t, rules, bulkOperationMs = 0) {
  const emulator = await startEmulator(t, { products: 40, quirks: { bulkOperationMs }, apps: [{ token: 'token', clientId: 'id', clientSecret: 'hush' }] }, storeModules);
  await emulator.control('POST', `${SHOP}/faults`, rules);
  return emulator;
}

test('canceled by Shopify: no data; of a mutation, half of the lines are done', async t => {
  const emulator = await faulty(t, [{ kind: 'bulk-canceled' }]);
  const query = await ended(emulator, (await startQuery(emulator, QUERY)).bulkOperation.id);
  const ids = emulator.host.shop.tables.Product.rows.map((/** @type {any} */ one) => one.id);
  const path = await upload(emulator, ids.map((/** @type {string} */ id) => JSON.stringify({ product: { id, title: 'Named by bulk' } })).join('\n'));
  const mutation = await ended(emulator, (await startMutation(emulator, RENAME, path)).bulkOperation.id);

  for (const { status, url, partialDataUrl, errorCode } of [query, mutation]) assert.deepEqual([status, url, partialDataUrl, errorCode], ['CANCELED', null, null, null]);
  assert.equal(emulator.host.shop.tables.Product.rows.filter((/** @type {any} */ one) => one.title === 'Named by bulk').length, 20);
});

test('the counts are told one too high', async t => {
  const emulator = await faulty(t, [{ kind: 'bulk-wrong-count', match: 'Everything' }]);
  const { status, objectCount, rootObjectCount, url } = await ended(emulator, (await startQuery(emulator, QUERY)).bulkOperation.id);

  assert.deepEqual([status, objectCount, rootObjectCount, (await (await fetch(url)).text()).trim().split('\n').length], ['COMPLETED', '41', '41', 40]);
});

test('the end is told while the operation still runs, and not again', async t => {
  const emulator = await faulty(t, [{ kind: 'bulk-early-finish' }], 60_000);
  const receiver = await startReceiver(t);
  await emulator.ask('mutation ($uri: String!) { webhookSubscriptionCreate(topic: BULK_OPERATIONS_FINISH, webhookSubscription: { uri: $uri }) { userErrors { message } } }', { uri: receiver.url });
  const { bulkOperation: { id } } = await startQuery(emulator, QUERY);
  while ((await poll(emulator, id)).status === 'CREATED');
  await emulator.control('POST', `${SHOP}/tick`, {});

  assert.deepEqual([receiver.got.length, receiver.got[0]?.body.status, (await poll(emulator, id)).status], [1, 'completed', 'RUNNING']);
  await emulator.control('POST', `${SHOP}/tick`, { advanceMs: 60_000 });
  assert.deepEqual([(await ended(emulator, id)).status, receiver.got.length], ['COMPLETED', 1]);
});

test('a result breaks off half-way, packed or not, and the rest can be had by range', async t => {
  const emulator = await faulty(t, [{ kind: 'truncated', match: 'bulk_result', nth: [1, 2] }, { kind: 'reset-mid-body', match: 'bulk_result', nth: 3 }]);
  const { url } = await ended(emulator, (await startQuery(emulator, QUERY)).bulkOperation.id);
  const broken = async (/** @type {Record<string, string>} */ headers) => {
    const response = await fetch(url, { headers });
    await assert.rejects(response.text());
    return [response.status, response.headers.get('content-encoding')];
  };

  assert.deepEqual([await broken({ 'Accept-Encoding': 'identity' }), await broken({ 'Accept-Encoding': 'gzip' }), await broken({ 'Accept-Encoding': 'identity' })], [[200, null], [200, 'gzip'], [200, null]]);
  const rest = await fetch(url, { headers: { Range: 'bytes=100-', 'Accept-Encoding': 'identity' } });
  const whole = await (await fetch(url, { headers: { 'Accept-Encoding': 'identity' } })).text();
  assert.deepEqual([rest.status, Buffer.from(await rest.arrayBuffer()).equals(Buffer.from(whole).subarray(100))], [206, true]);
});
