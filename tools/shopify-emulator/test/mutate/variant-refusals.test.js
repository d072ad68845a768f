// @ts-check
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { ask, seeded } from '../../testing/ask.js';

const ERRORS = 'userErrors { field message code }';
const CREATE = `mutation ($productId: ID!, $variants: [ProductVariantsBulkInput!]!, $media: [CreateMediaInput!]) { productVariantsBulkCreate(productId: $productId, variants: $variants, media: $media) { productVariants { title media(first: 1) { nodes { alt } } } ${ERRORS} } }`;
const UPDATE = `mutation ($productId: ID!, $variants: [ProductVariantsBulkInput!]!, $media: [CreateMediaInput!]) { productVariantsBulkUpdate(productId: $productId, variants: $variants, media: $media) { productVariants { media(first: 1) { nodes { alt } } } ${ERRORS} } }`;
const FRONT = { originalSource: 'https://example.com/front.jpg', mediaContentType: 'IMAGE', alt: 'Front' };

async function shirt() {
  const shop = seeded({ products: 0 });
  await ask(shop, 'mutation { productSet(input: { title: "Shirt", productOptions: [{ name: "Size", values: [{ name: "S" }, { name: "M" }] }], variants: [{ optionValues: [{ optionName: "Size", name: "S" }] }] }) { userErrors { message } } }');
  const [product] = shop.tables.Product.rows;
  const option = product.options[0];
  return { shop, product, option, variant: product.variants[0], sizeL: [{ optionName: 'Size', name: 'L' }] };
}

/** @param {any} answer @param {string} mutation */
const told = (answer, mutation) => answer[mutation].userErrors.map((/** @type {any} */ { field, code }) => [field.join('.'), code]);

test('a variant shows a picture that comes with the same call', async () => {
  const { shop, product, variant, sizeL } = await shirt();

  const created = (await ask(shop, CREATE, { productId: product.id, media: [FRONT], variants: [{ optionValues: sizeL, mediaSrc: [FRONT.originalSource] }] })).productVariantsBulkCreate;
  const updated = (await ask(shop, UPDATE, { productId: product.id, media: [{ ...FRONT, alt: 'Back' }], variants: [{ id: variant.id, mediaSrc: [FRONT.originalSource] }] })).productVariantsBulkUpdate;

  assert.deepEqual(created, { productVariants: [{ title: 'L', media: { nodes: [{ alt: 'Front' }] } }], userErrors: [] });
  assert.deepEqual(updated, { productVariants: [{ media: { nodes: [{ alt: 'Back' }] } }], userErrors: [] });
  assert.deepEqual(product.media.map(media => media.alt), ['Front', 'Back']);
});

for (const [what, variant, field, code, media] of /** @type {[string, any, string, string, any?][]} */ ([
  ['an id', { id: 'gid://shopify/ProductVariant/1' }, 'variants.0.id', 'NO_KEY_ON_CREATE'],
  ['adjustments of stock', { quantityAdjustments: [{ locationId: 'gid://shopify/Location/1', adjustment: 1, changeFromQuantity: null }] }, 'variants.0.quantityAdjustments', 'NO_KEY_ON_CREATE'],
  ['two kinds of pictures', { mediaId: 'gid://shopify/MediaImage/1', mediaSrc: ['https://example.com/front.jpg'] }, 'variants.0', 'INVALID_INPUT', [FRONT]],
  ['two pictures', { mediaSrc: ['https://example.com/front.jpg', 'https://example.com/back.jpg'] }, 'variants.0.mediaSrc', 'INVALID_INPUT', [FRONT]],
  ['a picture that does not come along', { mediaSrc: ['https://example.com/back.jpg'] }, 'variants.0.mediaSrc', 'INVALID_INPUT', [FRONT]],
  ['a bad address of a picture', {}, 'media.0.originalSource', 'INVALID_INPUT', [{ ...FRONT, originalSource: 'nowhere' }]],
  ['too long a tax code', { taxCode: 'x'.repeat(256) }, 'variants.0.taxCode', 'INVALID_INPUT'],
  ['letters in a customs code', { inventoryItem: { harmonizedSystemCode: 'abc' } }, 'variants.0.inventoryItem.harmonizedSystemCode', 'INVALID_INPUT']
])) {
  test(`no new variant with ${what}`, async () => {
    const { shop, product, sizeL } = await shirt();

    const answer = await ask(shop, CREATE, { productId: product.id, variants: [{ optionValues: sizeL, ...variant }], media });

    assert.deepEqual(told(answer, 'productVariantsBulkCreate'), [[field, code]]);
    assert.equal(product.variants.length, 1);
  });
}

test('no more locations than the shop may have', async () => {
  const { shop, product, sizeL } = await shirt();
  const inventoryQuantities = Array.from({ length: 201 }, () => ({ locationId: shop.locations[0].id, availableQuantity: 1 }));

  const answer = await ask(shop, CREATE, { productId: product.id, variants: [{ optionValues: sizeL, inventoryQuantities }] });
  const inAll = await ask(shop, CREATE, { productId: product.id, variants: Array.from({ length: 250 }, () => ({ optionValues: sizeL, inventoryQuantities })) });

  assert.deepEqual(told(answer, 'productVariantsBulkCreate'), [['variants.0.inventoryQuantities', 'TOO_MANY_INVENTORY_LOCATIONS']]);
  assert.deepEqual(told(inAll, 'productVariantsBulkCreate'), [['variants', 'INVENTORY_QUANTITIES_LIMIT_EXCEEDED']]);
});

