// @ts-check
// Requested costs as real shops answered them, and the actual ones that follow from what was returned.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { parse } from 'graphql';
import { costPlan, pageWeight } from '../src/engine/cost/cost-plan.js';
import { loadSchema } from '../src/engine/schema.js';

/** @type {import('graphql').GraphQLSchema} */
let schema;
before(() => { schema = loadSchema().schema; });

/** @param {string} text */
function plan(text) {
  const definitions = parse(text).definitions;
  const operation = /** @type {import('graphql').OperationDefinitionNode} */ (definitions.find(one => one.kind === 'OperationDefinition'));
  const fragments = new Map(definitions.flatMap(one => (one.kind === 'FragmentDefinition' ? [[one.name.value, one]] : [])));
  return costPlan({ schema, fragments }, operation);
}

const pages = [[0, 0], [1, 1], [5, 3], [10, 4], [20, 5], [50, 7], [100, 9], [250, 11]];
for (const [size, weight] of pages)
  test(`a page of ${size} weighs ${weight}`, () => assert.equal(pageWeight(size), weight));

/** @type {[string, string, Record<string, any>, number][]} */
const requested = [
  ['an object is one, its scalars nothing', '{ shop { id name } }', {}, 1],
  ['a connection is two and its weight', '{ products(first: 10) { nodes { id title } pageInfo { endCursor } } }', {}, 6],
  ['nodes and edges count twice', '{ products(first: 10) { nodes { id } edges { node { id } } } }', {}, 10],
  ['250 variants with their inventory items', '{ product(id: "gid://shopify/Product/1") { variants(first: 250) { nodes { id inventoryItem { id } } } } }', {}, 25],
  ['a page size by variable', 'query P($n: Int!) { products(first: $n) { nodes { id } } }', { n: 50 }, 9],
  ['money is free', '{ productVariants(first: 1) { nodes { inventoryItem { unitCost { amount } } } } }', {}, 4],
  ['a count at the root is ten', '{ productsCount { count } }', {}, 10],
  ['a count below is one', '{ product(id: "gid://shopify/Product/1") { variantsCount { count } } }', {}, 2],
  ['what is skipped costs nothing', 'query P($no: Boolean!) { shop { id } products(first: 10) @skip(if: $no) { nodes { id } } }', { no: true }, 1],
  ['an interface is its dearest shape', '{ node(id: "gid://shopify/Product/1") { id ... on Product { seo { title } } ... on ProductVariant { product { id } inventoryItem { id } } } }', {}, 3],
  ['a mutation is ten, the objects of its payload are free', 'mutation { productDelete(input: {id: "gid://shopify/Product/1"}) { deletedProductId userErrors { message } } }', {}, 10],
  ['a connection below a payload is charged', 'mutation M($p: ProductUpdateInput) { productUpdate(product: $p) { product { id variants(first: 10) { nodes { id } } } } }', {}, 16],
  ['inputs that the schema prices', 'mutation M($i: ProductSetInput!) { productSet(input: $i) { product { id } } }', { i: { variants: Array.from({ length: 10 }, () => ({ metafields: [{}, {}] })) } }, 20],
];
for (const [what, text, variables, cost] of requested)
  test(`requested: ${what}`, () => assert.equal(plan(text).requested(variables), cost));

/** @type {[string, string, any, number][]} */
const actual = [
  ['a full page costs what it was asked for', '{ products(first: 10) { nodes { id } } }', { products: { nodes: Array(10).fill({ id: '1' }) } }, 6],
  ['half a page costs half its weight', '{ products(first: 10) { nodes { id } } }', { products: { nodes: Array(5).fill({ id: '1' }) } }, 4],
  ['an object that is null costs itself, not what is below', '{ product(id: "gid://shopify/Product/1") { variants(first: 250) { nodes { id } } } }', { product: null }, 1],
  ['an empty list of nodes is not refunded', '{ products(first: 10) { nodes { id } } }', { products: { nodes: [] } }, 6],
  ['an empty list of edges is', '{ products(first: 10) { edges { node { id } } } }', { products: { edges: [] } }, 2],
  ['a refused connection costs two', '{ products(first: 10) { nodes { id } } }', null, 2],
];
for (const [what, text, data, cost] of actual)
  test(`actual: ${what}`, () => assert.equal(plan(text).actual(data, {}), cost));
