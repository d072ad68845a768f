// @ts-check
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { ask, contextOf, run, seeded } from '../../testing/ask.js';

const CREATE = `mutation ($collection: CollectionCreateInput!) { collectionCreate(collection: $collection) {
  collection { id handle sortOrder sources { __typename id title } } userErrors { field message } } }`;
const UPDATE = `mutation ($collection: CollectionUpdateInput!) { collectionUpdate(collection: $collection) {
  collection { id updatedAt } job { id done } userErrors { field message } } }`;
const PRODUCTS = 'query ($id: ID!) { collection(id: $id) { productsCount { count } products(first: 250) { nodes { id } } } }';

/** A shop with plain products a to j, one variant each, and the helpers of these tests. */
async function shopOfTen() {
  const shop = seeded({ products: 10, variantsPerProduct: 1 });
  const products = shop.tables.Product.rows;
  for (const [index, product] of products.entries()) {
    product.title = 'abcdefghij'[index];
    product.tags = index % 2 ? ['odd'] : ['even'];
    product.vendor = index < 5 ? 'Fjord & Co' : 'Hygge';
    product.variants[0].price = `${(index + 1) * 10}.00`;
    product.variants[0].compareAtPrice = index === 0 ? '99.00' : null;
  }
  const letters = (/** @type {{ id: string }[]} */ nodes) => nodes.map(({ id }) => shop.find(id).title).join('');
  return {
    shop, products,
    /** @param {object} collection @returns {Promise<any>} */
    create: async collection => (await ask(shop, CREATE, { collection: { title: 'New', sortOrder: 'MANUAL', ...collection } })).collectionCreate,
    /** @param {object} collection @returns {Promise<any>} */
    update: async collection => (await ask(shop, UPDATE, { collection })).collectionUpdate,
    /** The titles of the products, as they show. @param {string} id */
    shown: async id => letters((await ask(shop, PRODUCTS, { id })).collection.products.nodes),
    wait: () => { shop.clock.ms += 1000; }
  };
}

/** @param {object} inclusion @param {object} [more] */
const source = (inclusion, more) => ({ source: { title: 'One', inclusion, ...more } });

test('a source takes products by hand in their order and by conditions after a while, and leaves out what is excluded', async () => {
  const { products, create, shown, wait } = await shopOfTen();

  const { collection, userErrors } = await create({ sources: [source(
    { selections: [{ productId: products[3].id }, { productId: products[1].id }], conditions: [{ productTag: { matchType: 'ANY', relation: 'TAGGED_WITH', values: ['EVEN'] } }] },
    { exclusion: { selections: [{ productId: products[4].id }], matchType: 'ANY', conditions: [{ productVendor: { matchType: 'ANY', relation: 'CONTAINS', values: ['hyg'] } }] } })] });
  const early = await shown(collection.id);
  wait();

  assert.deepEqual(userErrors, []);
  assert.equal(early, 'db', 'products chosen by hand are there at once');
  assert.equal(await shown(collection.id), 'dbac');
});

