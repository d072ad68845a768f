// @ts-check
// Documents and variables that Shopify refuses, with the shapes it refuses them in.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Documents } from '../src/engine/document/prepare.js';
import { loadSchema } from '../src/engine/schema.js';
import { coerceVariables } from '../src/engine/variables.js';

const { schema } = loadSchema();
const documents = new Documents(schema);

/** @type {[string, string, object][]} */
const refused = [
  ['a field that is not there', 'query A { products(first: 1) { nodes { titel } } }',
    { message: "Field 'titel' doesn't exist on type 'Product'", locations: [{ line: 1, column: 40 }], path: ['query A', 'products', 'nodes', 'titel'], extensions: { code: 'undefinedField', typeName: 'Product', fieldName: 'titel' } }],
  ['an argument that is not there', '{ products(frist: 1) { nodes { id } } }',
    { message: "Field 'products' doesn't accept argument 'frist'", locations: [{ line: 1, column: 12 }], path: ['query', 'products', 'frist'], extensions: { code: 'argumentNotAccepted', name: 'products', typeName: 'Field', argumentName: 'frist' } }],
  ['an argument that is missing', 'mutation M { productDelete { deletedProductId } }',
    { message: "Field 'productDelete' is missing required arguments: input", locations: [{ line: 1, column: 14 }], path: ['mutation M', 'productDelete'], extensions: { code: 'missingRequiredArguments', className: 'Field', name: 'productDelete', arguments: 'input' } }],
  ['an enum value that is not there', '{ products(first: 1, sortKey: BOO) { nodes { id } } }',
    { message: "Argument 'sortKey' on Field 'products' has an invalid value (BOO). Expected type 'ProductSortKeys'.", locations: [{ line: 1, column: 3 }], path: ['query', 'products', 'sortKey'], extensions: { code: 'argumentLiteralsIncompatible', typeName: 'Field', argumentName: 'sortKey' } }],
  ['a wrong literal inside an input', 'mutation M { productCreate(product: {status: PUBLISHED}) { product { id } } }',
    { message: "Argument 'status' on InputObject 'ProductCreateInput' has an invalid value (PUBLISHED). Expected type 'ProductStatus'.", locations: [{ line: 1, column: 37 }], path: ['mutation M', 'productCreate', 'product', 'status'], extensions: { code: 'argumentLiteralsIncompatible', typeName: 'InputObject', argumentName: 'status' } }],
  ['an id that is no global id', '{ product(id: "12") { id } }',
    { message: "Invalid global id '12'", locations: [{ line: 1, column: 3 }], path: ['query', 'product', 'id'], extensions: { code: 'argumentLiteralsIncompatible', typeName: 'CoercionError' } }],
  ['an input field that is missing', 'mutation { productDelete(input: {}) { deletedProductId } }',
    { message: "Argument 'id' on InputObject 'ProductDeleteInput' is required. Expected type ID!", locations: [{ line: 1, column: 33 }], path: ['mutation', 'productDelete', 'input', 'id'], extensions: { code: 'missingRequiredInputObjectAttribute', argumentName: 'id', argumentType: 'ID!', inputObjectType: 'ProductDeleteInput' } }],
  ['a variable that is not used', 'query A($x: Int) { shop { id } }',
    { message: 'Variable $x is declared by A but not used', locations: [{ line: 1, column: 1 }], path: ['query A'], extensions: { code: 'variableNotUsed', variableName: 'x' } }],
  ['a variable of another type', 'query A($n: String) { products(first: $n) { nodes { id } } }',
    { message: 'Type mismatch on variable $n and argument first (String / Int)', locations: [{ line: 1, column: 32 }], path: ['query A', 'products', 'first'], extensions: { code: 'variableMismatch', variableName: 'n', typeName: 'String', argumentName: 'first', errorMessage: 'Type mismatch' } }],
  ['an object without a selection', '{ shop }',
    { message: "Field must have selections (field 'shop' returns Shop but has no selections. Did you mean 'shop { ... }'?)", locations: [{ line: 1, column: 3 }], path: ['query', 'shop'], extensions: { code: 'selectionMismatch', nodeName: "field 'shop'", typeName: 'Shop' } }],
  ['a fragment that is not defined', '{ shop { ...F } }',
    { message: 'Fragment F was used, but not defined', locations: [{ line: 1, column: 13 }], path: ['query', 'shop', '... F'], extensions: { code: 'useAndDefineFragment', fragmentName: 'F' } }],
  ['a directive that is not there', '{ shop { id @foo } }',
    { message: 'Directive @foo is not defined', locations: [{ line: 1, column: 13 }], path: ['query', 'shop', 'id'], extensions: { code: 'undefinedDirective', directiveName: 'foo' } }],
  ['a document cut off', 'query {', { message: 'syntax error, unexpected end of file at [1, 7]', locations: [{ line: 1, column: 7 }] }],
];
for (const [what, text, error] of refused)
  test(`document: ${what}`, () => assert.deepEqual(documents.prepare(text).errors, [error]));

