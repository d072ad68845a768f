// @ts-check
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { startStore } from '../../testing/stock.js';

const ADJUST = `mutation ($input: InventoryAdjustQuantitiesInput!, $key: String!) { inventoryAdjustQuantities(input: $input) @idempotent(key: $key) {
  inventoryAdjustmentGroup { changes { name delta ledgerDocumentUri } } userErrors { field message code } } }`;
const MOVE = `mutation ($input: InventoryMoveQuantitiesInput!, $key: String!) { inventoryMoveQuantities(input: $input) @idempotent(key: $key) {
  inventoryAdjustmentGroup { changes { name delta ledgerDocumentUri } } userErrors { field message code } } }`;

test('set writes an absolute quantity, tells available and on hand, and moves what a product has in stock', async t => {
  const store = await startStore(t);
  const { item, itemId, locationId } = store.item();
  const { product } = item.variant;
  const before = { total: product.totalInventory, updated: product.updatedMs, own: item.available };

  const { inventoryAdjustmentGroup: group, userErrors } = await store.set({ referenceDocumentUri: 'gid://app/ChangeSet/1', quantities: [{ inventoryItemId: itemId, locationId, quantity: 500, changeFromQuantity: before.own }] });

  assert.deepEqual(userErrors, []);
  const change = (/** @type {string} */ name) => ({ name, delta: 500 - before.own, quantityAfterChange: null, ledgerDocumentUri: null, item: { id: itemId }, location: { id: locationId } });
  assert.deepEqual(group.changes, [change('available'), change('on_hand')]);
  assert.equal(group.referenceDocumentUri, 'gid://app/ChangeSet/1');
  assert.equal(product.totalInventory, before.total + 500 - before.own);
  assert.ok(product.updatedMs > before.updated);
  const { node } = await store.data('query ($id: ID!) { node(id: $id) { ... on InventoryAdjustmentGroup { reason changes(quantityNames: ["on_hand"]) { name } } } }', { id: group.id });
  assert.deepEqual(node, { reason: 'correction', changes: [{ name: 'on_hand' }] });
});

test('what is as it should be already gives no group and no write', async t => {
  const store = await startStore(t);
  const { item, itemId, locationId } = store.item();
  const { size } = store.shop.ledger;

  const answer = await store.set({ quantities: [{ inventoryItemId: itemId, locationId, quantity: item.available, changeFromQuantity: null }] });

  assert.deepEqual(answer, { inventoryAdjustmentGroup: null, userErrors: [] });
  assert.equal(store.shop.ledger.size, size);
});

test('a stale quantity is refused and nothing is done, not even for the other rows', async t => {
  const store = await startStore(t);
  const { item, itemId, locationId } = store.item();
  const other = store.shop.tables.InventoryItem.rows.find(one => one.tracked && one !== item);
  assert.ok(other);
  const digest = store.shop.digest();

  const { inventoryAdjustmentGroup, userErrors } = await store.set({ quantities: [
    { inventoryItemId: other.id, locationId: other.levels[0].location.id, quantity: 77, changeFromQuantity: null },
    { inventoryItemId: itemId, locationId, quantity: 5, changeFromQuantity: item.available + 1 }
  ] });

  assert.equal(inventoryAdjustmentGroup, null);
  assert.deepEqual(userErrors, [{ field: ['input', 'quantities', '1', 'changeFromQuantity'], message: 'The changeFromQuantity value does not match persisted value.', code: 'CHANGE_FROM_QUANTITY_STALE' }]);
  assert.equal(store.shop.digest(), digest);
});

test('on hand is the sum of what is available, committed, damaged, reserved, under control and kept for safety; incoming is not in it', async t => {
  const store = await startStore(t);
  const { itemId, locationId } = store.item();
  await store.set({ quantities: [{ inventoryItemId: itemId, locationId, quantity: 10, changeFromQuantity: null }] });
  const names = ['damaged', 'reserved', 'quality_control', 'safety_stock', 'incoming'];

  for (const [index, name] of names.entries()) {
    const changes = [{ inventoryItemId: itemId, locationId, delta: index + 1, changeFromQuantity: 0, ledgerDocumentUri: `https://example.com/${name}` }];
    const { inventoryAdjustQuantities } = await store.data(ADJUST, { input: { name, reason: 'other', changes }, key: store.newKey() });
    assert.deepEqual(inventoryAdjustQuantities.userErrors, []);
    const own = { name, delta: index + 1, ledgerDocumentUri: `https://example.com/${name}` };
    assert.deepEqual(inventoryAdjustQuantities.inventoryAdjustmentGroup.changes, name === 'incoming' ? [own] : [own, { name: 'on_hand', delta: index + 1, ledgerDocumentUri: null }]);
  }
  assert.deepEqual(await store.quantities(itemId, locationId), { available: 10, on_hand: 20, committed: 0, damaged: 1, reserved: 2, quality_control: 3, safety_stock: 4, incoming: 5 });

  await store.set({ name: 'on_hand', quantities: [{ inventoryItemId: itemId, locationId, quantity: 15, changeFromQuantity: 20 }] });
  assert.equal((await store.quantities(itemId, locationId)).available, 5, 'the difference is what is available');
});

