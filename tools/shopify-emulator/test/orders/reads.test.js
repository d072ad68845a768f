// @ts-check
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { ask, contextOf, run } from '../../testing/ask.js';
import { storeModules } from '../../src/store-modules.js';

const NOON = Date.UTC(2026, 10, 21, 12);

/** @param {object} [options] @returns {import('../../src/store/shop.js').Shop} */
const busy = options => storeModules.makeShop({ shop: 'demo.myshopify.com', products: 60, customers: 120, orders: 300, seed: 3, apps: [], ...options }, { now: () => new Date(NOON) });

/** @param {import('../../src/store/shop.js').Shop} shop @param {string[]} [scopes] */
const reader = (shop, scopes = ['read_orders', 'read_customers', 'read_all_orders']) => contextOf(shop, { scopes });

/** @param {import('../../src/store/shop.js').Shop} shop @param {string} query @param {string} [sortKey] @returns {Promise<any[]>} */
async function orders(shop, query, sortKey = 'ID') {
  const data = await ask(shop, `query ($query: String, $sortKey: OrderSortKeys) { orders(first: 250, query: $query, sortKey: $sortKey) { nodes {
    id name email tags test createdAt updatedAt processedAt closedAt cancelledAt displayFinancialStatus displayFulfillmentStatus customer { id displayName }
    totalPriceSet { shopMoney { amount } presentmentMoney { amount currencyCode } } currentTotalPriceSet { shopMoney { amount } } lineItems(first: 20) { nodes { sku quantity } } } } }`, { query, sortKey }, reader(shop));
  return data.orders.nodes;
}

test('the same seed makes the same customers and orders', () => {
  assert.equal(busy().digest(), busy().digest());
  assert.notEqual(busy().digest(), busy({ seed: 4 }).digest());
});

test('a seeded shop has every state of an order, buyers without orders and orders without buyers', async () => {
  const shop = busy({ orders: 900 });
  const rows = shop.tables.Order.rows;

  assert.deepEqual([...new Set(rows.map(order => order.displayFinancialStatus))].sort(), ['AUTHORIZED', 'PAID', 'PARTIALLY_PAID', 'PARTIALLY_REFUNDED', 'PENDING', 'REFUNDED', 'VOIDED']);
  assert.deepEqual([...new Set(rows.map(order => order.displayFulfillmentStatus))].sort(), ['FULFILLED', 'PARTIALLY_FULFILLED', 'UNFULFILLED']);
  assert.ok(rows.some(order => order.customer === null) && rows.some(order => order.test) && rows.some(order => order.cancelledMs !== null) && rows.some(order => order.lines.some(line => line.variantN === null)));
  assert.ok(shop.tables.Customer.rows.some(customer => customer.orders.length === 0) && shop.tables.Customer.rows.some(customer => customer.addresses.length > 1));
  for (const order of rows) assert.ok(order.currentTotalCents >= 0 && order.outstandingCents >= 0 && order.lines.every(line => line.currentQuantity >= 0 && line.unfulfilledQuantity >= 0), order.name);
});

test('committed stock is what open orders have not sent', () => {
  const shop = busy();
  const committed = shop.tables.InventoryItem.rows.flatMap(item => item.levels).reduce((sum, level) => sum + level.quantity('committed'), 0);
  const open = shop.tables.Order.rows.flatMap(order => order.lines).filter(line => line.locationN !== null).reduce((sum, line) => sum + line.unfulfilledQuantity, 0);

  assert.equal(committed, open);
  assert.ok(open > 0);
});

