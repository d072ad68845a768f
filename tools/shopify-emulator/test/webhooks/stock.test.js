// @ts-check
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { storeModules } from '../../src/store-modules.js';
import { SHOP, startEmulator } from '../../testing/harness.js';
import { startReceiver } from '../../testing/receiver.js';

const TOPICS = ['INVENTORY_LEVELS_CONNECT', 'INVENTORY_LEVELS_UPDATE', 'INVENTORY_LEVELS_DISCONNECT', 'INVENTORY_ITEMS_UPDATE', 'PRODUCTS_UPDATE', 'LOCATIONS_CREATE', 'LOCATIONS_UPDATE', 'LOCATIONS_DEACTIVATE', 'LOCATIONS_DELETE', 'COLLECTIONS_CREATE', 'COLLECTIONS_UPDATE', 'COLLECTIONS_DELETE'];

test('stock, locations and collections are told of, each deed as what it is', async t => {
  const receiver = await startReceiver(t);
  const scopes = ['write_products', 'write_inventory', 'write_locations'];
  const emulator = await startEmulator(t, { products: 8, apps: [{ token: 'token', clientId: 'id', clientSecret: 'secret', scopes }] }, storeModules);
  for (const topic of TOPICS) await emulator.ask('mutation($topic: WebhookSubscriptionTopic!, $uri: String!) { webhookSubscriptionCreate(topic: $topic, webhookSubscription: {uri: $uri}) { userErrors { message } } }', { topic, uri: receiver.url });
  const item = emulator.host.shop.tables.InventoryItem.rows.find((/** @type {any} */ one) => one.tracked && one.levels.length > 1);
  const [level] = item.levels;
  /** @param {string} mutation @param {object} [variables] */
  const deed = async (mutation, variables) => {
    const { body } = await emulator.control('POST', `${SHOP}/edit`, { mutation, variables });
    assert.deepEqual(Object.values(body.data)[0].userErrors, [], JSON.stringify(body));
    await emulator.control('POST', `${SHOP}/tick`, {});
    const got = receiver.got.splice(0);
    return { data: Object.values(body.data)[0], topics: got.map(one => one.topic).sort(), of: (/** @type {string} */ topic) => got.find(one => one.topic === topic)?.body };
  };

  const set = await deed('mutation($i: InventorySetQuantitiesInput!) { inventorySetQuantities(input: $i) { userErrors { message } } }', { i: { name: 'available', reason: 'correction', quantities: [{ inventoryItemId: item.id, locationId: level.location.id, quantity: level.available + 5, changeFromQuantity: level.available }] } });
  const left = await deed('mutation($id: ID!) { inventoryDeactivate(inventoryLevelId: $id) { userErrors { message } } }', { id: level.id });
  const location = await deed('mutation { locationAdd(input: {name: "Ny", address: {countryCode: DK}}) { location { id } userErrors { message } } }');
  const moved = await deed('mutation($id: ID!) { locationEdit(id: $id, input: {name: "Nyere"}) { userErrors { message } } }', { id: location.data.location.id });
  const collection = await deed('mutation { collectionCreate(input: {title: "Efterår"}) { collection { id } userErrors { message } } }');
  const gone = await deed('mutation($id: ID!) { collectionDelete(input: {id: $id}) { userErrors { message } } }', { id: collection.data.collection.id });

  assert.deepEqual(set.topics, ['inventory_levels/update', 'products/update']);
  assert.deepEqual([set.of('inventory_levels/update').inventory_item_id, set.of('inventory_levels/update').location_id, set.of('inventory_levels/update').available], [item.n, level.location.n, level.available]);
  assert.deepEqual(left.of('inventory_levels/disconnect'), { inventory_item_id: item.n, location_id: level.location.n });
  assert.deepEqual([location.topics, moved.topics], [['locations/create'], ['locations/update']]);
  assert.equal(moved.of('locations/update').name, 'Nyere');
  assert.deepEqual([collection.topics, gone.topics], [['collections/create'], ['collections/delete']]);
  assert.equal(collection.of('collections/create').title, 'Efterår');
  assert.deepEqual(gone.of('collections/delete'), { id: Number(collection.data.collection.id.split('/').pop()) });
});
