// @ts-check
// The documents that a synchronisation sends about products: each runs without an error, and answers every field for which the store has a value.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { startEmulator } from '../../testing/harness.js';
import { storeModules } from '../../src/store-modules.js';

const FOLDER = new URL('./', import.meta.url);
const NAMES = readdirSync(FOLDER).filter(name => /^(0\d|2\d|39|40)_.*\.graphql$/.test(name));

/** @typedef {{ ask: (name: string, variables?: Record<string, any>, edit?: (text: string) => string) => Promise<any>, shop: any, ran: Set<string> }} Session */

/** @param {import('node:test').TestContext} t @returns {Promise<Session>} */
async function session(t) {
  const emulator = await startEmulator(t, { products: 3 }, storeModules);
  /** @type {Set<string>} */
  const ran = new Set();
  return {
    shop: emulator.host.shop, ran,
    async ask(start, variables, edit = text => text) {
      const name = NAMES.find(one => one.startsWith(start)) ?? assert.fail(`no document ${start}`);
      ran.add(name);
      const { data, errors } = await emulator.ask(edit(readFileSync(new URL(name, FOLDER), 'utf8')), variables);
      assert.equal(errors, undefined, name);
      for (const payload of Object.values(data)) assert.deepEqual(payload?.userErrors ?? [], [], name);
      return data;
    }
  };
}

/** The places where an answer is null. @param {any} value @param {string} path @returns {string[]} */
function nulls(value, path = '') {
  if (value === null) return [path];
  if (typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, inner]) => nulls(inner, Array.isArray(value) ? path : `${path}.${name}`));
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
  const { ask, shop, ran } = await session(t);

  const made = await ask('20', { identifier: { handle: 'alt' }, input: everything(shop), synchronous: true });
  const { id } = made.productSet.product;
  const number = id.split('/').pop();
  assert.deepEqual(nulls(made), ['.productSet.productSetOperation']);
  const later = await ask('20', { input: { title: 'Senere' }, synchronous: false });
  assert.deepEqual(nulls(later), ['.productSet.product']);
  const operation = { id: later.productSet.productSetOperation.id };
  assert.equal((await ask('21', operation)).productOperation.status, 'ACTIVE');
  assert.deepEqual(nulls(await ask('21', operation)), []);
  await ask('22', {}, text => text.replace('gid://shopify/Location/1', shop.locations[0].id));

  const { publications } = await ask('40');
  assert.deepEqual(nulls(publications), []);
  assert.equal((await ask('39', { id, input: publications.nodes.map((/** @type {any} */ { id: publicationId }) => ({ publicationId })) })).publishablePublish.publishable.resourcePublicationsCount.count, 3);

  const page = await ask('01', { first: 5, query: `id:${number}` });
  assert.deepEqual([page.products.nodes.length, nulls(page)], [1, []]);
  const detail = await ask('02', { id });
  assert.deepEqual([detail.product.media.nodes.length, detail.product.metafields.nodes.length, nulls(detail)], [1, 1, []]);
  const incremental = await ask('03', { first: 50, query: `updated_at:>='${new Date(shop.now().getTime() - 60_000).toISOString()}'` });
  assert.deepEqual([incremental.products.nodes.some((/** @type {any} */ node) => node.id === id), nulls(incremental)], [true, []]);
  assert.deepEqual(nulls(await ask('04', { identifier: { handle: 'alt' } })), []);
  const variantId = detail.product.variants.nodes[0].id;
  assert.deepEqual(nulls(await ask('05', { ids: [id, variantId] })), []);

  assert.deepEqual(nulls(await ask('23', { identifier: { id }, product: { title: 'Alt igen', collectionsToJoin: [shop.tables.Collection.rows[0].id] } })), []);
  assert.deepEqual(nulls(await ask('24', { productId: id, variants: [{ id: variantId, price: '11.00' }] })), []);
  const created = await ask('25', { productId: id, variants: [{ optionValues: [{ optionName: 'Size', name: 'M' }], inventoryItem: { sku: 'A-2' } }] });
  assert.deepEqual(nulls(created), []);
  assert.deepEqual(nulls(await ask('26', { productId: id, variantsIds: [created.productVariantsBulkCreate.productVariants[0].id] })), []);
  assert.deepEqual(nulls(await ask('28', { metafields: [{ ownerId: id, namespace: 'custom', key: 'more', type: 'number_integer', value: '1' }] })), []);
  assert.deepEqual(nulls(await ask('29', { id, tags: ['b'] })), []);
  assert.deepEqual(nulls(await ask('27', { id })), ['.productDelete.productDeleteOperation']);

  assert.deepEqual([...ran].sort(), NAMES.sort(), 'every document was asked');
});
