// @ts-check
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { startStore } from '../../testing/stock.js';

const ACTIVATE = `mutation ($itemId: ID!, $locationId: ID!, $available: Int, $onHand: Int, $key: String!) {
  inventoryActivate(inventoryItemId: $itemId, locationId: $locationId, available: $available, onHand: $onHand) @idempotent(key: $key) {
    inventoryLevel { id isActive quantities(names: ["available", "on_hand"]) { name quantity updatedAt } } userErrors { field message } } }`;
const DEACTIVATE = 'mutation ($id: ID!) { inventoryDeactivate(inventoryLevelId: $id) { userErrors { field message } } }';
const TOGGLE = `mutation ($itemId: ID!, $updates: [InventoryBulkToggleActivationInput!]!) { inventoryBulkToggleActivation(inventoryItemId: $itemId, inventoryItemUpdates: $updates) {
  inventoryItem { id } inventoryLevels { location { id } } userErrors { field message code } } }`;

test('a level is made, put to rest with its quantities, and woken with them', async t => {
  const store = await startStore(t);
  const { item, itemId, locationId, secondId } = store.item();
  const first = item.available;
  const activate = async (/** @type {any} */ more) => (await store.data(ACTIVATE, { itemId, locationId: secondId, key: store.newKey(), ...more })).inventoryActivate;

  const made = await activate({ onHand: 50 });
  const id = made.inventoryLevel.id;
  assert.deepEqual(made.userErrors, []);
  assert.deepEqual(made.inventoryLevel.quantities.map((/** @type {any} */ one) => [one.name, one.quantity]), [['available', 50], ['on_hand', 50]]);
  assert.equal(made.inventoryLevel.quantities[1].updatedAt, null);
  assert.equal(item.variant.inventoryQuantity, first + 50);
  assert.deepEqual((await activate({ available: 7 })).userErrors, [{ field: ['available'], message: 'Not allowed to set available quantity when the item is already active at the location.' }]);

  assert.deepEqual((await store.data(DEACTIVATE, { id })).inventoryDeactivate.userErrors, []);
  assert.equal(item.variant.inventoryQuantity, first);
  const seen = await store.data(`query ($itemId: ID!, $secondId: ID!) { inventoryItem(id: $itemId) { locationsCount { count } inventoryLevel(locationId: $secondId) { id }
    asleep: inventoryLevel(locationId: $secondId, includeInactive: true) { isActive } inventoryLevels(first: 5) { nodes { id } } all: inventoryLevels(first: 5, includeInactive: true) { nodes { id } } } }`, { itemId, secondId });
  assert.deepEqual([seen.inventoryItem.locationsCount.count, seen.inventoryItem.inventoryLevel, seen.inventoryItem.asleep, seen.inventoryItem.inventoryLevels.nodes.length, seen.inventoryItem.all.nodes.length], [1, null, { isActive: false }, 1, 2]);

  const [onlyLevel] = item.levels;
  assert.equal((await store.data(DEACTIVATE, { id: onlyLevel.id })).inventoryDeactivate.userErrors[0].message,
    "The product couldn't be unstocked from Hovedlager because products need to be stocked at a minimum of 1 location.");
  assert.deepEqual((await activate({})).inventoryLevel.quantities.map((/** @type {any} */ one) => one.quantity), [50, 50]);
  assert.ok(locationId);
});

test('activation is refused in Shopify\'s words', async t => {
  const store = await startStore(t);
  const { itemId, secondId } = store.item();
  const errors = async (/** @type {any} */ variables) => (await store.data(ACTIVATE, { itemId, locationId: secondId, key: store.newKey(), ...variables })).inventoryActivate.userErrors;
  const atOnce = "The product couldn't be stocked at Butik København because not allowed to set available and on_hand quantities at the same time.";

  assert.deepEqual(await errors({ available: 1, onHand: 2 }), [{ field: ['available'], message: atOnce }, { field: ['onHand'], message: atOnce }]);
  assert.deepEqual(await errors({ onHand: 1_000_000_001 }), [{ field: ['onHand'], message: "The product couldn't be stocked at Butik København because the quantity needs to be between -1 billion and 1 billion." }]);
  assert.deepEqual(await errors({ locationId: 'gid://shopify/Location/42' }), [{ field: ['locationId'], message: "The product couldn't be stocked because the location wasn't found." }]);
  assert.equal((await store.data(DEACTIVATE, { id: 'gid://shopify/InventoryLevel/1?inventory_item_id=2' })).inventoryDeactivate.userErrors[0].message, "The product couldn't be unstocked because the product was deleted.");
  assert.equal((await store.data(DEACTIVATE, { id: `gid://shopify/InventoryLevel/1?inventory_item_id=${itemId.split('/').pop()}` })).inventoryDeactivate.userErrors[0].message,
    "The product couldn't be unstocked because the location was deleted.");
});

