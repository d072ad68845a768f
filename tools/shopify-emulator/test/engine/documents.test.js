// @ts-check
// What graphql-ruby says of documents that are not valid, kind by kind: its codes, its words, its order.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Documents } from '../../src/engine/document/prepare.js';
import { loadSchema } from '../../src/engine/schema.js';
import { coerceVariables } from '../../src/engine/variables.js';

const { schema } = loadSchema();
const documents = new Documents(schema);

/** @type {[string, string, [string, string][]][]} */
const refused = [
  ['below an unknown field nothing is seen', 'query A($x: Int) { productz(first: $x) { ...F } } fragment F on Product { id }', [
    ['undefinedField', "Field 'productz' doesn't exist on type 'QueryRoot'"], ['variableNotUsed', 'Variable $x is declared by A but not used'],
    ['useAndDefineFragment', 'Fragment F was defined, but not used']]],
  ['an unknown argument hides its variable', 'query A($x: Int) { products(first: 1, foo: $x) { nodes { id } } }', [
    ['argumentNotAccepted', "Field 'products' doesn't accept argument 'foo'"], ['variableNotUsed', 'Variable $x is declared by A but not used']]],
  ['an unknown directive hides its variable, and is told once', 'query A($x: Int) { shop { id @foo(y: $x) name @foo } }', [
    ['undefinedDirective', 'Directive @foo is not defined'], ['variableNotUsed', 'Variable $x is declared by A but not used']]],
  ['an alias is the name of a field that takes no such argument', '{ a: products(frist: 1) { nodes { id } } }', [['argumentNotAccepted', "Field 'a' doesn't accept argument 'frist'"]]],
  ['a missing argument is not told beside a missing selection', '{ product }', [
    ['selectionMismatch', "Field must have selections (field 'product' returns Product but has no selections. Did you mean 'product { ... }'?)"]]],
  ['an anonymous mutation', 'mutation($x: Int) { productDelete(input: {id: "gid://shopify/Product/1"}) { deletedProductId } }', [['variableNotUsed', 'Variable $x is declared by anonymous mutation but not used']]],
  ['a variable that a fragment uses', 'query A { products(first: 1) { nodes { ...F } } } fragment F on Product { metafield(key: $k) { id } }', [['variableNotDefined', 'Variable $k is used by F but not declared']]],
  ['a selection on an enumeration', '{ products(first: 1) { nodes { status { a ... on Shop { id } } } } }', [
    ['selectionMismatch', 'Selections can\'t be made on enums (field \'status\' returns ProductStatus but has selections ["a", "... on Shop { ... }"])']]],
  ['a selection right on a union', '{ order(id: "gid://shopify/Order/1") { purchasingEntity { id } } }', [['selectionMismatch', "Selections can't be made directly on unions (see selections on PurchasingEntity)"]]],
  ['fragments in a circle', '{ products(first: 1) { nodes { ...A } } } fragment A on Product { ...A }', [['infiniteLoop', 'Fragment A contains an infinite loop']]],
  ['two fragments of one name', '{ shop { ...A } } fragment A on Shop { id } fragment A on Shop { name }', [['fragmentNotUnique', 'Fragment name "A" must be unique']]],
  ['a fragment on a scalar', '{ shop { ... on String { x } } }', [['fragmentOnNonCompositeType', 'Invalid fragment on type String (must be Union, Interface or Object)']]],
  ['a fragment that never fits', '{ shop { ... on Product { id } } }', [['cannotSpreadFragment', "Fragment on Product can't be spread inside Shop"]]],
  ['three operations of one name', 'query A { shop { id } } query A { shop { id } } query A { shop { id } }', [['uniquelyNamedOperations', 'Operation name "A" must be unique']]],
  ['an anonymous one beside another', '{ shop { id } } query B { shop { id } }', [['uniquelyNamedOperations', 'Operation name is required when multiple operations are present']]],
  ['a variable twice', 'query A($a: Int, $a: Int) { products(first: $a) { nodes { id } } }', [['variableNotUnique', 'There can only be one variable named "a"']]],
  ['an argument twice', '{ products(first: 1, first: 2) { nodes { id } } }', [['argumentNotUnique', 'There can be only one argument named "first"']]],
  ['an input field twice', 'mutation { productDelete(input: {id: "gid://shopify/Product/1", id: "gid://shopify/Product/1"}) { deletedProductId } }', [['inputFieldNotUnique', 'There can be only one input field named "id"']]],
  ['a variable of an output type', 'query A($p: Product) { shop { id } }', [['variableRequiresValidType', "Product isn't a valid input type (on $p)"], ['variableNotUsed', 'Variable $p is declared by A but not used']]],
  ['a wrong default', 'query A($n: Int = "x") { products(first: $n) { nodes { id } } }', [['defaultValueInvalidType', "Default value for $n doesn't match type Int"]]],
  ['a directive where it does not belong', 'query A @include(if: true) { shop { id } }', [['directiveCannotBeApplied', "'@include' can't be applied to queries (allowed: fields, fragment spreads, inline fragments)"]]],
  ['a directive twice', '{ shop { id @skip(if: true) @skip(if: false) } }', [['directiveNotUniqueForLocation', 'The directive "skip" can only be used once at this location.']]],
  ['fields that cannot be merged', '{ shop { id: name id } }', [['fieldConflict', "Field 'id' has a field conflict: name or id?"]]],
  ['arguments that cannot be merged', '{ shop { a: metafield(key: "a") { id } a: metafield(key: "b") { id } } }', [['fieldConflict', 'Field \'a\' has an argument conflict: {key:"\\"a\\""} or {key:"\\"b\\""}?']]],
  ['a definition of a type', 'type Foo { id: ID } query A { shop { id } }', [['queryContainsSchemaDefinitions', 'Query cannot contain schema definitions']]],
  ['a variable in a list, and in place of one', 'query A($i: ID, $j: ID!) { nodes(ids: [$i]) { id } a: nodes(ids: $j) { id } }', [
    ['variableMismatch', 'Nullability mismatch on variable $i and argument ids ([ID]! / [ID!]!)'], ['variableMismatch', 'List dimension mismatch on variable $j and argument ids (ID! / [ID!]!)']]],
  ['a variable with a default', 'query A($n: String = "1") { products(first: $n) { nodes { id } } }', [['variableMismatch', 'Type mismatch on variable $n and argument first (String! / Int)']]],
  ['what is missing in a list is told of the whole', 'mutation { metafieldsSet(metafields: [{key: "a"}]) { userErrors { message } } }', [
    ['argumentLiteralsIncompatible', "Argument 'metafields' on Field 'metafieldsSet' has an invalid value ([{ key: \"a\" }]). Expected type '[MetafieldsSetInput!]!'."]]],
  ['two wrong items are one wrong list', 'mutation { productCreate(product: {tags: [1, 2]}) { product { id } } }', [
    ['argumentLiteralsIncompatible', "Argument 'tags' on InputObject 'ProductCreateInput' has an invalid value ([1, 2]). Expected type '[String!]'."]]],
  ['an address without a scheme', 'mutation { webhookSubscriptionCreate(topic: SHOP_UPDATE, webhookSubscription: {callbackUrl: "/hooks"}) { userErrors { message } } }', [['argumentLiteralsIncompatible', "Invalid url '/hooks', missing scheme"]]],
  ['an operation that asks for nothing', '{ }', [['selectionMismatch', "Field must have selections (anonymous query returns QueryRoot but has no selections. Did you mean ' { ... }'?)"]]],
];
for (const [what, text, expected] of refused) {
  test(`document: ${what}`, () => {
    const errors = /** @type {any[]} */ (documents.prepare(text).errors ?? []);

    assert.deepEqual(errors.map(error => [error.extensions.code, error.message]), expected);
    assert.ok(errors.every(error => error.locations.length > 0 && Array.isArray(error.path)));
  });
}

