// @ts-check
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { ask, contextOf, run, seeded } from '../../testing/ask.js';

/** @import { Shop } from '../../src/store/shop.js' */

const CREATE = 'mutation ($input: CollectionInput!) { collectionCreate(input: $input) { collection { id title handle sortOrder productsCount { count } products(first: 9) { nodes { id } } ruleSet { appliedDisjunctively rules { column relation condition } } } userErrors { field message } } }';
const UPDATE = 'mutation ($input: CollectionInput!) { collectionUpdate(input: $input) { collection { id title handle ruleSet { rules { condition } } } job { id done } userErrors { field message } } }';

/** @param {Shop} shop @param {object} input @returns {Promise<any>} */
const create = async (shop, input) => (await ask(shop, CREATE, { input })).collectionCreate;
/** @param {Shop} shop @param {object} input @returns {Promise<any>} */
const update = async (shop, input) => (await ask(shop, UPDATE, { input })).collectionUpdate;
/** @param {Shop} shop @param {string} id @returns {Promise<string[]>} */
const members = async (shop, id) => (await ask(shop, 'query ($id: ID!) { collection(id: $id) { products(first: 50, sortKey: MANUAL) { nodes { id } } } }', { id })).collection.products.nodes.map((/** @type {any} */ node) => node.id);

const rules = (/** @type {string} */ condition) => ({ appliedDisjunctively: false, rules: [{ column: 'TITLE', relation: 'CONTAINS', condition }] });

test('a collection with first products has them at once; its count follows', async () => {
  const shop = seeded({ products: 3 });
  const ids = shop.tables.Product.rows.slice(0, 2).map(product => product.id);

  const { collection } = await create(shop, { title: 'First products', sortOrder: 'MANUAL', products: ids });
  shop.clock.ms += 1000;
  const { collection: later } = await ask(shop, 'query ($id: ID!) { collection(id: $id) { productsCount { count } } }', { id: collection.id });

  assert.deepEqual(collection.products.nodes.map((/** @type {any} */ node) => node.id), ids);
  assert.equal(collection.productsCount.count, 0);
  assert.equal(later.productsCount.count, 2);
});

test('refusals of create and update, in the words recorded', async () => {
  const shop = seeded({ products: 1 });
  const custom = (await create(shop, { title: 'Custom' })).collection;
  const smart = (await create(shop, { title: 'Smart', ruleSet: rules('x') })).collection;

  assert.deepEqual((await create(shop, { title: '' })).userErrors, [{ field: ['title'], message: "Title can't be blank" }]);
  assert.deepEqual((await create(shop, { title: 'T'.repeat(256) })).userErrors, [{ field: ['title'], message: 'Title is too long (maximum is 255 characters)' }]);
  assert.deepEqual(await update(shop, { id: custom.id, ruleSet: rules('y') }), { collection: null, job: null, userErrors: [{ field: ['id'], message: 'Cannot update rule set of a custom collection' }] });
  assert.deepEqual((await update(shop, { id: smart.id, ruleSet: { appliedDisjunctively: false, rules: [] } })).userErrors, [{ field: ['ruleSet', 'rules'], message: 'Rules cannot be an empty set' }]);
  assert.deepEqual((await update(shop, { id: 'gid://shopify/Collection/999', title: 'x' })).userErrors, [{ field: null, message: 'Collection does not exist' }]);
  const { errors } = await run(shop, UPDATE, { input: { title: 'No id' } });
  assert.deepEqual([errors?.[0].message, errors?.[0].extensions.code], ['id must be specified on collectionUpdate', 'BAD_REQUEST']);
  assert.equal((await create(shop, { title: 'Wrong', ruleSet: { appliedDisjunctively: false, rules: [{ column: 'TAG', relation: 'GREATER_THAN', condition: '1' }] } })).userErrors[0].field.join('.'), 'ruleSet.rules.0.relation');
});

test('a change of texts needs no job, a change of rules does, and shows when it is done', async () => {
  const shop = seeded({ products: 4, variantsPerProduct: 1 });
  shop.tables.Product.rows.forEach((product, index) => { product.title = index < 2 ? `old ${index}` : `new ${index}`; });
  const [a, b, c, d] = shop.tables.Product.rows.map(product => product.id);
  const { collection } = await create(shop, { title: 'Rules', ruleSet: rules('old') });
  shop.clock.ms += 1000;
  const before = await members(shop, collection.id);
  const texts = await update(shop, { id: collection.id, title: 'Rules, too', handle: 'other-rules' });
  const changed = await update(shop, { id: collection.id, ruleSet: rules('new') });
  const early = await members(shop, collection.id);
  shop.clock.ms += 1000;

  assert.deepEqual([texts.job, texts.collection.handle], [null, 'other-rules']);
  assert.equal(changed.job.done, false);
  assert.equal(changed.collection.ruleSet.rules[0].condition, 'new');
  assert.deepEqual([before, early, await members(shop, collection.id)], [[a, b], [a, b], [c, d]]);
  assert.deepEqual((await ask(shop, 'query ($id: ID!) { job(id: $id) { done } }', changed.job)).job, { done: true });
});

