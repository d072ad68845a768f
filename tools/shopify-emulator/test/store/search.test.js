// @ts-check
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { ask, contextOf, run, seeded } from '../../testing/ask.js';
import { Shop } from '../../src/store/shop.js';
import { write } from '../../src/store/write.js';

/** Six products, named by a letter. */
function letters() {
  const clock = { ms: Date.UTC(2026, 10, 21, 12) };
  const shop = Object.assign(new Shop({ domain: 'letters.myshopify.com', now: () => new Date(clock.ms) }), { clock });
  /** @type {[string, string, string, string[], any, string][]} */
  const rows = [
    ['A Blue wool hat', 'Nike', 'Hats', ['wool', 'Sale'], 'ACTIVE', '10.00'],
    ['B Blue cotton shirt', 'Vans', 'Shirts', ['cotton'], 'ACTIVE', '20.00'],
    ['C Red wool scarf', 'Nike', 'Scarves', ['wool'], 'DRAFT', '30.00'],
    ['D Green shirt (large)', 'Ærø Keramik', 'Shirts', ['new in: spring'], 'ARCHIVED', '40.00'],
    ['E Plain bag', 'Puma', '', [], 'ACTIVE', '50.00'],
    ['F Bluebell poster', 'Vans', 'Posters', ['art', 'wool'], 'UNLISTED', '60.00']
  ];
  rows.forEach(([title, vendor, productType, tags, status, price], index) => {
    const product = shop.addProduct(`handle-${title[0].toLowerCase()}`, Date.UTC(2026, 0, index + 1, 10));
    Object.assign(product, { title, vendor, productType, tags, status });
    const [value] = shop.addOption(product, 'Title', ['Default Title']).optionValues;
    const variant = shop.addVariant(product, [value], product.createdMs);
    Object.assign(variant, { price, sku: index === 4 ? null : `SKU-${title[0]}` });
  });
  return shop;
}

/** @param {Shop} shop @param {string} query @param {any} [context] */
async function found(shop, query, context) {
  const { products } = await ask(shop, 'query ($query: String) { products(first: 50, query: $query) { nodes { title } } }', { query }, context);
  return products.nodes.map((/** @type {any} */ node) => node.title[0]).join('');
}

for (const [query, expected] of [
  ['', 'ABCDEF'],
  ['vendor:nike', 'AC'],
  ['title:blue', 'AB'],
  ['title:blue*', 'ABF'],
  ['title:"wool hat"', 'A'],
  ["title:'wool hat'", 'A'],
  ['wool', 'ACF'],
  ['blue shirt', 'B'],
  ['tag:wool -status:draft', 'AF'],
  ['tag:wool NOT status:draft', 'AF'],
  ['vendor:Nike OR vendor:Vans tag:wool', 'ACF'],
  ['vendor:Nike OR (vendor:Vans AND tag:wool)', 'ACF'],
  ['(vendor:Nike tag:Sale) OR product_type:Posters', 'AF'],
  ['price:>=20 price:<50', 'BCD'],
  ['price:>20 AND price:<=50', 'CDE'],
  ['status:active,draft', 'ABCE'],
  ['sku:SKU-C', 'C'],
  ['sku:*', 'ABCDF'],
  ['-sku:*', 'E'],
  ['product_type:*', 'ABCDF'],
  ['sku:sku-*', 'ABCDF'],
  ['tag:"new in: spring"', 'D'],
  ['tag:new\\ in\\:\\ spring', 'D'],
  ['vendor:"Ærø Keramik"', 'D'],
  ['created_at:2026-01-03', 'C'],
  ["created_at:>='2026-01-03T10:00:00Z' created_at:<'2026-01-05T09:59:59Z'", 'CD'],
  ["created_at:>'2026-01-05T10:00:00Z'", 'EF'],
  ['handle:handle-b', 'B'],
  ['tag:(value', ''],
  ['(tag:wool', 'ACF'],
  ['tag:wool OR', 'ACF']
]) {
  test(`search: ${query || '(nothing)'}`, async () => {
    assert.equal(await found(letters(), query), expected);
  });
}

test('with strict bounds > does not let the bound itself through', async () => {
  const shop = letters();
  shop.quirks.rangeBoundsInclusive = false;

  assert.equal(await found(shop, "created_at:>'2026-01-05T10:00:00Z'"), 'F');
});

test('a search by ids takes numbers, global ids and ranges', async () => {
  const shop = letters();
  const [a, b, c] = shop.tables.Product.rows;

  assert.equal(await found(shop, `id:${a.n},${c.id}`), 'AC');
  assert.equal(await found(shop, `id:>=${b.n}`), 'BCDEF');
});

test('an unknown field finds everything and warns', async () => {
  const shop = letters();
  const context = contextOf(shop);

  assert.equal(await found(shop, 'statuz:active vendor:nike', context), 'AC');
  assert.equal(await found(letters(), 'statuz:active'), 'ABCDEF');
  assert.deepEqual(/** @type {any} */ (context.warnings[0]).warnings, [{ field: 'statuz', message: 'Invalid search field for this query.', code: 'invalid_field' }]);
  assert.deepEqual(/** @type {any} */ (context.warnings[0]).path, ['products']);
});

test('a value that a field does not know is ignored and warned of', async () => {
  const shop = letters();
  const context = contextOf(shop);

  assert.equal(await found(shop, 'updated_at:soon', context), 'ABCDEF');
  assert.equal(/** @type {any} */ (context.warnings[0]).warnings[0].code, 'invalid_value');
});

test('a metafield can be searched for', async () => {
  const shop = letters();
  shop.addMetafield(shop.tables.Product.rows[2], { namespace: 'custom', key: 'material', type: 'single_line_text_field', value: 'Uld' }, 0);

  assert.equal(await found(shop, 'metafields.custom.material:uld'), 'C');
});

test('with a lagging index a write shows in lists only after its time', async () => {
  const shop = letters();
  shop.quirks.searchLagMs = 5000;
  const [a] = shop.tables.Product.rows;
  write(contextOf(shop), 'test', {}, [a], () => { a.vendor = 'Reebok'; });

  assert.equal(await found(shop, 'vendor:reebok'), '');
  assert.equal(await found(shop, 'vendor:nike'), 'AC');
  const { product } = await ask(shop, 'query ($id: ID!) { product(id: $id) { vendor } }', { id: a.id });
  assert.equal(product.vendor, 'Reebok');

  shop.clock.ms += 6000;

  assert.equal(await found(shop, 'vendor:reebok'), 'A');
});

test('variants are found by SKU', async () => {
  const shop = letters();

  const { productVariants } = await ask(shop, '{ productVariants(first: 5, query: "sku:SKU-B") { nodes { sku product { title } } } }');

  assert.equal(productVariants.nodes[0].product.title, 'B Blue cotton shirt');
});

test('a saved search that is not there is an invalid id', async () => {
  const { errors } = await run(seeded(), '{ products(first: 1, savedSearchId: "gid://shopify/SavedSearch/1") { nodes { id } } }');

  assert.deepEqual([errors?.[0].message, errors?.[0].extensions.code], ['invalid id', 'RESOURCE_NOT_FOUND']);
});
