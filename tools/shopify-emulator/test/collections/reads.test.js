// @ts-check
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { ask, run, seeded } from '../../testing/ask.js';

/** @param {import('../../src/store/shop.js').Shop} shop @param {object} input @returns {Promise<any>} */
const make = async (shop, input) => (await ask(shop, `mutation ($input: CollectionInput!) { collectionCreate(input: $input) {
  collection { id handle title sortOrder descriptionHtml description templateSuffix seo { title description } image { url altText width } productsCount { count } hasProduct(id: "gid://shopify/Product/1")
    ruleSet { appliedDisjunctively rules { column relation condition } } metafield(namespace: "custom", key: "tone") { value } } userErrors { field message } } }`, { input })).collectionCreate;

test('a page of collections, its sources and products answers every field of the pull', async () => {
  const shop = seeded({ products: 60 });
  await make(shop, { title: 'Rules', ruleSet: { appliedDisjunctively: false, rules: [{ column: 'TITLE', relation: 'CONTAINS', condition: 'a' }] }, seo: { title: 'For search', description: 'Text' }, image: { src: 'https://example.com/a.png', altText: 'Alt' } });
  shop.clock.ms += 1000;

  const { collections } = await ask(shop, `query ($first: Int!) { collections(first: $first, sortKey: ID) { nodes { id handle title descriptionHtml sortOrder templateSuffix updatedAt
    productsCount { count precision } seo { title description } image { url altText } sources { __typename id title ... on CollectionConditionsSource { targetType shareable inclusion { matchType } } }
    products(first: 250, sortKey: COLLECTION_DEFAULT) { nodes { id handle } pageInfo { hasNextPage endCursor } } } pageInfo { hasNextPage endCursor } } }`, { first: 100 });

  for (const node of collections.nodes) {
    assert.equal(node.productsCount.count, node.products.nodes.length);
    assert.equal(node.sources[0].__typename, 'CollectionConditionsSource');
  }
  const last = collections.nodes.at(-1);
  assert.ok(last.productsCount.count > 0);
  assert.match(last.image.url, /^https:\/\/cdn\.shopify\.com\/.*\/collections\/\w+\.png\?v=\d+$/);
  assert.deepEqual([last.image.altText, last.seo, last.sources[0].inclusion.matchType], ['Alt', { title: 'For search', description: 'Text' }, 'ALL']);
});

test('products come in the order of the collection or of the sort key asked for, and pages hold while members move', async () => {
  const shop = seeded({ products: 6, variantsPerProduct: 1 });
  const products = shop.tables.Product.rows;
  for (const [index, title] of ['f', 'b', 'd', 'a', 'c', 'e'].entries()) Object.assign(products[index], { title, createdMs: 1000 - index });
  for (const [index, price] of [30, 20, 60, 10, 50, 40].entries()) products[index].variants[0].price = `${price}.00`;
  const { collection: { id } } = await make(shop, { title: 'Order', sortOrder: 'MANUAL', products: [4, 2, 0, 5, 1, 3].map(index => products[index].id) });
  const letters = (/** @type {any} */ connection) => connection.nodes.map((/** @type {any} */ node) => node.title).join('');
  const sorted = async (/** @type {string} */ args) => letters((await ask(shop, `query ($id: ID!) { collection(id: $id) { products(first: 10${args}) { nodes { title } } } }`, { id })).collection.products);

  assert.equal(await sorted(''), 'cdfeba');
  assert.equal(await sorted(', reverse: true'), 'abefdc');
  assert.equal(await sorted(', sortKey: MANUAL'), 'cdfeba');
  assert.equal(await sorted(', sortKey: TITLE'), 'abcdef');
  assert.equal(await sorted(', sortKey: PRICE'), 'abfecd');
  assert.equal(await sorted(', sortKey: CREATED'), 'ecadbf');
  assert.equal(await sorted(', sortKey: ID'), 'fbdace');
  assert.equal(await sorted(', sortKey: BEST_SELLING'), 'ecadbf', 'the newest first: nothing was sold');
  for (const [sortOrder, expected] of [['ALPHA_ASC', 'abcdef'], ['ALPHA_DESC', 'fedcba'], ['PRICE_DESC', 'dcefba'], ['CREATED_DESC', 'fbdace'], ['CREATED', 'ecadbf']]) {
    await ask(shop, 'mutation ($input: CollectionInput!) { collectionUpdate(input: $input) { userErrors { message } } }', { input: { id, sortOrder } });
    assert.equal(await sorted(''), expected, sortOrder);
  }

  const page = async (/** @type {string | null} */ after) => (await ask(shop, 'query ($id: ID!, $after: String) { collection(id: $id) { products(first: 2, after: $after, sortKey: MANUAL) { nodes { title } pageInfo { endCursor hasNextPage } } } }', { id, after })).collection.products;
  const first = await page(null);
  shop.collections.unselect(/** @type {any} */ (shop.find(id)), [products[4]]);
  assert.equal(letters(first) + letters(await page(first.pageInfo.endCursor)), 'cdfe', 'one gone from the first page shifts nothing');
});

