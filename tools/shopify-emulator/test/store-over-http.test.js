// @ts-check
// The engine and the real store together.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stored } from '../src/resolve/index.js';
import { storeModules } from '../src/store-modules.js';
import { SHOP, startEmulator } from '../testing/harness.js';

test('every stored field is there in every record of a seeded shop', () => {
  const shop = storeModules.makeShop({ shop: SHOP, products: 200, seed: 3, apps: [] }, { now: () => new Date() });

  /** @type {Set<string>} */
  const holes = new Set();
  for (const table of Object.values(shop.tables))
    for (const record of table.rows)
      for (const field of stored[record.__typename] ?? []) if (record[field] === undefined) holes.add(`${record.__typename}.${field}`);

  assert.deepEqual([...holes], []);
});

test('a page of products is the same interpreted and compiled, with nothing but what was asked', async t => {
  const emulator = await startEmulator(t, { products: 30, seed: 2 }, storeModules);
  const query = `query Page($n: Int!) { products(first: $n) { nodes {
    id legacyResourceId handle title descriptionHtml vendor productType category { id fullName } tags status createdAt updatedAt publishedAt seo { title description }
    options { id name position optionValues { id name } } variantsCount { count precision }
    variants(first: 5) { nodes { id sku barcode price compareAtPrice selectedOptions { name value } inventoryItem { id tracked unitCost { amount currencyCode } measurement { weight { unit value } } } } pageInfo { hasNextPage endCursor } }
    media(first: 5) { nodes { id alt mediaContentType ... on MediaImage { image { url } } } }
    metafields(first: 5) { nodes { namespace key type value compareDigest } }
  } pageInfo { hasNextPage endCursor } } }`;

  const answers = [];
  for (let run = 0; run < 3; run++) answers.push(await emulator.ask(query, { n: 20 }));

  assert.deepEqual(answers[0].errors, undefined);
  assert.equal(answers[0].data.products.nodes.length, 20);
  assert.deepEqual(answers[1].data, answers[0].data);
  assert.deepEqual(answers[2].data, answers[0].data);
});

test('all pages together are all products, once each', async t => {
  const emulator = await startEmulator(t, { products: 120 }, storeModules);
  /** @type {string[]} */
  const ids = [];

  /** @type {string | null} */
  let after = null;
  do {
    /** @type {{ nodes: { id: string }[], pageInfo: { hasNextPage: boolean, endCursor: string } }} */
    const { nodes, pageInfo } = (await emulator.ask('query P($after: String) { products(first: 50, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }', { after })).data.products;
    ids.push(...nodes.map(({ id }) => id));
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  } while (after);

  assert.equal(ids.length, 120);
  assert.equal(new Set(ids).size, 120);
});

test('an older version serves the same store', async t => {
  const emulator = await startEmulator(t, { products: 3 }, storeModules);

  const answer = await (await emulator.raw('{ products(first: 3) { nodes { id title variants(first: 1) { nodes { price } } } } }', {}, {}, '2026-01')).json();

  assert.equal(answer.errors, undefined);
  assert.equal(answer.data.products.nodes.length, 3);
});

test('a picture is served where its address says', async t => {
  const emulator = await startEmulator(t, { products: 10 }, storeModules);
  const { nodes } = (await emulator.ask('{ products(first: 10) { nodes { media(first: 1) { nodes { ... on MediaImage { image { url } } } } } } }')).data.products;
  const { url } = nodes.find((/** @type {any} */ product) => product.media.nodes.length).media.nodes[0].image;

  const response = await fetch(url);

  assert.ok(url.startsWith(`${emulator.url}/_images/`), url);
  assert.equal(response.headers.get('content-type'), 'image/svg+xml');
  assert.match(await response.text(), /^<svg/);
});

test('quirks are switched by the control interface, unknown ones refused', async t => {
  const emulator = await startEmulator(t, { products: 1 }, storeModules);

  const switched = await emulator.control('POST', `${SHOP}/quirks`, { moneyRounded: false, searchLagMs: 50 });
  const unknown = await emulator.control('POST', `${SHOP}/quirks`, { moneyRounder: false });
  const made = await emulator.control('POST', 'shops', { shop: 'other.myshopify.com', quirks: { nonsense: true } });

  assert.deepEqual([switched.body.moneyRounded, switched.body.searchLagMs], [false, 50]);
  assert.equal(unknown.status, 400);
  assert.match(unknown.body.errors, /no quirk "moneyRounder"/);
  assert.equal(made.status, 400);
});

const PRICE = 'mutation Price($id: ID!, $variants: [ProductVariantsBulkInput!]!) { productVariantsBulkUpdate(productId: $id, variants: $variants) { productVariants { id price } userErrors { field message code } } }';

