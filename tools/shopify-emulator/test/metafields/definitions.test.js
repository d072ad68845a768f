// @ts-check
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { ask, seeded } from '../../testing/ask.js';

const ERRORS = 'userErrors { field message code }';
const CREATE = `mutation ($definition: MetafieldDefinitionInput!) { metafieldDefinitionCreate(definition: $definition) { createdDefinition { id name pinnedPosition validations { name type value } type { name category } capabilities { uniqueValues { enabled eligible } adminFilterable { enabled status } } access { admin storefront customerAccount } } ${ERRORS} } }`;
const UPDATE = `mutation ($definition: MetafieldDefinitionUpdateInput!) { metafieldDefinitionUpdate(definition: $definition) { updatedDefinition { name description validations { value } } validationJob { done } ${ERRORS} } }`;
const DELETE = `mutation ($identifier: MetafieldDefinitionIdentifierInput, $all: Boolean) { metafieldDefinitionDelete(identifier: $identifier, deleteAllAssociatedMetafields: $all) { deletedDefinitionId deletedDefinition { ownerType namespace key } ${ERRORS} } }`;
const SET = 'mutation ($metafields: [MetafieldsSetInput!]!) { metafieldsSet(metafields: $metafields) { metafields { value type definition { name } } userErrors { field message code elementIndex } } }';

const MATERIAL = { ownerType: 'PRODUCT', namespace: 'facts', key: 'material', name: 'Material', type: 'single_line_text_field' };

/** @param {any} shop @param {any} definition */
const create = async (shop, definition) => (await ask(shop, CREATE, { definition })).metafieldDefinitionCreate;
/** @param {any} shop @param {string} value @param {any} [more] */
const set = async (shop, value, more = {}) => (await ask(shop, SET, { metafields: [{ ownerId: shop.tables.Product.rows[0].id, namespace: 'facts', key: 'material', value, ...more }] })).metafieldsSet;
/** @param {any} answer */
const codes = answer => answer.userErrors.map((/** @type {any} */ error) => error.code);

test('a definition is made, found, changed and taken away', async () => {
  const shop = seeded({ products: 1 });

  const { createdDefinition, userErrors } = await create(shop, { ...MATERIAL, pin: true, validations: [{ name: 'max', value: '10' }], capabilities: { adminFilterable: { enabled: true } }, access: { storefront: 'PUBLIC_READ' } });
  assert.deepEqual(userErrors, []);
  assert.deepEqual({ ...createdDefinition, id: null }, {
    id: null, name: 'Material', pinnedPosition: 1, validations: [{ name: 'max', type: 'number_integer', value: '10' }], type: { name: 'single_line_text_field', category: 'TEXT' },
    capabilities: { uniqueValues: { enabled: false, eligible: true }, adminFilterable: { enabled: true, status: 'FILTERABLE' } }, access: { admin: 'PUBLIC_READ_WRITE', storefront: 'PUBLIC_READ', customerAccount: 'NONE' }
  });
  assert.deepEqual(codes(await create(shop, MATERIAL)), ['TAKEN']);

  const { metafieldDefinitionUpdate: updated } = await ask(shop, UPDATE, { definition: { ownerType: 'PRODUCT', namespace: 'facts', key: 'material', name: 'Stuff', validations: [{ name: 'max', value: '5' }] } });
  assert.deepEqual(updated, { updatedDefinition: { name: 'Stuff', description: null, validations: [{ value: '5' }] }, validationJob: { done: false }, userErrors: [] });

  const read = await ask(shop, 'query ($id: ID!) { node(id: $id) { ... on MetafieldDefinition { name } } metafieldDefinition(identifier: { ownerType: PRODUCT, namespace: "facts", key: "material" }) { id validationStatus metafieldsCount } metafieldDefinitions(ownerType: PRODUCT, first: 5, query: "key:material", pinnedStatus: PINNED, sortKey: NAME) { nodes { key } } none: metafieldDefinitions(ownerType: ORDER, first: 5) { nodes { key } } metafieldDefinitionTypes { name category supportedValidations { name } } }', { id: createdDefinition.id });
  assert.equal(read.node.name, 'Stuff');
  assert.deepEqual(read.metafieldDefinition, { id: createdDefinition.id, validationStatus: 'ALL_VALID', metafieldsCount: 0 });
  assert.deepEqual([read.metafieldDefinitions.nodes, read.none.nodes], [[{ key: 'material' }], []]);
  assert.ok(read.metafieldDefinitionTypes.some((/** @type {any} */ type) => type.name === 'list.product_reference' && type.category === 'REFERENCE'));

  const { metafieldDefinitionDelete: deleted } = await ask(shop, DELETE, { identifier: { ownerType: 'PRODUCT', namespace: 'facts', key: 'material' } });
  assert.deepEqual(deleted, { deletedDefinitionId: createdDefinition.id, deletedDefinition: { ownerType: 'PRODUCT', namespace: 'facts', key: 'material' }, userErrors: [] });
  assert.equal((await ask(shop, DELETE, { identifier: { ownerType: 'PRODUCT', namespace: 'facts', key: 'material' } })).metafieldDefinitionDelete.userErrors[0].code, 'NOT_FOUND');
});

