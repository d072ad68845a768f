// @ts-check
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { SHOP, startEmulator } from '../../testing/harness.js';
import { storeModules } from '../../src/store-modules.js';

/** @param {import('node:test').TestContext} t */
async function open(t) {
  const emulator = await startEmulator(t, { products: 30, customers: 20, orders: 0, seed: 2, madeAt: '2026-11-21T12:00:00Z', apps: [{ token: 'token', scopes: ['read_orders', 'read_all_orders', 'write_orders', 'read_customers', 'write_customers', 'read_products', 'read_inventory', 'write_products'] }] }, storeModules);
  /** @type {any[]} */
  const deeds = [];
  emulator.host.shop.onWrite((/** @type {any} */ deed) => deeds.push(deed));
  const tracked = emulator.host.shop.tables.ProductVariant.rows.find((/** @type {any} */ one) => one.inventoryItem.tracked && one.inventoryItem.available > 10 && Number(one.price) > 0);
  const tell = async (/** @type {string} */ name, /** @type {object} */ body) => {
    const { status, body: answer } = await emulator.control('POST', `${SHOP}/${name}`, body);
    return { status, answer };
  };
  return { ...emulator, deeds, tracked, tell, order: async (/** @type {object} */ body) => (await tell('order', body)).answer };
}

/** @param {any} variant @param {string} name */
const stock = (variant, name) => variant.inventoryItem.levels.reduce((/** @type {number} */ sum, /** @type {any} */ level) => sum + level.quantity(name), 0);

test('who buys commits stock and touches product and customer; who sends takes it off the shelf', async t => {
  const { host, order, deeds, tracked } = await open(t);
  const [available, before] = [stock(tracked, 'available'), tracked.product.updatedMs];
  const customer = host.shop.tables.Customer.rows[0];

  const placed = await order({ customerId: customer.id, lines: [{ variantId: tracked.id, quantity: 3 }], shipping: { title: 'GLS', price: '39.00' }, discountCode: 'TI', discountPercentage: 10 });

  assert.deepEqual([stock(tracked, 'available'), stock(tracked, 'committed'), stock(tracked, 'on_hand')], [available - 3, 3, available]);
  assert.ok(tracked.product.updatedMs > before);
  assert.deepEqual([placed.financialStatus, placed.fulfillmentStatus], ['PAID', 'UNFULFILLED']);
  assert.equal(deeds[0].mutation, 'orderCreate');
  assert.deepEqual(deeds[0].changes.map((/** @type {any} */ one) => [one.type, one.before === null]).filter((/** @type {any} */ [type]) => type !== 'InventoryLevel'), [['Customer', false], ['Product', false], ['Order', true]]);

  const moment = tracked.product.updatedMs;
  const sent = await order({ action: 'fulfil', id: placed.id, tracking: { company: 'GLS', number: '1', url: 'https://example.com/1' } });

  assert.deepEqual([stock(tracked, 'available'), stock(tracked, 'committed'), stock(tracked, 'on_hand')], [available - 3, 0, available - 3]);
  assert.equal(tracked.product.updatedMs, moment);
  assert.equal(sent.fulfillmentStatus, 'FULFILLED');
  assert.ok(host.shop.find(placed.id).closedMs !== null, 'paid and sent: archived');
});

test('a cancelled order gives back stock and money', async t => {
  const { host, order, tracked } = await open(t);
  const available = stock(tracked, 'available');
  const placed = await order({ lines: [{ variantId: tracked.id, quantity: 2 }] });

  const cancelled = await order({ action: 'cancel', id: placed.id, reason: 'FRAUD' });
  const again = await order({ action: 'cancel', id: placed.id });

  const record = host.shop.find(placed.id);
  assert.deepEqual([stock(tracked, 'available'), stock(tracked, 'committed')], [available, 0]);
  assert.deepEqual([cancelled.financialStatus, record.cancelReason, record.currentTotalCents, record.netPaymentCents], ['REFUNDED', 'FRAUD', 0, 0]);
  assert.match(JSON.stringify(again), /cancelled already/);
});