const money = (/** @type {string} */ amount) => ({ amount, currencyCode: 'DKK' });
for (const [what, matchType, conditions, expected, afterwards] of /** @type {[string, string, any[], string, string][]} */ ([
  ['title', 'ALL', [{ productTitle: { matchType: 'ANY', relation: 'EQUALS', values: ['A', 'c'] } }], 'ac', 'c'],
  ['title, none of several', 'ALL', [{ productTitle: { matchType: 'ALL', relation: 'NOT_EQUALS', values: ['a', 'b', 'c'] } }], 'defghij', 'defghijz'],
  ['vendor and tag', 'ALL', [{ productVendor: { matchType: 'ANY', relation: 'STARTS_WITH', values: ['fjord'] } }, { productTag: { matchType: 'ANY', relation: 'NOT_TAGGED_WITH', values: ['odd'] } }], 'ace', 'ce'],
  ['vendor or tag', 'ANY', [{ productVendor: { matchType: 'ANY', relation: 'ENDS_WITH', values: ['co'] } }, { productTag: { matchType: 'ANY', relation: 'TAGGED_WITH', values: ['odd'] } }], 'abcdefhj', 'bcdefhj'],
  ['price between', 'ALL', [{ variantPrice: { relation: 'GREATER_THAN', value: money('20') } }, { variantPrice: { relation: 'LESS_THAN', value: money('50.0') } }], 'cd', 'cd'],
  ['compare-at price set', 'ALL', [{ variantCompareAtPrice: { relation: 'IS_SET' } }], 'a', 'z'],
  ['type not containing', 'ALL', [{ productType: { matchType: 'ANY', relation: 'DOES_NOT_CONTAIN', values: ['no such type'] } }], 'abcdefghij', 'bcdefghij']
])) {
  test(`conditions are evaluated on the products as they are: ${what}`, async () => {
    const { shop, products, create, shown, wait } = await shopOfTen();
    const { collection, userErrors } = await create({ sortOrder: 'ALPHA_ASC', sources: [source({ matchType, conditions })] });
    wait();

    const before = await shown(collection.id);
    await ask(shop, 'mutation ($input: ProductSetInput!, $id: ID!) { productSet(identifier: { id: $id }, input: $input) { userErrors { message } } }', {
      id: products[0].id, input: { title: 'z', vendor: 'nobody', tags: ['none'], productType: 'it is no such type' }
    });

    assert.deepEqual(userErrors, []);
    assert.equal(before, expected);
    assert.equal(await shown(collection.id), afterwards);
  });
}

test('weights compare across units, stock, category with its descendants, status and variant title count', async () => {
  const { products, create, shown, wait } = await shopOfTen();
  for (const [index, product] of products.entries()) {
    product.status = index === 2 ? 'DRAFT' : 'ACTIVE';
    product.categoryId = `gid://shopify/TaxonomyCategory/${index < 3 ? 'aa-1-13' : 'hg-13'}`;
    Object.assign(product.variants[0].inventoryItem, { weightUnit: 'GRAMS', weightValue: (index + 1) * 500 });
    for (const level of product.variants[0].inventoryItem.levels) level.available = index;
  }
  const of = async (/** @type {object} */ condition) => {
    const { collection, userErrors } = await create({ sortOrder: 'ALPHA_ASC', sources: [source({ conditions: [condition] })] });
    assert.deepEqual(userErrors, []);
    wait();
    return shown(collection.id);
  };

  assert.equal(await of({ variantWeight: { relation: 'LESS_THAN', value: { unit: 'KILOGRAMS', value: 1.5 } } }), 'ab');
  assert.equal(await of({ variantWeight: { relation: 'EQUALS', value: { unit: 'KILOGRAMS', value: 1.5 } } }), 'c');
  assert.equal(await of({ variantInventory: { relation: 'EQUALS', value: products[3].variants[0].inventoryQuantity } }), 'd');
  assert.equal(await of({ productCategory: { matchType: 'ANY', relation: 'EQUALS', values: [{ categoryId: 'gid://shopify/TaxonomyCategory/aa', includeDescendants: true }] } }), 'abc');
  assert.equal(await of({ productCategory: { matchType: 'ANY', relation: 'EQUALS', values: [{ categoryId: 'gid://shopify/TaxonomyCategory/aa', includeDescendants: false }] } }), '');
  assert.equal(await of({ productStatus: { matchType: 'ANY', relation: 'EQUALS', values: ['DRAFT', 'ARCHIVED'] } }), 'c');
  assert.equal((await of({ variantTitle: { matchType: 'ANY', relation: 'EQUALS', values: [products[0].variants[0].title] } })).startsWith('a'), true);
});