test('collections are found by id, handle, own id and search, and products by their collection', async () => {
  const shop = seeded({ products: 30 });
  const product = shop.tables.Product.rows[4];
  product.tags = ['one-of-a-kind'];
  shop.definitions.add({ ownerType: 'COLLECTION', namespace: 'custom', key: 'number', type: 'id', name: 'Number' });
  const byHand = (await make(shop, { title: 'Hand picked', products: [product.id], metafields: [{ namespace: 'custom', key: 'number', type: 'id', value: '77' }] })).collection;
  const byRule = (await make(shop, { title: 'Ruled', ruleSet: { appliedDisjunctively: false, rules: [{ column: 'TAG', relation: 'EQUALS', condition: 'one-of-a-kind' }] } })).collection;
  shop.clock.ms += 1000;

  const data = await ask(shop, `query ($hand: ID!, $rule: ID!, $product: ID!, $byHand: String!, $byRule: String!, $member: String!) {
    id: collectionByIdentifier(identifier: { id: $hand }) { title } handle: collectionByIdentifier(identifier: { handle: "ruled" }) { id }
    own: collectionByIdentifier(identifier: { customId: { namespace: "custom", key: "number", value: "77" } }) { id } none: collectionByHandle(handle: "no-such") { id } node(id: $rule) { __typename id }
    smart: collections(first: 50, query: "collection_type:smart") { nodes { id } } custom: collectionsCount(query: "collection_type:custom") { count precision }
    title: collections(first: 5, query: "title:Hand*") { nodes { id } } members: collections(first: 50, query: $member) { nodes { id } } newest: collections(first: 1, sortKey: UPDATED_AT, reverse: true) { nodes { id } }
    product(id: $product) { hand: inCollection(id: $hand) rule: inCollection(id: $rule) collections(first: 50) { nodes { id } } }
    inHand: products(first: 50, query: $byHand) { nodes { id } } inRule: products(first: 50, query: $byRule) { nodes { id } } }`,
  { hand: byHand.id, rule: byRule.id, product: product.id, byHand: `collection_id:${byHand.id.split('/').pop()}`, byRule: `collection_id:${byRule.id.split('/').pop()}`, member: `product_id:${product.n}` });

  assert.equal(data.id.title, 'Hand picked');
  assert.equal(data.handle.id, byRule.id);
  assert.equal(data.own.id, byHand.id);
  assert.equal(data.none, null);
  assert.deepEqual(data.node, { __typename: 'Collection', id: byRule.id });
  assert.deepEqual(data.smart.nodes, [{ id: byRule.id }]);
  assert.deepEqual(data.custom, { count: shop.tables.Collection.size - 1, precision: 'EXACT' });
  assert.deepEqual(data.title.nodes, [{ id: byHand.id }]);
  assert.deepEqual([data.product.hand, data.product.rule], [true, true]);
  assert.deepEqual(data.product.collections.nodes.slice(-2), [{ id: byHand.id }, { id: byRule.id }]);
  assert.deepEqual(data.members.nodes, data.product.collections.nodes);
  assert.deepEqual([data.inHand.nodes, data.inRule.nodes], [[{ id: product.id }], [{ id: product.id }]]);
  assert.deepEqual(data.newest.nodes, [{ id: byRule.id }]);
});

