// @ts-check
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { ask, contextOf } from '../../testing/ask.js';
import { storeModules } from '../../src/store-modules.js';

/** @returns {import('../../src/store/shop.js').Shop} */
const shopOf = () => storeModules.makeShop({ shop: 'demo.myshopify.com', products: 10, customers: 10, orders: 30, seed: 5, apps: [] }, { now: () => new Date(Date.UTC(2026, 10, 21, 12)) });

/** @param {import('../../src/store/shop.js').Shop} shop @param {string} document @param {object} variables */
const on = (shop, document, variables) => ask(shop, document, variables, contextOf(shop, { variables: /** @type {any} */ (variables), scopes: ['read_all_orders', 'write_orders', 'write_customers'] }));

test('a customer is made, refused, changed and deleted', async () => {
  const shop = shopOf();
  const create = (/** @type {object} */ input) => on(shop, 'mutation ($input: CustomerInput!) { customerCreate(input: $input) { customer { id displayName email numberOfOrders amountSpent { amount } lastOrder { id } tags defaultAddress { city } emailMarketingConsent { marketingState } } userErrors { field message } } }', { input });

  const { customerCreate: made } = await create({ firstName: 'Åse', lastName: 'Ærø', email: ' Aase@Example.com', phone: '+45 12 34 56 78', tags: ['b', 'a'], addresses: [{ city: 'Odense', countryCode: 'DK' }], emailMarketingConsent: { marketingState: 'SUBSCRIBED' } });
  const { customerCreate: nobody } = await create({ note: 'x' });
  const { customerCreate: twice } = await create({ email: 'aase@example.com', phone: '+4512345678' });
  const { customerUpdate } = await on(shop, 'mutation ($input: CustomerInput!) { customerUpdate(input: $input) { customer { displayName email } userErrors { message } } }', { input: { id: made.customer.id, firstName: 'Aase', email: 'a@example.com' } });
  const owner = shop.tables.Customer.rows.find(customer => customer.orders.length);
  const remove = (/** @type {string} */ id) => on(shop, 'mutation ($input: CustomerDeleteInput!) { customerDelete(input: $input) { deletedCustomerId userErrors { field message } } }', { input: { id } });

  assert.deepEqual([made.customer.displayName, made.customer.email, made.customer.tags, made.customer.defaultAddress.city, made.customer.numberOfOrders, made.customer.lastOrder], ['Åse Ærø', 'aase@example.com', ['a', 'b'], 'Odense', '0', null]);
  assert.deepEqual(nobody.userErrors, [{ field: null, message: 'A name, phone number, or email address must be present' }]);
  assert.deepEqual(twice.userErrors.map((/** @type {any} */ one) => one.message), ['Email has already been taken', 'Phone has already been taken']);
  assert.deepEqual(customerUpdate.customer, { displayName: 'Aase Ærø', email: 'a@example.com' });
  assert.equal((await remove(owner?.id ?? '')).customerDelete.deletedCustomerId, null);
  assert.equal((await remove(made.customer.id)).customerDelete.deletedCustomerId, made.customer.id);
  assert.equal(shop.customers.byEmail('a@example.com'), undefined);
});

test('an order is entered with its payment, counted, cancelled by a job and deleted', async () => {
  const shop = shopOf();
  const order = { email: 'new@example.com', tags: ['imported'], test: true, currency: 'DKK', processedAt: '2024-01-02T00:00:00Z', lineItems: [{ title: 'Special', quantity: 2, sku: 'S-1', requiresShipping: false, priceSet: { shopMoney: { amount: '31.90', currencyCode: 'DKK' } } }],
    transactions: [{ kind: 'AUTHORIZATION', status: 'SUCCESS', gateway: 'external', amountSet: { shopMoney: { amount: '63.80', currencyCode: 'DKK' } } }] };

  const { orderCreate } = await on(shop, `mutation ($order: OrderCreateOrderInput!) { orderCreate(order: $order) { order { id displayFinancialStatus capturable totalCapturable totalCapturableSet { shopMoney { amount } } totalOutstandingSet { shopMoney { amount } }
    paymentGatewayNames processedAt customer { id displayName } lineItems(first: 2) { nodes { name variant { id } } } } userErrors { field message code } } }`, { order });
  const { ordersCount } = await on(shop, '{ ordersCount(query: "tag:imported") { count precision } }', {});
  const { orderCancel } = await on(shop, 'mutation ($id: ID!) { orderCancel(orderId: $id, reason: OTHER, restock: true, refund: true) { job { id done } orderCancelUserErrors { code } } }', { id: orderCreate.order.id });
  const { orderDelete } = await on(shop, 'mutation ($id: ID!) { orderDelete(orderId: $id) { deletedId userErrors { code } } }', { id: orderCreate.order.id });

  assert.deepEqual(orderCreate.userErrors, []);
  const { id, ...rest } = orderCreate.order;
  assert.deepEqual(rest, { displayFinancialStatus: 'AUTHORIZED', capturable: true, totalCapturable: '63.80', totalCapturableSet: { shopMoney: { amount: '63.8' } }, totalOutstandingSet: { shopMoney: { amount: '0.0' } },
    paymentGatewayNames: ['external'], processedAt: '2024-01-02T00:00:00Z', customer: { id: rest.customer.id, displayName: 'new@example.com' }, lineItems: { nodes: [{ name: 'Special', variant: null }] } });
  assert.deepEqual(ordersCount, { count: 1, precision: 'EXACT' });
  assert.deepEqual([orderCancel.job.done, orderCancel.orderCancelUserErrors], [false, []]);
  assert.equal(orderDelete.deletedId, id);
});