test('rules read back as they were given and as sources; what has no rules reads none', async () => {
  const shop = seeded({ products: 1 });
  const given = [
    { column: 'VARIANT_PRICE', relation: 'LESS_THAN', condition: '800' }, { column: 'TAG', relation: 'EQUALS', condition: 'sale' },
    { column: 'TYPE', relation: 'NOT_CONTAINS', condition: 'gift' }, { column: 'IS_PRICE_REDUCED', relation: 'IS_SET', condition: '' },
    { column: 'PRODUCT_CATEGORY_ID_WITH_DESCENDANTS', relation: 'EQUALS', condition: 'gid://shopify/TaxonomyCategory/aa' }
  ];
  const { collection } = await create(shop, { title: 'Many', ruleSet: { appliedDisjunctively: true, rules: given } });
  const { collection: read } = await ask(shop, `query ($id: ID!) { collection(id: $id) { ruleSet { appliedDisjunctively rules { column relation condition conditionObject { ... on CollectionRuleCategoryCondition { value { fullName } } } } }
    sources { ... on CollectionConditionsSource { inclusion { matchType conditions { __typename
      ... on CollectionSourceInclusionConditionVariantPrice { relation money: value { amount currencyCode } } ... on CollectionSourceInclusionConditionProductTag { tagRelation: relation values matchType }
      ... on CollectionSourceInclusionConditionProductType { typeRelation: relation types: values } ... on CollectionSourceInclusionConditionVariantCompareAtPrice { priceRelation: relation price: value { amount } }
      ... on CollectionSourceInclusionConditionProductCategory { categories: values { category { id } includeDescendants } } } } } } } }`, { id: collection.id });

  assert.deepEqual(collection.ruleSet, { appliedDisjunctively: true, rules: given });
  assert.equal(read.ruleSet.rules[4].conditionObject.value.fullName, 'Apparel & Accessories');
  assert.deepEqual(read.sources[0].inclusion, { matchType: 'ANY', conditions: [
    { __typename: 'CollectionSourceInclusionConditionVariantPrice', relation: 'LESS_THAN', money: { amount: '800', currencyCode: 'DKK' } },
    { __typename: 'CollectionSourceInclusionConditionProductTag', tagRelation: 'TAGGED_WITH', values: ['sale'], matchType: 'ANY' },
    { __typename: 'CollectionSourceInclusionConditionProductType', typeRelation: 'DOES_NOT_CONTAIN', types: ['gift'] },
    { __typename: 'CollectionSourceInclusionConditionVariantCompareAtPrice', priceRelation: 'IS_SET', price: null },
    { __typename: 'CollectionSourceInclusionConditionProductCategory', categories: [{ category: { id: 'gid://shopify/TaxonomyCategory/aa' }, includeDescendants: true }] }
  ] });
  assert.equal((await create(shop, { title: 'None' })).collection.ruleSet, null);
});

test('a condition of one value reads as a rule, several values cannot', async () => {
  const shop = seeded({ products: 1 });
  const make = async (/** @type {string[]} */ values) => (await ask(shop, 'mutation ($c: CollectionCreateInput!) { collectionCreate(collection: $c) { collection { sortOrder ruleSet { appliedDisjunctively rules { column relation condition } } } } }',
    { c: { title: 'New', sources: [{ source: { title: 's', inclusion: { conditions: [{ productVendor: { matchType: 'ANY', relation: 'EQUALS', values } }] } } }] } })).collectionCreate.collection;

  assert.deepEqual((await make(['Acme'])).ruleSet, { appliedDisjunctively: false, rules: [{ column: 'VENDOR', relation: 'EQUALS', condition: 'Acme' }] });
  assert.equal((await make(['Acme', 'Other'])).ruleSet, null);
});

test('the order of a new collection is named by the version: older ones lack the most relevant first', async () => {
  const shop = seeded({ products: 1 });
  const old = contextOf(shop, { api: /** @type {any} */ ({ version: '2026-04' }) });
  const { collectionCreate: { collection } } = await ask(shop, CREATE, { input: { title: 'Old' } }, old);

  assert.equal(collection.sortOrder, 'BEST_SELLING');
  assert.equal((await create(shop, { title: 'Now' })).collection.sortOrder, 'MOST_RELEVANT');
});

