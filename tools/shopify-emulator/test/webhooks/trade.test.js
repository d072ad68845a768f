// @ts-check
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { storeModules } from '../../src/store-modules.js';
import { SHOP, startEmulator } from '../../testing/harness.js';
import { startReceiver } from '../../testing/receiver.js';

const TOPICS = [
  'ORDERS_CREATE', 'ORDERS_UPDATED', 'ORDERS_PAID', 'ORDERS_CANCELLED', 'ORDERS_EDITED', 'ORDERS_FULFILLED', 'ORDERS_PARTIALLY_FULFILLED', 'ORDERS_DELETE', 'REFUNDS_CREATE',
  'CUSTOMERS_CREATE', 'CUSTOMERS_UPDATE', 'CUSTOMERS_DELETE', 'CARTS_CREATE', 'CARTS_UPDATE', 'CHECKOUTS_CREATE', 'CHECKOUTS_UPDATE', 'CHECKOUTS_DELETE'
];

/** A shop whose app hears of all trade. @param {import('node:test').TestContext} t */
async function shopInTrade(t) {
  const receiver = await startReceiver(t);
  const emulator = await startEmulator(t, { products: 5 }, storeModules);
  for (const topic of TOPICS) {
    const { data } = await emulator.ask('mutation($topic: WebhookSubscriptionTopic!, $uri: String!) { webhookSubscriptionCreate(topic: $topic, webhookSubscription: {uri: $uri}) { userErrors { message } } }', { topic, uri: receiver.url });
    assert.deepEqual(data.webhookSubscriptionCreate.userErrors, []);
  }
  const { data } = await emulator.ask('{ productVariants(first: 2) { nodes { id } } }');
  return {
    receiver, variants: data.productVariants.nodes.map((/** @type {any} */ node) => node.id),
    /** What was told of a deed: the topics, sorted, and the bodies by topic. @param {string} command @param {object} body */
    async deed(command, body) {
      const { status, body: answer } = await emulator.control('POST', `${SHOP}/${command}`, body);
      assert.equal(status, 200, JSON.stringify(answer));
      await emulator.control('POST', `${SHOP}/tick`, {});
      const got = receiver.got.splice(0);
      return { answer, topics: got.map(one => one.topic).sort(), bodies: Object.fromEntries(got.map(one => [one.topic, one.body])) };
    },
  };
}

test('the life of an order is told step by step', async t => {
  const { variants, deed } = await shopInTrade(t);

  const placed = await deed('order', { action: 'place', lines: [{ variantId: variants[0], quantity: 2 }] });
  const order = placed.bodies['orders/create'];
  const id = order.admin_graphql_api_id;
  const halfSent = await deed('order', { action: 'fulfil', id, lines: [{ id: order.line_items[0].admin_graphql_api_id, quantity: 1 }] });
  const sent = await deed('order', { action: 'fulfil', id });
  const refunded = await deed('order', { action: 'refund', id });

  assert.ok(placed.topics.includes('orders/create'), placed.topics.join());
  assert.match(order.total_price, /^\d+\.\d\d$/);
  assert.equal(order.line_items[0].variant_id, Number(variants[0].split('/').pop()));
  assert.ok(halfSent.topics.includes('orders/partially_fulfilled') && halfSent.topics.includes('orders/updated'), halfSent.topics.join());
  assert.equal(halfSent.bodies['orders/updated'].fulfillment_status, 'partial');
  assert.ok(sent.topics.includes('orders/fulfilled'), sent.topics.join());
  assert.ok(refunded.topics.includes('refunds/create'), refunded.topics.join());
  assert.equal(refunded.topics.filter(topic => topic === 'refunds/create').length, 1);
  assert.deepEqual([refunded.bodies['refunds/create'].order_id, refunded.bodies['refunds/create'].refund_line_items[0].quantity], [order.id, 2]);
});

test('an order is edited, cancelled and deleted', async t => {
  const { variants, deed } = await shopInTrade(t);
  const id = (await deed('order', { action: 'place', lines: [{ variantId: variants[0] }] })).bodies['orders/create'].admin_graphql_api_id;

  const edited = await deed('order', { action: 'edit', id, add: [{ variantId: variants[1], quantity: 1 }] });
  const cancelled = await deed('order', { action: 'cancel', id });
  const deleted = await deed('order', { action: 'delete', id });

  assert.ok(edited.topics.includes('orders/edited'), edited.topics.join());
  assert.ok(cancelled.topics.includes('orders/cancelled'), cancelled.topics.join());
  assert.match(cancelled.bodies['orders/cancelled'].cancelled_at, /^\d{4}-/);
  assert.deepEqual(deleted.bodies['orders/delete'], { id: Number(id.split('/').pop()) });
});

test('customers come, change and go', async t => {
  const { deed } = await shopInTrade(t);

  const made = await deed('customer', { action: 'create', firstName: 'Åse', email: 'aase@example.com' });
  const id = made.bodies['customers/create'].admin_graphql_api_id;
  const changed = await deed('customer', { action: 'update', id, firstName: 'Ida' });
  const gone = await deed('customer', { action: 'delete', id });

  assert.deepEqual([made.topics, changed.topics, gone.topics], [['customers/create'], ['customers/update'], ['customers/delete']]);
  assert.deepEqual([made.bodies['customers/create'].first_name, changed.bodies['customers/update'].first_name], ['Åse', 'Ida']);
});

test('carts and checkouts are told of, though nobody can read them', async t => {
  const { variants, deed } = await shopInTrade(t);
  const lines = [{ variantId: variants[0], quantity: 1 }];

  const filled = await deed('cart', { token: 'c1', lines });
  const more = await deed('cart', { token: 'c1', lines: [...lines, { variantId: variants[1] }] });
  const begun = await deed('checkout', { token: 'k1', cartToken: 'c1', email: 'a@example.com', lines });
  const done = await deed('checkout', { token: 'k1', completed: true });
  const gone = await deed('checkout', { token: 'k1', delete: true });

  assert.deepEqual([filled.topics, more.topics, begun.topics, done.topics, gone.topics], [['carts/create'], ['carts/update'], ['checkouts/create'], ['checkouts/update'], ['checkouts/delete']]);
  assert.equal(more.bodies['carts/update'].line_items.length, 2);
  assert.equal(begun.bodies['checkouts/create'].cart_token, 'c1');
  assert.deepEqual(gone.bodies['checkouts/delete'], { id: begun.bodies['checkouts/create'].id });
});
