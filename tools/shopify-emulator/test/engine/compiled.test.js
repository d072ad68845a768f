// @ts-check
// A document is interpreted by graphql-js the first time and compiled from then on: both must say the same.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildSchema, execute, parse } from 'graphql';
import { compile, compileText } from '../../src/engine/run/compile.js';
import { costPlan } from '../../src/engine/cost/cost-plan.js';
import { documentNames, documentNamed } from '../../testing/documents.js';
import { startEmulator } from '../../testing/harness.js';
import { storeModules } from '../../src/store-modules.js';

const schema = buildSchema(`
  interface Named { name: String! }
  enum Colour { RED BLUE }
  scalar Any
  type Dog implements Named { name: String! age: Int barks: Boolean! owner: Person }
  type Cat implements Named { name: String! colour: Colour }
  union Pet = Dog | Cat
  input Filter { name: String = "Rex" above: Int = 3 }
  type Person { id: ID! name: String! pets: [Pet!]! named: [Named]! strict: [Dog!] numbers: [Int] grid: [[Int!]] weight: Float any: Any best: Dog! friend: Person colour: Colour! }
  type Query { person(id: ID, filter: Filter, first: Int = 2): Person people: [Person] sure: Person! echo(filter: Filter, list: [Int!]): String nothing: Person }
`);
const types = /** @type {any} */ (schema.getTypeMap());
for (const name of ['Named', 'Pet']) types[name].resolveType = (/** @type {any} */ value) => value.kind;

const rex = { kind: 'Dog', name: 'Rex', age: 3, barks: true, get owner() { return person; } };
const tom = { kind: 'Cat', name: 'Tom', colour: 'RED' };
/** @type {any} */
const person = { id: 7, name: 'Åse', pets: [rex, tom], named: [tom, null, rex], strict: [rex], numbers: [1, null, 3], grid: [[1], [2, 3]], weight: 1.5, any: { a: [1] }, best: rex, friend: null, colour: 'BLUE' };
/** What goes wrong, one thing each. @type {Record<string, any>} */
const broken = {
  noName: { ...person, name: null }, nameThrows: Object.defineProperty({ ...person }, 'name', { get() { throw new Error('no name'); } }), wrongColour: { ...person, colour: 'GREEN' }, wrongNumber: { ...person, numbers: [1, 'x', 2.5] },
  noList: { ...person, numbers: 5 }, nullInStrict: { ...person, strict: [rex, null] }, nullInGrid: { ...person, grid: [[1], [null]] }, errorInside: { ...person, friend: new Error('a friend in need') },
  wrongWeight: { ...person, weight: NaN }, best: { ...person, best: { ...rex, barks: null } }, petBroken: { ...person, pets: [{ ...rex, name: null }, tom] }, namedBroken: { ...person, named: [{ ...tom, name: null }, rex] },
};
let asked = person;
const fields = types.Query.getFields();
fields.person.resolve = (/** @type {any} */ _, /** @type {any} */ args) => ({ ...Object.getOwnPropertyDescriptors(asked).name.get ? asked : { ...asked }, ...(args.filter && { weight: args.filter.above + args.first }) });
fields.people.resolve = () => [asked, null, person];
fields.sure.resolve = () => asked;
fields.nothing.resolve = () => null;
fields.echo.resolve = (/** @type {any} */ _, /** @type {any} */ args, /** @type {any} */ __, /** @type {any} */ info) => JSON.stringify([args, info.fieldName, info.path.key, info.path.prev ?? null]);