test('a move keeps what is on hand', async t => {
  const store = await startStore(t);
  const { item, itemId, locationId } = store.item();
  const { available } = item;

  const { inventoryMoveQuantities } = await store.data(MOVE, { key: store.newKey(), input: { reason: 'damaged', referenceDocumentUri: 'gid://app/Count/1', changes: [{
    inventoryItemId: itemId, quantity: 3, from: { locationId, name: 'available', changeFromQuantity: null }, to: { locationId, name: 'damaged', changeFromQuantity: 0, ledgerDocumentUri: 'ledger://1' }
  }] } });

  assert.deepEqual(inventoryMoveQuantities, { userErrors: [], inventoryAdjustmentGroup: { changes: [{ name: 'available', delta: -3, ledgerDocumentUri: null }, { name: 'damaged', delta: 3, ledgerDocumentUri: 'ledger://1' }] } });
  const { on_hand: onHand, damaged } = await store.quantities(itemId, locationId);
  assert.deepEqual([onHand, damaged], [available, 3]);
});

test('each rule of an input has its own refusal', async t => {
  const store = await startStore(t);
  const { itemId, locationId, secondId } = store.item();
  const row = { inventoryItemId: itemId, locationId, quantity: 1, changeFromQuantity: null };
  const setCode = async (/** @type {any} */ input) => (await store.set({ quantities: [row], ...input })).userErrors.map((/** @type {any} */ error) => [error.field.slice(1).join('.'), error.code]);
  const adjustCode = async (/** @type {any} */ input, /** @type {any} */ change) => (await store.data(ADJUST, { key: store.newKey(), input: {
    name: 'damaged', reason: 'other', changes: [{ inventoryItemId: itemId, locationId, delta: 1, changeFromQuantity: null, ledgerDocumentUri: 'ledger://1', ...change }], ...input
  } })).inventoryAdjustQuantities.userErrors.map((/** @type {any} */ error) => [error.field.slice(1).join('.'), error.code]);
  const moveCode = async (/** @type {any} */ change) => (await store.data(MOVE, { key: store.newKey(), input: { reason: 'other', referenceDocumentUri: 'a://b', changes: [{
    inventoryItemId: itemId, quantity: 1, from: { locationId, name: 'available', changeFromQuantity: null }, to: { locationId, name: 'damaged', changeFromQuantity: null, ledgerDocumentUri: 'ledger://1' }, ...change
  }] } })).inventoryMoveQuantities.userErrors.map((/** @type {any} */ error) => [error.field.slice(1).join('.'), error.code]);

  assert.deepEqual(await setCode({ name: 'damaged' }), [['name', 'INVALID_NAME']]);
  assert.deepEqual(await setCode({ reason: 'because' }), [['reason', 'INVALID_REASON']]);
  assert.deepEqual(await setCode({ referenceDocumentUri: 'gid://app/42' }), [['referenceDocumentUri', 'INVALID_REFERENCE_DOCUMENT']]);
  assert.deepEqual(await setCode({ quantities: [row, row] }), [['quantities.0.locationId', 'NO_DUPLICATE_INVENTORY_ITEM_ID_GROUP_ID_PAIR'], ['quantities.1.locationId', 'NO_DUPLICATE_INVENTORY_ITEM_ID_GROUP_ID_PAIR']]);
  assert.deepEqual(await setCode({ quantities: [{ ...row, quantity: 1_000_000_001 }] }), [['quantities.0.quantity', 'INVALID_QUANTITY_TOO_HIGH']]);
  assert.deepEqual(await setCode({ name: 'on_hand', quantities: [{ ...row, quantity: -1 }] }), [['quantities.0.quantity', 'INVALID_QUANTITY_NEGATIVE']]);
  assert.deepEqual(await setCode({ quantities: [{ ...row, inventoryItemId: 'gid://shopify/InventoryItem/42', locationId: 'gid://shopify/Location/42' }] }),
    [['quantities.0.inventoryItemId', 'INVALID_INVENTORY_ITEM'], ['quantities.0.locationId', 'INVALID_LOCATION']]);

  assert.deepEqual(await adjustCode({ name: 'on_hand' }, {}), [['name', 'INVALID_QUANTITY_NAME']]);
  assert.deepEqual(await adjustCode({}, { ledgerDocumentUri: null }), [['changes.0.ledgerDocumentUri', 'INVALID_QUANTITY_DOCUMENT']]);
  assert.deepEqual(await adjustCode({}, { ledgerDocumentUri: 'gid://shopify/Order/1' }), [['changes.0.ledgerDocumentUri', 'INTERNAL_LEDGER_DOCUMENT']]);
  assert.deepEqual(await adjustCode({ name: 'available' }, {}), [['changes.0.ledgerDocumentUri', 'INVALID_AVAILABLE_DOCUMENT']]);
  assert.deepEqual(await adjustCode({}, { changeFromQuantity: 9 }), [['changes.0.changeFromQuantity', 'CHANGE_FROM_QUANTITY_STALE']]);

  assert.deepEqual(await moveCode({ to: { locationId: secondId, name: 'damaged', changeFromQuantity: null, ledgerDocumentUri: 'a://b' } }), [['changes.0', 'DIFFERENT_LOCATIONS']]);
  assert.deepEqual(await moveCode({ to: { locationId, name: 'available', changeFromQuantity: null } }), [['changes.0', 'SAME_QUANTITY_NAME']]);
  assert.deepEqual(await moveCode({ quantity: -1 }), [['changes.0.quantity', 'INVALID_QUANTITY_NEGATIVE']]);
});