test('what is deleted leaves no trace: products in collections, collections in products and in other collections', async () => {
  const shop = seeded({ products: 5 });
  const [one, two] = shop.tables.Product.rows;
  const { collection } = await make(shop, { title: 'Both', sortOrder: 'MANUAL', products: [one.id, two.id] });
  const { collection: child } = await make(shop, { title: 'Child', products: [two.id] });
  await ask(shop, 'mutation ($collection: CollectionUpdateInput!) { collectionUpdate(collection: $collection) { userErrors { message } } }',
    { collection: { id: collection.id, sourcesToCreate: [{ subCollections: { title: 'Children', collectionIds: [child.id] } }] } });
  shop.clock.ms += 1000;
  const shown = async () => (await ask(shop, 'query ($id: ID!) { collection(id: $id) { productsCount { count } products(first: 9) { nodes { id } } sources { ... on CollectionSubCollectionsSource { collections { id } } } } }', { id: collection.id })).collection;

  await ask(shop, 'mutation ($id: ID!) { productDelete(input: { id: $id }) { deletedProductId } }', { id: one.id });
  assert.deepEqual((await shown()).products.nodes, [{ id: two.id }]);
  await ask(shop, 'mutation ($id: ID!) { collectionDelete(input: { id: $id }) { deletedCollectionId } }', { id: child.id });
  assert.deepEqual((await shown()).sources, [{}, { collections: [] }]);
  await ask(shop, 'mutation ($id: ID!) { collectionDelete(input: { id: $id }) { deletedCollectionId } }', { id: collection.id });

  assert.equal(await shown(), null);
  assert.ok((await ask(shop, 'query ($id: ID!) { product(id: $id) { collections(first: 50) { nodes { title } } } }', { id: two.id })).product.collections.nodes.every((/** @type {any} */ node) => !['Both', 'Child'].includes(node.title)));
  assert.equal(shop.tables.CollectionSubCollectionsSource.size, 0);
  assert.equal(shop.find(collection.id), undefined);
  assert.equal(shop.state([collection.id])[0], null);
});

test('a product joins and leaves by its own mutations at once, and productSet has the whole list', async () => {
  const shop = seeded({ products: 3 });
  const product = shop.tables.Product.rows[0];
  const [one, two] = [(await make(shop, { title: 'One' })).collection.id, (await make(shop, { title: 'Two' })).collection.id];
  const titles = async () => (await ask(shop, 'query ($id: ID!) { product(id: $id) { collections(first: 50) { nodes { title } } } }', { id: product.id })).product.collections.nodes.map((/** @type {any} */ node) => node.title);
  const before = (await titles()).filter((/** @type {string} */ title) => !['One', 'Two'].includes(title));

  await ask(shop, 'mutation ($product: ProductUpdateInput!) { productUpdate(product: $product) { userErrors { message } } }', { product: { id: product.id, collectionsToJoin: [one, two] } });
  assert.deepEqual(await titles(), [...before, 'One', 'Two']);
  await ask(shop, 'mutation ($product: ProductUpdateInput!) { productUpdate(product: $product) { userErrors { message } } }', { product: { id: product.id, collectionsToLeave: [one] } });
  assert.deepEqual(await titles(), [...before, 'Two']);
  await ask(shop, 'mutation ($id: ID!, $input: ProductSetInput!) { productSet(identifier: { id: $id }, input: $input) { userErrors { message } } }', { id: product.id, input: { collections: [one] } });
  assert.deepEqual(await titles(), ['One']);
  const members = await ask(shop, 'query ($one: ID!, $two: ID!) { one: collection(id: $one) { productsCount { count } } two: collection(id: $two) { productsCount { count } } }', { one, two });
  assert.deepEqual([members.one.productsCount.count, members.two.productsCount.count], [1, 0]);
});

test('an unreadable id is an error, an unknown one is null', async () => {
  const shop = seeded({ products: 1 });
  const { errors } = await run(shop, '{ collection(id: "gid://shopify/Product/1") { id } }');
  assert.equal(errors?.[0].extensions.code, 'RESOURCE_NOT_FOUND');
  assert.equal((await ask(shop, '{ collection(id: "gid://shopify/Collection/1") { id } }')).collection, null);
});