for (const [what, input, code] of /** @type {[string, any, string][]} */ ([
  ['an unknown type', { type: 'bogus' }, 'INCLUSION'], ['a short namespace', { namespace: 'a' }, 'TOO_SHORT'], ['a short key', { key: 'a' }, 'TOO_SHORT'], ['a long name', { name: 'x'.repeat(256) }, 'TOO_LONG'],
  ['a strange key', { key: 'a b!' }, 'INVALID_CHARACTER'], ['an unknown option', { validations: [{ name: 'scale_min', value: '1' }] }, 'INVALID_OPTION'],
  ['an option twice', { validations: [{ name: 'max', value: '1' }, { name: 'max', value: '2' }] }, 'DUPLICATE_OPTION'], ['a bad option', { validations: [{ name: 'max', value: 'many' }] }, 'INVALID_OPTION'],
  ['a range upside down', { validations: [{ name: 'min', value: '5' }, { name: 'max', value: '2' }] }, 'INVALID_OPTION'], ['a rating without its scale', { type: 'rating', validations: [{ name: 'scale_min', value: '1' }] }, 'INVALID_OPTION'],
  ['unique colours', { type: 'color', capabilities: { uniqueValues: { enabled: true } } }, 'INVALID_CAPABILITY'], ['admin access to what is not the app\'s', { access: { admin: 'MERCHANT_READ' } }, 'ADMIN_ACCESS_INPUT_NOT_ALLOWED']
])) {
  test(`no definition with ${what}`, async () => {
    const shop = seeded({ products: 0 });

    const answer = await create(shop, { ...MATERIAL, ...input });

    assert.deepEqual([codes(answer), answer.createdDefinition, shop.tables.MetafieldDefinition.size], [[code], null, 0]);
  });
}

for (const [type, options, good, bad, message] of /** @type {[string, Record<string, string>, string, string, string][]} */ ([
  ['single_line_text_field', { max: '5' }, 'Oak', 'Oak wood', 'Value has a maximum length of 5.'],
  ['single_line_text_field', { min: '3' }, 'Oak', 'ok', 'Value has a minimum length of 3.'],
  ['single_line_text_field', { choices: '["Oak","Pine"]' }, 'Pine', 'Elm', 'Value does not exist in provided choices: ["Oak", "Pine"].'],
  ['single_line_text_field', { regex: '^[A-Z]+$' }, 'OAK', 'Oak', 'Value does not match the validation pattern.'],
  ['number_integer', { min: '2', max: '4' }, '3', '5', 'Value has a maximum of 4.'],
  ['number_decimal', { max_precision: '2' }, '1.25', '1.255', "Value can't exceed the precision of 2."],
  ['date', { min: '2026-01-01' }, '2026-01-02', '2025-12-31', 'Value has a minimum of 2026-01-01.'],
  ['url', { allowed_domains: '["example.com"]' }, 'https://www.example.com/a', 'https://other.com', 'Value must be one of the following domains: example.com.'],
  ['rating', { scale_min: '1.0', scale_max: '5.0' }, '{"value":"4","scale_min":"1","scale_max":"5"}', '{"value":"4","scale_min":"1","scale_max":"10"}', 'Value must have a scale_max of 5.0.'],
  ['list.number_integer', { 'list.max': '2' }, '[1,2]', '[1,2,3]', 'Value has more than 2 elements.'],
  ['dimension', { max: '{"value":10,"unit":"cm"}' }, '{"value":9,"unit":"cm"}', '{"value":11,"unit":"cm"}', 'Value has a maximum of {"value":10,"unit":"cm"}.']
])) {
  test(`a ${type} with ${JSON.stringify(options)} takes ${good}, not ${bad}`, async () => {
    const shop = seeded({ products: 1 });
    const { userErrors } = await create(shop, { ...MATERIAL, type, validations: Object.entries(options).map(([name, value]) => ({ name, value })) });
    assert.deepEqual(userErrors, []);

    const refused = await set(shop, bad);
    const taken = await set(shop, good);

    assert.deepEqual([refused.userErrors[0].message, refused.userErrors[0].code], [message, 'INVALID_VALUE']);
    assert.deepEqual([taken.userErrors, taken.metafields[0].type, taken.metafields[0].definition], [[], type, { name: 'Material' }]);
  });
}

