// @ts-check
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { ask, seeded } from '../../testing/ask.js';

const UPDATE = `mutation ($id: ID!, $variants: [ProductVariantsBulkInput!]!, $partial: Boolean) {
  productVariantsBulkUpdate(productId: $id, variants: $variants, allowPartialUpdates: $partial) {
    product { id } productVariants { id title sku price compareAtPrice inventoryItem { tracked unitCost { amount } measurement { weight { unit value } } } } userErrors { field message code } } }`;

/** A shop whose first product has three variants. */
const shopOfThree = () => seeded({ products: 5, variantsPerProduct: 3 });

/** @param {any} shop @param {any[]} variants @param {boolean} [partial] */
const update = async (shop, variants, partial = false) => (await ask(shop, UPDATE, { id: shop.tables.Product.rows[0].id, variants, partial })).productVariantsBulkUpdate;

test('one price of one variant: one entry, that variant alone, and both moments move', async () => {
  const shop = shopOfThree();
  const product = shop.tables.Product.rows[0];
  const [before] = shop.state([product.id]);

  const { productVariants, userErrors } = await update(shop, [{ id: product.variants[1].id, price: '19.999' }]);

  assert.deepEqual(userErrors, []);
  assert.deepEqual(productVariants.map((/** @type {any} */ variant) => variant.price), ['20.00']);
  const [entry, ...rest] = shop.ledger.after(0);
  assert.deepEqual(rest, []);
  const after = structuredClone(before);
  after.variants[1].price = '20.00';
  after.variants[1].updatedAt = after.updatedAt = '2026-11-21T12:00:00Z';
  assert.deepEqual(entry.after, after);
});

test('cost, weight with its unit, SKU, tracking and a compare-at price of null', async () => {
  const shop = shopOfThree();
  const [variant] = shop.tables.Product.rows[0].variants;
  variant.compareAtPrice = '99.00';

  const { productVariants } = await update(shop, [{ id: variant.id, compareAtPrice: null, inventoryItem: { sku: 'NEW-1', cost: '7.5', tracked: false, measurement: { weight: { unit: 'OUNCES', value: 3.25 } } } }]);

  assert.deepEqual(productVariants[0], { ...productVariants[0], sku: 'NEW-1', compareAtPrice: null,
    inventoryItem: { tracked: false, unitCost: { amount: '7.5' }, measurement: { weight: { unit: 'OUNCES', value: 3.25 } } } });
  assert.equal(variant.inventoryItem.cost, '7.50');
});

for (const [name, input, errors] of /** @type {[string, any, any[]][]} */ ([
  ['a negative price', { price: '-1.00' }, [{ field: ['variants', '0', 'price'], message: 'Price must be greater than or equal to 0', code: 'GREATER_THAN_OR_EQUAL_TO' }]],
  ['a negative price and a compare-at price too large, in Shopify\'s order', { price: '-1.00', compareAtPrice: '1000000000000000000' }, [
    { field: ['variants', '0', 'compareAtPrice'], message: 'must be less than 1000000000000000000', code: 'INVALID_INPUT' },
    { field: ['variants', '0', 'price'], message: 'Price must be greater than or equal to 0', code: 'GREATER_THAN_OR_EQUAL_TO' }]],
  ['a negative cost', { inventoryItem: { cost: '-5' } }, [
    { field: ['variants', '0'], message: 'must be greater than or equal to 0', code: null },
    { field: ['variants', '0', 'inventoryItem', 'cost'], message: 'Cost per item must be greater than or equal to 0', code: 'GREATER_THAN_OR_EQUAL_TO' }]],
  ['inventory quantities', { inventoryQuantities: [{ availableQuantity: 4, locationId: 'gid://shopify/Location/1' }] }, [{ field: ['variants', '0', 'inventoryQuantities'],
    message: 'Inventory quantities can only be provided during create. To update inventory for existing variants, use inventoryAdjustQuantities.', code: 'NO_INVENTORY_QUANTITIES_ON_VARIANTS_UPDATE' }]],
  ['an unknown option', { optionValues: [{ optionName: 'Material', name: 'Cotton' }] }, [{ field: ['variants', '0', 'optionValues', '0'], message: 'Option does not exist', code: 'OPTION_DOES_NOT_EXIST' }]]
])) {
  test(`${name} is refused, and with it the whole call`, async () => {
    const shop = shopOfThree();
    const [one, two] = shop.tables.Product.rows[0].variants;
    const digest = shop.digest();

    const { userErrors } = await update(shop, [{ id: one.id, ...input }, { id: two.id, price: '5.00' }]);

    assert.deepEqual(userErrors, errors);
    assert.equal(shop.digest(), digest);
    assert.equal(shop.ledger.size, 0);
  });
}

test('unknown product, unknown variant, missing id', async () => {
  const shop = shopOfThree();
  const foreign = shop.tables.Product.rows[1].variants[0].id;

  const unknown = (await ask(shop, UPDATE, { id: 'gid://shopify/Product/9', variants: [] })).productVariantsBulkUpdate;
  assert.deepEqual(unknown, { product: null, productVariants: null, userErrors: [{ field: ['productId'], message: 'Product does not exist', code: 'PRODUCT_DOES_NOT_EXIST' }] });
  const { productVariants, userErrors } = await update(shop, [{ id: foreign, price: '1' }, { price: '1' }]);
  assert.equal(productVariants, null);
  assert.deepEqual(userErrors, [
    { field: ['variants', '0', 'id'], message: 'Product variant does not exist', code: 'PRODUCT_VARIANT_DOES_NOT_EXIST' },
    { field: ['variants', '1', 'id'], message: 'Product variant is missing ID attribute', code: 'PRODUCT_VARIANT_ID_MISSING' }]);
});

test('partial updates write the good rows and tell the bad ones', async () => {
  const shop = shopOfThree();
  const [one, two] = shop.tables.Product.rows[0].variants;
  const untouched = two.price;

  const { productVariants, userErrors } = await update(shop, [{ id: one.id, price: '9.99' }, { id: two.id, price: '-1' }], true);

  assert.deepEqual(productVariants.map((/** @type {any} */ variant) => variant.price), ['9.99', untouched]);
  assert.equal(userErrors.length, 1);
  assert.equal(shop.ledger.size, 1);
});

test('a new option value is made, the unused one goes, and two variants may not become one', async () => {
  const shop = shopOfThree();
  const product = shop.tables.Product.rows[0];
  const [one, two] = product.variants;
  const [option] = product.options;
  const same = two.optionValues.map((value, index) => ({ optionName: product.options[index].name, name: value.name }));

  const clash = await update(shop, [{ id: one.id, optionValues: same }]);
  assert.deepEqual(clash.userErrors, [{ field: ['variants', '0'], message: `The variant '${two.title}' already exists. Please change at least one option value.`, code: 'VARIANT_ALREADY_EXISTS' }]);

  await update(shop, product.variants.map((variant, index) => ({ id: variant.id, optionValues: [{ optionName: option.name, name: `Ny ${index}` }] })));
  assert.deepEqual(option.optionValues.map(value => value.name), ['Ny 0', 'Ny 1', 'Ny 2']);
});

test('no rows, no write', async () => {
  const shop = shopOfThree();

  assert.deepEqual((await update(shop, [])).productVariants, []);
  assert.equal(shop.ledger.size, 0);
});
