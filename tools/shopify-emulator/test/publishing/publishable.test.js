// @ts-check
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { ask, run, seeded } from '../../testing/ask.js';

const READ = `
  publishedOnCurrentPublication availablePublicationsCount { count precision } resourcePublicationsCount { count }
  all: resourcePublicationsCount(onlyPublished: false) { count } resourcePublicationsV2(first: 10) { nodes { isPublished publishDate publication { name catalog { title } } } }`;

/** @param {any} shop @param {string} status */
async function made(shop, status = 'ACTIVE') {
  const { productCreate } = await ask(shop, 'mutation ($product: ProductCreateInput) { productCreate(product: $product) { product { id publishedAt } } }', { product: { title: 'Kop', status } });
  return productCreate.product;
}

/** @param {any} shop @param {string} root @param {string} id @param {any[]} input */
async function publish(shop, root, id, input) {
  const data = await ask(shop, `mutation ($id: ID!, $input: [PublicationInput!]!) { ${root}(id: $id, input: $input) { publishable { ${READ} ... on Product { publishedAt onlineStoreUrl } } shop { publicationCount } userErrors { field message } } }`, { id, input });
  return data[root];
}

test('a new product is nowhere; published, it is on each publication that was named', async () => {
  const shop = seeded({ products: 1 });
  const { id, publishedAt } = await made(shop);
  assert.equal(publishedAt, null);

  const { publishable, shop: { publicationCount } } = await publish(shop, 'publishablePublish', id, [{ publicationId: shop.publications.onlineStore.id }, { publicationId: shop.publications.current.id }]);

  assert.equal(publicationCount, 3);
  assert.equal(publishable.publishedOnCurrentPublication, true);
  assert.deepEqual(publishable.availablePublicationsCount, { count: 2, precision: 'EXACT' });
  assert.deepEqual(publishable.resourcePublicationsV2.nodes.map((/** @type {any} */ node) => [node.publication.name, node.publication.catalog.title, node.isPublished]),
    [['Online Store', 'Online Store', true], ['Store Emulator App', 'Store Emulator App', true]]);
  assert.match(publishable.publishedAt, /^2026-/);
  assert.match(publishable.onlineStoreUrl, /\/products\/kop$/);

  const { publishable: after } = await publish(shop, 'publishableUnpublish', id, [{ publicationId: shop.publications.onlineStore.id }]);
  assert.deepEqual([after.publishedAt, after.onlineStoreUrl, after.all.count], [null, null, 1]);
});

test('a draft is on a publication and yet not published', async () => {
  const shop = seeded({ products: 1 });
  const { id } = await made(shop, 'DRAFT');

  const { publishable } = await publish(shop, 'publishablePublish', id, [{ publicationId: shop.publications.current.id }]);

  assert.deepEqual([publishable.publishedOnCurrentPublication, publishable.resourcePublicationsCount.count, publishable.all.count], [false, 0, 1]);
});

test('the online store alone can be told a day that is to come; until then the product is not published', async () => {
  const shop = seeded({ products: 1 });
  const { id } = await made(shop);
  const publishDate = new Date(shop.clock.ms + 3_600_000).toISOString();

  const refused = await publish(shop, 'publishablePublish', id, [{ publicationId: shop.publications.current.id, publishDate }]);
  assert.deepEqual(refused.userErrors, [{ field: ['input', '0', 'publishDate'], message: 'This channel does not support future publishing' }]);
  const { publishable } = await publish(shop, 'publishablePublish', id, [{ publicationId: shop.publications.onlineStore.id, publishDate }]);
  assert.equal(publishable.resourcePublicationsCount.count, 0);

  shop.clock.ms += 3_700_000;
  const { product } = await ask(shop, 'query ($id: ID!) { product(id: $id) { resourcePublicationsCount { count } } }', { id });
  assert.equal(product.resourcePublicationsCount.count, 1);
});

test('collections are published too; what does not exist is refused; other types are no publishables', async () => {
  const shop = seeded({ products: 1 });
  const collection = shop.tables.Collection.rows[0];
  const data = await ask(shop, 'mutation ($id: ID!) { publishablePublishToCurrentChannel(id: $id) { publishable { publishedOnCurrentPublication } userErrors { message } } }', { id: collection.id });
  assert.equal(data.publishablePublishToCurrentChannel.publishable.publishedOnCurrentPublication, true);

  const unknown = await publish(shop, 'publishablePublish', 'gid://shopify/Product/7', []);
  assert.deepEqual(unknown.userErrors, [{ field: ['id'], message: 'Product does not exist' }]);
  const nowhere = await publish(shop, 'publishablePublish', collection.id, [{ publicationId: 'gid://shopify/Publication/7' }]);
  assert.equal(nowhere.userErrors.length, 1);
  const { errors } = await run(shop, 'mutation { publishablePublish(id: "gid://shopify/Location/7", input: []) { userErrors { message } } }');
  assert.equal(errors?.[0].extensions.code, 'RESOURCE_NOT_FOUND');
});

test('where a product is published is part of the digest', async () => {
  const shop = seeded({ products: 1 });
  const digest = shop.digest();
  const product = shop.tables.Product.rows[0];
  await publish(shop, 'publishablePublish', product.id, [{ publicationId: shop.publications.current.id }]);

  assert.notEqual(shop.digest(), digest);
});

test('products are found by where they are published', async () => {
  const shop = seeded({ products: 1 });
  const ids = [await made(shop), await made(shop), await made(shop, 'DRAFT')].map(product => product.id);
  const { onlineStore, current } = shop.publications;
  await publish(shop, 'publishablePublish', ids[0], [{ publicationId: onlineStore.id }]);
  for (const id of ids.slice(1)) await publish(shop, 'publishablePublish', id, [{ publicationId: current.id }]);
  const found = async (/** @type {string} */ query) => {
    const { products } = await ask(shop, 'query ($query: String) { products(first: 10, query: $query) { nodes { id } } }', { query: `title:Kop ${query}` });
    return products.nodes.map((/** @type {any} */ node) => ids.indexOf(node.id));
  };

  assert.deepEqual(await found('published_status:published'), [0]);
  assert.deepEqual(await found('published_status:unpublished'), [1, 2]);
  assert.deepEqual(await found(`published_status:${current.n}-published`), [1]);
  assert.deepEqual(await found(`published_status:${current.n}-intended`), [2]);
  assert.deepEqual(await found(`published_status:${current.n}-hidden`), [0, 2]);
  assert.deepEqual(await found('published_status:unavailable'), [2]);
  assert.deepEqual(await found(`publication_ids:${onlineStore.n},${current.n}`), [0, 1, 2]);
  assert.deepEqual(await found(`publication_ids:${onlineStore.n}`), [0]);
});

test('what is sold by subscription only is published to the online store only', async () => {
  const shop = seeded({ products: 1 });
  const { id } = await made(shop);
  await ask(shop, 'mutation ($id: ID!) { productUpdate(product: { id: $id, requiresSellingPlan: true }) { userErrors { message } } }', { id });
  const [store, till] = shop.tables.Publication.rows.map(publication => ({ publicationId: publication.id }));

  assert.deepEqual((await publish(shop, 'publishablePublish', id, [store])).userErrors, []);
  assert.deepEqual((await publish(shop, 'publishablePublish', id, [till])).userErrors.map((/** @type {any} */ error) => error.field), [['input', '0', 'publicationId']]);
  assert.deepEqual((await publish(shop, 'publishableUnpublish', id, [till])).userErrors, []);
});
