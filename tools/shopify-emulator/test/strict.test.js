// @ts-check
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AccessRules } from '../src/engine/access.js';
import { attach } from '../src/engine/attach.js';
import { loadSchema } from '../src/engine/schema.js';
import { SHOP, startEmulator } from '../testing/harness.js';
import { stubStore } from '../testing/stub-store.js';

test('a field, a root field and a mutation that nobody implemented are named, never null', async t => {
  const emulator = await startEmulator(t);

  const field = await emulator.ask('{ product(id: "gid://shopify/Product/1") { id vendor totalInventory } }');
  const root = await emulator.ask('{ orders(first: 1) { nodes { id } } }');
  const mutation = await emulator.ask('mutation { productUpdate(product: {id: "gid://shopify/Product/1", title: "x"}) { product { id } } productDelete(input: {id: "gid://shopify/Product/1"}) { deletedProductId } }');

  assert.deepEqual(field.errors.map((/** @type {any} */ one) => [one.extensions.code, one.extensions.field]), [['EMULATOR_NOT_IMPLEMENTED', 'Product.vendor'], ['EMULATOR_NOT_IMPLEMENTED', 'Product.totalInventory']]);
  assert.ok(!('data' in field));
  assert.equal(root.errors[0].extensions.field, 'QueryRoot.orders');
  assert.equal(mutation.errors[0].extensions.field, 'Mutation.productDelete');
  assert.equal(emulator.host.shop.writes.length, 0, 'nothing is done when part of a document cannot be');
});

test('a name that the schema lacks stops the start', () => {
  const { schema, scopeRules } = loadSchema();
  const wrong = { ...stubStore, stored: { Product: ['titel'] } };

  assert.throws(() => attach(schema, wrong, new AccessRules(scopeRules)), /Product\.titel/);
});

test('a missing scope denies the field and says what is needed', async t => {
  const emulator = await startEmulator(t, { apps: [{ token: 'token', scopes: ['read_products'] }] });

  const write = await emulator.ask('mutation { productUpdate(product: {id: "gid://shopify/Product/1", title: "x"}) { product { id } } }');
  const location = await emulator.ask('{ shop { name } location { id } }');
  const variant = await emulator.ask('{ productVariant(id: "gid://shopify/ProductVariant/1") { id inventoryItem { id } } }');

  assert.deepEqual(write.data, { productUpdate: null });
  assert.equal(write.errors[0].extensions.code, 'ACCESS_DENIED');
  assert.match(write.errors[0].message, /^Access denied for productUpdate field\. Required access: `write_products` access scope/);
  assert.equal(emulator.host.shop.writes.length, 0);
  assert.deepEqual(location.data, { shop: { name: SHOP }, location: null });
  assert.deepEqual(location.errors[0].path, ['location']);
  assert.equal(variant.data.productVariant.inventoryItem.id, 'gid://shopify/InventoryItem/1', 'one of several scopes is enough');
});

test('a scope to write grants the reading', async t => {
  const emulator = await startEmulator(t, { apps: [{ token: 'token', scopes: ['write_products'] }] });

  const answer = await emulator.ask('{ products(first: 1) { nodes { id } } }');

  assert.equal(answer.errors, undefined);
});

test('an error that Shopify would give at run time keeps its code and place, interpreted and compiled', async t => {
  const emulator = await startEmulator(t);

  for (let run = 0; run < 3; run++) {
    const answer = await emulator.ask('{ products { nodes { id } } }');

    assert.deepEqual(answer.errors, [{ message: 'you must provide one of first or last', locations: [{ line: 1, column: 3 }], extensions: { code: 'BAD_REQUEST' }, path: ['products'] }]);
    assert.equal(answer.data, null);
  }
});
