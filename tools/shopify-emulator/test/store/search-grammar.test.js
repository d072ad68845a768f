// @ts-check
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { ask, contextOf, run, seeded } from '../../testing/ask.js';
import { SHOP, startEmulator } from '../../testing/harness.js';
import { storeModules } from '../../src/store-modules.js';
import { loadSchema } from '../../src/engine/schema.js';
import { write } from '../../src/store/write.js';

/** @param {import('../../src/store/shop.js').Shop} shop @param {string} query @param {string} [sortKey] @param {any} [context] @returns {Promise<string[]>} ids */
async function found(shop, query, sortKey = 'ID', context = contextOf(shop)) {
  const { products } = await ask(shop, 'query ($query: String, $sortKey: ProductSortKeys) { products(first: 250, query: $query, sortKey: $sortKey) { nodes { id } } }', { query, sortKey }, context);
  return products.nodes.map((/** @type {any} */ node) => node.id);
}

test('ranges find the same whatever the order of the list, also after writes', async () => {
  const shop = seeded({ products: 80 });
  const { rows } = shop.tables.Product;
  const bound = new Date([...rows].sort((a, b) => a.updatedMs - b.updatedMs)[70].updatedMs).toISOString().slice(0, 19) + 'Z';
  const fitting = () => rows.filter(product => product.updatedAt >= bound).map(product => product.id).sort();
  for (let round = 0; round < 3; round++) {
    for (const sortKey of ['ID', 'UPDATED_AT', 'CREATED_AT', 'TITLE', 'VENDOR']) assert.deepEqual((await found(shop, `updated_at:>='${bound}'`, sortKey)).sort(), fitting(), sortKey);
    write(contextOf(shop), 'test', {}, [rows[round * 7]], () => { rows[round * 7].vendor = 'Changed'; });
  }
  assert.deepEqual(await found(shop, `id:>=${rows[10].n} id:<${rows[13].n}`), rows.slice(10, 13).map(product => product.id));
  assert.deepEqual(await found(shop, `id:>=${rows[10].n} id:<${rows[13].n}`, 'TITLE').then(ids => ids.sort()), rows.slice(10, 13).map(product => product.id));
  assert.deepEqual(await found(shop, `id:${rows[79].n + 1}`), []);
});

test('pages of a range end where the range ends, forwards and backwards', async () => {
  const shop = seeded({ products: 40 });
  const { rows } = shop.tables.Product;
  const query = `id:>=${rows[10].n} id:<=${rows[19].n}`;
  /** @type {string[]} */
  const seen = [];
  let after = null;
  do {
    const { products } = await ask(shop, 'query ($query: String, $after: String) { products(first: 4, after: $after, query: $query) { nodes { id } pageInfo { hasNextPage hasPreviousPage endCursor } } }', { query, after });
    assert.equal(products.pageInfo.hasPreviousPage, seen.length > 0);
    seen.push(...products.nodes.map((/** @type {any} */ node) => node.id));
    after = products.pageInfo.hasNextPage ? products.pageInfo.endCursor : null;
  } while (after);
  const { products: last } = await ask(shop, 'query ($query: String) { products(last: 4, query: $query) { nodes { id } pageInfo { hasNextPage hasPreviousPage } } }', { query });

  assert.deepEqual(seen, rows.slice(10, 20).map(product => product.id));
  assert.deepEqual(last.nodes.map((/** @type {any} */ node) => node.id), seen.slice(-4));
  assert.deepEqual(last.pageInfo, { hasNextPage: false, hasPreviousPage: true });
});

