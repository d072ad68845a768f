// @ts-check
// The documents that a synchronisation sends about orders and customers: each runs without an error, and answers every field for which the store has a value.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { alwaysNull, documentNamed, nulls } from '../../testing/documents.js';
import { startEmulator } from '../../testing/harness.js';
import { merchantDeed } from '../../src/store/merchant/deeds.js';
import { storeModules } from '../../src/store-modules.js';

const SCOPES = ['read_products', 'read_orders', 'read_all_orders', 'read_customers'];
const QUERY = "updated_at:>='2000-01-01T00:00:00Z'";

/** Every page of a list. @param {import('node:test').TestContext} t @param {string} name @param {string} list @param {number} first */
async function allOf(t, name, list, first) {
  const emulator = await startEmulator(t, { products: 30, customers: 20, orders: 60, plan: 'unlimited', apps: [{ token: 'token', scopes: SCOPES }] }, storeModules);
  /** @type {import('../../src/store/shop.js').Shop} */
  const shop = emulator.host.shop;
  const customer = /** @type {any} */ (merchantDeed(shop, 'customer', { firstName: 'Åse', lastName: 'Sørensen', email: 'aase@example.com', phone: '+4512345678', note: 'Rings first', tags: ['vip'], acceptsMarketing: true,
    address: { address1: 'Via 1', address2: 'int. 2', city: 'Rome', provinceCode: 'RM', zip: '00100', countryCode: 'IT', phone: '+4512345678' } }));
  const order = merchantDeed(shop, 'order', { customerId: customer.id, note: 'At the back door', tags: ['x'], lines: [{ variantId: shop.tables.ProductVariant.rows.find(one => one.sku)?.id, quantity: 1 }] });
  merchantDeed(shop, 'order', { action: 'cancel', id: /** @type {any} */ (order).id });
  const read = [];
  for (let after = null, more = true; more;) {
    const { data, errors } = await emulator.ask(documentNamed(name), { first, after, query: QUERY });
    assert.equal(errors, undefined, JSON.stringify(errors));
    read.push(...data[list].nodes);
    [after, more] = [data[list].pageInfo.endCursor, data[list].pageInfo.hasNextPage];
  }
  return { shop, read, customer: customer.id, order: /** @type {any} */ (order).id };
}

test('orders are read page by page', async t => {
  const { shop, read, order } = await allOf(t, '60_orders_incremental', 'orders', 25);

  assert.equal(read.length, shop.tables.Order.size);
  assert.deepEqual(alwaysNull(read), []);
  assert.deepEqual(nulls(read.find(({ id }) => id === order)), []);
  for (const node of read) {
    /** @type {any} */
    const record = shop.find(node.id);
    assert.deepEqual([node.cancelledAt === null, node.closedAt === null, node.note, node.customer?.id], [record.cancelledMs === null, record.closedMs === null, record.note, record.customer?.id]);
    assert.deepEqual(node.lineItems.nodes.map((/** @type {any} */ one) => [one.sku, one.quantity]), record.lines.slice(0, 20).map((/** @type {any} */ one) => [one.sku, one.quantity]));
  }
});

test('customers are read page by page', async t => {
  const { shop, read, customer } = await allOf(t, '70_customers_incremental', 'customers', 8);

  assert.equal(read.length, shop.tables.Customer.size);
  assert.deepEqual(alwaysNull(read), []);
  assert.deepEqual(nulls(read.find(({ id }) => id === customer)), []);
  for (const node of read) {
    /** @type {any} */
    const record = shop.find(node.id);
    assert.deepEqual([node.firstName, node.note, node.defaultEmailAddress?.emailAddress ?? null, node.defaultPhoneNumber?.phoneNumber ?? null, node.defaultAddress?.id], [record.firstName, record.note, record.email, record.phone, record.defaultAddress?.id]);
  }
});
