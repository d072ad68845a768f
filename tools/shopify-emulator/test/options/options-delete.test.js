// @ts-check
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { change, codes, shopWith, titles } from '../../testing/product-with-options.js';

/** @param {any} shop @param {any} product @param {string[]} options @param {string} [strategy] */
const remove = (shop, product, options, strategy = 'DEFAULT') =>
  change(shop, 'productOptionsDelete', '$productId: ID!, $options: [ID!]!, $strategy: ProductOptionDeleteStrategy', { productId: product.id, options, strategy }, 'deletedOptionsIds');

/** @param {any} product */
const ids = product => product.options.map((/** @type {any} */ option) => option.id);

test('without its last option a product has the invisible one again', async () => {
  const { shop, product } = await shopWith({ Color: ['Red'] });

  const { product: after, deletedOptionsIds } = await remove(shop, product, ids(product));

  assert.deepEqual(deletedOptionsIds, ids(product));
  assert.deepEqual([after.hasOnlyDefaultVariant, after.options[0].name, titles(after), after.variants.nodes[0].id], [true, 'Title', ['Default Title'], product.variants.nodes[0].id]);
});

test('by default an option with several values stays; a value that no variant has does not count', async () => {
  const { shop, product } = await shopWith({ Color: ['Red', 'Blue'] });
  assert.deepEqual((await remove(shop, product, ids(product))).userErrors, [{ field: ['options'], message: 'Cannot delete an option with multiple values.', code: 'CANNOT_DELETE_OPTION_WITH_MULTIPLE_VALUES' }]);

  const two = await shopWith({ Color: ['Red'] });
  await change(two.shop, 'productOptionUpdate', '$productId: ID!, $option: OptionUpdateInput!, $optionValuesToAdd: [OptionValueCreateInput!]', { productId: two.product.id, option: { id: ids(two.product)[0] }, optionValuesToAdd: [{ name: 'Blue' }] });
  assert.deepEqual((await remove(two.shop, two.product, ids(two.product))).userErrors, []);
});

test('NON_DESTRUCTIVE deletes no variant, POSITION keeps the first of those that are alike', async () => {
  const { shop, product } = await shopWith({ Color: ['Red', 'Blue'], Size: ['S', 'M'] });
  const [color, size] = ids(product);

  assert.deepEqual(codes(await remove(shop, product, [color], 'NON_DESTRUCTIVE')), [['options', 'CANNOT_USE_NON_DESTRUCTIVE_STRATEGY']]);
  const { product: after } = await remove(shop, product, [color], 'POSITION');
  assert.deepEqual([titles(after), after.variants.nodes.map((/** @type {any} */ variant) => variant.sku)], [['S', 'M'], ['S1', 'S2']]);

  const fine = await shopWith({ Color: ['Red', 'Blue'], Size: ['S'] });
  assert.deepEqual(titles((await remove(fine.shop, fine.product, [ids(fine.product)[1]], 'NON_DESTRUCTIVE')).product), ['Red', 'Blue']);
  assert.ok(size);
});

test('an option that is not there, or of another product, is refused', async () => {
  const { shop, product } = await shopWith({ Color: ['Red'] });
  const other = shop.tables.Product.rows[0].options[0].id;

  assert.deepEqual(codes(await remove(shop, product, ['gid://shopify/ProductOption/7'])), [['options.0', 'OPTION_DOES_NOT_EXIST']]);
  assert.deepEqual(codes(await remove(shop, product, [other])), [['options', 'OPTIONS_DO_NOT_BELONG_TO_THE_SAME_PRODUCT']]);
  assert.deepEqual(codes(await remove(shop, { id: 'gid://shopify/Product/7' }, [other])), [['productId', 'PRODUCT_DOES_NOT_EXIST']]);
});