/** @type {[string, string][]} */
const unreadable = [
  ['query ( : Int) { shop }', 'syntax error, unexpected COLON (":"), expecting VAR_SIGN at [1, 9]'],
  ['{ shop { id } } }', 'syntax error, unexpected RCURLY ("}") at [1, 17]'],
  ['{ a(b: -c) }', 'syntax error, unexpected invalid token ("-") at [1, 8]'],
  ['query X Y { shop }', 'syntax error, unexpected IDENTIFIER ("Y"), expecting LCURLY at [1, 9]'],
  ['{ a(b: "x }', 'syntax error, unexpected invalid token ("\\"") at [1, 8]'],
  ['{ shop { id ', 'syntax error, unexpected end of file at [1, 10]'],
  ['', 'syntax error, unexpected end of file'],
];
for (const [text, message] of unreadable)
  test(`no document: ${text}`, () => assert.equal(/** @type {any} */ (documents.prepare(text).errors)?.[0].message, message));

/** @type {[string, any, string][]} */
const wrongValues = [
  ['Int', 2147483648, 'Could not coerce value 2147483648 to Int'],
  ['DateTime', 'yesterday', 'Could not coerce value "yesterday" to DateTime'],
  ['Money', '1,5', 'Could not coerce value "1,5" to Money'],
  ['Decimal', true, 'Could not coerce value true to Decimal'],
  ['URL', '/hooks', "Invalid url '/hooks', missing scheme"],
];
for (const [type, value, explanation] of wrongValues) {
  test(`variable: ${JSON.stringify(value)} as ${type}`, () => {
    const operation = /** @type {any} */ ({ variableDefinitions: [{ kind: 'VariableDefinition', variable: { kind: 'Variable', name: { kind: 'Name', value: 'v' } }, type: { kind: 'NamedType', name: { kind: 'Name', value: type } } }] });
    const [error] = /** @type {any[]} */ (coerceVariables(schema, operation, { v: value }).errors);

    assert.equal(error.extensions.problems[0].explanation, explanation);
  });
}

test('variable: times with and without a clock are taken', () => {
  const operation = /** @type {any} */ ({ variableDefinitions: [{ kind: 'VariableDefinition', variable: { kind: 'Variable', name: { kind: 'Name', value: 'v' } }, type: { kind: 'NamedType', name: { kind: 'Name', value: 'DateTime' } } }] });

  for (const v of ['2026-01-02', '2026-01-02T03:04:05Z', '2026-01-02T03:04:05.123+02:00', '2026-01-02 03:04:05']) assert.deepEqual(coerceVariables(schema, operation, { v }).errors, []);
});