test('metafields of products and variants make conditions', async () => {
  const { shop, products, create, shown, wait } = await shopOfTen();
  const define = (/** @type {string} */ ownerType, /** @type {string} */ type, /** @type {string} */ key) => Object.assign(shop.definitions.add({ ownerType, namespace: 'custom', key, name: key, type }), { isCollectionCondition: true }).id;
  const [rating, list] = [define('PRODUCTVARIANT', 'number_integer', 'rating'), define('PRODUCT', 'list.single_line_text_field', 'rooms')];
  products.forEach((product, index) => shop.addMetafield(product.variants[0], { namespace: 'custom', key: 'rating', type: 'number_integer', value: String(index) }, 1));
  shop.addMetafield(products[7], { namespace: 'custom', key: 'rooms', type: 'list.single_line_text_field', value: '["Bath","Hall"]' }, 1);

  const byRating = await create({ sortOrder: 'ALPHA_ASC', sources: [source({ conditions: [{ metafieldInteger: { definitionId: rating, relation: 'GREATER_THAN', value: 7 } }] })] });
  const byRoom = await create({ sources: [source({ conditions: [{ metafieldStringList: { definitionId: list, relation: 'INCLUDES', matchType: 'ALL', values: ['hall', 'Bath'] } }] })] });
  const wrong = await create({ sources: [source({ conditions: [{ metafieldString: { definitionId: rating, relation: 'EQUALS', matchType: 'ANY', values: ['1'] } }] })] });
  const hidden = shop.definitions.add({ ownerType: 'PRODUCT', namespace: 'custom', key: 'hidden', name: 'Hidden', type: 'boolean' }).id;
  const closed = await create({ sources: [source({ conditions: [{ metafieldBoolean: { definitionId: hidden, relation: 'EQUALS', value: true } }] })] });
  wait();

  assert.equal(await shown(byRating.collection.id), 'ij');
  assert.equal(await shown(byRoom.collection.id), 'h');
  assert.deepEqual(closed.userErrors.length, 1, 'a definition must be opened for conditions');
  assert.deepEqual(wrong.userErrors[0].field, ['sources', '0', 'source', 'inclusion', 'conditions', '0', 'metafieldString', 'definitionId']);
});

test('a source that targets variants has only those that fit or were chosen', async () => {
  const shop = seeded({ products: 2, variantsPerProduct: 3 });
  const [product] = shop.tables.Product.rows;
  product.variants.forEach((variant, index) => { variant.price = `${index}.00`; });
  const { collectionCreate: { collection } } = await ask(shop, CREATE, { collection: { title: 'Cheap', sources: [{ source: {
    title: 'x', targetType: 'VARIANTS', inclusion: { selections: [{ productId: product.id, variantIds: [product.variants[2].id] }], conditions: [{ variantPrice: { relation: 'EQUALS', value: money('0') } }] }
  } }] } });
  shop.clock.ms += 1000;

  const data = await ask(shop, `query ($id: ID!, $product: ID!) {
    product(id: $product) { inCollection(id: $id) variantsInCollection(collectionId: $id, first: 9) { nodes { id } } variantsInCollectionCount(collectionId: $id) { count } }
    collection(id: $id) { sources { ... on CollectionConditionsSource { targetType inclusion { selections(first: 9) { nodes { product { id } variantIds } } } } } }
  }`, { id: collection.id, product: product.id });

  assert.deepEqual(data.product, { inCollection: true, variantsInCollection: { nodes: [{ id: product.variants[0].id }, { id: product.variants[2].id }] }, variantsInCollectionCount: { count: 2 } });
  assert.deepEqual(data.collection.sources[0].inclusion.selections.nodes, [{ product: { id: product.id }, variantIds: [product.variants[2].id] }]);
});

