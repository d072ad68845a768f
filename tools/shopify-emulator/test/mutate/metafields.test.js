// @ts-check
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { ask, run, seeded } from '../../testing/ask.js';

const SET = 'mutation ($metafields: [MetafieldsSetInput!]!) { metafieldsSet(metafields: $metafields) { metafields { namespace key type value compareDigest } userErrors { field message code elementIndex } } }';

/** @param {any} shop @param {any[]} metafields */
const set = async (shop, metafields) => (await ask(shop, SET, { metafields })).metafieldsSet;

/** @param {any} shop */
const ownerId = shop => shop.tables.Product.rows[0].id;

test('sets metafields of products and variants in one write', async () => {
  const shop = seeded();
  const product = shop.tables.Product.rows[0];

  const { metafields, userErrors } = await set(shop, [
    { ownerId: product.id, namespace: 'care', key: 'wash', type: 'single_line_text_field', value: '30°' },
    { ownerId: product.variants[0].id, namespace: 'care', key: 'shelf', type: 'number_integer', value: '12' }]);

  assert.deepEqual(userErrors, []);
  assert.deepEqual(metafields.map((/** @type {any} */ metafield) => metafield.value), ['30°', '12']);
  assert.equal(shop.ledger.size, 1);
  assert.equal(shop.ledger.after(0)[0].id, product.id);
});

test('the shop itself has metafields', async () => {
  const shop = seeded({ products: 1 });

  const { userErrors } = await set(shop, [{ ownerId: shop.id, namespace: 'care', key: 'motto', type: 'single_line_text_field', value: 'Ro på' }]);
  const { shop: read } = await ask(shop, '{ shop { metafield(namespace: "care", key: "motto") { value ownerType } metafields(first: 5) { nodes { key } } } }');

  assert.deepEqual(userErrors, []);
  assert.deepEqual(read, { metafield: { value: 'Ro på', ownerType: 'SHOP' }, metafields: { nodes: [{ key: 'motto' }] } });
  assert.equal(shop.ledger.after(0)[0].id, shop.id);
});

test('a digest that was never one is no matter when nothing changes, and stale when something does', async () => {
  const shop = seeded({ products: 1 });
  const input = { ownerId: ownerId(shop), namespace: 'care', key: 'wash', type: 'single_line_text_field', value: '30°' };
  await set(shop, [input]);

  assert.deepEqual((await set(shop, [{ ...input, compareDigest: 'nonsense' }])).userErrors, []);
  assert.equal((await set(shop, [{ ...input, value: '40°', compareDigest: 'nonsense' }])).userErrors[0].code, 'STALE_OBJECT');
});

test('one metafield set twice in a call: each entry of the answer shows what it set', async () => {
  const shop = seeded({ products: 1 });
  const input = { ownerId: ownerId(shop), namespace: 'care', key: 'wash', type: 'single_line_text_field' };

  const { metafields } = await set(shop, [{ ...input, value: 'one' }, { ...input, value: 'two' }]);

  assert.deepEqual(metafields.map((/** @type {any} */ metafield) => metafield.value), ['one', 'two']);
});

test('all or nothing', async () => {
  const shop = seeded();
  const digest = shop.digest();

  const { metafields, userErrors } = await set(shop, [
    { ownerId: ownerId(shop), namespace: 'care', key: 'wash', type: 'single_line_text_field', value: 'ok' },
    { ownerId: 'gid://shopify/Product/5', namespace: 'care', key: 'wash', type: 'single_line_text_field', value: 'ok' }]);

  assert.deepEqual(metafields, []);
  assert.deepEqual(userErrors, [{ field: ['metafields', '1', 'ownerId'], message: 'Owner does not exist.', code: 'INVALID_VALUE', elementIndex: null }]);
  assert.equal(shop.digest(), digest);
});

test('compare and set: null asks for none, a digest for that value', async () => {
  const shop = seeded();
  const input = { ownerId: ownerId(shop), namespace: 'care', key: 'wash', type: 'single_line_text_field' };

  assert.equal((await set(shop, [{ ...input, value: 'x', compareDigest: 'ff' }])).userErrors[0].code, 'INVALID_COMPARE_DIGEST');
  const first = await set(shop, [{ ...input, value: 'one', compareDigest: null }]);
  assert.deepEqual(first.userErrors, []);
  assert.equal((await set(shop, [{ ...input, value: 'two', compareDigest: null }])).userErrors[0].code, 'STALE_OBJECT');
  const second = await set(shop, [{ ...input, value: 'two', compareDigest: first.metafields[0].compareDigest }]);
  assert.deepEqual(second.userErrors, []);
  assert.equal((await set(shop, [{ ...input, value: 'three', compareDigest: first.metafields[0].compareDigest }])).userErrors[0].code, 'STALE_OBJECT');
  assert.equal(shop.ledger.size, 2);
});

test('more than 25 are refused', async () => {
  const shop = seeded();
  const rows = Array.from({ length: 26 }, (_, i) => ({ ownerId: ownerId(shop), namespace: 'care', key: `key${i}`, type: 'single_line_text_field', value: 'x' }));

  assert.deepEqual((await set(shop, rows)).userErrors, [{ field: ['metafields'], message: 'Exceeded the maximum metafields input limit of 25.', code: 'LESS_THAN_OR_EQUAL_TO', elementIndex: null }]);
});

