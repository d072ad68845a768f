// @ts-check
// Refusals that no recording tells of: their codes are the schema's.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { ask, contextOf } from '../../testing/ask.js';
import { storeModules } from '../../src/store-modules.js';

const NOW = Date.UTC(2026, 10, 21, 12);

/** @returns {import('../../src/store/shop.js').Shop} */
const shopOf = () => storeModules.makeShop({ shop: 'demo.myshopify.com', products: 10, seed: 5, apps: [] }, { now: () => new Date(NOW) });

/** @param {import('../../src/store/shop.js').Shop} shop @param {string} document @param {object} variables */
const on = (shop, document, variables) => ask(shop, document, variables, contextOf(shop, { variables: /** @type {any} */ (variables) }));

/** @param {{ userErrors: any[] }} payload */
const told = ({ userErrors }) => userErrors.map(one => [one.field?.join('.') ?? null, one.code ?? one.message]);

test('an order is refused for what its lines say, and for stock that is not there', async () => {
  const shop = shopOf();
  const item = shop.tables.InventoryItem.rows.find(one => one.tracked && one.variant.inventoryPolicy === 'DENY');
  assert.ok(item);
  const line = { title: 'Special', quantity: 1, priceSet: { shopMoney: { amount: '1.00', currencyCode: 'DKK' } } };
  const create = async (/** @type {object} */ order, /** @type {object} */ options = {}) => told((await on(shop,
    'mutation ($order: OrderCreateOrderInput!, $options: OrderCreateOptionsInput) { orderCreate(order: $order, options: $options) { order { id } userErrors { field message code } } }', { order, options })).orderCreate);

  assert.deepEqual(await create({ lineItems: [{ ...line, fulfillmentService: 'nobody' }] }), [['order.lineItems.0.fulfillmentService', 'FULFILLMENT_SERVICE_INVALID']]);
  assert.deepEqual(await create({ lineItems: [{ ...line, variantId: item.variant.id, quantity: item.available + 1 }] }, { inventoryBehaviour: 'DECREMENT_OBEYING_POLICY' }), [['order.lineItems', 'INVENTORY_CLAIM_FAILED']]);
  assert.deepEqual(await create({ lineItems: [line], processedAt: '2030-01-01T00:00:00Z' }), [], 'from 2026-07 on it is processed now');
  assert.equal(shop.tables.Order.rows.at(-1)?.processedMs, NOW);
});

test('a customer can be asked only where there is an address, and not into every state', async () => {
  const shop = shopOf();
  const create = async (/** @type {object} */ input) => told((await on(shop, 'mutation ($input: CustomerInput!) { customerCreate(input: $input) { customer { id } userErrors { field message } } }', { input })).customerCreate);

  assert.deepEqual(await create({ firstName: 'A', emailMarketingConsent: { marketingState: 'SUBSCRIBED' } }), [['emailMarketingConsent', 'An email address is required to set the email marketing consent state.']]);
  assert.deepEqual(await create({ firstName: 'A', smsMarketingConsent: { marketingState: 'SUBSCRIBED' } }), [['smsMarketingConsent', 'A phone number is required to set the SMS consent state.']]);
  assert.deepEqual(await create({ email: 'a@example.com', emailMarketingConsent: { marketingState: 'REDACTED' } }), [['emailMarketingConsent.marketingState', 'Cannot specify REDACTED as a marketing state input']]);
  assert.deepEqual(await create({ firstName: 'x'.repeat(256) }), [['firstName', 'First name is too long (maximum is 255 characters)']]);
});

test('nothing is added by hand to a collection of rules', async () => {
  const shop = shopOf();
  const { collectionCreate } = await on(shop, 'mutation ($collection: CollectionCreateInput) { collectionCreate(collection: $collection) { collection { id } userErrors { message } } }',
    { collection: { title: 'Red', sources: [{ source: { title: 'By tag', inclusion: { conditions: [{ productTag: { relation: 'TAGGED_WITH', matchType: 'ANY', values: ['red'] } }] } } }] } });
  const { collectionAddProductsV2 } = await on(shop, 'mutation ($id: ID!, $ids: [ID!]!) { collectionAddProductsV2(id: $id, productIds: $ids) { job { id } userErrors { field code } } }',
    { id: collectionCreate.collection.id, ids: [shop.tables.Product.rows[0].id] });

  assert.deepEqual(told(collectionAddProductsV2), [['id', 'CANT_ADD_TO_SMART_COLLECTION']]);
});

test('a new collection is published where it is asked to be', async () => {
  const shop = shopOf();
  const CREATE = 'mutation ($input: CollectionInput) { collectionCreate(input: $input) { collection { resourcePublicationsV2(first: 5) { nodes { publication { id } } } } userErrors { field message } } }';
  const { id } = shop.tables.Publication.rows[0];

  const { collectionCreate: made } = await on(shop, CREATE, { input: { title: 'A', publications: [{ publicationId: id }] } });
  const { collectionCreate: refused } = await on(shop, CREATE, { input: { title: 'A', publications: [{ publicationId: 'gid://shopify/Publication/1' }] } });

  assert.ok(made.collection.resourcePublicationsV2.nodes.some((/** @type {any} */ node) => node.publication.id === id));
  assert.deepEqual(told(refused), [['publications.0.publicationId', 'Publication does not exist or is not publishable']]);
});

test('texts that are too long are told by their names', async () => {
  const shop = shopOf();
  const { collectionCreate } = await on(shop, 'mutation ($collection: CollectionCreateInput) { collectionCreate(collection: $collection) { collection { id } userErrors { field message } } }',
    { collection: { title: 'A', templateSuffix: 's'.repeat(256), descriptionHtml: 'd'.repeat(512 * 1024 + 1) } });

  assert.deepEqual(told(collectionCreate), [['templateSuffix', 'Template suffix is too long (maximum is 255 characters)'], ['descriptionHtml', 'Description is too big (maximum is 512 KB)']]);
});
