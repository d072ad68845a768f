// @ts-check
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { ask, run, seeded } from '../../testing/ask.js';

/** @param {any} shop @param {any} input */
const create = async (shop, input) => (await ask(shop, 'mutation ($input: PublicationCreateInput!) { publicationCreate(input: $input) { publication { id autoPublish supportsFuturePublishing catalog { id } } userErrors { field message code } } }', { input })).publicationCreate;

const UPDATE = 'mutation ($id: ID!, $input: PublicationUpdateInput!) { publicationUpdate(id: $id, input: $input) { publication { id autoPublish } userErrors { field message code } } }';

/** @param {any} shop @param {string} id @param {any} input */
const update = async (shop, id, input) => (await ask(shop, UPDATE, { id, input })).publicationUpdate;

test('a publication of ones own takes products, tells them in pages, and can be deleted', async () => {
  const shop = seeded({ products: 6 });
  const active = shop.tables.Product.rows.filter(product => product.status === 'ACTIVE').slice(0, 2);
  const { publication, userErrors } = await create(shop, {});
  assert.deepEqual([userErrors, publication.autoPublish, publication.supportsFuturePublishing, publication.catalog], [[], false, false, null]);

  assert.equal((await update(shop, publication.id, { publishablesToAdd: active.map(product => product.id), autoPublish: true })).publication.autoPublish, true);
  const read = `query ($id: ID!, $after: String) { publishedProductsCount(publicationId: $id) { count precision }
    publication(id: $id) { includedProductsCount { count } products(first: 1, after: $after) { nodes { id publishedOnPublication(publicationId: $id) } pageInfo { hasNextPage endCursor } } } }`;
  const first = await ask(shop, read, { id: publication.id });
  const second = await ask(shop, read, { id: publication.id, after: first.publication.products.pageInfo.endCursor });

  assert.deepEqual([first.publishedProductsCount, first.publication.includedProductsCount.count], [{ count: 2, precision: 'EXACT' }, 2]);
  assert.deepEqual([first, second].map(page => page.publication.products.nodes), active.map(product => [{ id: product.id, publishedOnPublication: true }]));
  assert.equal(second.publication.products.pageInfo.hasNextPage, false);

  await update(shop, publication.id, { publishablesToRemove: [active[0].id] });
  assert.equal((await ask(shop, read, { id: publication.id })).publication.includedProductsCount.count, 1);
  const { publicationDelete } = await ask(shop, 'mutation ($id: ID!) { publicationDelete(id: $id) { deletedId userErrors { code } } }', { id: publication.id });
  assert.equal(publicationDelete.deletedId, publication.id);
  assert.equal((await ask(shop, '{ publication(id: "' + publication.id + '") { id } }')).publication, null);
  assert.deepEqual(active[1].publications, []);
});

test('new products go by themselves where a publication says so', async () => {
  const shop = seeded({ products: 1 });
  const { publication } = await create(shop, { autoPublish: true, defaultState: 'ALL_PRODUCTS' });
  const { productSet } = await ask(shop, 'mutation { productSet(input: { title: "Ny" }) { product { publishedOnPublication(publicationId: "' + publication.id + '") } } }');

  assert.equal(productSet.product.publishedOnPublication, true);
});

test('what cannot be is refused in the words of Shopify', async () => {
  const shop = seeded({ products: 1 });
  const { publication: { id } } = await create(shop, {});
  const many = Array.from({ length: 51 }, (_, n) => `gid://shopify/Product/${n + 1}`);
  const codesOf = (/** @type {any} */ payload) => payload.userErrors.map((/** @type {any} */ error) => [error.field.join('.'), error.message, error.code]);

  assert.deepEqual(codesOf(await create(shop, { catalogId: 'gid://shopify/Catalog/9' })), [['input.catalogId', 'A catalog was not found for id= gid://shopify/Catalog/9.', 'CATALOG_NOT_FOUND']]);
  assert.deepEqual(codesOf(await update(shop, id, { publishablesToAdd: many.slice(0, 1) })), [['input.publishablesToAdd.0', 'Publishable ID not found.', 'INVALID_PUBLISHABLE_ID']]);
  assert.deepEqual(codesOf(await update(shop, id, { publishablesToAdd: many })), [['input.publishablesToAdd.51', 'The limit for simultaneous publication updates has been exceeded.', 'PUBLICATION_UPDATE_LIMIT_EXCEEDED']]);
  assert.deepEqual(codesOf(await update(shop, 'gid://shopify/Publication/9', {})), [['id', 'Publication was not found', 'PUBLICATION_NOT_FOUND']]);
  assert.deepEqual(codesOf(await update(shop, shop.publications.onlineStore.id, {})).map((/** @type {any} */ row) => row[2]), ['CANNOT_MODIFY_APP_CATALOG_PUBLICATION']);
  const order = await run(shop, UPDATE, { id, input: { publishablesToAdd: ['gid://shopify/Order/1'] } });
  assert.deepEqual([order.errors?.[0].message, order.errors?.[0].extensions.code], ['Invalid id: gid://shopify/Order/1', 'RESOURCE_NOT_FOUND']);
});

test('variants are published apart from products, one product at a time; here not at all', async () => {
  const shop = seeded({ products: 2 });
  const { publication: { id } } = await create(shop, {});
  const [one, two] = shop.tables.Product.rows;
  const codeOf = async (/** @type {string[]} */ ...publishablesToAdd) => (await update(shop, id, { publishablesToAdd })).userErrors[0].code;

  assert.equal(await codeOf(one.id, one.variants[0].id), 'CANNOT_COMBINE_PRODUCTS_AND_VARIANTS');
  assert.equal(await codeOf(one.variants[0].id, two.variants[0].id), 'VARIANTS_BELONG_TO_MULTIPLE_PRODUCTS');
  const { errors } = await run(shop, UPDATE, { id, input: { publishablesToAdd: [one.variants[0].id] } });
  assert.equal(errors?.[0].extensions.code, 'EMULATOR_NOT_IMPLEMENTED');
  one.isGiftCard = true;
  assert.equal(await codeOf(one.variants[0].id), 'VARIANT_PUBLISHING_UNSUPPORTED_PRODUCT_TYPE');
});

test('the list of publications can be asked for one kind of catalogue', async () => {
  const shop = seeded({ products: 1 });
  await create(shop, {});
  const data = await ask(shop, '{ publications(first: 5) { nodes { name } } publicationsCount { count } apps: publicationsCount(catalogType: APP) { count } none: publications(first: 5, catalogType: NONE) { nodes { id } } markets: publications(first: 5, catalogType: MARKET) { nodes { id } } }');

  assert.deepEqual([data.publications.nodes.length, data.publicationsCount.count, data.apps.count, data.none.nodes.length, data.markets.nodes.length], [4, 4, 3, 1, 0]);
});