test('sub-collections give their products, one level deep, and an excluded collection takes them away', async () => {
  const { products, create, update, shown, wait } = await shopOfTen();
  const child = (await create({ sources: [source({ selections: [{ productId: products[0].id }, { productId: products[1].id }] })] })).collection;
  const parent = (await create({ sources: [{ subCollections: { title: 'Children', collectionIds: [child.id] } }] })).collection;
  const rest = (await create({ sortOrder: 'ALPHA_ASC', sources: [source({ selections: products.slice(0, 4).map(({ id }) => ({ productId: id })) }, { exclusion: { conditions: [{ collection: { values: [child.id] } }] } })] })).collection;

  const chain = await create({ sources: [{ subCollections: { title: 'Too deep', collectionIds: [parent.id] } }] });
  const self = await update({ id: parent.id, sourcesToUpdate: [{ subCollections: { id: parent.sources[0].id, collectionIds: [parent.id] } }] });

  assert.equal(parent.sources[0].__typename, 'CollectionSubCollectionsSource');
  assert.equal(await shown(parent.id), '', 'not before the while is over');
  wait();
  assert.equal(await shown(parent.id), 'ab');
  assert.equal(await shown(rest.id), 'cd');
  assert.deepEqual(chain.userErrors.map((/** @type {any} */ error) => error.field), [['sources', '0', 'subCollections', 'collectionIds', '0']]);
  assert.equal(self.userErrors.length, 1);
});

test('membership changes show when the job is done, and the ledger and the digest know them at once', async () => {
  const { shop, products, create, update, shown, wait } = await shopOfTen();
  const { collection } = await create({ sources: [source({ selections: [{ productId: products[0].id }, { productId: products[1].id }] })] });
  const before = shop.digest();

  const { job, userErrors } = await update({ id: collection.id, sourcesToUpdate: [{ condition: { id: collection.sources[0].id, inclusion: {
    selectionsToAdd: [{ productId: products[9].id }, { productId: products[5].id }], selectionsToRemove: [{ productId: products[0].id }] } } }] });
  const early = await shown(collection.id);
  const after = shop.digest();
  wait();

  assert.deepEqual([job.done, userErrors], [false, []]);
  assert.equal(early, 'ab');
  assert.equal(await shown(collection.id), 'bjf');
  assert.notEqual(before, after);
  assert.equal(shop.digest(), after, 'time alone changes nothing');
  const [entry] = shop.ledger.after(shop.ledger.size - 1);
  assert.deepEqual([/** @type {any} */ (entry.before).products.length, /** @type {any} */ (entry.after).products], [2, [1, 9, 5].map(index => products[index].id)]);
});

test('conditions are added, changed and deleted by their ids; a change of texts alone needs no job', async () => {
  const { create, update, shown, wait, shop } = await shopOfTen();
  const { collection } = await create({ sortOrder: 'ALPHA_ASC', sources: [source({ conditions: [{ productTag: { matchType: 'ANY', relation: 'TAGGED_WITH', values: ['odd'] } }] })] });
  const [{ id }] = collection.sources;
  const conditionIds = async () => (await ask(shop, `query ($id: ID!) { collection(id: $id) { sources { ... on CollectionConditionsSource { inclusion { conditions { id } } } } } }`, { id: collection.id }))
    .collection.sources[0].inclusion.conditions.map((/** @type {any} */ one) => one.id);
  const [tag] = await conditionIds();

  await update({ id: collection.id, sourcesToUpdate: [{ condition: { id, inclusion: {
    conditionsToUpdate: [{ id: tag, condition: { productTag: { values: ['even'] } } }], conditionsToCreate: [{ productVendor: { matchType: 'ANY', relation: 'EQUALS', values: ['hygge'] } }] } } }] });
  wait();
  const both = await shown(collection.id);
  await update({ id: collection.id, sourcesToUpdate: [{ condition: { id, inclusion: { conditionsToDelete: [tag] } } }] });
  wait();
  const texts = await update({ id: collection.id, sourcesToUpdate: [{ condition: { id, title: 'Renamed' } }] });
  const wrong = await update({ id: collection.id, sourcesToUpdate: [{ condition: { id, inclusion: { conditionsToDelete: [tag] } } }], sourcesToDelete: ['gid://shopify/CollectionConditionsSource/1'] });

  assert.match(tag, /^gid:\/\/shopify\/CollectionSourceInclusionConditionProductTag\/\d+$/);
  assert.equal(both, 'gi');
  assert.equal(await shown(collection.id), 'fghij');
  assert.equal(texts.job, null);
  assert.deepEqual(wrong.userErrors.map((/** @type {any} */ one) => one.field), [['sourcesToUpdate', '0', 'condition', 'inclusion', 'conditionsToDelete', '0'], ['sourcesToDelete', '0']]);
});

