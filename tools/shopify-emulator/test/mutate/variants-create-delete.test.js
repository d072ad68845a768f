// @ts-check
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { ask, seeded } from '../../testing/ask.js';

const CREATE = `mutation ($id: ID!, $variants: [ProductVariantsBulkInput!]!, $strategy: ProductVariantsBulkCreateStrategy) { productVariantsBulkCreate(productId: $id, variants: $variants, strategy: $strategy) {
  product { options { name optionValues { name } } variants(first: 10) { nodes { title position } } } productVariants { id title sku price inventoryQuantity } userErrors { field message code } } }`;

/** A shop with one product: Color Red, Size Small. @param {any[]} [productOptions] */
async function shopWith(productOptions = [{ name: 'Color', values: [{ name: 'Red' }] }, { name: 'Size', values: [{ name: 'Small' }] }]) {
  const shop = seeded({ products: 0 });
  await ask(shop, 'mutation ($product: ProductCreateInput!) { productCreate(product: $product) { userErrors { message } } }', { product: { title: 'Chair', productOptions } });
  return shop;
}

/** @param {any} shop @param {any[]} variants @param {string} [strategy] */
const create = async (shop, variants, strategy) => (await ask(shop, CREATE, { id: shop.tables.Product.rows[0].id, variants, strategy })).productVariantsBulkCreate;

const BLUE_LARGE = { optionValues: [{ optionName: 'Color', name: 'Blue' }, { optionName: 'Size', name: 'Large' }], price: '11.00', inventoryItem: { sku: 'BL', tracked: true } };

test('variants are added behind the others, with new option values and stock', async () => {
  const shop = await shopWith();
  const inventoryQuantities = [{ availableQuantity: 5, locationId: shop.locations[1].id }];

  const { product, productVariants, userErrors } = await create(shop, [{ ...BLUE_LARGE, inventoryQuantities }]);

  assert.deepEqual(userErrors, []);
  assert.deepEqual(productVariants.map((/** @type {any} */ { id, ...rest }) => rest), [{ title: 'Blue / Large', sku: 'BL', price: '11.00', inventoryQuantity: 5 }]);
  assert.deepEqual(product.variants.nodes, [{ title: 'Red / Small', position: 1 }, { title: 'Blue / Large', position: 2 }]);
});

for (const [strategy, options, titles] of /** @type {[string | undefined, any[], string[]][]} */ ([
  [undefined, [], ['Blue']], ['DEFAULT', [], ['Blue']], ['REMOVE_STANDALONE_VARIANT', [], ['Blue']], ['PRESERVE_STANDALONE_VARIANT', [], ['Default Title', 'Blue']],
  ['DEFAULT', [{ name: 'Title', values: [{ name: 'Red' }] }], ['Red', 'Blue']], ['REMOVE_STANDALONE_VARIANT', [{ name: 'Title', values: [{ name: 'Red' }] }], ['Blue']]
])) {
  test(`strategy ${strategy} beside ${options.length ? 'a variant of its own' : 'the invisible variant'} leaves ${titles}`, async () => {
    const shop = await shopWith(options);

    const { product } = await create(shop, [{ optionValues: [{ optionName: 'Title', name: 'Blue' }] }], strategy);

    assert.deepEqual(product.variants.nodes.map((/** @type {any} */ variant) => variant.title), titles);
    assert.deepEqual(product.options[0].optionValues.map((/** @type {any} */ value) => value.name), titles);
  });
}