test('the type comes from the definition, and no other will do', async () => {
  const shop = seeded({ products: 1 });
  await create(shop, { ...MATERIAL, type: 'number_integer' });

  assert.deepEqual(codes(await set(shop, '5')), []);
  assert.deepEqual(codes(await set(shop, '5', { type: 'number_decimal' })), ['INVALID_TYPE']);
});

test('a type that nobody knows is told with all that there are', async () => {
  const { userErrors: [error] } = await set(seeded({ products: 1 }), 'x', { type: 'bogus' });

  assert.equal(error.code, 'INVALID_TYPE');
  assert.match(error.message, /^Type must be one of the following: antenna_gain, area, .*, order_reference, list\.order_reference\.$/);
});

test('unique values are unique, for owners of the type', async () => {
  const shop = seeded({ products: 3 });
  const [a, b, c] = shop.tables.Product.rows;
  await set(shop, 'one', { type: 'single_line_text_field' });
  await set(shop, 'one', { ownerId: b.id, type: 'single_line_text_field' });

  const unique = { ...MATERIAL, capabilities: { uniqueValues: { enabled: true } } };
  assert.deepEqual(codes(await create(shop, unique)), ['INVALID_CAPABILITY'], 'not over values that are doubled');
  await set(shop, 'two', { ownerId: b.id, type: 'single_line_text_field' });
  assert.deepEqual(codes(await create(shop, unique)), []);

  assert.deepEqual(codes(await set(shop, 'two', { ownerId: a.id })), ['CAPABILITY_VIOLATION']);
  assert.deepEqual(codes(await set(shop, 'one', { ownerId: a.id })), [], 'its own value is no clash');
  assert.deepEqual(codes(await set(shop, 'two', { ownerId: a.variants[0].id, type: 'single_line_text_field' })), [], 'variants are another matter');
  shop.removeMetafield(/** @type {any} */ (b.metafields.find(one => one.namespace === 'facts')));
  assert.deepEqual(codes(await set(shop, 'two', { ownerId: c.id })), []);
});

test('metafields from before get the type of the definition when they fit', async () => {
  const shop = seeded({ products: 2 });
  const [a, b] = shop.tables.Product.rows;
  await set(shop, '5', { type: 'single_line_text_field' });
  await set(shop, 'many', { ownerId: b.id, type: 'single_line_text_field' });

  await create(shop, { ...MATERIAL, type: 'number_integer' });

  const typeOf = (/** @type {any} */ product) => product.metafields.find((/** @type {any} */ one) => one.namespace === 'facts').type;
  assert.deepEqual([typeOf(a), typeOf(b)], ['number_integer', 'single_line_text_field']);
  const { metafieldDefinition } = await ask(shop, '{ metafieldDefinition(identifier: { ownerType: PRODUCT, namespace: "facts", key: "material" }) { validationStatus metafieldsCount valid: metafieldsCount(validationStatus: VALID) metafields(first: 5) { nodes { value } } } }');
  assert.deepEqual(metafieldDefinition, { validationStatus: 'SOME_INVALID', metafieldsCount: 2, valid: 1, metafields: { nodes: [{ value: '5' }, { value: 'many' }] } });
});

