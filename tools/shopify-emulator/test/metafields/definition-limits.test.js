// @ts-check
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { ask, contextOf, run, seeded } from '../../testing/ask.js';

const ERRORS = 'userErrors { field message code }';
const CREATE = `mutation ($definition: MetafieldDefinitionInput!) { metafieldDefinitionCreate(definition: $definition) { createdDefinition { id capabilities { cartToOrderCopyable { enabled eligible } } } ${ERRORS} } }`;
const UPDATE = `mutation ($definition: MetafieldDefinitionUpdateInput!) { metafieldDefinitionUpdate(definition: $definition) { updatedDefinition { id } ${ERRORS} } }`;
const DELETE = `mutation ($id: ID, $identifier: MetafieldDefinitionIdentifierInput) { metafieldDefinitionDelete(id: $id, identifier: $identifier) { deletedDefinitionId ${ERRORS} } }`;
const SET = 'mutation ($metafields: [MetafieldsSetInput!]!) { metafieldsSet(metafields: $metafields) { metafields { value } userErrors { field message code } } }';
const ENABLE = `mutation ($ownerType: MetafieldOwnerType!, $id: ID, $namespace: String, $key: String, $pin: Boolean) {
  standardMetafieldDefinitionEnable(ownerType: $ownerType, id: $id, namespace: $namespace, key: $key, pin: $pin) { createdDefinition { namespace key type { name } access { storefront } } ${ERRORS} } }`;

const MATERIAL = { ownerType: 'PRODUCT', namespace: 'facts', key: 'material', name: 'Material', type: 'single_line_text_field' };

/** @param {any} shop @param {any} more */
const create = async (shop, more) => (await ask(shop, CREATE, { definition: { ...MATERIAL, ...more } })).metafieldDefinitionCreate;
/** @param {any} answer */
const codes = answer => answer.userErrors.map((/** @type {any} */ error) => error.code);
/** @param {any} shop @param {any} content */
const add = (shop, content) => shop.definitions.add({ ...MATERIAL, ...content });

for (const [what, more, code] of /** @type {[string, any, string][]} */ ([
  ['a blank name', { name: ' ' }, 'BLANK'], ['a reserved namespace', { namespace: 'protected' }, 'RESERVED_NAMESPACE_KEY'], ['the namespace of another app', { namespace: 'app--99--facts' }, 'INVALID'],
  ['conditions on a type that has none', { type: 'color', useAsCollectionCondition: true }, 'TYPE_NOT_ALLOWED_FOR_CONDITIONS'],
  ['conditions both wanted and not', { useAsCollectionCondition: true, capabilities: { smartCollectionCondition: { enabled: false } } }, 'INVALID_INPUT_COMBINATION'],
  ['a constraint that nobody knows', { constraints: { key: 'colour', values: ['red'] } }, 'INVALID_CONSTRAINTS'], ['a category that is none', { constraints: { key: 'category', values: ['nothing'] } }, 'INVALID_CONSTRAINTS'],
  ['a category of orders', { ownerType: 'ORDER', constraints: { key: 'category', values: ['aa-1'] } }, 'INVALID_CONSTRAINTS'], ['a constraint and a pin', { pin: true, constraints: { key: 'category', values: ['aa-1'] } }, 'UNSUPPORTED_PINNING'],
  ['a cart to copy a product from', { capabilities: { cartToOrderCopyable: { enabled: true } } }, 'INVALID_CAPABILITY']
])) {
  test(`no definition with ${what}`, async () => {
    const shop = seeded({ products: 0 });

    const answer = await create(shop, more);

    assert.deepEqual([codes(answer), answer.createdDefinition], [[code], null]);
  });
}

test('the shop and the app each have 256 definitions of an owner, 50 filters, 128 conditions', async () => {
  const shop = seeded({ products: 0 });
  for (let n = 0; n < 256; n++) Object.assign(add(shop, { key: `key_${n}` }), { isAdminFilterable: n < 50, isCollectionCondition: n < 128 });

  assert.deepEqual(codes(await create(shop, {})), ['RESOURCE_TYPE_LIMIT_EXCEEDED']);
  assert.deepEqual((await create(shop, { namespace: '$app' })).userErrors, []);
  assert.deepEqual((await create(shop, { ownerType: 'ORDER', capabilities: { cartToOrderCopyable: { enabled: true } } })).createdDefinition.capabilities, { cartToOrderCopyable: { enabled: true, eligible: true } });
  const name = { ownerType: 'PRODUCT', namespace: 'facts', key: 'key_200' };
  const { metafieldDefinitionUpdate: update } = await ask(shop, UPDATE, { definition: { ...name, capabilities: { adminFilterable: { enabled: true }, smartCollectionCondition: { enabled: true } } } });
  assert.deepEqual(codes(update), ['OWNER_TYPE_LIMIT_EXCEEDED_FOR_USE_AS_ADMIN_FILTERS', 'OWNER_TYPE_LIMIT_EXCEEDED_FOR_AUTOMATED_COLLECTIONS']);
});