for (const [query, fits] of /** @type {[string, (order: any) => boolean][]} */ ([
  ['financial_status:paid', order => order.displayFinancialStatus === 'PAID'],
  ['financial_status:pending OR financial_status:authorized', order => ['PENDING', 'AUTHORIZED'].includes(order.displayFinancialStatus)],
  ['fulfillment_status:partial', order => order.displayFulfillmentStatus === 'PARTIALLY_FULFILLED'],
  ['status:open', order => order.closedAt === null && order.cancelledAt === null],
  ['status:cancelled', order => order.cancelledAt !== null],
  ['test:true', order => order.test],
  ['tag:express', order => order.tags.includes('express')],
  ['tag_not:express', order => !order.tags.includes('express')],
  ["created_at:>='2026-10-01' created_at:<'2026-11-01'", order => order.createdAt >= '2026-10-01' && order.createdAt < '2026-11-01T00:00:01Z'],
  ['processed_at:2026-10', order => order.processedAt.startsWith('2026-10')],
  ['created_at:>=now-30d', order => order.createdAt >= '2026-10-22T12:00:00Z'],
  ['name:1042', order => order.name === '#1042'],
  ['name:>=1200', order => Number(order.name.slice(1)) >= 1200],
  ['current_total_price:>1000 current_total_price:<=2000', order => Number(order.currentTotalPriceSet.shopMoney.amount) > 1000 && Number(order.currentTotalPriceSet.shopMoney.amount) <= 2000],
  ['subtotal_line_items_quantity:3..5', order => { const sum = order.lineItems.nodes.reduce((/** @type {number} */ all, /** @type {any} */ line) => all + line.quantity, 0); return sum >= 3 && sum <= 5; }]
])) {
  test(`orders: ${query}`, async () => {
    const shop = busy({ orders: 240 });

    const found = await orders(shop, query);

    const all = await orders(shop, '');
    assert.deepEqual(found.map(order => order.name), all.filter(fits).map(order => order.name));
    assert.ok(found.length > 0 && found.length < all.length);
  });
}

test('every sort key of orders and customers sorts, and reverses', async () => {
  const shop = busy();
  for (const sortKey of ['CREATED_AT', 'UPDATED_AT', 'PROCESSED_AT', 'TOTAL_PRICE', 'CUSTOMER_NAME', 'DESTINATION', 'FINANCIAL_STATUS', 'FULFILLMENT_STATUS', 'ORDER_NUMBER', 'PO_NUMBER', 'TOTAL_ITEMS_QUANTITY', 'CURRENT_TOTAL_PRICE', 'ID', 'RELEVANCE']) {
    const { a, b } = await ask(shop, `{ a: orders(first: 250, sortKey: ${sortKey}) { nodes { id } pageInfo { endCursor } } b: orders(last: 250, sortKey: ${sortKey}, reverse: true) { nodes { id } } }`, {}, reader(shop));
    assert.deepEqual(b.nodes.reverse(), a.nodes, sortKey);
  }
  for (const sortKey of ['CREATED_AT', 'UPDATED_AT', 'NAME', 'LOCATION', 'ID', 'RELEVANCE']) {
    const { customers } = await ask(shop, `{ customers(first: 200, sortKey: ${sortKey}) { nodes { id } } }`, {}, reader(shop));
    assert.equal(new Set(customers.nodes.map((/** @type {any} */ node) => node.id)).size, 120, sortKey);
  }
});

test('without read_all_orders only the orders of sixty days are there', async () => {
  const shop = busy();
  const [old] = shop.tables.Order.rows;

  const data = await ask(shop, 'query ($id: ID!) { order(id: $id) { id } orders(first: 250) { nodes { createdAt } } ordersCount { count } }', { id: old.id }, reader(shop, ['read_orders']));
  const all = await ask(shop, 'query ($id: ID!) { order(id: $id) { name } ordersCount(limit: null) { count } }', { id: old.id }, reader(shop));

  assert.equal(data.order, null);
  assert.ok(data.orders.nodes.length > 0 && data.orders.nodes.every((/** @type {any} */ node) => node.createdAt >= '2026-09-22T12:00:00Z'));
  assert.equal(data.ordersCount.count, data.orders.nodes.length);
  assert.deepEqual(all, { order: { name: old.name }, ordersCount: { count: 300 } });
});

