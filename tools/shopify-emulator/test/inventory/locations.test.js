// @ts-check
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { startStore } from '../../testing/stock.js';

const ADD = `mutation ($input: LocationAddInput!) { locationAdd(input: $input) { location { id name isActive fulfillsOnlineOrders shipsInventory hasActiveInventory
  address { address1 city country countryCode province provinceCode zip formatted latitude } } userErrors { field message code } } }`;
const EDIT = 'mutation ($id: ID!, $input: LocationEditInput!) { locationEdit(id: $id, input: $input) { location { name fulfillsOnlineOrders address { province provinceCode countryCode } } userErrors { field message code } } }';
const ACTIVATE = 'mutation ($id: ID!, $key: String!) { locationActivate(locationId: $id) @idempotent(key: $key) { location { isActive } locationActivateUserErrors { field message code } } }';
const DEACTIVATE = `mutation ($id: ID!, $to: ID, $key: String!) { locationDeactivate(locationId: $id, destinationLocationId: $to) @idempotent(key: $key) {
  location { isActive hasActiveInventory deletable deactivatedAt } locationDeactivateUserErrors { field message code } } }`;
const DELETE = 'mutation ($id: ID!) { locationDelete(locationId: $id) { deletedLocationId locationDeleteUserErrors { field message code } } }';

/** @param {Awaited<ReturnType<typeof startStore>>} store */
const verbs = store => ({
  add: async (/** @type {any} */ input) => (await store.data(ADD, { input: { address: { countryCode: 'DK' }, ...input } })).locationAdd,
  edit: async (/** @type {string} */ id, /** @type {any} */ input) => (await store.data(EDIT, { id, input })).locationEdit,
  activate: async (/** @type {string} */ id) => (await store.data(ACTIVATE, { id, key: store.newKey() })).locationActivate,
  deactivate: async (/** @type {string} */ id, /** @type {string} */ to) => (await store.data(DEACTIVATE, { id, to, key: store.newKey() })).locationDeactivate,
  remove: async (/** @type {string} */ id) => (await store.data(DELETE, { id })).locationDelete
});

test('a location is added with the names of its codes, edited in parts, and found in the list', async t => {
  const store = await startStore(t);
  const { add, edit } = verbs(store);

  const { location } = await add({ name: 'Montreal', address: { address1: '1 Rue', city: 'Montreal', countryCode: 'CA', provinceCode: 'QC', zip: 'H2X' } });
  const edited = await edit(location.id, { address: { provinceCode: 'ON' } });
  const listed = await store.data('{ locations(first: 10, query: "city:Montreal") { nodes { id name } } locationsCount { count } }');

  assert.deepEqual({ ...location.address, latitude: null }, { address1: '1 Rue', city: 'Montreal', country: 'Canada', countryCode: 'CA', province: 'Quebec', provinceCode: 'QC', zip: 'H2X', formatted: ['1 Rue', 'Montreal QC H2X', 'Canada'], latitude: null });
  assert.equal(typeof location.address.latitude, 'number');
  assert.deepEqual([location.isActive, location.fulfillsOnlineOrders, location.hasActiveInventory], [true, true, false]);
  assert.deepEqual(edited.location.address, { province: 'Ontario', provinceCode: 'ON', countryCode: 'CA' });
  assert.deepEqual(listed, { locations: { nodes: [{ id: location.id, name: 'Montreal' }] }, locationsCount: { count: 3 } });
});

test('names must be there, short, and unique among the active', async t => {
  const store = await startStore(t);
  const { add, deactivate, activate } = verbs(store);
  const code = async (/** @type {any} */ input) => (await add(input)).userErrors.map((/** @type {any} */ error) => [error.field.join('.'), error.code]);

  const { location: first } = await add({ name: 'Nord' });
  assert.deepEqual(await code({ name: 'nord' }), [['input.name', 'TAKEN']]);
  assert.deepEqual(await code({ name: '' }), [['input.name', 'BLANK']]);
  assert.deepEqual(await code({ name: 'n'.repeat(101) }), [['input.name', 'TOO_LONG']]);
  assert.deepEqual(await code({ name: 'Syd', address: { countryCode: 'DK', zip: '1'.repeat(256) } }), [['input.address.zip', 'TOO_LONG']]);
  assert.deepEqual((await deactivate(first.id, 'gid://shopify/Location/42')).locationDeactivateUserErrors.map((/** @type {any} */ error) => error.code), ['DESTINATION_LOCATION_NOT_FOUND_OR_INACTIVE']);
  assert.deepEqual((await store.data(DEACTIVATE, { id: first.id, key: 'a' })).locationDeactivate.locationDeactivateUserErrors, []);
  assert.deepEqual(await code({ name: 'Nord' }), [], 'the name is free again');
  assert.equal((await activate(first.id)).locationActivateUserErrors[0].code, 'HAS_NON_UNIQUE_NAME');
});