/** @param {Awaited<ReturnType<typeof startEmulator>>} emulator */
async function firstVariant(emulator) {
  const [product] = (await emulator.ask('{ products(first: 1) { nodes { id variants(first: 1) { nodes { id price } } } } }')).data.products.nodes;
  return { id: product.id, variant: product.variants.nodes[0].id };
}

test('one price edit is one entry in the ledger, with the variables as they were sent', async t => {
  const emulator = await startEmulator(t, { products: 5 }, storeModules);
  const { id, variant } = await firstVariant(emulator);
  const variables = { id, variants: [{ id: variant, price: '77.70' }] };

  const answer = await emulator.ask(PRICE, variables);
  const { body: ledger } = await emulator.control('GET', `${SHOP}/ledger?after=0`);

  assert.deepEqual(answer.data.productVariantsBulkUpdate, { productVariants: [{ id: variant, price: '77.70' }], userErrors: [] });
  assert.deepEqual(ledger.map((/** @type {any} */ { number, mutation, actor }) => [number, mutation, actor]), [[1, 'productVariantsBulkUpdate', 'app']]);
  assert.deepEqual(ledger[0].variables, variables);
  assert.notDeepEqual(ledger[0].before, ledger[0].after);
});

test('a timeout after the effect leaves the write in the ledger, a reset before it does not', async t => {
  const emulator = await startEmulator(t, { products: 5 }, storeModules);
  const { id, variant } = await firstVariant(emulator);
  await emulator.control('POST', `${SHOP}/faults`, [{ kind: 'reset', match: 'Price', times: 1 }, { kind: 'timeout-after-effect', match: 'Price', times: 1 }]);

  await assert.rejects(emulator.ask(PRICE, { id, variants: [{ id: variant, price: '1.00' }] }));
  const afterReset = (await emulator.control('GET', `${SHOP}/ledger`)).body.length;
  await assert.rejects(emulator.ask(PRICE, { id, variants: [{ id: variant, price: '2.00' }] }));
  const afterTimeout = (await emulator.control('GET', `${SHOP}/ledger`)).body.length;

  assert.deepEqual([afterReset, afterTimeout], [0, 1]);
});

test('a forced userError has the shape of the payload and writes nothing', async t => {
  const emulator = await startEmulator(t, { products: 5 }, storeModules);
  const { id, variant } = await firstVariant(emulator);
  await emulator.control('POST', `${SHOP}/faults`, [{ kind: 'user-error', match: 'productVariantsBulkUpdate', message: 'No', code: 'PRODUCT_DOES_NOT_EXIST', field: ['productId'] }]);

  const answer = await emulator.ask(PRICE, { id, variants: [{ id: variant, price: '3.00' }] });

  assert.deepEqual(answer.data.productVariantsBulkUpdate, { productVariants: null, userErrors: [{ field: ['productId'], message: 'No', code: 'PRODUCT_DOES_NOT_EXIST' }] });
  assert.deepEqual((await emulator.control('GET', `${SHOP}/ledger`)).body, []);
});

test('the merchant\'s edits are told, and found by an incremental read', async t => {
  const emulator = await startEmulator(t, { products: 60 }, storeModules);
  const since = new Date(Date.now() - 1000).toISOString();
  await emulator.control('POST', `${SHOP}/clock`, { advanceMs: 60_000 });

  const { body: edits } = await emulator.control('POST', `${SHOP}/edit`, { edits: 20, seed: 5 });
  const found = (await emulator.ask('query I($q: String!) { products(first: 250, query: $q, sortKey: UPDATED_AT) { nodes { id } } }', { q: `updated_at:>='${since}'` })).data.products.nodes;

  assert.equal(edits.length, 20);
  assert.deepEqual(new Set(found.map((/** @type {any} */ { id }) => id)), new Set(edits.map((/** @type {any} */ { id }) => id)));
});

test('the same seed makes the same shop, another one another, reset the same again', async t => {
  const emulator = await startEmulator(t, { products: 20, seed: 4 }, storeModules);
  const content = async (/** @type {string} */ shop) => (await emulator.control('GET', `${shop}/digest`)).body.digest;
  const first = await content(SHOP);

  await emulator.control('POST', `${SHOP}/edit`, { edits: 3 });
  const edited = await content(SHOP);
  await emulator.control('POST', `${SHOP}/reset`);

  assert.notEqual(edited, first);
  assert.equal(await content(SHOP), first);
  await emulator.control('POST', 'shops', { shop: 'other.myshopify.com', products: 20, seed: 5 });
  assert.notEqual(await content('other.myshopify.com'), first);
});