test('an unpaid order is paid, partly refunded, edited, closed, opened, and deleted', async t => {
  const { host, order, tracked, deeds } = await open(t);
  const placed = await order({ paid: false, lines: [{ variantId: tracked.id, quantity: 4 }] });
  const record = host.shop.find(placed.id);
  assert.equal(placed.financialStatus, 'PENDING');

  assert.equal((await order({ action: 'pay', id: placed.id })).financialStatus, 'PAID');
  assert.equal((await order({ action: 'refund', id: placed.id, lines: [{ id: record.lines[0].id, quantity: 1 }], note: 'Revet' })).financialStatus, 'PARTIALLY_REFUNDED');
  assert.deepEqual([record.lines[0].currentQuantity, record.refunds[0].lines[0].restockType, stock(tracked, 'committed')], [3, 'CANCEL', 3]);

  await order({ action: 'edit', id: placed.id, add: [{ variantId: tracked.id, quantity: 2 }], remove: [{ id: record.lines[0].id, quantity: 1 }] });
  assert.deepEqual([record.edited, record.currentItemCount, stock(tracked, 'committed')], [true, 4, 4]);

  await order({ action: 'close', id: placed.id });
  assert.ok(record.closed);
  await order({ action: 'open', id: placed.id });
  assert.ok(!record.closed);
  await order({ action: 'delete', id: placed.id });
  assert.equal(host.shop.find(placed.id), undefined);
  assert.deepEqual(deeds.map(deed => deed.mutation), ['orderCreate', 'orderMarkAsPaid', 'refundCreate', 'orderEditCommit', 'orderClose', 'orderOpen', 'orderDelete']);
});

test('an order of nothing said is drawn by the seed, and the same seed draws the same', async t => {
  const [one, two] = [await open(t), await open(t)];

  const [a, b] = [await one.order({ seed: 9 }), await two.order({ seed: 9 })];

  assert.deepEqual(a, b);

});

test('customers come, change and go; carts and checkouts are told of only', async t => {
  const { tell, deeds, tracked, host } = await open(t);

  const made = await tell('customer', { firstName: 'Åse', email: 'aase@example.com', tags: ['VIP'], address: { address1: 'Ærøvej 1', city: 'Odense', countryCode: 'DK' } });
  const taken = await tell('customer', { email: 'AASE@example.com' });
  await tell('customer', { action: 'update', id: made.answer.id, acceptsMarketing: true });
  const cart = await tell('cart', { lines: [{ variantId: tracked.id, quantity: 2 }] });
  await tell('cart', { token: cart.answer.token, lines: [] });
  const checkout = await tell('checkout', { cartToken: cart.answer.token, email: 'aase@example.com', lines: [{ variantId: tracked.id }] });
  await tell('checkout', { token: checkout.answer.token, delete: true });
  await tell('customer', { action: 'delete', id: made.answer.id });

  assert.equal(taken.status, 400);
  assert.equal(cart.answer.line_items[0].quantity, 2);
  assert.equal(host.shop.find(made.answer.id), undefined);
  assert.deepEqual(deeds.map(deed => deed.mutation), ['customerCreate', 'customerUpdate', 'cartCreate', 'cartUpdate', 'checkoutCreate', 'checkoutDelete', 'customerDelete']);
});

test('a deed that cannot be done says why, and nothing happens', async t => {
  const { tell, deeds } = await open(t);

  const answers = await Promise.all([{ lines: [{ sku: 'no such' }] }, { action: 'fly' }, { action: 'pay', id: 'gid://shopify/Order/1' }, { linez: [] }].map(body => tell('order', body)));

  assert.deepEqual(answers.map(({ status }) => status), [400, 400, 400, 400]);
  assert.equal(deeds.length, 0);
});
