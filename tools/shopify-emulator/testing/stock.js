// @ts-check
// For the tests of stock and locations: documents as a client would send them, over HTTP.
import assert from 'node:assert/strict';
import { startEmulator } from './harness.js';
import { storeModules } from '../src/store-modules.js';

const SCOPES = ['write_products', 'write_inventory', 'write_locations', 'read_locations', 'write_fulfillments', 'read_fulfillments'];

/**
 * A shop with products and a client that has every scope of the area.
 * @param {import('node:test').TestContext} t @param {Partial<import('../src/emulated-shop.js').ShopOptions>} [options]
 */
export async function startStore(t, options = {}) {
  const emulator = await startEmulator(t, { products: 40, seed: 3, plan: 'unlimited', apps: [{ token: 'token', scopes: SCOPES }, { token: 'other', scopes: SCOPES }], ...options }, storeModules);
  /** @type {import('../src/store/shop.js').Shop} */
  const shop = emulator.host.shop;
  let keys = 0;
  const newKey = () => `key-${++keys}`;
  /** @param {string} document @param {Record<string, any>} [variables] @param {string} [version] @param {string} [token] @returns {Promise<any>} the whole answer */
  const call = async (document, variables = {}, version = '2026-10', token = 'token') => (await emulator.raw(document, variables, { 'X-Shopify-Access-Token': token }, version)).json();
  /** @param {string} document @param {Record<string, any>} [variables] @param {string} [version] @returns {Promise<any>} the data of an answer without errors */
  const data = async (document, variables, version) => {
    const answer = await call(document, variables, version);
    assert.equal(answer.errors, undefined, JSON.stringify(answer.errors));
    return answer.data;
  };
  return {
    ...emulator,
    shop,
    call,
    data,
    newKey,
    /** A tracked item that is stocked at the first location only. */
    item() {
      const item = shop.tables.InventoryItem.rows.find(one => one.tracked && one.levels.length === 1 && one.available > 0 && one.available === one.levels[0].onHand);
      assert.ok(item);
      return { item, itemId: item.id, locationId: shop.locations[0].id, secondId: shop.locations[1].id };
    },
    /** @param {Record<string, any>} input @param {{ key?: string, version?: string }} [options] */
    async set(input, { key = newKey(), version } = {}) {
      const document = `mutation ($input: InventorySetQuantitiesInput!, $key: String!) { inventorySetQuantities(input: $input) @idempotent(key: $key) {
        inventoryAdjustmentGroup { id reason referenceDocumentUri changes { name delta quantityAfterChange ledgerDocumentUri item { id } location { id } } } userErrors { field message code } } }`;
      return (await data(document, { input: { name: 'available', reason: 'correction', ...input }, key }, version)).inventorySetQuantities;
    },
    /** @param {string} itemId @param {string} locationId @returns {Promise<Record<string, number>>} */
    async quantities(itemId, locationId) {
      const { inventoryItem } = await data(`query ($itemId: ID!, $locationId: ID!) { inventoryItem(id: $itemId) { inventoryLevel(locationId: $locationId, includeInactive: true) {
        quantities(names: ["available", "on_hand", "committed", "damaged", "reserved", "incoming", "safety_stock", "quality_control"]) { name quantity } } } }`, { itemId, locationId });
      return Object.fromEntries(inventoryItem.inventoryLevel.quantities.map((/** @type {any} */ one) => [one.name, one.quantity]));
    }
  };
}
