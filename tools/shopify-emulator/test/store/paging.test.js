// @ts-check
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { ask, run, seeded } from '../../testing/ask.js';

const SORT_KEYS = ['ID', 'TITLE', 'CREATED_AT', 'UPDATED_AT', 'VENDOR', 'PRODUCT_TYPE', 'INVENTORY_TOTAL', 'PUBLISHED_AT'];

/** @param {import('../../src/store/shop.js').Shop} shop @param {Record<string, any>} variables */
const pageOf = async (shop, variables) =>
  (await ask(shop, `query ($first: Int, $last: Int, $after: String, $before: String, $sortKey: ProductSortKeys, $reverse: Boolean, $query: String) {
    products(first: $first, last: $last, after: $after, before: $before, sortKey: $sortKey, reverse: $reverse, query: $query) {
      nodes { id title } edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`, variables)).products;

/** @param {import('../../src/store/shop.js').Shop} shop @param {Record<string, any>} variables @param {'forwards' | 'backwards'} direction */
async function walk(shop, variables, direction, size = 7) {
  /** @type {string[]} */
  const ids = [];
  /** @type {string | undefined} */
  let cursor;
  for (;;) {
    const page = await pageOf(shop, { ...variables, ...(direction === 'forwards' ? { first: size, after: cursor } : { last: size, before: cursor }) });
    const found = page.nodes.map((/** @type {any} */ node) => node.id);
    if (direction === 'forwards') ids.push(...found);
    else ids.unshift(...found);
    assert.equal(direction === 'forwards' ? page.pageInfo.hasPreviousPage : page.pageInfo.hasNextPage, cursor !== undefined);
    if (!(direction === 'forwards' ? page.pageInfo.hasNextPage : page.pageInfo.hasPreviousPage)) return ids;
    cursor = direction === 'forwards' ? page.pageInfo.endCursor : page.pageInfo.startCursor;
  }
}

for (const sortKey of SORT_KEYS) {
  test(`pages in the order ${sortKey} give each product once, either way, and reversed`, async () => {
    const shop = seeded({ products: 50 });

    const forwards = await walk(shop, { sortKey }, 'forwards');
    const backwards = await walk(shop, { sortKey }, 'backwards');
    const reversed = await walk(shop, { sortKey, reverse: true }, 'forwards');
    const reversedBackwards = await walk(shop, { sortKey, reverse: true }, 'backwards');

    assert.equal(new Set(forwards).size, 50);
    assert.deepEqual(backwards, forwards);
    assert.deepEqual(reversed, [...forwards].reverse());
    assert.deepEqual(reversedBackwards, reversed);
  });
}

test('a filtered list is paged like a whole one', async () => {
  const shop = seeded({ products: 80 });
  const wanted = shop.tables.Product.rows.filter(product => product.status === 'ACTIVE').map(product => product.id);

  assert.deepEqual(await walk(shop, { query: 'status:active' }, 'forwards'), wanted);
  assert.deepEqual(await walk(shop, { query: 'status:active' }, 'backwards'), wanted);
});

test('a page goes on behind a product that was deleted meanwhile', async () => {
  const shop = seeded({ products: 12 });
  const first = await pageOf(shop, { first: 5 });
  const expected = shop.tables.Product.rows.slice(5).map(product => product.id);
  shop.removeProduct(/** @type {any} */ (shop.product(first.nodes[4].id)));

  const rest = await pageOf(shop, { first: 50, after: first.pageInfo.endCursor });

  assert.deepEqual(rest.nodes.map((/** @type {any} */ node) => node.id), expected);
});

test('cursors are opaque base64 and each edge carries its own', async () => {
  const shop = seeded({ products: 12 });
  const page = await pageOf(shop, { first: 6 });

  assert.equal(page.edges[5].cursor, page.pageInfo.endCursor);
  assert.equal(Buffer.from(page.edges[0].cursor, 'base64').toString('base64'), page.edges[0].cursor);
  const next = await pageOf(shop, { first: 1, after: page.edges[2].cursor });
  assert.equal(next.nodes[0].id, page.nodes[3].id);
});

for (const [name, variables, message] of /** @type {const} */ ([
  ['without first and last', {}, 'you must provide one of first or last'],
  ['with first and last', { first: 1, last: 1 }, 'providing both first and last is not supported'],
  ['with a cursor that is none', { first: 1, after: 'hello' }, 'Malformed cursor'],
  ['with more than 250', { first: 251 }, 'first cannot exceed 250']
])) {
  test(`a list ${name} is refused`, async () => {
    const { errors } = await run(seeded(), 'query ($first: Int, $last: Int, $after: String) { products(first: $first, last: $last, after: $after) { nodes { id } } }', variables);

    assert.equal(errors?.[0].message, message);
    assert.equal(errors?.[0].extensions.code, 'BAD_REQUEST');
  });
}

test('a cursor of another order is refused', async () => {
  const shop = seeded();
  const page = await pageOf(shop, { first: 1, sortKey: 'TITLE' });

  const { errors } = await run(shop, 'query ($after: String) { products(first: 1, after: $after) { nodes { id } } }', { after: page.pageInfo.endCursor });

  assert.equal(errors?.[0].message, 'Invalid cursor for current pagination sort.');
});

test('variants of one product keep their positions from page to page', async () => {
  const shop = seeded({ products: 1, variantsPerProduct: 30 });
  const { id, variants } = shop.tables.Product.rows[0];
  const seen = [];
  for (let after = null; ;) {
    const { product } = await ask(shop, 'query ($id: ID!, $after: String) { product(id: $id) { variants(first: 7, after: $after) { nodes { id position } pageInfo { hasNextPage endCursor } } } }', { id, after });
    seen.push(...product.variants.nodes);
    if (!product.variants.pageInfo.hasNextPage) break;
    after = product.variants.pageInfo.endCursor;
  }

  assert.deepEqual(seen, variants.map((variant, index) => ({ id: variant.id, position: index + 1 })));
});
