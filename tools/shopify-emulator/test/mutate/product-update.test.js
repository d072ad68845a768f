// @ts-check
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { ask, run, seeded } from '../../testing/ask.js';

const UPDATE = `mutation ($identifier: ProductUpdateIdentifiers, $product: ProductUpdateInput!, $media: [CreateMediaInput!]) {
  productUpdate(identifier: $identifier, product: $product, media: $media) {
    product { id title handle descriptionHtml vendor productType category { id } tags status templateSuffix seo { title description } updatedAt }
    userErrors { field message } } }`;

/** @param {any} shop @param {any} product @param {any} [more] */
const update = async (shop, product, more) => (await ask(shop, UPDATE, { product, ...more })).productUpdate;

test('only the fields named change, one entry goes into the ledger, and the moment moves', async () => {
  const shop = seeded();
  const product = shop.tables.Product.rows[4];
  const [before] = shop.state([product.id]);

  const { product: answer, userErrors } = await update(shop, { id: product.id, title: '  Ny titel æøå  ', tags: ['b', ' Sale ', 'SALE', 'big   deal, a'], status: 'DRAFT' });

  assert.deepEqual(userErrors, []);
  assert.equal(answer.title, 'Ny titel æøå');
  assert.deepEqual(answer.tags, ['a', 'b', 'big   deal', 'Sale']);
  assert.equal(answer.updatedAt, '2026-11-21T12:00:00Z');
  const [entry] = shop.ledger.after(0);
  assert.deepEqual(/** @type {any} */ (entry.before), before);
  assert.deepEqual(entry.after, { ...before, title: 'Ny titel æøå', tags: answer.tags, status: 'DRAFT', updatedAt: answer.updatedAt });
  assert.deepEqual({ number: entry.number, mutation: entry.mutation, id: entry.id, actor: entry.actor, changed: entry.changed }, { number: 1, mutation: 'productUpdate', id: product.id, actor: 'app', changed: true });
  assert.deepEqual(/** @type {any} */ (entry.variables).product.title, '  Ny titel æøå  ');
});

test('a product is named by id or handle beside the input, or in the deprecated argument', async () => {
  const shop = seeded();
  const { id, handle } = shop.tables.Product.rows[2];

  assert.equal((await update(shop, { vendor: 'One' }, { identifier: { id } })).product.vendor, 'One');
  assert.equal((await update(shop, { vendor: 'Two' }, { identifier: { handle } })).product.vendor, 'Two');
  const { productUpdate } = await ask(shop, 'mutation ($input: ProductInput!) { productUpdate(input: $input) { product { vendor } userErrors { message } } }', { input: { id, vendor: 'Three' } });
  assert.equal(productUpdate.product.vendor, 'Three');
});

for (const [name, input, errors] of /** @type {[string, any, any[]][]} */ ([
  ['a blank title', { title: ' ' }, [{ field: ['title'], message: "Title can't be blank" }]],
  ['a title of 256', { title: 'x'.repeat(256) }, [{ field: ['title'], message: 'Title is too long (maximum is 255 characters)' }]],
  ['a long vendor', { vendor: 'x'.repeat(256) }, [{ field: ['vendor'], message: 'Vendor is too long (maximum is 255 characters)' }]],
  ['a long type', { productType: 'x'.repeat(256) }, [
    { field: ['productType'], message: 'Product type is too long (maximum is 255 characters)' },
    { field: ['customProductType'], message: 'Custom product type is too long (maximum is 255 characters)' }]],
  ['a long handle', { handle: 'x'.repeat(256) }, [{ field: ['handle'], message: 'Handle is too long (maximum is 255 characters)' }]],
  ['251 tags', { tags: Array.from({ length: 251 }, (_, i) => `t${i}`) }, [{ field: ['tags'], message: 'Product tags is invalid' }]],
  ['a bad metafield', { metafields: [{ namespace: 'custom', key: 'size', type: 'number_integer', value: 'x' }] }, [{ field: ['metafields', '0', 'value'], message: 'Value must be an integer.' }]]
])) {
  test(`${name} is refused and nothing is written`, async () => {
    const shop = seeded();
    const { id, title } = shop.tables.Product.rows[0];
    const digest = shop.digest();

    const { product, userErrors } = await update(shop, { id, vendor: 'Other', ...input });

    assert.deepEqual(userErrors, errors);
    assert.equal(product.title, title);
    assert.equal(shop.digest(), digest);
    assert.equal(shop.ledger.size, 0);
  });
}

test('a title of 255 signs passes, and an emoji is one sign', async () => {
  const shop = seeded();

  const { userErrors } = await update(shop, { id: shop.tables.Product.rows[0].id, title: '🌊'.repeat(255) });

  assert.deepEqual(userErrors, []);
});

test('an unknown product and an unknown category are told in their own ways', async () => {
  const shop = seeded();

  assert.deepEqual((await update(shop, { id: 'gid://shopify/Product/1', title: 'x' })), { product: null, userErrors: [{ field: ['id'], message: 'Product does not exist' }] });
  const { errors } = await run(shop, UPDATE, { product: { id: shop.tables.Product.rows[0].id, category: 'gid://shopify/TaxonomyCategory/zz-1' } });
  assert.equal(errors?.[0].extensions.code, 'INVALID_PRODUCT_TAXONOMY_NODE_ID');
});