test('an order is updated, closed, opened, paid and refunded', async () => {
  const shop = shopOf();
  const pending = shop.tables.Order.rows.find(one => one.displayFinancialStatus === 'PENDING');
  assert.ok(pending);
  const { id } = pending;

  const data = await on(shop, `mutation ($id: ID!, $input: OrderInput!) { orderUpdate(input: $input) { order { note tags customAttributes { key value } shippingAddress { city } } userErrors { message } }
    orderClose(input: { id: $id }) { order { closed } } orderOpen(input: { id: $id }) { order { closed } } orderMarkAsPaid(input: { id: $id }) { order { displayFinancialStatus } userErrors { message } }
    again: orderMarkAsPaid(input: { id: $id }) { userErrors { message } } tagsAdd(id: $id, tags: ["ny"]) { node { ... on Order { tags } } } }`,
  { id, input: { id, note: 'Ring først', tags: ['b', 'a'], customAttributes: [{ key: 'k', value: 'v' }], shippingAddress: { city: 'Ribe' } } });
  const { refundCreate } = await on(shop, `mutation ($input: RefundInput!) { refundCreate(input: $input) @idempotent(key: "r-1") { refund { totalRefundedSet { shopMoney { amount } } } order { displayFinancialStatus } userErrors { message } } }`,
    { input: { orderId: id, refundLineItems: [{ lineItemId: pending.lines[0].id, quantity: 1, restockType: 'NO_RESTOCK' }], transactions: [{ orderId: id, kind: 'REFUND', gateway: 'manual', amount: '1.00' }] } });
  const missing = await on(shop, 'mutation { orderUpdate(input: { id: "gid://shopify/Order/1" }) { userErrors { field message } } }', {});

  assert.deepEqual(data.orderUpdate.order, { note: 'Ring først', tags: ['a', 'b'], customAttributes: [{ key: 'k', value: 'v' }], shippingAddress: { city: 'Ribe' } });
  assert.deepEqual([data.orderClose.order.closed, data.orderOpen.order.closed, data.orderMarkAsPaid.order.displayFinancialStatus, data.again.userErrors.length, data.tagsAdd.node.tags], [true, false, 'PAID', 1, ['a', 'b', 'ny']]);
  assert.deepEqual([refundCreate.refund.totalRefundedSet.shopMoney.amount, refundCreate.order.displayFinancialStatus], ['1.0', 'PARTIALLY_REFUNDED']);
  assert.deepEqual(missing.orderUpdate.userErrors, [{ field: ['id'], message: 'Order does not exist' }]);
});

test('an order changes hands', async () => {
  const shop = shopOf();
  const order = shop.tables.Order.rows.find(one => one.customer);
  const other = shop.tables.Customer.rows.find(one => one.orders.length === 0);
  assert.ok(order && other);

  const set = await on(shop, 'mutation ($o: ID!, $c: ID!) { orderCustomerSet(orderId: $o, customerId: $c) { order { customer { id orders(first: 2) { nodes { id } } } } userErrors { code } } }', { o: order.id, c: other.id });
  const removed = await on(shop, 'mutation ($o: ID!) { orderCustomerRemove(orderId: $o) { order { customer { id } } userErrors { code } } }', { o: order.id });

  assert.deepEqual(set.orderCustomerSet.order.customer, { id: other.id, orders: { nodes: [{ id: order.id }] } });
  assert.equal(removed.orderCustomerRemove.order.customer, null);
});
