// @ts-check
// The documents that a synchronisation sends about products: each runs without an error, and answers every field for which the store has a value.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { documentNamed, nulls } from '../../testing/documents.js';
import { startEmulator } from '../../testing/harness.js';
import { storeModules } from '../../src/store-modules.js';

/** @typedef {{ ask: (name: string, variables?: Record<string, any>, edit?: (text: string) => string) => Promise<any>, shop: any }} Session */

/** @param {import('node:test').TestContext} t @returns {Promise<Session>} */
async function session(t) {
  const emulator = await startEmulator(t, { products: 3 }, storeModules);
  return {
    shop: emulator.host.shop,
    async ask(name, variables, edit = text => text) {
      const { data, errors } = await emulator.ask(edit(documentNamed(name)), variables);
      assert.equal(errors, undefined, name);
      for (const payload of Object.values(data)) assert.deepEqual(payload?.userErrors ?? [], [], name);
      return data;
    }
  };
}

/** A product with a value in every field. @param {any} shop */
const everything = shop => ({
  handle: 'alt', title: 'Alt', descriptionHtml: '<p>Alt.</p>', vendor: 'Maker', productType: 'Ting', category: 'gid://shopify/TaxonomyCategory/aa-1-13', tags: ['a'], status: 'ACTIVE', templateSuffix: 'wide',
  seo: { title: 'Alt om alt', description: 'Det hele' }, productOptions: [{ name: 'Size', values: [{ name: 'S' }] }],
  files: [{ originalSource: 'https://example.com/alt.jpg', alt: 'Alt', contentType: 'IMAGE' }], metafields: [{ namespace: 'custom', key: 'made', type: 'single_line_text_field', value: 'her' }],
  variants: [{ optionValues: [{ optionName: 'Size', name: 'S' }], sku: 'A-1', barcode: '1', price: '10.00', compareAtPrice: '12.00', inventoryPolicy: 'DENY',
    inventoryItem: { tracked: true, cost: '4.00', measurement: { weight: { unit: 'GRAMS', value: 5 } } }, inventoryQuantities: [{ locationId: shop.locations[0].id, name: 'available', quantity: 3 }] }]
});

test('each document about products runs, and no field of it is null where the store has a value', async t => {
  const { ask, shop } = await session(t);

  const made = await ask('20_product_set', { identifier: { handle: 'alt' }, input: everything(shop), synchronous: true });
  const { id } = made.productSet.product;
  const number = id.split('/').pop();
  assert.deepEqual(nulls(made), ['.productSet.productSetOperation']);
  const later = await ask('20_product_set', { input: { title: 'Senere' }, synchronous: false });
  assert.deepEqual(nulls(later), ['.productSet.product']);
  const operation = { id: later.productSet.productSetOperation.id };
  assert.equal((await ask('21_product_operation', operation)).productOperation.status, 'ACTIVE');
  assert.deepEqual(nulls(await ask('21_product_operation', operation)), []);
  await ask('22_product_set_literal', {}, text => text.replace('gid://shopify/Location/1', shop.locations[0].id));

  const { publications } = await ask('40_publications');
  assert.deepEqual(nulls(publications), []);
  assert.equal((await ask('39_publish', { id, input: publications.nodes.map((/** @type {any} */ { id: publicationId }) => ({ publicationId })) })).publishablePublish.publishable.resourcePublicationsCount.count, 3);

  const page = await ask('01_products_page', { first: 5, query: `id:${number}` });
  assert.deepEqual([page.products.nodes.length, nulls(page)], [1, []]);
  const detail = await ask('02_product_variants_page', { id });
  assert.deepEqual([detail.product.media.nodes.length, detail.product.metafields.nodes.length, nulls(detail)], [1, 1, []]);
  const incremental = await ask('03_products_incremental', { first: 50, query: `updated_at:>='${new Date(shop.now().getTime() - 60_000).toISOString()}'` });
  assert.deepEqual([incremental.products.nodes.some((/** @type {any} */ node) => node.id === id), nulls(incremental)], [true, []]);
  assert.deepEqual(nulls(await ask('04_product_by_identifier', { identifier: { handle: 'alt' } })), []);
  const variantId = detail.product.variants.nodes[0].id;
  assert.deepEqual(nulls(await ask('05_nodes', { ids: [id, variantId] })), []);

  assert.deepEqual(nulls(await ask('23_product_update', { identifier: { id }, product: { title: 'Alt igen', collectionsToJoin: [shop.tables.Collection.rows[0].id] } })), []);
  assert.deepEqual(nulls(await ask('24_variants_bulk_update', { productId: id, variants: [{ id: variantId, price: '11.00' }] })), []);
  const created = await ask('25_variants_bulk_create', { productId: id, variants: [{ optionValues: [{ optionName: 'Size', name: 'M' }], inventoryItem: { sku: 'A-2' } }] });
  assert.deepEqual(nulls(created), []);
  assert.deepEqual(nulls(await ask('26_variants_bulk_delete', { productId: id, variantsIds: [created.productVariantsBulkCreate.productVariants[0].id] })), []);
  assert.deepEqual(nulls(await ask('28_metafields_set', { metafields: [{ ownerId: id, namespace: 'custom', key: 'more', type: 'number_integer', value: '1' }] })), []);
  assert.deepEqual(nulls(await ask('29_tags_add', { id, tags: ['b'] })), []);
  assert.deepEqual(nulls(await ask('27_product_delete', { id })), ['.productDelete.productDeleteOperation']);
});