test('an update names an option in one way', async () => {
  const { shop, product, option, variant } = await shirt();
  const codeOf = async (/** @type {any} */ value) => told(await ask(shop, UPDATE, { productId: product.id, variants: [{ id: variant.id, optionValues: [value] }] }), 'productVariantsBulkUpdate');

  assert.deepEqual(await codeOf({ name: 'M', optionName: 'Size', optionId: option.id }), [['variants.0.optionValues.0', 'CANNOT_SPECIFY_BOTH']]);
  assert.deepEqual(await codeOf({ name: 'M', id: option.optionValues[0].id, optionName: 'Size' }), [['variants.0.optionValues.0', 'CANNOT_SPECIFY_BOTH']]);
  assert.deepEqual(await codeOf({ name: 'M' }), [['variants.0.optionValues.0', 'MUST_SPECIFY_ONE_OF_PAIR']]);
  assert.deepEqual(await codeOf({ name: 'M', optionId: option.id }), []);
});

test('options and variants of a combined listing parent are left alone', async () => {
  const { shop, product, option, variant, sizeL } = await shirt();
  product.combinedListingRole = 'PARENT';

  const answer = await ask(shop, `mutation ($productId: ID!, $optionId: ID!, $variantId: ID!, $variants: [ProductVariantsBulkInput!]!, $changes: [ProductVariantsBulkInput!]!) {
    a: productVariantsBulkCreate(productId: $productId, variants: $variants) { ${ERRORS} } b: productVariantsBulkUpdate(productId: $productId, variants: $changes) { ${ERRORS} }
    c: productVariantsBulkDelete(productId: $productId, variantsIds: [$variantId]) { ${ERRORS} } d: productOptionsCreate(productId: $productId, options: [{ name: "Colour", values: [{ name: "Red" }] }]) { ${ERRORS} }
    e: productOptionUpdate(productId: $productId, option: { id: $optionId, name: "Length" }) { ${ERRORS} } f: productOptionsDelete(productId: $productId, options: [$optionId]) { ${ERRORS} } }`,
  { productId: product.id, optionId: option.id, variantId: variant.id, variants: [{ optionValues: sizeL }], changes: [{ id: variant.id, price: '1' }] });

  assert.deepEqual(Object.values(answer).map(({ userErrors }) => userErrors[0].code), Array.from({ length: 6 }, () => 'UNSUPPORTED_COMBINED_LISTING_PARENT_OPERATION'));
});

test('one metafield makes one option, and a value keeps a name', async () => {
  const { shop, product, option } = await shirt();
  const linked = { linkedMetafield: { namespace: 'shopify', key: 'color-pattern' } };

  const created = await ask(shop, `mutation ($id: ID!, $options: [OptionCreateInput!]!) { productOptionsCreate(productId: $id, options: $options) { ${ERRORS} } }`, { id: product.id, options: [{ name: 'Colour', ...linked }, { name: 'Pattern', ...linked }] });
  const renamed = await ask(shop, `mutation ($id: ID!, $option: ID!, $value: ID!) { productOptionUpdate(productId: $id, option: { id: $option }, optionValuesToUpdate: [{ id: $value, name: " " }]) { ${ERRORS} } }`, { id: product.id, option: option.id, value: option.optionValues[0].id });

  assert.deepEqual(told(created, 'productOptionsCreate').at(-1), ['options.1.linkedMetafield', 'DUPLICATE_LINKED_OPTION']);
  assert.deepEqual(told(renamed, 'productOptionUpdate'), [['optionValuesToUpdate.0.name', 'INVALID_NAME']]);
});

test('productSet: the file of a variant is one of the product, stock is set where the variant is stocked', async () => {
  const { shop, product, variant } = await shirt();
  await ask(shop, 'mutation { locationAdd(input: { name: "Elsewhere", address: { countryCode: DK } }) { userErrors { message } } }');
  const [here, elsewhere] = shop.locations.map(location => location.id);
  const SET = `mutation ($input: ProductSetInput!, $id: ID!) { productSet(identifier: { id: $id }, input: $input) { ${ERRORS} } }`;
  const input = (/** @type {any} */ more, /** @type {any} */ files = undefined) => ({ id: product.id, input: { productOptions: [{ name: 'Size', values: [{ name: 'S' }] }], files, variants: [{ id: variant.id, optionValues: [{ optionName: 'Size', name: 'S' }], ...more }] } });
  const [front, back] = ['https://example.com/front.jpg', 'https://example.com/back.jpg'].map(originalSource => ({ originalSource, contentType: 'IMAGE' }));
  const quantity = (/** @type {string} */ locationId) => ({ inventoryQuantities: [{ locationId, name: 'available', quantity: 3 }] });

  assert.deepEqual(told(await ask(shop, SET, input({ file: back }, [front])), 'productSet'), [['input.variants.0.file', 'INVALID_INPUT']]);
  assert.deepEqual(told(await ask(shop, SET, input({ file: front }, [front])), 'productSet'), []);
  assert.deepEqual(told(await ask(shop, SET, input(quantity(elsewhere))), 'productSet'), [['input.variants.0.inventoryQuantities.0.locationId', 'INVALID_VARIANT']]);
  assert.deepEqual(told(await ask(shop, SET, input(quantity(here))), 'productSet'), []);
});
