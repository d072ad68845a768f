// @ts-check
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { storeModules } from '../src/store-modules.js';
import { startEmulator } from '../testing/harness.js';

const SCOPES = ['read_companies', 'read_legal_policies', 'read_markets', 'read_online_store_pages', 'read_content', 'read_orders', 'read_all_orders', 'read_returns', 'read_users', 'read_products', 'read_customers'];

test('a shop without companies says so, and claims nothing about them', async t => {
  const emulator = await startEmulator(t, { apps: [{ token: 'token', scopes: SCOPES }] }, storeModules);

  const asked = await emulator.ask('{ nodes(ids: ["gid://shopify/Company/1", "gid://shopify/Page/1"]) { id ... on Company { name } ... on Page { title } ... on Metaobject { handle } ... on AbandonedCheckout { note } } }');
  const roots = await emulator.ask('{ company(id: "gid://shopify/Company/1") { name } companies(first: 3) { nodes { id } } companiesCount { count } pages(first: 1) { nodes { title } } }');
  const lacking = await emulator.ask('{ markets(first: 1) { nodes { id } } }');

  assert.deepEqual(asked.data, { nodes: [null, null] });
  assert.deepEqual(roots.data, { company: null, companies: { nodes: [] }, companiesCount: { count: 0 }, pages: { nodes: [] } });
  assert.deepEqual(lacking.errors.map((/** @type {any} */ error) => error.extensions.field), ['QueryRoot.markets']);
});

test('what is certain of the shop, its app and its orders is told', async t => {
  const emulator = await startEmulator(t, { products: 5, orders: 3, customers: 2, apps: [{ token: 'token', scopes: SCOPES }] }, storeModules);

  const { data, errors } = await emulator.ask(`{ shop { timezoneAbbreviation timezoneOffsetMinutes shopAddress { countryCodeV2 formatted } features { giftCards shopifyPlus } paymentSettings { supportedDigitalWallets } shopPolicies { body }
    enabledPresentmentCurrencies orderTags(first: 2) { edges { node } } } currentAppInstallation { app { id title } activeSubscriptions { id } }
    orders(first: 1) { nodes { totalTax totalTaxSet { shopMoney { amount } } returns(first: 1) { nodes { id } } staffMember { id } lineItems(first: 1) { nodes { originalUnitPrice originalUnitPriceSet { shopMoney { amount } } } } } } }`);

  assert.equal(errors, undefined);
  assert.deepEqual([data.shop.shopPolicies, data.shop.features, data.currentAppInstallation.activeSubscriptions], [[], { giftCards: true, shopifyPlus: true }, []]);
  assert.match(data.currentAppInstallation.app.id, /^gid:\/\/shopify\/App\/\d+$/);
  const [order] = data.orders.nodes;
  const [line] = order.lineItems.nodes;
  assert.deepEqual([Number(order.totalTax), Number(line.originalUnitPrice)], [Number(order.totalTaxSet.shopMoney.amount), Number(line.originalUnitPriceSet.shopMoney.amount)]);
  assert.deepEqual([order.returns.nodes, order.staffMember], [[], null]);
});