for (const [type, value, kept] of [
  ['boolean', ' T ', 'true'], ['boolean', '0', 'false'], ['number_integer', '5.00', '5'], ['number_decimal', '1.1234567891', '1.123456789'],
  ['date', '2026-02-28', '2026-02-28'], ['date_time', '2026-02-28T10:00:00', '2026-02-28T10:00:00+00:00'], ['color', '#a0B1c2', '#a0B1c2'], ['url', 'https://example.com/æ', 'https://example.com/æ'],
  ['json', '{"a":1}', '{"a":1}'], ['money', '{"amount":"5","currency_code":"DKK"}', '{"amount":"5.00","currency_code":"DKK"}'], ['list.number_integer', '[1,2]', '[1,2]'],
  ['rating', '{"value":"4","scale_min":"1","scale_max":"5"}', '{"value":"4.0","scale_min":"1.0","scale_max":"5.0"}'], ['dimension', '{"value":2,"unit":"cm"}', '{"value":2,"unit":"cm"}']
]) {
  test(`a ${type} of ${value} is kept as ${kept}, and stays so when written back`, async () => {
    const shop = seeded();
    const input = { ownerId: ownerId(shop), namespace: 'types', key: 'value', type };

    const [first] = (await set(shop, [{ ...input, value }])).metafields;
    const [second] = (await set(shop, [{ ...input, value: first.value }])).metafields;

    assert.equal(first.value, kept);
    assert.deepEqual(second, first);
  });
}

for (const [type, value, message] of [
  ['boolean', 'perhaps', 'Value must be true or false.'], ['number_integer', '+5', 'Value must be an integer.'], ['date', '2026-02-30', 'Value must be in YYYY-MM-DD format.'],
  ['color', 'red', 'Value must be a hex color code.'], ['single_line_text_field', 'a\nb', 'Value must be a single line text string.'], ['single_line_text_field', ' ', "Value can't be blank."],
  ['url', 'ftp://x', 'Value must be one of the following URL schemes: http, https, mailto, sms, tel.'], ['money', '{"amount":"5","currency_code":"ZZZ"}', 'Value contains an invalid currency, ZZZ.'],
  ['rating', '{"value":"9","scale_min":"1","scale_max":"5"}', 'Value has a maximum of 5.0.'], ['dimension', '{"value":-2,"unit":"cm"}', 'Value must be a non-negative number.'], ['weight', '{"value":2,"unit":"stone"}', 'Value must be a supported unit.']
]) {
  test(`a ${type} of ${JSON.stringify(value)} is refused`, async () => {
    const { userErrors } = await set2(type, value);

    assert.deepEqual(userErrors, [{ field: ['metafields', '0', 'value'], message, code: 'INVALID_VALUE', elementIndex: null }]);
  });
}

/** @param {string} type @param {string} value */
function set2(type, value) {
  const shop = seeded();
  return set(shop, [{ ownerId: ownerId(shop), namespace: 'types', key: 'value', type, value }]);
}

test('names are checked, a type is needed for a new one, and a bad element of a list is pointed at', async () => {
  const shop = seeded();
  const rule = async (/** @type {any} */ input) => (await set(shop, [{ ownerId: ownerId(shop), namespace: 'custom', key: 'some_key', type: 'single_line_text_field', value: 'x', ...input }])).userErrors[0];

  assert.equal((await rule({ namespace: 'ab' })).message, 'Namespace is too short (minimum is 3 characters)');
  assert.equal((await rule({ key: 'x'.repeat(65) })).message, 'Key is too long (maximum is 64 characters)');
  assert.equal((await rule({ namespace: 'protected' })).message, 'Namespace protected is a reserved namespace');
  assert.equal((await rule({ type: null })).code, 'BLANK');
  assert.equal((await rule({ type: 'list.number_integer', value: '[1,"x"]' })).elementIndex, 1);
});

test('deletes what is there and answers null for what is not', async () => {
  const shop = seeded();
  await set(shop, [{ ownerId: ownerId(shop), namespace: 'care', key: 'wash', type: 'single_line_text_field', value: 'x' }]);

  const { metafieldsDelete } = await ask(shop, 'mutation ($metafields: [MetafieldIdentifierInput!]!) { metafieldsDelete(metafields: $metafields) { deletedMetafields { ownerId namespace key } userErrors { message } } }',
    { metafields: [{ ownerId: ownerId(shop), namespace: 'care', key: 'wash' }, { ownerId: ownerId(shop), namespace: 'care', key: 'missing' }] });

  assert.deepEqual(metafieldsDelete.deletedMetafields, [{ ownerId: ownerId(shop), namespace: 'care', key: 'wash' }, null]);
  assert.equal(shop.ledger.size, 2);
});

test('a custom id needs a definition, and then finds its product', async () => {
  const shop = seeded();
  const lookup = '{ productByIdentifier(identifier: { customId: { namespace: "shopifysync", key: "id", value: "p-1" } }) { id } }';
  const define = `mutation { metafieldDefinitionCreate(definition: { namespace: "shopifysync", key: "id", type: "id", name: "Id", ownerType: PRODUCT, capabilities: { uniqueValues: { enabled: true } } }) {
    createdDefinition { id namespace key type { name } } userErrors { field message code } } }`;

  assert.equal((await run(shop, lookup)).errors?.[0].message, "Metafield definition of type 'id' is required when using custom ids.");
  assert.equal((await ask(shop, define)).metafieldDefinitionCreate.createdDefinition.type.name, 'id');
  assert.equal((await ask(shop, define)).metafieldDefinitionCreate.userErrors[0].code, 'TAKEN');
  assert.equal((await ask(shop, lookup)).productByIdentifier, null);
  await set(shop, [{ ownerId: ownerId(shop), namespace: 'shopifysync', key: 'id', value: 'p-1' }]);
  assert.equal((await ask(shop, lookup)).productByIdentifier.id, ownerId(shop));
  const doubled = await set(shop, [{ ownerId: shop.tables.Product.rows[1].id, namespace: 'shopifysync', key: 'id', value: 'p-1' }]);
  assert.equal(doubled.userErrors[0].code, 'CAPABILITY_VIOLATION');
});
