// @ts-check
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { ask, run, seeded } from '../../testing/ask.js';

const SET = `mutation ($identifier: ProductSetIdentifiers, $input: ProductSetInput!, $synchronous: Boolean! = true) {
  productSet(identifier: $identifier, input: $input, synchronous: $synchronous) {
    product { id title handle vendor status tags options { id name optionValues { id name } } variants(first: 50) { nodes { id title sku price position inventoryQuantity inventoryItem { tracked } media(first: 1) { nodes { id } } } }
      media(first: 20) { nodes { id alt } } metafields(first: 20) { nodes { namespace key value } } }
    productSetOperation { id status } userErrors { field message code } } }`;

/** @param {any} shop @param {any} input @param {any} [more] */
const set = async (shop, input, more) => (await ask(shop, SET, { input, ...more })).productSet;

const SHIRT = {
  title: 'Sample shirt', handle: 'sample-shirt', status: 'DRAFT', tags: ['summer', 'cotton'],
  productOptions: [{ name: 'Size', position: 1, values: [{ name: 'S' }, { name: 'M' }] }],
  variants: [
    { optionValues: [{ optionName: 'Size', name: 'S' }], sku: 'SHIRT-S', price: '19.90', inventoryItem: { tracked: true } },
    { optionValues: [{ optionName: 'Size', name: 'M' }], sku: 'SHIRT-M', price: '19.90' }],
  files: [{ originalSource: 'https://example.com/a.jpg', alt: 'Front' }, { originalSource: 'https://example.com/b.jpg' }],
  metafields: [{ namespace: 'custom', key: 'material', type: 'single_line_text_field', value: 'cotton' }]
};

test('a product is made with all its lists, in one write', async () => {
  const shop = seeded({ products: 0 });
  const locationId = shop.locations[0].id;
  const input = { ...SHIRT, variants: SHIRT.variants.map(variant => ({ ...variant, file: { originalSource: 'https://example.com/b.jpg' }, inventoryQuantities: [{ locationId, name: 'available', quantity: 10 }] })) };

  const { product, userErrors, productSetOperation } = await set(shop, input, { identifier: { handle: 'sample-shirt' } });

  assert.deepEqual(userErrors, []);
  assert.equal(productSetOperation, null);
  assert.equal(product.vendor, 'Demo');
  assert.deepEqual(product.tags, ['cotton', 'summer']);
  assert.deepEqual(product.variants.nodes.map((/** @type {any} */ { title, sku, price, position, inventoryQuantity }) => ({ title, sku, price, position, inventoryQuantity })), [
    { title: 'S', sku: 'SHIRT-S', price: '19.90', position: 1, inventoryQuantity: 10 }, { title: 'M', sku: 'SHIRT-M', price: '19.90', position: 2, inventoryQuantity: 10 }]);
  assert.equal(product.variants.nodes[0].media.nodes[0].id, product.media.nodes[1].id);
  assert.equal(shop.ledger.size, 1);
  assert.equal(shop.ledger.after(0)[0].before, null);
});

test('the same call again updates, keeping ids, and changes nothing but the pictures uploaded anew', async () => {
  const shop = seeded({ products: 0 });
  const identifier = { handle: 'sample-shirt' };
  const { files, ...withoutFiles } = SHIRT;
  const first = (await set(shop, SHIRT, { identifier })).product;
  const second = (await set(shop, withoutFiles, { identifier })).product;
  const third = (await set(shop, SHIRT, { identifier })).product;

  assert.deepEqual(second, first);
  assert.notEqual(third.media.nodes[0].id, first.media.nodes[0].id);
  assert.deepEqual(third.variants, first.variants);
  assert.deepEqual(shop.ledger.after(0).map(entry => entry.changed), [true, false, true]);
});

test('lists are whole lists: what is left out is deleted; what is not given stays', async () => {
  const shop = seeded({ products: 0 });
  const { product } = await set(shop, SHIRT);
  const [, medium] = product.variants.nodes;
  const [size] = product.options;
  const identifier = { id: product.id };

  const titled = (await set(shop, { title: 'Other' }, { identifier })).product;
  assert.deepEqual({ ...titled, title: product.title }, product);

  const shrunk = (await set(shop, {
    productOptions: [{ id: size.id, name: 'Size', values: [{ name: 'M' }, { name: 'L' }] }],
    variants: [{ optionValues: [{ optionName: 'Size', name: 'L' }], price: '5' }, { id: medium.id, optionValues: [{ optionName: 'Size', name: 'M' }] }],
    tags: [], metafields: [], files: [{ id: product.media.nodes[1].id, alt: 'Only' }]
  }, { identifier })).product;

  assert.deepEqual(shrunk.options[0].optionValues.map((/** @type {any} */ value) => value.name), ['M', 'L']);
  assert.equal(shrunk.options[0].id, size.id);
  assert.deepEqual(shrunk.variants.nodes.map((/** @type {any} */ variant) => [variant.title, variant.price]), [['L', '5.00'], ['M', '19.90']]);
  assert.equal(shrunk.variants.nodes[1].id, medium.id);
  assert.deepEqual([shrunk.tags, shrunk.metafields.nodes], [[], []]);
  assert.deepEqual(shrunk.media.nodes, [{ id: product.media.nodes[1].id, alt: 'Only' }]);
  assert.equal(shop.tables.ProductVariant.size, 2);
  assert.equal(shop.tables.MediaImage.size, 1);
  assert.equal(shop.tables.Metafield.size, 0);
});

