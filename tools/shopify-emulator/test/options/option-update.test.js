// @ts-check
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { change, codes, shopWith, titles } from '../../testing/product-with-options.js';

const TYPES = {
  productId: 'ID!', option: 'OptionUpdateInput!', optionValuesToAdd: '[OptionValueCreateInput!]', optionValuesToUpdate: '[OptionValueUpdateInput!]',
  optionValuesToDelete: '[ID!]', variantStrategy: 'ProductOptionUpdateVariantStrategy'
};

/** @param {any} shop @param {Record<string, any>} variables */
const update = (shop, variables) => change(shop, 'productOptionUpdate', Object.keys(variables).map(name => `$${name}: ${/** @type {any} */ (TYPES)[name]}`).join(', '), variables);

/** @param {any} product @param {number} index */
const valueId = (product, index) => product.options[0].optionValues[index].id;

test('an option is renamed, its values added and renamed; too high a position is the last', async () => {
  const { shop, product } = await shopWith({ Color: ['Red'] });

  const { product: after, userErrors } = await update(shop, {
    productId: product.id, option: { id: product.options[0].id, name: 'Shade', position: 2 }, optionValuesToAdd: [{ name: 'Blue' }], optionValuesToUpdate: [{ id: valueId(product, 0), name: 'Crimson' }]
  });

  assert.deepEqual(userErrors, []);
  assert.deepEqual([after.options[0].name, after.options[0].position, after.options[0].values, titles(after)], ['Shade', 1, ['Crimson'], ['Crimson']]);
  assert.deepEqual(after.options[0].optionValues.map((/** @type {any} */ value) => [value.name, value.hasVariants]), [['Crimson', true], ['Blue', false]]);
});

test('MANAGE makes the variants of added values and takes those of deleted ones away', async () => {
  const { shop, product } = await shopWith({ Color: ['Red', 'Blue'], Size: ['S', 'XL'] });
  const option = { id: product.options[0].id };

  const { product: after } = await update(shop, { productId: product.id, option, optionValuesToAdd: [{ name: 'Green' }], optionValuesToDelete: [valueId(product, 0)], variantStrategy: 'MANAGE' });

  assert.deepEqual(titles(after), ['Blue / S', 'Blue / XL', 'Green / S', 'Green / XL']);
  assert.deepEqual(after.options[0].values, ['Blue', 'Green']);
});

test('a value with variants is not deleted unless the variants may go', async () => {
  const { shop, product } = await shopWith({ Color: ['Red', 'Blue'] });
  const option = { id: product.options[0].id };

  assert.deepEqual(codes(await update(shop, { productId: product.id, option, optionValuesToDelete: [valueId(product, 0)] })), [['optionValuesToDelete', 'OPTION_VALUE_HAS_VARIANTS']]);
  assert.deepEqual(codes(await update(shop, { productId: product.id, option, optionValuesToDelete: [valueId(product, 0), valueId(product, 1)], variantStrategy: 'MANAGE' })), [['optionValuesToDelete', 'CANNOT_DELETE_ALL_OPTION_VALUES_IN_OPTION']]);
});

test('a position moves the option, and the values of each variant with it', async () => {
  const { shop, product } = await shopWith({ Color: ['Red'], Size: ['S', 'M'] });

  const { product: after } = await update(shop, { productId: product.id, option: { id: product.options[0].id, position: 2 } });

  assert.deepEqual([after.options.map((/** @type {any} */ one) => one.name), titles(after)], [['Size', 'Color'], ['S / Red', 'M / Red']]);
});

test('what cannot be is refused', async () => {
  const { shop, product } = await shopWith({ Color: ['Red', 'Blue'], Size: ['S'] });
  const base = { productId: product.id, option: { id: product.options[0].id } };

  assert.deepEqual(codes(await update(shop, { ...base, productId: 'gid://shopify/Product/7' })), [['productId', 'PRODUCT_DOES_NOT_EXIST']]);
  assert.deepEqual(codes(await update(shop, { ...base, option: { id: 'gid://shopify/ProductOption/7' } })), [['option.id', 'OPTION_DOES_NOT_EXIST']]);
  assert.deepEqual(codes(await update(shop, { ...base, option: { ...base.option, name: 'Size' } })), [['option.name', 'OPTION_ALREADY_EXISTS']]);
  assert.deepEqual(codes(await update(shop, { ...base, option: { ...base.option, position: 0 } })), [['option.position', 'INVALID_POSITION']]);
  assert.deepEqual(codes(await update(shop, { ...base, optionValuesToAdd: [{ name: 'Blue' }] })), [['optionValuesToAdd.0', 'OPTION_VALUE_ALREADY_EXISTS']]);
  assert.deepEqual(codes(await update(shop, { ...base, optionValuesToUpdate: [{ id: valueId(product, 0), name: 'Blue' }] })), [['optionValuesToUpdate.0', 'OPTION_VALUE_ALREADY_EXISTS']]);
  assert.deepEqual(codes(await update(shop, { ...base, optionValuesToUpdate: [{ id: 'gid://shopify/ProductOptionValue/7', name: 'X' }] })), [['optionValuesToUpdate.0.id', 'OPTION_VALUE_DOES_NOT_EXIST']]);
  assert.deepEqual(codes(await update(shop, { ...base, optionValuesToUpdate: [{ id: valueId(product, 0), name: 'X' }], optionValuesToDelete: [valueId(product, 0)] })), [['optionValuesToUpdate.0', 'OPTION_VALUE_CONFLICTING_OPERATION']]);
  assert.deepEqual(codes(await update(shop, { ...base, option: { ...base.option, linkedMetafield: { namespace: 'a', key: 'b' } } })), [['option.linkedMetafield', 'LINKED_METAFIELD_DEFINITION_NOT_FOUND']]);
});
