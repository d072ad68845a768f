// @ts-check
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { ask, seeded } from '../../testing/ask.js';

const CREATE = 'mutation ($input: SavedSearchCreateInput!) { savedSearchCreate(input: $input) { savedSearch { id name query searchTerms filters { key value } resourceType } userErrors { field message } } }';

/** @param {any} shop @param {string} name @param {string} query */
const create = async (shop, name, query) => (await ask(shop, CREATE, { input: { name, query, resourceType: 'PRODUCT' } })).savedSearchCreate;

test('a kept search finds what its text finds, together with what is asked besides', async () => {
  const shop = seeded({ products: 40 });
  const { savedSearch } = await create(shop, 'Aktive', 'status:active');

  const read = `query ($saved: ID, $more: String) { products(first: 100, savedSearchId: $saved, query: $more) { nodes { id } } productsCount(savedSearchId: $saved, query: $more) { count } productSavedSearches(first: 5) { nodes { name } } }`;
  const all = await ask(shop, read, { saved: savedSearch.id });
  const one = await ask(shop, read, { saved: savedSearch.id, more: `id:${all.products.nodes[0].id.split('/').pop()}` });

  const active = shop.tables.Product.rows.filter(product => product.status === 'ACTIVE').length;
  assert.deepEqual([all.products.nodes.length, all.productsCount.count, one.products.nodes.length, all.productSavedSearches.nodes], [active, active, 1, [{ name: 'Aktive' }]]);
});

test('it is told in its parts, renamed, and deleted; names are taken once', async () => {
  const shop = seeded({ products: 1 });
  const { savedSearch } = await create(shop, 'Hatte', 'hat tag:uld');
  assert.deepEqual([savedSearch.searchTerms, savedSearch.filters, savedSearch.resourceType], ['hat', [{ key: 'tag', value: 'uld' }], 'PRODUCT']);

  assert.deepEqual((await create(shop, 'hatte', 'x')).userErrors, [{ field: ['input', 'name'], message: 'Name has already been taken' }]);
  assert.deepEqual((await create(shop, ' ', 'x')).userErrors, [{ field: ['input', 'name'], message: "Name can't be blank" }]);
  const { savedSearchUpdate } = await ask(shop, 'mutation ($input: SavedSearchUpdateInput!) { savedSearchUpdate(input: $input) { savedSearch { name query } userErrors { message } } }', { input: { id: savedSearch.id, name: 'Huer' } });
  assert.deepEqual(savedSearchUpdate.savedSearch, { name: 'Huer', query: 'hat tag:uld' });
  const { savedSearchDelete } = await ask(shop, 'mutation ($input: SavedSearchDeleteInput!) { savedSearchDelete(input: $input) { deletedSavedSearchId userErrors { message } } }', { input: { id: savedSearch.id } });
  assert.equal(savedSearchDelete.deletedSavedSearchId, savedSearch.id);
  assert.equal(shop.tables.SavedSearch.size, 0);
});