for (const [name, input, expected] of /** @type {[string, any, any][]} */ ([
  ['the same option twice', { optionValues: [{ optionName: 'Color', name: 'Blue' }, { optionName: 'Color', name: 'Red' }] }, { field: ['variants', '1', 'optionValues'], message: "Duplicated option name 'Color'", code: 'INVALID_INPUT' }],
  ['an unknown option', { optionValues: [{ optionName: 'Material', name: 'Wool' }] }, { field: ['variants', '1', 'optionValues', '0'], message: 'Option does not exist', code: 'INVALID_INPUT' }],
  ['a missing option', { optionValues: [{ optionName: 'Color', name: 'Blue' }] }, { field: ['variants', '1'], message: 'You need to add option values for Size', code: 'NEED_TO_ADD_OPTION_VALUES' }],
  ['an unknown location', { optionValues: [{ optionName: 'Color', name: 'Blue' }, { optionName: 'Size', name: 'Small' }], inventoryQuantities: [{ availableQuantity: 1, locationId: 'gid://shopify/Location/9' }] },
    { field: ['variants', '1', 'inventoryQuantities'], message: "Quantity for Blue / Small couldn't be set because the location was deleted.", code: 'TRACKED_VARIANT_LOCATION_NOT_FOUND' }],
  ['a variant that is there', { optionValues: [{ optionName: 'Color', name: 'Red' }, { optionName: 'Size', name: 'Small' }] },
    { field: ['variants', '1'], message: "The variant 'Red / Small' already exists. Please change at least one option value.", code: 'VARIANT_ALREADY_EXISTS_CHANGE_OPTION_VALUE' }]
])) {
  test(`${name} refuses the whole call`, async () => {
    const shop = await shopWith();
    const digest = shop.digest();

    const { product, productVariants, userErrors } = await create(shop, [BLUE_LARGE, input]);

    assert.deepEqual([product, productVariants, userErrors], [null, [], [expected]]);
    assert.equal(shop.digest(), digest);
  });
}

test('variants are deleted, positions close up, and unused values go; never the last one', async () => {
  const shop = await shopWith();
  const { productVariants } = await create(shop, [BLUE_LARGE, { optionValues: [{ optionName: 'Color', name: 'Green' }, { optionName: 'Size', name: 'Small' }] }]);
  const product = shop.tables.Product.rows[0];
  const remove = async (/** @type {string[]} */ ids) => (await ask(shop, 'mutation ($id: ID!, $ids: [ID!]!) { productVariantsBulkDelete(productId: $id, variantsIds: $ids) { product { variants(first: 5) { nodes { title position } } } userErrors { field message code } } }', { id: product.id, ids })).productVariantsBulkDelete;

  const foreign = await remove([product.variants[0].id, 'gid://shopify/ProductVariant/1']);
  assert.deepEqual(foreign.userErrors, [{ field: ['variantsIds', '1'], message: 'At least one variant does not belong to the product', code: 'AT_LEAST_ONE_VARIANT_DOES_NOT_BELONG_TO_THE_PRODUCT' }]);
  const done = await remove([productVariants[0].id]);
  assert.deepEqual(done.product.variants.nodes, [{ title: 'Red / Small', position: 1 }, { title: 'Green / Small', position: 2 }]);
  assert.deepEqual(product.options.map(option => option.optionValues.map(value => value.name)), [['Red', 'Green'], ['Small']]);
  assert.equal((await remove(product.variants.map(variant => variant.id))).userErrors[0].code, 'CANNOT_DELETE_LAST_VARIANT');
});

test('an inventory item is updated by itself, and its product moves', async () => {
  const shop = seeded();
  const [variant] = shop.tables.Product.rows[3].variants;
  const update = async (/** @type {any} */ input, id = variant.inventoryItem.id) =>
    (await ask(shop, 'mutation ($id: ID!, $input: InventoryItemInput!) { inventoryItemUpdate(id: $id, input: $input) { inventoryItem { sku unitCost { amount } harmonizedSystemCode } userErrors { field message } } }', { id, input })).inventoryItemUpdate;

  assert.deepEqual((await update({ sku: 'A', cost: '12.345', harmonizedSystemCode: '1234.56' })).inventoryItem, { sku: 'A', unitCost: { amount: '12.35' }, harmonizedSystemCode: '123456' });
  assert.equal(variant.sku, 'A');
  assert.deepEqual((await update({ cost: '-1' })).userErrors, [{ field: ['input', 'cost'], message: 'Cost must be greater than or equal to 0' }]);
  assert.deepEqual((await update({ measurement: { weight: { unit: 'KILOGRAMS', value: -1 } } })).userErrors, [{ field: ['input', 'measurement', 'weight'], message: 'Measurement weight value -1 kg must be >= 0 kg' }]);
  assert.deepEqual((await update({}, 'gid://shopify/InventoryItem/1')).userErrors, [{ field: ['id'], message: "The product couldn't be updated because it does not exist." }]);
  assert.equal(shop.ledger.after(0)[0].id, variant.product.id);
});