/** @param {string} text @param {Record<string, any>} variables */
function coerced(text, variables) {
  const prepared = documents.prepare(text);
  assert.ok(!prepared.errors, JSON.stringify(prepared.errors));
  return coerceVariables(schema, prepared.operation, variables);
}

test('variable: an enum value that is not there, deep inside', () => {
  const { errors } = coerced('mutation M($product: ProductCreateInput!) { productCreate(product: $product) { product { id } } }', { product: { status: 'ENABLED', oops: 1 } });

  assert.deepEqual(errors, [{
    message: 'Variable $product of type ProductCreateInput! was provided invalid value for status (Expected "ENABLED" to be one of: ACTIVE, ARCHIVED, DRAFT, UNLISTED), oops (Field is not defined on ProductCreateInput)',
    locations: [{ line: 1, column: 12 }],
    extensions: {
      code: 'INVALID_VARIABLE', value: { status: 'ENABLED', oops: 1 },
      problems: [
        { path: ['status'], explanation: 'Expected "ENABLED" to be one of: ACTIVE, ARCHIVED, DRAFT, UNLISTED' },
        { path: ['oops'], explanation: 'Field is not defined on ProductCreateInput' },
      ],
    },
  }]);
});

test('variable: an id that is no global id', () => {
  const { errors } = coerced('query A($id: ID!) { product(id: $id) { id } }', { id: 'x' });

  assert.deepEqual(errors, [{
    message: 'Variable $id of type ID! was provided invalid value', locations: [{ line: 1, column: 9 }],
    extensions: { code: 'INVALID_VARIABLE', value: 'x', problems: [{ path: [], explanation: "Invalid global id 'x'", message: "Invalid global id 'x'" }] },
  }]);
});

test('variable: one that is required and missing, and the path of a null in a list', () => {
  const missing = coerced('query A($id: ID!) { product(id: $id) { id } }', {});
  const inList = coerced('mutation M($m: [MetafieldsSetInput!]!) { metafieldsSet(metafields: $m) { userErrors { message } } }', { m: [{ key: 'k', value: 'v' }] });

  assert.deepEqual(/** @type {any} */ (missing.errors[0]).extensions.problems, [{ path: [], explanation: 'Expected value to not be null' }]);
  assert.match(/** @type {any} */ (inList.errors[0]).message, /for 0\.ownerId \(Expected value to not be null\)$/);
});

test('variable: defaults, single values in place of lists, and money as number or text are taken', () => {
  const { values, errors } = coerced('query A($n: Int = 5, $ids: [ID!]!) { products(first: $n) { nodes { id } } nodes(ids: $ids) { id } }', { ids: 'gid://shopify/Product/1' });
  const money = coerced('mutation M($v: [ProductVariantsBulkInput!]!) { productVariantsBulkUpdate(productId: "gid://shopify/Product/1", variants: $v) { userErrors { message } } }', { v: [{ price: 1.5 }, { price: '2.00' }] });

  assert.deepEqual(errors, []);
  assert.deepEqual(values, { n: 5, ids: ['gid://shopify/Product/1'] });
  assert.deepEqual(money.errors, []);
});

test('variable: a text in place of a number', () => {
  const { errors } = coerced('query A($n: Int) { products(first: $n) { nodes { id } } }', { n: '5' });

  assert.equal(/** @type {any} */ (errors[0]).extensions.problems[0].explanation, 'Could not coerce value "5" to Int');
});

test('document: a one-of input takes one key, not null, and no variable that may be null', () => {
  const errorsOf = (/** @type {string} */ document) => /** @type {any} */ (documents.prepare(document)).errors.map((/** @type {any} */ error) => [error.extensions.code, error.message]);

  assert.deepEqual(errorsOf('{ productByIdentifier(identifier: {}) { id } }'), [['invalidOneOfInputObject', "OneOf Input Object 'ProductIdentifierInput' must specify exactly one key."]]);
  assert.deepEqual(errorsOf('{ productByIdentifier(identifier: { handle: null }) { id } }'), [['invalidOneOfInputObject', "Argument 'ProductIdentifierInput.handle' must be non-null."]]);
  assert.deepEqual(errorsOf('query A($h: String) { productByIdentifier(identifier: { handle: $h }) { id } }'),
    [['invalidOneOfInputObject', "Variable 'h' must be non-nullable to be used for OneOf Input Object 'ProductIdentifierInput'."]]);
});

test('variable: a one-of input with none, with two, with a null', () => {
  const explained = (/** @type {object} */ i) => /** @type {any} */ (coerced('query A($i: ProductIdentifierInput!) { productByIdentifier(identifier: $i) { id } }', { i }).errors[0]).extensions.problems;

  assert.deepEqual(explained({}), [{ path: [], explanation: "'ProductIdentifierInput' requires exactly one argument, but 0 were provided." }]);
  assert.deepEqual(explained({ handle: 'x', id: 'gid://shopify/Product/1' }), [{ path: [], explanation: "'ProductIdentifierInput' requires exactly one argument, but 2 were provided." }]);
  assert.deepEqual(explained({ handle: null }), [{ path: [], explanation: "'ProductIdentifierInput' requires exactly one argument, but 'handle' was `null`." }]);
});