test('handles come from the title, are free, and move only when told', async () => {
  const shop = seeded({ products: 1 });
  const handles = [];
  for (const input of [{ title: 'Best_of Æbler & Pærer' }, { title: 'Best_of æbler pærer' }, { title: 'x', handle: 'My Handle' }, { title: 'y', handle: 'my-handle' }]) handles.push((await create(shop, input)).collection);

  assert.deepEqual(handles.map(one => one.handle), ['best_of-aebler-paerer', 'best_of-aebler-paerer-1', 'my-handle', 'my-handle-1']);
  assert.equal((await update(shop, { id: handles[0].id, title: 'Renamed' })).collection.handle, 'best_of-aebler-paerer');
  assert.equal((await update(shop, { id: handles[0].id, handle: '' })).collection.handle, 'renamed');
  await update(shop, { id: handles[0].id, handle: 'moved', redirectNewHandle: true });
  assert.deepEqual((await ask(shop, '{ urlRedirects(first: 5) { nodes { path target } } }')).urlRedirects.nodes, [{ path: '/collections/renamed', target: '/collections/moved' }]);
});

test('products are added at once, in order; one that is in already is passed over, and rules are no hindrance', async () => {
  const shop = seeded({ products: 3 });
  const [a, b, c] = shop.tables.Product.rows.map(product => product.id);
  const add = async (/** @type {string} */ id, /** @type {string[]} */ productIds) => (await ask(shop, 'mutation ($id: ID!, $productIds: [ID!]!) { collectionAddProducts(id: $id, productIds: $productIds) { collection { products(first: 9, sortKey: MANUAL) { nodes { id } } } userErrors { field message } } }', { id, productIds })).collectionAddProducts;
  const { collection } = await create(shop, { title: 'Custom' });
  const smart = (await create(shop, { title: 'Smart', ruleSet: rules('nothing is called this') })).collection;

  assert.deepEqual((await add(collection.id, [b, a])).collection.products.nodes, [{ id: b }, { id: a }]);
  assert.deepEqual(await add(collection.id, [a, c]), { collection: { products: { nodes: [{ id: b }, { id: a }, { id: c }] } }, userErrors: [] });
  shop.clock.ms += 1000;
  assert.deepEqual(await add(smart.id, [c]), { collection: { products: { nodes: [{ id: c }] } }, userErrors: [] });
  assert.deepEqual((await add('gid://shopify/Collection/1', [a])).userErrors, [{ field: ['id'], message: 'Collection does not exist' }]);
  assert.equal((await add(collection.id, ['gid://shopify/Product/1'])).userErrors.length, 1);
});

test('adding by a job and removing show when the job is done', async () => {
  const shop = seeded({ products: 3 });
  const [a, b, c] = shop.tables.Product.rows.map(product => product.id);
  const { collection: { id } } = await create(shop, { title: 'Jobs', sortOrder: 'MANUAL', products: [a] });
  const call = async (/** @type {string} */ name, /** @type {string[]} */ productIds, collectionId = id) => (await ask(shop, `mutation ($id: ID!, $productIds: [ID!]!) { ${name}(id: $id, productIds: $productIds) { job { id done } userErrors { field message ${name.endsWith('V2') ? 'code' : ''} } } }`, { id: collectionId, productIds }))[name];

  const added = await call('collectionAddProductsV2', [c, b]);
  const early = await members(shop, id);
  shop.clock.ms += 1000;
  const late = await members(shop, id);
  const removed = await call('collectionRemoveProducts', [a, 'gid://shopify/Product/1']);
  const stillThere = await members(shop, id);
  shop.clock.ms += 1000;

  assert.deepEqual([added.job.done, added.userErrors, removed.job.done, removed.userErrors], [false, [], false, []]);
  assert.deepEqual([early, late, stillThere, await members(shop, id)], [[a], [a, c, b], [a, c, b], [c, b]]);
  assert.deepEqual((await call('collectionAddProductsV2', [a], 'gid://shopify/Collection/1')).userErrors, [{ field: ['id'], message: 'Collection does not exist', code: 'COLLECTION_DOES_NOT_EXIST' }]);
  assert.deepEqual((await call('collectionRemoveProducts', [a], 'gid://shopify/Collection/1')), { job: null, userErrors: [{ field: ['id'], message: 'Collection does not exist' }] });
});

