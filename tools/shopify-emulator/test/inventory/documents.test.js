// @ts-check
// The documents that a synchronisation sends about stock: each runs without an error, and answers every field for which the store has a value.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { documentNamed as document, nulls } from '../../testing/documents.js';
import { startStore } from '../../testing/stock.js';

test('stock is set, adjusted and activated', async t => {
  const store = await startStore(t);
  const { item, itemId, locationId, secondId } = store.item();
  const from = item.available;
  const input = { name: 'available', reason: 'correction', referenceDocumentUri: 'gid://my-sync-server/ChangeSet/42', quantities: [{ inventoryItemId: itemId, locationId, quantity: from + 1, changeFromQuantity: from }] };
  const changes = [{ inventoryItemId: itemId, locationId, delta: 2, changeFromQuantity: from + 1 }];
  const literal = document('51_inventory_set_literal').replace('gid://shopify/InventoryItem/1', itemId).replace('gid://shopify/Location/1', locationId).replace('changeFromQuantity: 5', 'changeFromQuantity: null').replace('quantity: 12', `quantity: ${from + 9}`);

  const set = await store.data(document('50_inventory_set'), { input, idempotencyKey: 'a' });
  const adjusted = await store.data(document('52_inventory_adjust'), { input: { name: 'available', reason: 'other', changes }, idempotencyKey: 'b' });
  const activated = await store.data(document('53_inventory_activate'), { inventoryItemId: itemId, locationId: secondId, available: 4, idempotencyKey: 'c' });
  const written = await store.data(literal);
  const inner = await store.data(document('18_bulk_inventory_set.inner'), { input: { ...input, quantities: [{ ...input.quantities[0], quantity: 1, changeFromQuantity: null }] }, idempotencyKey: 'd' });

  for (const data of [set, adjusted, activated, written, inner]) assert.deepEqual(/** @type {any} */ (Object.values(data)[0]).userErrors, []);
  // Shopify itself answers null for the quantity after a change.
  const after = (/** @type {string} */ name) => [1, 2].map(() => `.${name}.inventoryAdjustmentGroup.changes.quantityAfterChange`);
  assert.deepEqual(nulls(set), after('inventorySetQuantities'));
  assert.deepEqual(nulls(adjusted), after('inventoryAdjustQuantities'));
  assert.deepEqual([activated, written, inner].flatMap(data => nulls(data)), []);
  assert.equal(item.levels[0].available, 1);
});

test('items are read page by page with all their levels, and locations', async t => {
  const store = await startStore(t);
  const seen = new Set();

  for (let after = null, more = true; more;) {
    /** @type {any} */
    const { inventoryItems } = await store.data(document('54_inventory_items_page'), { first: 30, after });
    for (const node of inventoryItems.nodes) {
      const item = store.shop.find(node.id);
      seen.add(node.id);
      assert.deepEqual(nulls(node).filter(path => path !== '.sku'), []);
      assert.equal(node.inventoryLevels.nodes.length, item.levels.filter((/** @type {any} */ level) => level.isActive).length);
      assert.equal(node.sku, item.sku);
    }
    [after, more] = [inventoryItems.pageInfo.endCursor, inventoryItems.pageInfo.hasNextPage];
  }
  assert.equal(seen.size, store.shop.tables.InventoryItem.size);
  const { locations } = await store.data(document('55_locations'));
  assert.deepEqual(nulls(locations), []);
  assert.equal(locations.nodes.length, 2);
});

test('the merchant counts the shelves when asked to; edits of products stay what they were', async t => {
  const store = await startStore(t);
  const other = await startStore(t);
  const total = () => store.shop.tables.InventoryItem.rows.map(item => item.available);
  const before = total();

  const { body } = await store.control('POST', 'demo.myshopify.com/edit', { stock: 5, seed: 2 });
  const changed = total().filter((available, index) => available !== before[index]).length;
  const both = (await other.control('POST', 'demo.myshopify.com/edit', { edits: 3, stock: 1, seed: 4 })).body;
  const alone = (await store.control('POST', 'demo.myshopify.com/edit', { edits: 3, seed: 4 })).body;

  assert.deepEqual(body.map((/** @type {any} */ edit) => edit.fields), Array(5).fill(['variants.stock']));
  assert.ok(changed >= 4 && changed <= 5, `${changed} items`);
  assert.deepEqual(both.slice(0, 3), alone);
  const levels = (await store.control('GET', 'demo.myshopify.com/ledger')).body.filter((/** @type {any} */ entry) => entry.id.includes('InventoryLevel'));
  assert.ok(levels.every((/** @type {any} */ entry) => entry.actor === 'merchant' && entry.before[0].quantities.available !== entry.after[0].quantities.available));
});