test('values may be swapped between known variants', async () => {
  const shop = seeded({ products: 0 });
  const { product } = await set(shop, SHIRT);
  const [small, medium] = product.variants.nodes;

  const swapped = (await set(shop, { productOptions: SHIRT.productOptions, variants: [
    { id: small.id, optionValues: [{ optionName: 'Size', name: 'M' }] }, { id: medium.id, optionValues: [{ optionName: 'Size', name: 'S' }] }] }, { identifier: { id: product.id } })).product;

  assert.deepEqual(swapped.variants.nodes.map((/** @type {any} */ { id, title }) => [id, title]), [[small.id, 'M'], [medium.id, 'S']]);
});

test('a product without options gets the invisible one', async () => {
  const shop = seeded({ products: 0 });

  const { product } = await set(shop, { title: 'Plain bag' });

  assert.deepEqual(product.options.map((/** @type {any} */ option) => [option.name, option.optionValues[0].name]), [['Title', 'Default Title']]);
  assert.equal(product.handle, 'plain-bag');
  assert.equal((await set(shop, { title: 'Plain bag' })).product.handle, 'plain-bag-1');
});

test('a custom id makes the product once, and carries its metafield by itself', async () => {
  const shop = seeded({ products: 0 });
  const identifier = { customId: { namespace: 'shopifysync', key: 'id', value: 'p-1' } };

  const { errors } = await run(shop, SET, { identifier, input: SHIRT });
  assert.equal(errors?.[0].extensions.code, 'NOT_FOUND');
  await ask(shop, 'mutation { metafieldDefinitionCreate(definition: { namespace: "shopifysync", key: "id", type: "id", name: "Id", ownerType: PRODUCT }) { userErrors { message } } }');
  const own = { namespace: 'shopifysync', key: 'id', type: 'id', value: 'p-1' };
  const first = await set(shop, { ...SHIRT, metafields: undefined }, { identifier });
  const again = await set(shop, { ...SHIRT, metafields: [...SHIRT.metafields, own] }, { identifier });

  assert.equal(again.product.id, first.product.id);
  assert.deepEqual(first.product.metafields.nodes.map((/** @type {any} */ metafield) => metafield.value), ['p-1']);
  assert.deepEqual(again.product.metafields.nodes.map((/** @type {any} */ metafield) => metafield.value), ['p-1', 'cotton']);
  assert.equal(shop.tables.Product.size, 1);
  for (const metafields of [SHIRT.metafields, [{ ...own, value: 'other' }]]) {
    const mismatch = await set(shop, { ...SHIRT, metafields }, { identifier });
    assert.deepEqual(mismatch.userErrors.map((/** @type {any} */ error) => error.code), ['METAFIELD_MISMATCH']);
  }
});