test('an order tells its lines, payments, refunds and parcels', async () => {
  const shop = busy({ orders: 600 });
  const order = shop.tables.Order.rows.find(one => one.refunds.some(refund => refund.moneyBack.length) && one.fulfillments.length && one.shipping.length);
  assert.ok(order);

  const data = await ask(shop, `query ($id: ID!) { order(id: $id) { totalReceivedSet { shopMoney { amount } } netPaymentSet { shopMoney { amount } } paymentGatewayNames
    transactions { kind status gateway amountSet { shopMoney { amount } presentmentMoney { currencyCode } } parentTransaction { id } }
    refunds { totalRefundedSet { shopMoney { amount } } refundLineItems(first: 5) { nodes { quantity restockType lineItem { id } subtotalSet { shopMoney { amount } } } } transactions(first: 5) { nodes { id } } }
    fulfillments { status displayStatus totalQuantity trackingInfo { company number url } fulfillmentLineItems(first: 5) { nodes { quantity lineItem { id } } } }
    lineItems(first: 10) { nodes { name quantity currentQuantity variant { id } product { id } taxLines { rate priceSet { shopMoney { amount } } } discountAllocations { allocatedAmountSet { shopMoney { amount } } discountApplication { __typename } } } }
    shippingLines(first: 3) { nodes { title originalPriceSet { shopMoney { amount } } } } shippingAddress { name formatted countryCodeV2 } customer { numberOfOrders lastOrder { id } orders(first: 5, sortKey: CREATED_AT, reverse: true) { nodes { id } } } } }`, { id: order.id }, reader(shop));

  assert.equal(Number(data.order.netPaymentSet.shopMoney.amount) * 100, order.netPaymentCents);
  assert.equal(data.order.refunds.length, order.refunds.length);
  assert.equal(data.order.refunds[0].transactions.nodes.length, 1);
  assert.ok(data.order.shippingAddress.formatted.length >= 3);
});

test('a customer is found by id, e-mail and phone; counts know only few fields', async () => {
  const shop = busy();
  const customer = shop.tables.Customer.rows.find(one => one.email && one.phone && one.firstName && one.addresses.length);
  assert.ok(customer);
  const context = reader(shop);

  const data = await ask(shop, `query ($id: ID!, $email: String!, $phone: String!, $query: String!) { a: customerByIdentifier(identifier: { id: $id }) { id } b: customerByIdentifier(identifier: { emailAddress: $email }) { id }
    c: customerByIdentifier(identifier: { phoneNumber: $phone }) { id } d: customers(first: 5, query: $query) { nodes { id } } customersCount(query: $query) { count }
    customer(id: $id) { displayName defaultAddress { id } addresses { id } addressesV2(first: 5) { nodes { city formattedArea } } statistics { predictedSpendTier } emailMarketingConsent { marketingState } } }`,
  { id: customer.id, email: customer.email, phone: customer.phone, query: `email:"${customer.email}"` }, context);

  assert.deepEqual([data.a.id, data.b.id, data.c.id], [customer.id, customer.id, customer.id]);
  assert.ok(data.d.nodes.some((/** @type {any} */ node) => node.id === customer.id));
  assert.equal(data.customersCount.count, 120, 'a field that the count does not know is ignored');
  assert.deepEqual(context.warnings.map((/** @type {any} */ one) => [one.path, one.warnings[0].code]), [[['customersCount'], 'invalid_field']]);
});

test('customers by updated_at match whole days', async () => {
  const shop = busy();
  const late = shop.tables.Customer.rows[5];
  late.updatedMs = Date.UTC(2026, 10, 20, 3);

  const data = await ask(shop, `{ customers(first: 50, query: "updated_at:>='2026-11-20T18:00:00Z'", sortKey: UPDATED_AT) { nodes { id } } }`, {}, reader(shop));

  assert.ok(data.customers.nodes.some((/** @type {any} */ node) => node.id === late.id));
});

test('an app that is not approved reads no names, contacts and addresses', async () => {
  const shop = busy();
  shop.quirks.customerDataApproved = false;

  const data = await ask(shop, '{ customers(first: 20) { nodes { id firstName email defaultEmailAddress { emailAddress } defaultAddress { city } numberOfOrders } } orders(first: 5) { nodes { email shippingAddress { city } } } }', {}, reader(shop));
  const { errors } = await run(shop, '{ customers(first: 1) { nodes { displayName } } }', {}, reader(shop));

  for (const { firstName, email, defaultEmailAddress, defaultAddress, numberOfOrders } of data.customers.nodes) assert.deepEqual([firstName, email, defaultEmailAddress, defaultAddress, typeof numberOfOrders], [null, null, null, null, 'string']);
  assert.equal(errors?.[0].extensions.code, 'ACCESS_DENIED');
});