test('the quantity to compare with must be said from 2026-04 on, before that compareQuantity does', async t => {
  const store = await startStore(t);
  const { item, itemId, locationId } = store.item();
  const document = 'mutation ($input: InventorySetQuantitiesInput!) { inventorySetQuantities(input: $input) @idempotent(key: "a") { userErrors { field code } } }';
  const input = { name: 'available', reason: 'correction', quantities: [{ inventoryItemId: itemId, locationId, quantity: 3 }] };

  const without = await store.call(document, { input });
  const older = await store.call(document, { input }, '2026-01');
  const waived = await store.call(document.replace('"a"', '"b"'), { input: { ...input, ignoreCompareQuantity: true } }, '2026-01');
  const stale = await store.call(document.replace('"a"', '"c"'), { input: { ...input, quantities: [{ ...input.quantities[0], quantity: 4, compareQuantity: 99 }] } }, '2026-01');

  assert.deepEqual(without.data, { inventorySetQuantities: null });
  assert.deepEqual([without.errors[0].message, without.errors[0].extensions.code], ['InventoryQuantityInput must include the following argument: changeFromQuantity.', 'INVALID_FIELD_ARGUMENTS']);
  assert.deepEqual(older.data.inventorySetQuantities.userErrors, [{ field: ['input', 'ignoreCompareQuantity'], code: 'COMPARE_QUANTITY_REQUIRED' }]);
  assert.deepEqual(waived.data.inventorySetQuantities.userErrors, []);
  assert.equal(stale.data.inventorySetQuantities.userErrors[0].code, 'COMPARE_QUANTITY_STALE');
  assert.equal(item.available, 3);
});

test('where an item is not stocked, 2026-07 says so and 2026-10 does nothing', async t => {
  const store = await startStore(t);
  const { item, itemId, secondId } = store.item();
  const quantities = [{ inventoryItemId: itemId, locationId: secondId, quantity: 3, changeFromQuantity: null }];

  const older = await store.set({ quantities }, { version: '2026-07' });
  const newer = await store.set({ quantities });

  assert.equal(older.userErrors[0].code, 'ITEM_NOT_STOCKED_AT_LOCATION');
  assert.deepEqual(newer, { inventoryAdjustmentGroup: null, userErrors: [] });
  assert.equal(item.levels.length, 1);
});

test('the names of quantities are told with what they are part of', async t => {
  const store = await startStore(t);

  const { inventoryProperties } = await store.data('{ inventoryProperties { quantityNames { name displayName isInUse belongsTo comprises } } }');

  assert.deepEqual(inventoryProperties.quantityNames.map((/** @type {any} */ one) => one.name), ['available', 'committed', 'damaged', 'incoming', 'on_hand', 'quality_control', 'reserved', 'safety_stock']);
  assert.deepEqual(inventoryProperties.quantityNames[4], { name: 'on_hand', displayName: 'On hand', isInUse: true, belongsTo: [], comprises: ['available', 'committed', 'damaged', 'quality_control', 'reserved', 'safety_stock'] });
});