for (const [name, input, identifier, expected] of /** @type {[string, any, any, any][]} */ ([
  ['options without variants', { title: 'x', productOptions: SHIRT.productOptions }, null, { field: ['input', 'variants'], message: 'Variants input is required when updating product options', code: 'VARIANTS_INPUT_MISSING' }],
  ['variants without options', { title: 'x', variants: SHIRT.variants }, null, { field: ['input', 'productOptions'], message: 'Product options input is required when updating variants', code: 'PRODUCT_OPTIONS_INPUT_MISSING' }],
  ['two ids', { id: 'gid://shopify/Product/9', handle: 'a' }, { handle: 'a' }, { field: ['input'], message: 'The id field is not allowed if identifier is provided.', code: 'ID_NOT_ALLOWED' }],
  ['an unknown id', { title: 'x' }, { id: 'gid://shopify/Product/9' }, { field: ['input'], message: 'Resource matching the identifier was not found.', code: 'NOT_FOUND' }],
  ['an unknown id in the input', { id: 'gid://shopify/Product/9' }, null, { field: ['input', 'id'], message: 'Product does not exist', code: 'PRODUCT_DOES_NOT_EXIST' }],
  ['another handle', { title: 'x', handle: 'b' }, { handle: 'a' }, { field: ['input'], message: 'The identifier value does not match the value of the corresponding field in the input.', code: 'INPUT_MISMATCH' }],
  ['a handle in the identifier only', { title: 'x' }, { handle: 'a' }, { field: ['input'], message: 'The input field corresponding to the identifier is required.', code: 'MISSING_FIELD_REQUIRED' }],
  ['no title', { vendor: 'x' }, null, { field: ['input', 'title'], message: "Title can't be blank", code: 'INVALID_PRODUCT' }],
  ['a doubled variant', { ...SHIRT, variants: [SHIRT.variants[0], SHIRT.variants[0]] }, null, { field: ['input', 'variants', '1'], message: "The variant 'S' already exists. Please change at least one option value.", code: 'INVALID_VARIANT' }],
  ['a negative cost', { ...SHIRT, variants: [{ ...SHIRT.variants[0], inventoryItem: { cost: '-1' } }] }, null, { field: ['input', 'variants', '0', 'inventoryItem', 'cost'], message: 'Cost per item must be greater than or equal to 0', code: 'INVALID_VARIANT' }],
  ['four options', { ...SHIRT, productOptions: ['a', 'b', 'c', 'd'].map(option => ({ name: option, values: [{ name: '1' }] })) }, null, { field: ['input', 'productOptions'], message: 'Can only specify a maximum of 3 options', code: 'OPTIONS_OVER_LIMIT' }],
  ['an option value that is not listed', { ...SHIRT, variants: [{ optionValues: [{ optionName: 'Size', name: 'XL' }] }] }, null, { field: ['input', 'variants', '0', 'optionValues'], message: "Option value 'XL' does not exist", code: 'OPTION_VALUE_DOES_NOT_EXIST' }],
  ['a bad picture', { title: 'x', files: [{ originalSource: 'nowhere' }] }, null, { field: ['input', 'files', '0', 'originalSource'], message: 'Image URL is invalid', code: 'INVALID_INPUT' }],
  ['a slash in an option', { ...SHIRT, productOptions: [{ name: 'X / Y', values: [{ name: 'S' }] }], variants: [{ optionValues: [{ optionName: 'X / Y', name: 'S' }] }] }, null,
    { field: ['input', 'productOptions', '0', 'name'], message: "The name contains unsupported sequence ' / '", code: 'INVALID_INPUT' }]
])) {
  test(`${name} is refused and nothing is made`, async () => {
    const shop = seeded({ products: 3 });
    const digest = shop.digest();

    const { userErrors } = await set(shop, input, { identifier });

    assert.deepEqual(userErrors[0], expected);
    assert.equal(shop.digest(), digest);
    assert.equal(shop.ledger.size, 0);
  });
}

test('too long a title is told with the handle it would make', async () => {
  const { userErrors } = await set(seeded({ products: 0 }), { title: 's'.repeat(256) });

  assert.deepEqual(userErrors.map((/** @type {any} */ { field, message }) => ({ field, message })), [
    { field: ['input', 'title'], message: 'is too long (maximum is 255 characters)' }, { field: ['input'], message: 'Handle is too long (maximum is 255 characters)' }]);
});

test('asynchronously, the client must poll', async () => {
  const shop = seeded({ products: 0 });
  const poll = async (/** @type {string} */ id) => (await ask(shop, 'query ($id: ID!) { productOperation(id: $id) { status product { title } ... on ProductSetOperation { id userErrors { field message code } } } }', { id })).productOperation;

  const { product, productSetOperation } = await set(shop, SHIRT, { synchronous: false });
  const failing = (await set(shop, { title: '' }, { synchronous: false })).productSetOperation;

  assert.equal(product, null);
  assert.equal(productSetOperation.status, 'CREATED');
  assert.equal((await poll(productSetOperation.id)).status, 'ACTIVE');
  assert.deepEqual(await poll(productSetOperation.id), { status: 'COMPLETE', product: { title: 'Sample shirt' }, id: productSetOperation.id, userErrors: [] });
  await poll(failing.id);
  assert.equal((await poll(failing.id)).userErrors[0].message, "Title can't be blank");
});

test('2,048 variants are possible', async () => {
  const shop = seeded({ products: 0 });
  const names = Array.from({ length: 2048 }, (_, i) => `V${i}`);

  const { product, userErrors } = await set(shop, { title: 'Screws', productOptions: [{ name: 'Size', values: names.map(name => ({ name })) }], variants: names.map(name => ({ optionValues: [{ optionName: 'Size', name }] })) });

  assert.deepEqual(userErrors, []);
  assert.equal(shop.product(product.id)?.variants.length, 2048);
});