/** @param {string} text @param {Record<string, any>} [variables] */
function bothOf(text, variables = {}) {
  const document = parse(text);
  const operation = /** @type {any} */ (document.definitions.find(one => one.kind === 'OperationDefinition'));
  const run = compile(schema, document, operation);
  const fragments = new Map(document.definitions.flatMap(one => (one.kind === 'FragmentDefinition' ? [[one.name.value, one]] : [])));
  const cost = costPlan({ schema, fragments }, operation);
  const write = compileText(schema, document, operation, cost);
  assert.ok(run && write);
  const plain = (/** @type {any} */ { data, errors }) => JSON.parse(JSON.stringify({ data, errors: errors?.map((/** @type {any} */ { message, path, locations }) => ({ message, path, locations })) }));
  const [interpreted, compiled] = [plain(execute({ schema, document, variableValues: variables, contextValue: {} })), plain(run({}, variables))];
  // A value that is no leaf's is told in other words.
  const written = write({}, variables);
  const { extensions, ...told } = JSON.parse(String(written.close(written.errors, { cost: 1 })));
  assert.deepEqual(extensions, { cost: 1 });
  // An answer over HTTP always has its data, be it null.
  assert.deepEqual(plain(told), { data: null, ...compiled }, text);
  assert.deepEqual(Object.keys(told.data ?? {}), Object.keys(compiled.data ?? {}));
  assert.equal(written.actual, cost.actual(told.data, variables), text);
  for (const { errors = [] } of [interpreted, compiled]) for (const error of errors) if (/^Expected `/.test(error.message)) error.message = 'Expected';
  return [compiled, interpreted];
}

const ALL = `{ person { ...All } people { ...All } }
  fragment All on Person { id name pets { __typename ... on Named { name } ... on Dog { age barks owner { name } } ... on Cat { colour } } named { ...N } strict { name } numbers grid weight any best { name barks } friend { id } colour }
  fragment N on Named { called: name ... on Cat { colour __typename } }`;

test('what is asked for is answered', () => {
  for (const text of [ALL, '{ sure { name best { age } best { barks name } best { ... on Named { name } } } nothing { id } }', '{ a: echo b: echo(filter: {}) c: echo(filter: { above: 5 }, list: [1, 2]) d: echo(list: 4) person { weight } x: person(filter: { above: 1 }) { weight } }']) {
    const [compiled, interpreted] = bothOf(text);
    assert.deepEqual(compiled, interpreted);
    assert.equal(compiled.errors, undefined);
  }
});

test('variables, their defaults and conditions', () => {
  const text = `query ($filter: Filter, $first: Int, $above: Int = 9, $yes: Boolean! = true, $no: Boolean = false) {
    echo(filter: $filter, list: [1, $above]) other: echo(filter: { name: "x", above: $above }) person(filter: $filter, first: $first) { weight name @skip(if: $yes) id @include(if: $yes) friend @include(if: $no) { id } ... @include(if: $yes) { numbers } ... on Person @skip(if: $yes) { grid } } }`;
  for (const variables of [{}, { filter: {} }, { filter: null, first: 5 }, { filter: { above: 1 }, first: null, yes: false, no: true }, { above: null }, { yes: 'maybe' }]) {
    const [compiled, interpreted] = bothOf(text, variables);
    assert.deepEqual(compiled, interpreted, JSON.stringify(variables));
  }
});

test('what goes wrong goes as far up as it must, and is told where it happened', () => {
  for (const [what, value] of Object.entries(broken)) {
    asked = value;
    for (const text of [ALL, `{ sure { ...All } } ${ALL.slice(ALL.indexOf('fragment'))}`]) {
      const [compiled, interpreted] = bothOf(text);
      assert.deepEqual(compiled, interpreted, what);
      assert.ok(compiled.errors.length > 0, what);
    }
  }
  asked = person;
});

test('texts of every kind are written as JSON has them, short and long, and taken back when they fail half-way', () => {
  const odd = ['"', '\\', '\n', '\u0000', '\u001f', '\u007f', '\u2028', 'æøå', '€', '😀', '\ud83d', '\ude00x', ''];
  for (const name of [...odd, ...odd.map(one => `${'x'.repeat(60)}${one}`)]) {
    asked = { ...person, name, any: name, weight: -0, numbers: [-0, 1e9] };
    const [compiled, interpreted] = bothOf(ALL);
    assert.deepEqual(compiled, interpreted);
    assert.equal(compiled.data.person.name, name);
  }
  // Long enough to be kept as bytes several times before the last dog fails.
  const many = Array.from({ length: 3000 }, (_, n) => ({ ...rex, name: `Rex ${n} ${n % 500 ? 'å' : '😀'}` }));
  for (const strict of [many, [...many, { ...rex, name: null }]]) {
    asked = { ...person, strict };
    const [compiled, interpreted] = bothOf('{ people { id strict { name age owner { id } } named { name } } }');
    assert.deepEqual(compiled, interpreted);
    assert.equal(compiled.data.people[0].strict?.length, strict === many ? 3000 : undefined);
  }
  asked = person;
});

test('a record without a field is a hole in the store, not a null', () => {
  asked = { ...person, weight: undefined };
  const document = parse('{ sure { weight } }');
  const { data, errors } = /** @type {any} */ (compile(schema, document, /** @type {any} */ (document.definitions[0])))({}, {});
  asked = person;

  assert.equal(data.sure.weight, null);
  assert.match(errors[0].message, /Person\.weight/);
});

test('a question about the schema is not compiled', () => {
  const document = parse('{ __schema { queryType { name } } }');
  assert.equal(compile(schema, document, /** @type {any} */ (document.definitions[0])), null);
});

test('the documents that ask are answered alike the first time and later, with scopes and without', async t => {
  const emulator = await startEmulator(t, { products: 30, collections: 10, customers: 10, orders: 20, plan: 'unlimited', apps: [{ token: 'token', scopes: ['write_products', 'read_inventory', 'read_locations', 'read_orders', 'read_all_orders', 'read_customers', 'read_publications'] }, { token: 'few', scopes: ['read_products'] }] }, storeModules);
  const { tables: { Product, Collection } } = emulator.host.shop;
  const variables = { first: 20, id: Product.rows[0].id, ids: [Product.rows[1].id, Product.rows[2].variants[0].id, 'gid://shopify/Product/1'], identifier: { handle: Product.rows[3].handle }, query: "updated_at:>='2000-01-01'" };
  const queries = documentNames.filter(name => !name.includes('inner') && !/^(#.*\n)*mutation/.test(documentNamed(name)) && !/operation|bulk|job/.test(name));
  assert.ok(queries.length >= 15);
  for (const token of ['token', 'few'])
    for (const name of queries) {
      const ask = async () => {
        const { data, errors, extensions } = await emulator.ask(documentNamed(name), { ...variables, ...(name.includes('collection_') && { id: Collection.rows[0].id }) }, { 'X-Shopify-Access-Token': token });
        return { data, errors, search: extensions?.search, cost: extensions?.cost?.actualQueryCost };
      };
      const [first, second] = [await ask(), await ask()];
      assert.deepEqual(second, first, name);
      assert.ok(first.data || token === 'few', name);
    }
});
