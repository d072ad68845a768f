// @ts-check
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { ask, seeded } from '../../testing/ask.js';

const UPDATE = 'mutation ($product: ProductUpdateInput!) { productUpdate(product: $product) { product { handle } userErrors { message } } }';

test('a new handle leaves a redirect when asked for one, and one way on from each address', async () => {
  const shop = seeded({ products: 1 });
  const { id, handle } = shop.tables.Product.rows[0];

  await ask(shop, UPDATE, { product: { id, handle: 'uden' } });
  await ask(shop, UPDATE, { product: { id, handle: 'ny', redirectNewHandle: true } });
  await ask(shop, UPDATE, { product: { id, handle: 'nyere', redirectNewHandle: true } });
  const { urlRedirects, urlRedirectsCount } = await ask(shop, '{ urlRedirects(first: 5, sortKey: PATH) { nodes { path target } } urlRedirectsCount { count } }');

  assert.deepEqual(urlRedirects.nodes, [{ path: '/products/ny', target: '/products/nyere' }, { path: '/products/uden', target: '/products/ny' }]);
  assert.equal(urlRedirectsCount.count, 2);
  assert.notEqual(handle, 'nyere');
});

test('an option that is to be linked to a metafield is refused by every mutation that makes options', async () => {
  const shop = seeded({ products: 1 });
  const productOptions = [{ name: 'Color', linkedMetafield: { namespace: 'shopify', key: 'color-pattern', values: [] } }];

  const { productCreate } = await ask(shop, 'mutation ($product: ProductCreateInput!) { productCreate(product: $product) { product { id } userErrors { field message } } }', { product: { title: 'A', productOptions } });
  const { productSet } = await ask(shop, 'mutation ($input: ProductSetInput!) { productSet(input: $input) { product { id } userErrors { field code } } }',
    { input: { title: 'A', productOptions, variants: [{ optionValues: [{ optionName: 'Color', name: 'Red' }] }] } });

  assert.deepEqual(productCreate.userErrors, [{ field: ['productOptions', '0', 'linkedMetafield'], message: 'No valid metafield definition found for linked option.' }]);
  assert.deepEqual(productSet.userErrors, [{ field: ['input', 'productOptions', '0', 'linkedMetafield'], code: 'LINKED_METAFIELD_DEFINITION_NOT_FOUND' }]);
});
