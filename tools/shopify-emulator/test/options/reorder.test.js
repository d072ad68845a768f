// @ts-check
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { change, codes, shopWith, titles } from '../../testing/product-with-options.js';

/** @param {any} shop @param {any} product @param {any[]} options */
const reorder = (shop, product, options) => change(shop, 'productOptionsReorder', '$productId: ID!, $options: [OptionReorderInput!]!', { productId: product.id, options });

/** @param {any} shop @param {any} product @param {any[]} positions */
const move = (shop, product, positions) => change(shop, 'productVariantsBulkReorder', '$productId: ID!, $positions: [ProductVariantPositionInput!]!', { productId: product.id, positions });

test('options and values change places, and the variants stand in the new order', async () => {
  const { shop, product } = await shopWith({ Color: ['Red', 'Blue'], Size: ['S', 'M'] });

  const { product: after } = await reorder(shop, product, [{ name: 'Size', values: [{ name: 'M' }, { name: 'S' }] }, { name: 'Color' }]);

  assert.deepEqual(after.options.map((/** @type {any} */ option) => [option.name, option.values]), [['Size', ['M', 'S']], ['Color', ['Red', 'Blue']]]);
  assert.deepEqual(titles(after), ['M / Red', 'M / Blue', 'S / Red', 'S / Blue']);
});

test('all options must be named, once, and all by id or all by name', async () => {
  const { shop, product } = await shopWith({ Color: ['Red', 'Blue'], Size: ['S'] });
  const [color, size] = product.options;

  assert.deepEqual(codes(await reorder(shop, product, [{ name: 'Size' }])), [['options', 'MISSING_OPTION_NAME']]);
  assert.deepEqual(codes(await reorder(shop, product, [{ name: 'Size' }, { name: 'Size' }])), [['options.1', 'DUPLICATED_OPTION_NAME']]);
  assert.deepEqual(codes(await reorder(shop, product, [{ name: 'Size' }, { name: 'Form' }])), [['options.1', 'OPTION_NAME_DOES_NOT_EXIST']]);
  assert.deepEqual(codes(await reorder(shop, product, [{ id: size.id }, { name: 'Color' }])), [['options', 'MIXING_ID_AND_NAME_KEYS_IS_NOT_ALLOWED']]);
  assert.deepEqual(codes(await reorder(shop, product, [{ id: size.id }, { id: color.id, values: [{ name: 'Blue' }] }])), [['options.1.values', 'MISSING_OPTION_VALUE']]);
});

test('variants go to the positions that were asked for, the others keep their order', async () => {
  const { shop, product } = await shopWith({ Size: ['S', 'M', 'L', 'XL'] });
  const [, m, , xl] = product.variants.nodes;

  const { product: after } = await move(shop, product, [{ id: xl.id, position: 1 }, { id: m.id, position: 99 }]);

  assert.deepEqual([titles(after), after.variants.nodes.map((/** @type {any} */ variant) => variant.position)], [['XL', 'S', 'L', 'M'], [1, 2, 3, 4]]);
});

test('a variant that is not there, named twice or sent before the first is refused', async () => {
  const { shop, product } = await shopWith({ Size: ['S', 'M'] });
  const [s] = product.variants.nodes;

  assert.deepEqual(codes(await move(shop, product, [{ id: 'gid://shopify/ProductVariant/7', position: 1 }])), [['positions.0.id', 'MISSING_VARIANT']]);
  assert.deepEqual(codes(await move(shop, product, [{ id: s.id, position: 1 }, { id: s.id, position: 2 }])), [['positions.1.id', 'DUPLICATED_VARIANT_ID']]);
  assert.deepEqual(codes(await move(shop, product, [{ id: s.id, position: 0 }])), [['positions.0.position', 'INVALID_POSITION']]);
  assert.deepEqual(codes(await move(shop, { id: 'gid://shopify/Product/7' }, [])), [['productId', 'PRODUCT_DOES_NOT_EXIST']]);
});