test('an update that says nothing about conditions leaves them; those of a collection are in use', async () => {
  const shop = seeded({ products: 0 });
  const definition = add(shop, {});
  definition.isCollectionCondition = true;
  const name = { ownerType: 'PRODUCT', namespace: 'facts', key: 'material' };
  await ask(shop, UPDATE, { definition: { ...name, name: 'Stuff' } });
  assert.equal(definition.isCollectionCondition, true);

  await ask(shop, `mutation ($id: ID!) { collectionCreate(collection: { title: "Of cotton", sources: [{ source: { title: "Cotton", inclusion: { conditions: [{ metafieldString: { definitionId: $id, relation: EQUALS, values: ["cotton"], matchType: ANY } }] } } }] }) { userErrors { message } } }`, { id: definition.id });

  assert.deepEqual(codes((await ask(shop, DELETE, { identifier: name })).metafieldDefinitionDelete), ['METAFIELD_DEFINITION_IN_USE']);
  const { metafieldDefinitionUpdate } = await ask(shop, UPDATE, { definition: { ...name, capabilities: { smartCollectionCondition: { enabled: false } } } });
  assert.deepEqual(codes(metafieldDefinitionUpdate), ['METAFIELD_DEFINITION_IN_USE']);
});

test('a constraint that is good is refused by its name, as the store keeps none', async () => {
  const { errors } = await run(seeded({ products: 0 }), CREATE, { definition: { ...MATERIAL, constraints: { key: 'category', values: ['gid://shopify/TaxonomyCategory/aa-1'] } } });

  assert.equal(errors?.[0].extensions.code, 'EMULATOR_NOT_IMPLEMENTED');
});

test('a definition is named in one way', async () => {
  const shop = seeded({ products: 0 });

  for (const variables of [{}, { id: 'gid://shopify/MetafieldDefinition/1', identifier: { ownerType: 'PRODUCT', key: 'material' } }]) {
    const { errors } = await run(shop, DELETE, variables);
    assert.deepEqual(errors?.map(error => [error.message, error.extensions.code]), [['metafieldDefinitionDelete must include exactly one of the following arguments: id, identifier.', 'INVALID_FIELD_ARGUMENTS']]);
  }
});

for (const [what, more, field, code] of /** @type {[string, any, string, string][]} */ ([
  ['a namespace with a blank', { namespace: 'my facts' }, 'namespace', 'INVALID'], ['a key with a dot', { key: 'a.b' }, 'key', 'INVALID'], ['a namespace of another app', { namespace: 'app--99' }, 'namespace', 'APP_NOT_AUTHORIZED'],
  ['a text over 64 KB', { value: 'æ'.repeat(32_769) }, 'value', 'TOO_LONG'], ['an address over 2 KB', { type: 'url', value: `https://example.com/${'x'.repeat(2048)}` }, 'value', 'TOO_LONG'],
  ['JSON over 128 KB', { type: 'json', value: JSON.stringify('x'.repeat(131_072)) }, 'value', 'TOO_LONG']
])) {
  test(`no metafield with ${what}`, async () => {
    const shop = seeded({ products: 1 });

    const { metafieldsSet } = await ask(shop, SET, { metafields: [{ ownerId: shop.tables.Product.rows[0].id, namespace: 'facts', key: 'material', type: 'multi_line_text_field', value: 'cotton', ...more }] });

    assert.deepEqual(metafieldsSet.userErrors.map((/** @type {any} */ error) => [error.field, error.code]), [[['metafields', '0', field], code]]);
  });
}

test('an app writes its own namespace under its number', async () => {
  const shop = seeded({ products: 1 });
  const metafields = [{ ownerId: shop.tables.Product.rows[0].id, namespace: 'app--99--facts', key: 'material', type: 'single_line_text_field', value: 'cotton' }];

  const { metafieldsSet } = await ask(shop, SET, { metafields }, contextOf(shop, /** @type {any} */ ({ variables: {}, app: { apiClientId: 99 } })));

  assert.deepEqual(metafieldsSet.userErrors, []);
});

test('a standard definition is enabled once, and only where it applies', async () => {
  const shop = seeded({ products: 1 });
  const enable = async (/** @type {any} */ variables) => (await ask(shop, ENABLE, { ownerType: 'PRODUCT', ...variables })).standardMetafieldDefinitionEnable;
  const subtitle = { namespace: 'descriptors', key: 'subtitle' };

  assert.deepEqual(codes(await enable({ namespace: 'descriptors', key: 'nothing' })), ['TEMPLATE_NOT_FOUND']);
  assert.deepEqual(codes(await enable({ id: 'gid://shopify/StandardMetafieldDefinitionTemplate/9999' })), ['TEMPLATE_NOT_FOUND']);
  assert.deepEqual(codes(await enable({ ...subtitle, ownerType: 'ORDER' })), ['TEMPLATE_NOT_FOUND']);
  assert.deepEqual((await enable({ ...subtitle, pin: true })).createdDefinition, { ...subtitle, type: { name: 'single_line_text_field' }, access: { storefront: 'PUBLIC_READ' } });
  assert.deepEqual(codes(await enable(subtitle)), ['TAKEN']);
  await ask(shop, SET, { metafields: [{ ownerId: shop.tables.Product.rows[0].id, namespace: 'facts', key: 'isbn', type: 'number_integer', value: '1' }] });
  assert.deepEqual(codes(await enable({ namespace: 'facts', key: 'isbn' })), ['UNSTRUCTURED_ALREADY_EXISTS']);

  const { standardMetafieldDefinitionTemplates: left } = await ask(shop, '{ standardMetafieldDefinitionTemplates(first: 50, excludeActivated: true) { nodes { id namespace key name description ownerTypes type { name } validations { name } visibleToStorefrontApi } } }');
  assert.ok(left.nodes.length > 0 && left.nodes.every((/** @type {any} */ one) => one.key !== 'subtitle'));
});