test('several locations are switched at once, all or none', async t => {
  const store = await startStore(t);
  const { item, itemId, locationId, secondId } = store.item();
  const toggle = async (/** @type {[string, boolean][]} */ ...updates) =>
    (await store.data(TOGGLE, { itemId, updates: updates.map(([location, activate]) => ({ locationId: location, activate })) })).inventoryBulkToggleActivation;

  assert.equal((await toggle([locationId, false])).userErrors[0].code, 'CANNOT_DEACTIVATE_FROM_ONLY_LOCATION');
  const unknown = await toggle([secondId, true], ['gid://shopify/Location/42', true]);
  assert.deepEqual([unknown.inventoryItem, unknown.userErrors[0].code, item.levels.length], [null, 'LOCATION_NOT_FOUND', 1]);
  assert.deepEqual((await toggle([secondId, true], [locationId, false])).inventoryLevels, [{ location: { id: secondId } }]);
  assert.deepEqual(item.levels.map(level => level.isActive), [false, true]);
});

test('an item stays where quantities are that others count on', async t => {
  const store = await startStore(t);
  const { itemId, item, secondId, locationId } = store.item();
  const toggle = async (/** @type {string} */ location, /** @type {boolean} */ activate) =>
    (await store.data(TOGGLE, { itemId, updates: [{ locationId: location, activate }] })).inventoryBulkToggleActivation;
  await toggle(secondId, true);
  const [level] = item.levels;
  const now = Date.now();
  /** @type {[Record<string, number>, string][]} */
  const cases = [
    [{ committed: 1, incoming: 1 }, 'COMMITTED_AND_INCOMING_INVENTORY_AT_LOCATION'], [{ committed: 1 }, 'COMMITTED_INVENTORY_AT_LOCATION'], [{ incoming: 2 }, 'INCOMING_INVENTORY_AT_LOCATION'],
    [{ damaged: 1 }, 'RESERVED_INVENTORY_AT_LOCATION'], [{ safety_stock: 1 }, 'RESERVED_INVENTORY_AT_LOCATION'],
  ];
  for (const [quantities, code] of cases) {
    for (const name of ['committed', 'incoming', 'reserved', 'damaged', 'quality_control', 'safety_stock']) level.change(name, (quantities[name] ?? 0) - level.quantity(name), now);
    const { userErrors } = await toggle(locationId, false);
    assert.deepEqual(userErrors.map((/** @type {any} */ error) => error.code), [code]);
    assert.ok(level.isActive);
  }
  level.change('safety_stock', -1, now);
  assert.deepEqual((await toggle(locationId, false)).userErrors, []);
  assert.equal(level.isActive, false);
});

test('a new variant is stocked at the shop\'s own location, or where its input says', async t => {
  const store = await startStore(t);
  const { secondId } = store.item();
  const create = `mutation ($input: ProductSetInput!) { productSet(input: $input) { product { totalInventory variants(first: 1) { nodes { inventoryItem { tracked
    inventoryLevels(first: 5) { nodes { location { id } quantities(names: ["available", "committed"]) { name quantity updatedAt } } } } } } } userErrors { message } } }`;
  const input = (/** @type {any} */ more) => ({ title: 'Ny', productOptions: [{ name: 'Title', values: [{ name: 'Default Title' }] }], variants: [{ optionValues: [{ optionName: 'Title', name: 'Default Title' }], ...more }] });

  const plain = (await store.data(create, { input: input({}) })).productSet.product;
  const stocked = (await store.data(create, { input: input({ inventoryItem: { tracked: true }, inventoryQuantities: [{ locationId: secondId, name: 'available', quantity: 11 }] }) })).productSet.product;

  const [level] = plain.variants.nodes[0].inventoryItem.inventoryLevels.nodes;
  assert.equal(level.location.id, store.shop.locations[0].id);
  assert.deepEqual(level.quantities.map((/** @type {any} */ one) => [one.quantity, one.updatedAt === null]), [[0, false], [0, true]]);
  assert.deepEqual(stocked.variants.nodes[0].inventoryItem.inventoryLevels.nodes.map((/** @type {any} */ one) => [one.location.id, one.quantities[0].quantity]), [[secondId, 11]]);
  assert.equal(stocked.totalInventory, 11);
});

test('the levels of a location are paged and searched', async t => {
  const store = await startStore(t);
  const { item, locationId } = store.item();
  const document = `query ($id: ID!, $after: String, $query: String) { location(id: $id) { inventoryLevels(first: 7, after: $after, query: $query) { nodes { id item { id } } pageInfo { hasNextPage endCursor } } } }`;

  const ids = [];
  for (let after = null, more = true; more;) {
    /** @type {any} */
    const { nodes, pageInfo } = (await store.data(document, { id: locationId, after })).location.inventoryLevels;
    ids.push(...nodes.map((/** @type {any} */ one) => one.id));
    [after, more] = [pageInfo.endCursor, pageInfo.hasNextPage];
  }
  const found = (await store.data(document, { id: locationId, query: `inventory_item_id:${item.n}` })).location.inventoryLevels.nodes;

  assert.equal(new Set(ids).size, store.shop.tables.InventoryItem.size);
  assert.deepEqual(found, [{ id: item.levels[0].id, item: { id: item.id } }]);
  assert.ok(!item.levels[0].id.includes(locationId.split('/')[4]), 'the number in the id of a level is not that of its location');
});