test('with a definition its metafields may go, and some must', async () => {
  const shop = seeded({ products: 1 });
  const identifier = { ownerType: 'PRODUCT', namespace: 'facts', key: 'material' };
  await create(shop, { ...MATERIAL, type: 'id' });
  await set(shop, 'A-1');
  const remove = async (/** @type {boolean} */ all) => (await ask(shop, DELETE, { identifier, all })).metafieldDefinitionDelete;

  assert.deepEqual(codes(await remove(false)), ['ID_TYPE_DELETION_ERROR']);
  const digest = shop.digest();
  assert.deepEqual(codes(await remove(true)), []);
  assert.equal(shop.tables.Product.rows[0].metafields.some(one => one.namespace === 'facts'), false);
  assert.notEqual(shop.digest(), digest);
  assert.equal(shop.ledger.after(0).at(-1)?.mutation, 'metafieldDefinitionDelete');
});

test('pins have places', async () => {
  const shop = seeded({ products: 0 });
  const PIN = 'mutation ($identifier: MetafieldDefinitionIdentifierInput) { metafieldDefinitionPin(identifier: $identifier) { pinnedDefinition { pinnedPosition } userErrors { code } } }';
  const UNPIN = 'mutation ($identifier: MetafieldDefinitionIdentifierInput) { metafieldDefinitionUnpin(identifier: $identifier) { unpinnedDefinition { pinnedPosition } userErrors { code } } }';
  for (const key of ['one', 'two', 'three']) await create(shop, { ...MATERIAL, key });
  const identifier = (/** @type {string} */ key) => ({ identifier: { ownerType: 'PRODUCT', namespace: 'facts', key } });

  for (const key of ['two', 'one', 'three']) await ask(shop, PIN, identifier(key));
  assert.equal((await ask(shop, PIN, identifier('one'))).metafieldDefinitionPin.userErrors[0].code, 'ALREADY_PINNED');
  assert.deepEqual((await ask(shop, UNPIN, identifier('two'))).metafieldDefinitionUnpin, { unpinnedDefinition: { pinnedPosition: null }, userErrors: [] });
  assert.equal((await ask(shop, UNPIN, identifier('two'))).metafieldDefinitionUnpin.userErrors[0].code, 'NOT_PINNED');
  assert.deepEqual(shop.definitions.pinned('PRODUCT').map(one => [one.key, one.pinnedPosition]), [['one', 1], ['three', 2]]);
});

test('references lead to what they name', async () => {
  const shop = seeded({ products: 3 });
  const [a, b, c] = shop.tables.Product.rows;
  const picture = shop.files.add('IMAGE', 'chart.png', shop.stamp());

  assert.deepEqual(codes(await set(shop, JSON.stringify([b.id, c.id]), { type: 'list.product_reference' })), []);
  assert.deepEqual(codes(await set(shop, picture.id, { key: 'chart', type: 'file_reference' })), []);
  assert.deepEqual(codes(await set(shop, a.variants[0].id, { key: 'variant', type: 'variant_reference' })), []);
  const missing = await set(shop, 'gid://shopify/Product/5', { key: 'other', type: 'product_reference' });
  const wrong = await set(shop, a.variants[0].id, { key: 'other', type: 'product_reference' });

  assert.equal(missing.userErrors[0].message, 'Value references non-existent resource gid://shopify/Product/5.');
  assert.equal(wrong.userErrors[0].message, 'Value must be a valid product reference.');
  const { product } = await ask(shop, `query ($id: ID!) { product(id: $id) {
    list: metafield(namespace: "facts", key: "material") { jsonValue reference { ... on Product { id } } references(first: 1) { nodes { ... on Product { id } } pageInfo { hasNextPage } } }
    chart: metafield(namespace: "facts", key: "chart") { reference { ... on MediaImage { id image { url } } } references(first: 1) { nodes { __typename } } }
    variant: metafield(namespace: "facts", key: "variant") { reference { ... on ProductVariant { id product { id } } } } } }`, { id: a.id });
  assert.deepEqual(product.list, { jsonValue: [b.id, c.id], reference: null, references: { nodes: [{ id: b.id }], pageInfo: { hasNextPage: true } } });
  assert.equal(product.chart.reference.id, picture.id);
  assert.equal(product.chart.references, null);
  assert.deepEqual(product.variant.reference, { id: a.variants[0].id, product: { id: a.id } });
});

test('products are found by a metafield', async () => {
  const shop = seeded({ products: 3 });
  await set(shop, 'Oak', { type: 'single_line_text_field' });

  const { products } = await ask(shop, '{ products(first: 5, query: "metafields.facts.material:Oak") { nodes { id } } }');

  assert.deepEqual(products.nodes, [{ id: shop.tables.Product.rows[0].id }]);
});