test('products are moved one after another, by hand only', async () => {
  const shop = seeded({ products: 5 });
  const ids = shop.tables.Product.rows.map(product => product.id);
  const { collection: { id } } = await create(shop, { title: 'Moves', sortOrder: 'MANUAL', products: ids });
  const reorder = async (/** @type {[number, string][]} */ moves, collectionId = id) => (await ask(shop, 'mutation ($id: ID!, $moves: [MoveInput!]!) { collectionReorderProducts(id: $id, moves: $moves) { job { id done } userErrors { field message code } } }',
    { id: collectionId, moves: moves.map(([index, newPosition]) => ({ id: ids[index], newPosition })) })).collectionReorderProducts;
  const order = async () => (await members(shop, id)).map(one => 'ABCDE'[ids.indexOf(one)]).join('');

  const { job, userErrors } = await reorder([[4, '1'], [2, '4']]);
  const early = await order();
  shop.clock.ms += 1000;
  const late = await order();
  await reorder([[0, '99']]);
  shop.clock.ms += 1000;

  assert.deepEqual([job.done, userErrors], [false, []]);
  assert.deepEqual([early, late, await order()], ['ABCDE', 'AEBDC', 'EBDCA']);
  await update(shop, { id, sortOrder: 'ALPHA_ASC' });
  assert.deepEqual(await reorder([[0, '0']]), { job: null, userErrors: [{ field: ['id'], message: "Can't reorder products unless collection is manually sorted", code: 'MANUALLY_SORTED_COLLECTION' }] });
  assert.equal((await reorder([[0, '0']], 'gid://shopify/Collection/1')).userErrors[0].code, 'COLLECTION_NOT_FOUND');
});

test('many moves keep the order true when places get too close', async () => {
  const shop = seeded({ products: 4 });
  const ids = shop.tables.Product.rows.map(product => product.id);
  const { collection: { id } } = await create(shop, { title: 'Close', sortOrder: 'MANUAL', products: ids });
  let expected = [...ids];
  for (let round = 0; round < 30; round++) {
    const moves = [3, 2].map(index => ({ id: expected[index], newPosition: '1' }));
    for (const move of moves) { expected = expected.filter(one => one !== move.id); expected.splice(1, 0, move.id); }
    await ask(shop, 'mutation ($id: ID!, $moves: [MoveInput!]!) { collectionReorderProducts(id: $id, moves: $moves) { userErrors { message } } }', { id, moves });
    shop.clock.ms += 1000;
  }
  assert.deepEqual(await members(shop, id), expected);
});

test('deleting answers with the shop, also when there is nothing to delete', async () => {
  const shop = seeded({ products: 1 });
  const { collection } = await create(shop, { title: 'Gone soon' });
  const remove = async () => (await ask(shop, 'mutation ($id: ID!) { collectionDelete(input: { id: $id }) { deletedCollectionId shop { id } userErrors { field message } } }', { id: collection.id })).collectionDelete;

  assert.deepEqual(await remove(), { deletedCollectionId: collection.id, shop: { id: shop.id }, userErrors: [] });
  assert.deepEqual(await remove(), { deletedCollectionId: null, shop: { id: shop.id }, userErrors: [{ field: ['id'], message: 'Collection does not exist' }] });
});

test('metafields and the picture of a collection', async () => {
  const shop = seeded({ products: 1 });
  const { collectionCreate: { collection, userErrors } } = await ask(shop, 'mutation ($input: CollectionInput!) { collectionCreate(input: $input) { collection { id image { url altText } metafields(first: 5) { nodes { id namespace key value ownerType } } } userErrors { field message } } }', {
    input: { title: 'Dressed', image: { src: 'https://example.com/x.jpg' }, metafields: [{ namespace: 'custom', key: 'tone', type: 'single_line_text_field', value: 'warm' }] }
  });
  const change = async (/** @type {object} */ input) => (await ask(shop, 'mutation ($input: CollectionInput!) { collectionUpdate(input: $input) { collection { image { url altText } metafield(namespace: "custom", key: "tone") { value } } userErrors { message } } }', { input: { id: collection.id, ...input } })).collectionUpdate.collection;
  const { metafieldsSet } = await ask(shop, 'mutation ($m: [MetafieldsSetInput!]!) { metafieldsSet(metafields: $m) { metafields { value owner { ... on Collection { title } } } userErrors { message } } }',
    { m: [{ ownerId: collection.id, namespace: 'custom', key: 'note', type: 'single_line_text_field', value: 'x' }] });

  assert.deepEqual(userErrors, []);
  assert.equal(collection.metafields.nodes[0].ownerType, 'COLLECTION');
  assert.deepEqual(metafieldsSet.metafields, [{ value: 'x', owner: { title: 'Dressed' } }]);
  const described = await change({ image: { altText: 'Now described' }, metafields: [{ id: collection.metafields.nodes[0].id, value: 'cold' }] });
  assert.deepEqual(described, { image: { url: collection.image.url, altText: 'Now described' }, metafield: { value: 'cold' } });
  assert.equal((await change({ image: null })).image, null);
});
