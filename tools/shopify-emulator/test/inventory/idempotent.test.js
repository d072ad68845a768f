// @ts-check
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { startStore } from '../../testing/stock.js';

const ACTIVATE = `mutation ($itemId: ID!, $locationId: ID!, $key: String!) { inventoryActivate(inventoryItemId: $itemId, locationId: $locationId) @idempotent(key: $key) {
  inventoryLevel { id } userErrors { field message } } }`;

test('a call without a key is refused from 2026-04 on, and the merchant needs none', async t => {
  const store = await startStore(t);
  const { itemId, secondId } = store.item();
  const document = `mutation { inventoryActivate(inventoryItemId: "${itemId}", locationId: "${secondId}") { inventoryLevel { id } userErrors { message } } }`;

  const refused = await store.call(document);
  const merchant = await store.control('POST', 'demo.myshopify.com/edit', { mutation: document });

  assert.deepEqual(refused.data, { inventoryActivate: null });
  assert.deepEqual([refused.errors[0].message, refused.errors[0].extensions.code], ['The @idempotent directive is required for this mutation but was not provided.', 'BAD_REQUEST']);
  assert.ok(merchant.body.data.inventoryActivate.inventoryLevel.id);
  assert.equal((await store.call(document, {}, '2026-01')).errors, undefined, 'optional in 2026-01');
});

test('the same key and input answer again without a second write, for a day of the shop', async t => {
  const store = await startStore(t);
  const { item, itemId, locationId } = store.item();
  const from = item.available;
  const input = { name: 'available', reason: 'correction', changes: [{ inventoryItemId: itemId, locationId, delta: 5, changeFromQuantity: null }] };
  const document = `mutation ($input: InventoryAdjustQuantitiesInput!, $key: String!) { inventoryAdjustQuantities(input: $input) @idempotent(key: $key) {
    inventoryAdjustmentGroup { id createdAt changes { name delta } } userErrors { message } } }`;

  const answers = [];
  for (let i = 0; i < 4; i++) answers.push(await store.data(document, { input, key: 'same' }));

  assert.deepEqual(answers.slice(1), [answers[0], answers[0], answers[0]]);
  assert.equal(item.available, from + 5);
  await store.control('POST', 'demo.myshopify.com/clock', { advanceMs: 24 * 3_600_000 });
  const later = await store.data(document, { input, key: 'same' });
  assert.notEqual(later.inventoryAdjustQuantities.inventoryAdjustmentGroup.id, answers[0].inventoryAdjustQuantities.inventoryAdjustmentGroup.id);
  assert.equal(item.available, from + 10);
});

test('a key of other parameters, or of another mutation, is a mismatch; another app has its own keys', async t => {
  const store = await startStore(t);
  const { item, itemId, locationId, secondId } = store.item();
  const set = (/** @type {number} */ quantity) => store.set({ quantities: [{ inventoryItemId: itemId, locationId, quantity, changeFromQuantity: null }] }, { key: 'k' });

  assert.deepEqual((await set(4)).userErrors, []);
  assert.deepEqual((await set(5)).userErrors, [{ field: null, message: 'The same idempotency key cannot be used with different operation parameters.', code: 'IDEMPOTENCY_KEY_PARAMETER_MISMATCH' }]);
  const crossed = await store.data(ACTIVATE, { itemId, locationId: secondId, key: 'k' });
  const other = await store.call(ACTIVATE, { itemId, locationId: secondId, key: 'k' }, '2026-10', 'other');

  assert.deepEqual(crossed.inventoryActivate, { inventoryLevel: null, userErrors: [{ field: null, message: 'The same idempotency key cannot be used with different operation parameters.' }] });
  assert.deepEqual(other.data.inventoryActivate.userErrors, []);
  assert.equal(item.available, 4);
});

test('a second call while the first is held open is told to wait, then gets its answer', async t => {
  const store = await startStore(t);
  const { item, itemId, locationId } = store.item();
  const quantities = [{ inventoryItemId: itemId, locationId, quantity: 9, changeFromQuantity: null }];
  await store.control('POST', 'demo.myshopify.com/faults', [{ kind: 'timeout-after-effect', match: 'inventorySetQuantities', times: 1, ms: 1000 }]);
  const first = store.set({ quantities }, { key: 'held' }).catch((/** @type {unknown} */ error) => error);
  for (let seen = []; !seen.length;) seen = (await store.control('GET', 'demo.myshopify.com/ledger')).body;

  const second = await store.set({ quantities }, { key: 'held' });
  const broken = await first;
  const third = await store.set({ quantities }, { key: 'held' });

  assert.deepEqual(second.userErrors, [{ field: null, message: 'This request is currently in progress, please try again.', code: 'IDEMPOTENCY_CONCURRENT_REQUEST' }]);
  assert.ok(broken instanceof Error);
  assert.deepEqual(third.userErrors, []);
  assert.ok(third.inventoryAdjustmentGroup.id);
  assert.equal(item.available, 9);
});

test('a blank key is refused', async t => {
  const store = await startStore(t);
  const { itemId, secondId } = store.item();

  const { errors } = await store.call(ACTIVATE, { itemId, locationId: secondId, key: ' ' });

  assert.equal(errors[0].extensions.code, 'BAD_REQUEST');
});