test('years, months, blanks after a colon, lists with commas and the opposite of a tag are understood', async () => {
  const shop = seeded({ products: 60 });
  const { rows } = shop.tables.Product;
  const ids = (/** @type {(product: any) => boolean} */ fits) => rows.filter(fits).map(product => product.id);

  assert.deepEqual(await found(shop, 'created_at:2025'), ids(product => product.createdAt.startsWith('2025')));
  assert.deepEqual(await found(shop, 'created_at: >=2025-06'), ids(product => product.createdAt >= '2025-06'));
  assert.deepEqual(await found(shop, `vendor:"${rows[0].vendor},${rows[1].vendor}"`), ids(product => [rows[0].vendor, rows[1].vendor].includes(product.vendor)));
  assert.deepEqual(await found(shop, 'tag_not:Sale'), ids(product => !product.tags.includes('Sale')));
  assert.deepEqual(await found(shop, 'updated_at:<now'), ids(() => true));
});

test('a value that is none of the accepted ones finds nothing and warns', async () => {
  const shop = seeded();
  const context = contextOf(shop);

  assert.deepEqual(await found(shop, 'status:sleeping', 'ID', context), []);
  assert.deepEqual(/** @type {any} */ (context.warnings[0]).warnings, [{ field: 'status', message: 'Input `sleeping` is not an accepted value.', code: 'invalid_value' }]);
});

test('a field that Shopify has and the emulator has not is never ignored', async () => {
  const { errors } = await run(seeded(), '{ urlRedirects(first: 1, query: "created_at:>2024-01-01") { nodes { id } } }');

  assert.equal(errors?.[0].extensions.code, 'EMULATOR_NOT_IMPLEMENTED');
});

test('every search field that is documented for the lists of the product is there', async () => {
  const shop = seeded();
  const fields = loadSchema().schema.getQueryType()?.getFields() ?? {};
  const lacking = [];
  for (const list of ['products', 'productVariants', 'collections', 'orders', 'customers', 'inventoryItems', 'locations', 'files', 'bulkOperations', 'webhookSubscriptions']) {
    const description = fields[list].args.find(({ name }) => name === 'query')?.description ?? '';
    for (const [, name] of description.matchAll(/^\| ([a-z_0-9]+) \| (?!type )/gm)) {
      if (name === 'default') continue; // what is searched without a field
      const { errors } = await run(shop, `{ ${list}(first: 1, query: "${name}:2024-01-01") { pageInfo { hasNextPage } } }`);
      if (errors?.[0].extensions.code === 'EMULATOR_NOT_IMPLEMENTED') lacking.push(`${list} ${name}`);
    }
  }

  assert.deepEqual(lacking, []);
});

test('by relevance the title counts more than the rest, and equals come in the order of ids', async () => {
  const shop = seeded({ products: 30 });
  const [a, b, c] = shop.tables.Product.rows;
  Object.assign(a, { tags: ['zebra'] });
  Object.assign(c, { title: 'Zebra print' });
  Object.assign(b, { tags: ['zebra'] });

  assert.deepEqual(await found(shop, 'zebra', 'RELEVANCE'), [c.id, a.id, b.id]);
});

test('a warning names the alias, and the debug header tells of every search', async t => {
  const emulator = await startEmulator(t, { products: 5 }, storeModules);

  const plain = await emulator.ask('{ mine: products(first: 1, query: "oops:1 tag:x") { nodes { id } } other: products(first: 1, query: "tag:x") { nodes { id } } }');
  const debug = await emulator.ask('{ products(first: 1, query: "tag:x OR title:y") { nodes { id } } }', {}, { 'Shopify-Search-Query-Debug': '1' });

  assert.deepEqual(plain.extensions.search, [{ path: ['mine'], query: 'oops:1 tag:x', parsed: { and: [{ field: 'oops', match_all: '1' }, { field: 'tag', match_all: 'x' }] }, warnings: [{ field: 'oops', message: 'Invalid search field for this query.', code: 'invalid_field' }] }]);
  assert.deepEqual(debug.extensions.search, [{ path: ['products'], query: 'tag:x OR title:y', parsed: { or: [{ field: 'tag', match_all: 'x' }, { field: 'title', match_all: 'y' }] }, warnings: [] }]);
  assert.equal(emulator.host.domain, SHOP);
});