test('a stocked location goes only with a place for its stock, then it can be deleted', async t => {
  const store = await startStore(t);
  const { deactivate, remove } = verbs(store);
  const { item, locationId, secondId } = store.item();
  const total = store.shop.tables.InventoryItem.rows.reduce((sum, one) => sum + one.available, 0);
  const asleep = item.levels[0].available;

  assert.deepEqual((await remove(locationId)).locationDeleteUserErrors.map((/** @type {any} */ error) => error.code), ['LOCATION_IS_ACTIVE', 'LOCATION_HAS_INVENTORY']);
  const bare = (await store.data(DEACTIVATE, { id: locationId, key: 'a' })).locationDeactivate;
  assert.deepEqual([bare.location.isActive, bare.locationDeactivateUserErrors[0].code], [true, 'HAS_ACTIVE_INVENTORY_ERROR']);
  assert.equal((await deactivate(locationId, locationId)).locationDeactivateUserErrors[0].code, 'DESTINATION_LOCATION_IS_THE_SAME_LOCATION');
  const done = await deactivate(locationId, secondId);
  assert.deepEqual([done.locationDeactivateUserErrors, done.location.isActive, done.location.hasActiveInventory, done.location.deletable], [[], false, false, true]);
  assert.ok(done.location.deactivatedAt);

  assert.deepEqual(await remove(locationId), { deletedLocationId: locationId, locationDeleteUserErrors: [] });
  assert.equal(item.levels.length, 1);
  assert.equal(item.levels[0].location.id, secondId);
  assert.equal(item.available, asleep);
  assert.ok(store.shop.tables.InventoryItem.rows.reduce((sum, one) => sum + one.available, 0) >= total, 'nothing is lost; what slept at the destination wakes');
  const { location, locations } = await store.data('query ($id: ID!) { location(id: $id) { id } locations(first: 5, includeInactive: true) { nodes { id } } }', { id: locationId });
  assert.deepEqual([location, locations.nodes.length], [null, 1]);
  assert.equal((await store.data(DEACTIVATE, { id: secondId, key: 'b' })).locationDeactivate.locationDeactivateUserErrors[0].code, 'PERMANENTLY_BLOCKED_FROM_DEACTIVATION_ERROR');
});

test('the stock of a deleted product still counts for a moment', async t => {
  const store = await startStore(t, { products: 0 });
  const [{ id }] = store.shop.locations;
  const { productCreate } = await store.data('mutation { productCreate(product: { title: "x" }) { product { id } } }');
  await store.data('mutation ($id: ID!) { productDelete(input: { id: $id }) { deletedProductId } }', { id: productCreate.product.id });
  const stocked = async () => (await store.data('query ($id: ID!) { location(id: $id) { hasActiveInventory } }', { id })).location.hasActiveInventory;

  assert.equal(await stocked(), true);
  await store.control('POST', 'demo.myshopify.com/clock', { advanceMs: 5001 });
  assert.equal(await stocked(), false);
});

test('metafields come with a location: without a value passed over, without a key refused outright', async t => {
  const store = await startStore(t);
  const { add } = verbs(store);
  const metafield = { namespace: 'custom', key: 'hours', type: 'single_line_text_field', value: '9-5' };

  const { location } = await add({ name: 'A', metafields: [metafield, { ...metafield, key: 'blank', value: '' }] });
  const read = await store.data('query ($id: ID!) { location(id: $id) { metafield(namespace: "custom", key: "hours") { value ownerType } metafields(first: 5) { nodes { key } } } }', { id: location.id });
  const refused = await store.call(ADD, { input: { name: 'B', address: { countryCode: 'DK' }, metafields: [{ ...metafield, key: '' }] } });

  assert.deepEqual(read.location, { metafield: { value: '9-5', ownerType: 'LOCATION' }, metafields: { nodes: [{ key: 'hours' }] } });
  assert.deepEqual([refused.errors[0].message, refused.errors[0].extensions.code, refused.data], ["key can't be blank", 'INVALID_FIELD_ARGUMENTS', { locationAdd: null }]);
});

test('the location of a fulfillment service is not the merchant\'s to switch', async t => {
  const store = await startStore(t);
  const { deactivate, activate, edit } = verbs(store);
  const { fulfillmentServiceCreate } = await store.data(`mutation { fulfillmentServiceCreate(name: "Lager & Co", inventoryManagement: true) { fulfillmentService { id handle
    location { id name isFulfillmentService isActive fulfillsOnlineOrders shipsInventory } } userErrors { message } } }`);
  const { location, id } = fulfillmentServiceCreate.fulfillmentService;

  assert.deepEqual({ ...location, id: null }, { id: null, name: 'Lager & Co', isFulfillmentService: true, isActive: true, fulfillsOnlineOrders: true, shipsInventory: false });
  assert.equal((await store.data(DEACTIVATE, { id: location.id, key: 'a' })).locationDeactivate.locationDeactivateUserErrors[0].code, 'PERMANENTLY_BLOCKED_FROM_DEACTIVATION_ERROR');
  assert.equal((await activate(location.id)).locationActivateUserErrors[0].code, 'LOCATION_NOT_FOUND');
  assert.equal((await edit(location.id, { fulfillsOnlineOrders: false })).userErrors[0].code, 'CANNOT_MODIFY_ONLINE_ORDER_FULFILLMENT_FOR_FS_LOCATION');
  assert.equal((await deactivate(store.shop.locations[0].id, location.id)).locationDeactivateUserErrors[0].code, 'DESTINATION_LOCATION_NOT_SHOPIFY_MANAGED');
  const lists = await store.data('{ own: locations(first: 5) { nodes { id } } all: locations(first: 5, includeLegacy: true) { nodes { id } } }');
  assert.deepEqual([lists.own.nodes.length, lists.all.nodes.length], [2, 3]);
  const { fulfillmentServiceDelete } = await store.data('mutation ($id: ID!) { fulfillmentServiceDelete(id: $id, inventoryAction: DELETE) { deletedId userErrors { message } } }', { id });
  assert.deepEqual(fulfillmentServiceDelete, { deletedId: id.replace('?id=true', ''), userErrors: [] });
});
