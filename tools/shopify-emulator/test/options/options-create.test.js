// @ts-check
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { change, codes, shopWith, titles } from '../../testing/product-with-options.js';

const TYPES = '$productId: ID!, $options: [OptionCreateInput!]!, $variantStrategy: ProductOptionCreateVariantStrategy';

/** @param {any} shop @param {string} productId @param {any[]} options @param {string | null} [variantStrategy] */
const create = (shop, productId, options, variantStrategy = null) => change(shop, 'productOptionsCreate', TYPES, { productId, options, variantStrategy });

/** @param {string} name @param {string[]} values */
const option = (name, values) => ({ name, values: values.map(value => ({ name: value })) });

test('the invisible option makes room, the variant stays and gets the first value', async () => {
  const { shop, product } = await shopWith();

  const { product: after } = await create(shop, product.id, [option('Color', ['Red', 'Green'])]);

  assert.equal(after.variants.nodes[0].id, product.variants.nodes[0].id);
  assert.deepEqual([titles(after), after.hasOnlyDefaultVariant], [['Red'], false]);
  assert.deepEqual(after.options.map((/** @type {any} */ one) => [one.name, one.position, one.values, one.optionValues.map((/** @type {any} */ value) => value.hasVariants)]), [['Color', 1, ['Red'], [true, false]]]);
});

test('CREATE makes a variant of each new combination, like the one it comes from but without its SKU', async () => {
  const { shop, product } = await shopWith({ Size: ['S', 'M'] });

  const { product: after } = await create(shop, product.id, [option('Color', ['Red', 'Green'])], 'CREATE');

  assert.deepEqual(titles(after), ['S / Red', 'M / Red', 'S / Green', 'M / Green']);
  assert.deepEqual(after.variants.nodes.map((/** @type {any} */ variant) => [variant.price, variant.sku]), [['1.00', 'S1'], ['2.00', 'S2'], ['1.00', null], ['2.00', null]]);
});

test('a position puts the option in between; the variants follow', async () => {
  const { shop, product } = await shopWith({ Size: ['S', 'M'] });

  const { product: after } = await create(shop, product.id, [{ ...option('Color', ['Red']), position: 1 }]);

  assert.deepEqual([after.options.map((/** @type {any} */ one) => one.name), titles(after)], [['Color', 'Size'], ['Red / S', 'Red / M']]);
});

test('what cannot be is refused, and nothing is changed', async () => {
  const { shop, product } = await shopWith({ Size: ['S'], Color: ['Red'] });
  const digest = shop.digest();

  assert.deepEqual(codes(await create(shop, 'gid://shopify/Product/7', [option('A', ['1'])])), [['productId', 'PRODUCT_DOES_NOT_EXIST']]);
  assert.deepEqual(codes(await create(shop, product.id, [option('A', ['1']), option('B', ['1'])])), [['options', 'OPTIONS_OVER_LIMIT']]);
  assert.deepEqual((await create(shop, product.id, [option('Color', ['1'])])).userErrors, [{ field: ['options', '0'], message: "Option 'Color' already exists.", code: 'OPTION_ALREADY_EXISTS' }]);
  assert.deepEqual(codes(await create(shop, product.id, [option('A', [])])), [['options.0', 'OPTION_VALUES_MISSING']]);
  assert.deepEqual(codes(await create(shop, product.id, [option('A', ['1', '1'])])), [['options.0.values.1', 'DUPLICATED_OPTION_VALUE']]);
  assert.deepEqual(codes(await create(shop, product.id, [{ values: [] }])), [['options.0', 'OPTION_NAME_MISSING']]);
  assert.deepEqual(codes(await create(shop, product.id, [{ ...option('A', ['1']), position: 4 }])), [['options.0.position', 'POSITION_OUT_OF_BOUNDS']]);
  assert.deepEqual(codes(await create(shop, product.id, [{ name: 'A', linkedMetafield: { namespace: 'shopify', key: 'color-pattern', values: [] } }])), [['options.0.linkedMetafield', 'LINKED_METAFIELD_DEFINITION_NOT_FOUND']]);
  assert.deepEqual(codes(await create(shop, product.id, [option('A', Array.from({ length: 2049 }, (_, index) => `v${index}`))], 'CREATE')), [['options', 'TOO_MANY_VARIANTS_CREATED']]);
  assert.equal(shop.digest(), digest);
});