test('a shareable source serves several collections, and they lose it when it is deleted', async () => {
  const { shop, products, create, update, shown, wait } = await shopOfTen();
  const { collectionConditionsSourceCreate: { source: shared } } = await ask(shop, `mutation ($input: CollectionCreateConditionsSourceInput!) {
    collectionConditionsSourceCreate(input: $input) { source { id shareable } userErrors { message } } }`, { input: { title: 'Shared', inclusion: { selections: [{ productId: products[2].id }] } } });
  const [first, second] = [await create({ sources: [{ shareableSource: { sourceId: shared.id } }] }), await create({})];
  await update({ id: second.collection.id, sourcesToCreate: [{ shareableSource: { sourceId: shared.id } }] });
  wait();
  const linked = [await shown(first.collection.id), await shown(second.collection.id)];
  await ask(shop, `mutation ($input: CollectionUpdateConditionsSourceInput!) { collectionConditionsSourceUpdate(input: $input) { source { title } userErrors { message } } }`,
    { input: { id: shared.id, inclusion: { selectionsToAdd: [{ productId: products[8].id }] } } });
  const grown = await shown(first.collection.id);
  const { collectionConditionsSourceDelete: gone } = await ask(shop, 'mutation ($id: ID!) { collectionConditionsSourceDelete(id: $id) { deletedId userErrors { message } } }', { id: shared.id });

  assert.equal(shared.shareable, true);
  assert.deepEqual(linked, ['c', 'c']);
  assert.equal(grown, 'ci');
  assert.equal(gone.deletedId, shared.id);
  assert.deepEqual([await shown(first.collection.id), await shown(second.collection.id)], ['', '']);
  assert.deepEqual((await ask(shop, 'query ($id: ID!) { product(id: $id) { collections(first: 9) { nodes { id } } } }', { id: products[2].id })).product.collections.nodes
    .filter((/** @type {any} */ node) => node.id === first.collection.id), []);
});

test('versions before 2026-07 keep silent about collections that they could not tell whole', async () => {
  const { shop, products, create } = await shopOfTen();
  const plain = (await create({ sources: [source({ selections: [{ productId: products[0].id }] })] })).collection;
  const mixed = (await create({ sources: [source({ selections: [{ productId: products[0].id }], conditions: [{ productTag: { matchType: 'ANY', relation: 'TAGGED_WITH', values: ['odd'] } }] })] })).collection;
  const QUERY = `query ($plain: ID!, $mixed: ID!) { plain: collection(id: $plain) { id } mixed: collection(id: $mixed) { id } node(id: $mixed) { id }
    collections(first: 100, query: "title:New") { nodes { id } } collectionsCount(query: "title:New") { count } }`;
  const variables = { plain: plain.id, mixed: mixed.id };

  const old = await ask(shop, QUERY, variables, contextOf(shop, { api: /** @type {any} */ ({ version: '2026-04' }) }));
  const current = await ask(shop, QUERY, variables, contextOf(shop, { api: /** @type {any} */ ({ version: '2026-07' }) }));

  assert.deepEqual(old, { plain: { id: plain.id }, mixed: null, node: null, collections: { nodes: [{ id: plain.id }] }, collectionsCount: { count: 1 } });
  assert.equal(current.mixed.id, mixed.id);
  assert.equal(current.collectionsCount.count, 2);
});

test('kinds of conditions that nobody can evaluate here fail loudly', async () => {
  const { shop } = await shopOfTen();
  const { errors } = await run(shop, CREATE, { collection: { title: 'x', sources: [source({ conditions: [{ metafieldMetaobject: { definitionId: 'gid://shopify/MetafieldDefinition/1', relation: 'EQUALS', value: 'gid://shopify/Metaobject/1' } }] })] } });
  assert.equal(errors?.[0].extensions.code, 'EMULATOR_NOT_IMPLEMENTED');
});