test('handles are normalised, refused when taken, and made from the title when blank', async () => {
  const shop = seeded();
  const [one, two] = shop.tables.Product.rows;

  assert.equal((await update(shop, { id: one.id, handle: '  Mixed CASE/ Weird 200 % ' })).product.handle, 'mixed-case-weird-200');
  assert.deepEqual((await update(shop, { id: two.id, handle: ' MIXED case weird 200 ' })).userErrors,
    [{ field: ['input', 'handle'], message: "Handle ' MIXED case weird 200 ' already in use. Please provide a new handle." }]);
  assert.equal((await update(shop, { id: one.id, handle: '%%%' })).product.handle, 'product');
  assert.equal((await update(shop, { id: one.id, handle: ' ', title: 'Rødgrød med fløde' })).product.handle, 'rodgrod-med-flode');
  assert.equal((await update(shop, { id: one.id, title: 'Noget andet' })).product.handle, 'rodgrod-med-flode');
  const found = await ask(shop, '{ productByIdentifier(identifier: { handle: "rodgrod-med-flode" }) { id } }');
  assert.equal(found.productByIdentifier.id, one.id);
});

test('an SEO title that equals the title, or is blank, reads as null; a description stays even if the text says the same', async () => {
  const shop = seeded();
  const { id } = shop.tables.Product.rows[0];
  await update(shop, { id, title: 'Hat', descriptionHtml: '<p>Warm.</p>', seo: { title: 'Best hat', description: 'Buy it' } });

  assert.deepEqual((await update(shop, { id, seo: { title: 'Hat' } })).product.seo, { title: null, description: 'Buy it' });
  assert.deepEqual((await update(shop, { id, seo: { description: ' ' } })).product.seo, { title: null, description: null });
  assert.deepEqual((await update(shop, { id, seo: { description: 'Warm.' } })).product.seo, { title: null, description: 'Warm.' });
});

test('pictures and metafields come with the same mutation', async () => {
  const shop = seeded();
  const product = shop.tables.Product.rows[0];
  const count = product.media.length;

  const bad = await update(shop, { id: product.id }, { media: [{ mediaContentType: 'IMAGE', originalSource: 'not-a-url' }] });
  const good = await update(shop, { id: product.id, metafields: [{ namespace: 'custom', key: 'origin', type: 'single_line_text_field', value: 'DK' }] },
    { media: [{ mediaContentType: 'IMAGE', originalSource: 'https://example.com/a/hat.png', alt: 'Hat' }] });

  assert.deepEqual(bad.userErrors, [{ field: ['media', '0', 'originalSource'], message: 'Image URL is invalid' }]);
  assert.deepEqual(good.userErrors, []);
  assert.equal(product.media.length, count + 1);
  assert.match(shop.files.urlOf(product.media[count]), /\/hat\.png\?v=\d+$/);
  assert.equal(product.metafields.find(metafield => metafield.key === 'origin')?.value, 'DK');
});

test('writing back what was read changes nothing, for every product', async () => {
  const shop = seeded({ products: 150 });
  const digest = shop.digest();
  const { products } = await ask(shop, `{ products(first: 150) { nodes { id title handle descriptionHtml vendor productType category { id } tags status templateSuffix
    seo { title description } metafields(first: 20) { nodes { namespace key type value } } variants(first: 250) { nodes { id sku barcode price compareAtPrice taxable inventoryPolicy
      selectedOptions { name value } inventoryItem { tracked requiresShipping unitCost { amount } measurement { weight { unit value } } } } } } } }`);

  for (const { category, metafields, variants, ...product } of products.nodes) {
    assert.deepEqual((await update(shop, { ...product, category: category?.id ?? null, metafields: metafields.nodes })).userErrors, []);
    const inputs = variants.nodes.map((/** @type {any} */ { sku, selectedOptions, inventoryItem: { unitCost, ...item }, ...variant }) => ({
      ...variant, optionValues: selectedOptions.map((/** @type {any} */ option) => ({ optionName: option.name, name: option.value })), inventoryItem: { ...item, sku, cost: unitCost?.amount ?? null }
    }));
    const { productVariantsBulkUpdate } = await ask(shop, 'mutation ($id: ID!, $variants: [ProductVariantsBulkInput!]!) { productVariantsBulkUpdate(productId: $id, variants: $variants) { userErrors { field message } } }', { id: product.id, variants: inputs });
    assert.deepEqual(productVariantsBulkUpdate.userErrors, []);
  }

  assert.equal(shop.digest(), digest);
  assert.equal(shop.ledger.size, 300);
  assert.ok(shop.ledger.after(0).every(entry => !entry.changed));
});

test('moments of writes always rise, even when the clock stands still', async () => {
  const shop = seeded();
  const { id } = shop.tables.Product.rows[0];
  for (let i = 0; i < 5; i++) await update(shop, { id, vendor: `V${i}` });

  const times = shop.ledger.after(0).map(entry => entry.time);

  assert.deepEqual([...new Set(times)].sort(), times);
});
