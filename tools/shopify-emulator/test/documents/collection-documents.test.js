// @ts-check
// The documents that a synchronisation sends about collections: each runs without an error, and answers every field for which the store has a value.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { alwaysNull, documentNamed, nulls } from '../../testing/documents.js';
import { startEmulator } from '../../testing/harness.js';
import { storeModules } from '../../src/store-modules.js';

const CREATE = 'mutation ($c: CollectionCreateInput!) { collectionCreate(collection: $c) { collection { id } userErrors { message } } }';

/** Without a condition there is nothing to match. */
const BY_TAG = { sources: [{ source: { title: 'By tag', inclusion: { matchType: 'ANY', conditions: [{ productTag: { matchType: 'ANY', relation: 'TAGGED_WITH', values: ['Sale'] } }] } } }] };

/** @param {import('node:test').TestContext} t */
async function session(t) {
  const emulator = await startEmulator(t, { products: 40, collections: 20, plan: 'unlimited', quirks: { jobMs: 0 } }, storeModules);
  /** @type {import('../../src/store/shop.js').Shop} */
  const shop = emulator.host.shop;
  const data = async (/** @type {string} */ document, /** @type {object} */ variables) => {
    const answer = await emulator.ask(document, variables);
    assert.equal(answer.errors, undefined, JSON.stringify(answer.errors));
    for (const payload of Object.values(answer.data)) assert.deepEqual(/** @type {any} */ (payload)?.userErrors ?? [], []);
    return answer.data;
  };
  return {
    shop, data,
    /** @param {string} name @param {object} [variables] @param {(text: string) => string} [edit] @returns {Promise<any>} */
    ask: (name, variables = {}, edit = text => text) => data(edit(documentNamed(name)), variables),
    /** @param {any} collection @returns {Promise<any>} */
    make: async collection => (await data(CREATE, { c: collection })).collectionCreate.collection,
  };
}

test('collections are read page by page, with every field the store has a value for', async t => {
  const { shop, ask, make } = await session(t);
  const full = await make({ ...BY_TAG, title: 'Full', descriptionHtml: '<p>Of all.</p>', templateSuffix: 'wide', seo: { title: 'Found', description: 'By search' }, image: { src: 'https://example.com/full.jpg', altText: 'Full' } });
  const read = [];
  for (let after = null, more = true; more;) {
    const { collections } = await ask('30_collections_page', { first: 7, after });
    read.push(...collections.nodes);
    [after, more] = [collections.pageInfo.endCursor, collections.pageInfo.hasNextPage];
  }

  assert.equal(read.length, shop.tables.Collection.size);
  assert.deepEqual(nulls(read.find(({ id }) => id === full.id)), []);
  assert.deepEqual(alwaysNull(read), []);
  for (const node of read) {
    /** @type {any} */
    const record = shop.find(node.id);
    assert.deepEqual([node.title, node.handle, node.templateSuffix, node.seo, node.sortOrder, node.image?.altText], [record.title, record.handle, record.templateSuffix, record.seo, record.sortOrder, record.image?.alt]);
    assert.equal(node.productsCount.count, shop.collections.shown(record).length);
    assert.deepEqual(node.sources.map((/** @type {any} */ source) => source.id), record.sources.map((/** @type {any} */ source) => source.id));
  }
  assert.deepEqual((await ask('30_collections_page', { first: 7, query: `id:${full.id.split('/').pop()}` })).collections.nodes.map((/** @type {any} */ { id }) => id), [full.id]);
});

test('the products and the sources of a collection are read', async t => {
  const { shop, ask, make } = await session(t);
  const ofVariants = shop.tables.Product.rows.find(({ variants }) => variants.length > 1) ?? assert.fail();
  await make({ title: 'Of variants', sources: [{ source: { title: 'Red ones', targetType: 'VARIANTS', inclusion: { selections: [{ productId: ofVariants.id, variantIds: [ofVariants.variants[0].id] }] } } }] });
  const all = shop.tables.Collection.rows;
  /** @type {any} */
  const chosen = all.reduce((most, one) => shop.collections.shown(one).length > shop.collections.shown(most).length ? one : most);
  const products = await ask('31_collection_products', { id: chosen.id });
  const sources = await Promise.all(all.map(({ id }) => ask('33_collection_sources', { id })));

  assert.deepEqual(nulls(products), []);
  assert.deepEqual(products.collection.products.nodes.map((/** @type {any} */ { id }) => id).sort(), shop.collections.shown(chosen).map(({ id }) => id).sort());
  assert.ok(products.collection.products.nodes.length > 10);
  const [read] = sources.filter(({ collection }) => collection.id === chosen.id);
  assert.deepEqual(read.collection.sources.map((/** @type {any} */ one) => one.inclusion.selections.nodes.length), chosen.sources.map((/** @type {any} */ one) => one.inclusion.selections.size));
  assert.deepEqual(alwaysNull(sources), []);
  assert.deepEqual([...new Set(sources.flatMap(one => one.collection.sources.map((/** @type {any} */ source) => source.__typename)))].sort(), ['CollectionConditionsSource', 'CollectionSubCollectionsSource']);
});

test('a collection is made, its members come and go, and the job is polled', async t => {
  const { shop, ask, make } = await session(t);
  const [one, two, three] = shop.tables.Product.rows.map(({ id }) => id);
  const made = await ask('35_collection_create', {}, text => text.replace('gid://shopify/Product/1', one).replace('gid://shopify/Product/2', two));
  assert.deepEqual(nulls(made), []);
  const { id } = made.collectionCreate.collection;
  const members = () => shop.collections.shown(/** @type {any} */ (shop.find(id))).map(product => product.id).sort();
  assert.deepEqual(members(), [one, two].sort());

  const [{ id: sourceId }] = (await ask('33_collection_sources', { id })).collection.sources;
  const changed = await ask('34_collection_membership', { id, sourceId, add: [{ productId: three }], remove: [{ productId: one }] });
  assert.deepEqual(nulls(changed), []);
  assert.deepEqual(members(), [two, three].sort());
  assert.deepEqual((await ask('38_job', { id: changed.collectionUpdate.job.id })).job, { id: changed.collectionUpdate.job.id, done: true });

  const byHand = await make({ title: 'By hand' });
  const added = await ask('36_collection_add_products_legacy', { id: byHand.id, productIds: [one, two] });
  assert.deepEqual(nulls(added), []);
  const removed = await ask('37_collection_remove_products_legacy', { id: byHand.id, productIds: [one] });
  assert.deepEqual(nulls(removed), []);
  assert.deepEqual(shop.collections.shown(/** @type {any} */ (shop.find(byHand.id))).map(product => product.id), [two]);
});
