// @ts-check
// What a document costs, compiled once per document. The rules come from Shopify's documentation; the size of a connection and
// the exceptions from recorded answers of real shops, since they are not documented.
import { readFileSync } from 'node:fs';
import { getNamedType, getNullableType, isCompositeType, isListType, isObjectType } from 'graphql';
import { inputCost } from './input-cost.js';
import { argumentValue } from '../document/arguments.js';
import { fieldsByShape } from '../document/selections.js';

const exceptions = JSON.parse(readFileSync(new URL('./cost-exceptions.json', import.meta.url), 'utf8'));
const freeTypes = new Set(exceptions.freeTypes);
const CONNECTION = 2;
const MUTATION = 10;

/**
 * @typedef {Record<string, any>} Variables
 * @typedef {'leaf'|'object'|'list'|'connection'|'nodes'|'edges'} Kind
 * @typedef {{ key: string, kind: Kind, own: number, included: ((variables: Variables) => boolean) | null,
 *   size: (variables: Variables) => number, shapes: CostField[][], names: (string | null)[], below: CostField[][], extra: ((variables: Variables) => number) | null }} CostField `below` are the shapes without their leaves, which cost nothing once they are answered: a page has very many of these; `names` are the types of the shapes, null for any other
 * @typedef {{ roots: CostField[], requested: (variables: Variables) => number, actual: (data: any, variables: Variables) => number, bounded: (spent: number, variables: Variables) => number,
 *   fields: (variables: Variables) => object[] }} CostPlan `bounded` is what is charged for what was spent
 */

/** Shopify's weight of a page of n: 1 -> 1, 10 -> 4, 50 -> 7, 250 -> 11. @param {number} n */
export const pageWeight = n => (n <= 0 ? 0 : Math.max(1, Math.floor(2 * Math.log(n))));

/**
 * @param {import('../document/selections.js').Document} document @param {import('graphql').OperationDefinitionNode} operation @returns {CostPlan}
 */
export function costPlan(document, operation) {
  const root = /** @type {import('graphql').GraphQLObjectType} */ (document.schema.getRootType(operation.operation));
  const isMutation = operation.operation === 'mutation';
  const { shapes: [roots] } = compile(document, root, [/** @type {any} */ (operation)], isMutation ? 'mutation' : 'query');
  const requested = (/** @type {Variables} */ variables) => Math.max(1, Math.round(sum(roots, variables)));
  const bounded = (/** @type {number} */ spent, /** @type {Variables} */ variables) => Math.max(1, Math.min(requested(variables), Math.round(spent)));
  return {
    roots, requested, bounded,
    actual: (data, variables) => {
      let cost = 0;
      for (const field of roots) cost += spent(field, data?.[field.key], variables);
      return bounded(cost, variables);
    },
    fields: variables => explain(roots, variables, [], []),
  };
}

/**
 * @param {import('../document/selections.js').Document} document @param {import('graphql').GraphQLCompositeType} type
 * @param {import('graphql').FieldNode[]} nodes @param {'query'|'mutation'|'payload'|'connection'|'object'} place @returns {{ shapes: CostField[][], names: (string | null)[] }}
 */
function compile(document, type, nodes, place) {
  const found = fieldsByShape(document, type, nodes);
  const shapes = found.map(({ fields }) => fields.map(({ key, field, nodes: at, included }) => {
    const named = getNamedType(field.type);
    const kind = kindOf(field, named, place);
    const inner = kind === 'connection' ? 'connection' : place === 'mutation' ? 'payload' : 'object';
    const { shapes, names } = isCompositeType(named) ? compile(document, named, at, inner) : { shapes: [], names: [] };
    const below = shapes.map(children => children.filter(child => child.kind !== 'leaf')).filter(children => children.length);
    return {
      key, kind, included,
      own: exceptions.fields[`${type.name}.${field.name}`] ?? (place === 'mutation' ? MUTATION : ownCost(kind, named.name, place)),
      size: kind === 'connection' ? pageSize(at[0]) : () => 0,
      shapes, names, below,
      extra: inputCost(document.schema, field, at[0]),
    };
  }));
  return { shapes, names: found.map(({ of }) => of) };
}

/** What is asked of a value of this type. @param {CostField} field @param {string} typeName @returns {CostField[]} */
export const shapeOf = ({ shapes, names }, typeName) => shapes[Math.max(0, names.indexOf(typeName))] ?? [];

/** Seen on real shops: a page without any nodes is charged as asked for, one without edges is not. @param {CostField} connection @param {CostField} items @param {Variables} variables */
export const emptyPage = (connection, items, variables) => pageWeight(connection.size(variables)) * items.own;

/** What each object costs of a page of n. @param {CostField} connection @param {Variables} variables */
export function shareOf(connection, variables) {
  const n = connection.size(variables);
  return n > 0 ? Math.max(1, 2 * Math.log(n)) / n : 0;
}

/** @param {import('graphql').GraphQLField<any, any>} field @param {import('graphql').GraphQLNamedType} named @param {string} place @returns {Kind} */
function kindOf(field, named, place) {
  if (!isCompositeType(named)) return 'leaf';
  if (place === 'connection' && (field.name === 'nodes' || field.name === 'edges')) return field.name;
  if (isObjectType(named) && named.name.endsWith('Connection') && named.getFields().pageInfo) return 'connection';
  return isListType(getNullableType(field.type)) ? 'list' : 'object';
}

/** @param {Kind} kind @param {string} typeName @param {string} place */
function ownCost(kind, typeName, place) {
  if (kind === 'leaf' || kind === 'edges') return 0;
  if (kind === 'connection') return CONNECTION;
  if (place === 'payload' || freeTypes.has(typeName)) return 0;
  return typeName === 'Count' && place === 'query' ? exceptions.rootCount : 1;
}

/** @param {import('graphql').FieldNode} node @returns {(variables: Variables) => number} */
function pageSize(node) {
  const sizes = (node.arguments ?? []).filter(argument => argument.name.value === 'first' || argument.name.value === 'last').map(argument => argumentValue(argument.value));
  return variables => {
    for (const size of sizes) if (size(variables)) return Number(size(variables));
    return 0;
  };
}

/** @param {CostField[]} fields @param {Variables} variables */
function sum(fields, variables) {
  let cost = 0;
  for (const field of fields) if (!field.included || field.included(variables)) cost += asked(field, variables);
  return cost;
}

/** @param {CostField[][]} shapes @param {Variables} variables */
function dearest(shapes, variables) {
  let cost = 0;
  for (const fields of shapes) cost = Math.max(cost, sum(fields, variables));
  return cost;
}

/** The requested cost of one field with all below it. @param {CostField} field @param {Variables} variables @returns {number} */
function asked(field, variables) {
  const extra = field.extra ? field.extra(variables) : 0;
  if (field.kind !== 'connection') return field.own + extra + dearest(field.shapes, variables);
  const weight = pageWeight(field.size(variables));
  let cost = field.own + extra;
  for (const child of field.shapes[0])
    if (!child.included || child.included(variables)) cost += asked(child, variables) * (isItems(child) ? weight : 1);
  return cost;
}

/** The objects of a page. @param {CostField} field */
export const isItems = field => field.kind === 'nodes' || field.kind === 'edges';

/** What a field turned out to cost: nothing below a null, a share of the page for a page not full. @param {CostField} field @param {any} value @param {Variables} variables @returns {number} */
function spent(field, value, variables) {
  if (field.kind === 'leaf' || (field.included && !field.included(variables))) return 0;
  const base = field.own + (field.extra ? field.extra(variables) : 0);
  if (value === null || value === undefined) return base;
  if (field.kind === 'connection') return spentConnection(field, value, variables);
  if (field.below.length === 0) return base;
  if (!Array.isArray(value)) return base + spentBelow(field, value, variables);
  let most = 0;
  for (const item of value) most = Math.max(most, spentBelow(field, item, variables));
  return base + most;
}

/** @param {CostField} field @param {any} value @param {Variables} variables */
function spentBelow(field, value, variables) {
  if (value === null) return 0;
  if (Array.isArray(value)) return 0;
  let most = 0;
  for (const fields of field.below) {
    let cost = 0;
    // A field of another shape than the value's own is absent from the answer: it cost nothing.
    for (const child of fields) if (value[child.key] !== undefined) cost += spent(child, value[child.key], variables);
    if (cost > most) most = cost;
  }
  return most;
}

/** @param {CostField} field @param {any} value @param {Variables} variables */
function spentConnection(field, value, variables) {
  const share = shareOf(field, variables);
  let cost = field.own;
  for (const child of field.shapes[0]) {
    const items = value[child.key];
    if (!isItems(child)) cost += spent(child, items, variables);
    else if (Array.isArray(items)) {
      if (items.length === 0) cost += emptyPage(field, child, variables);
      else for (const item of items) cost += share * (child.own + spentBelow(child, item, variables));
    }
  }
  return Math.round(cost);
}

/**
 * The answer to the header Shopify-GraphQL-Cost-Debug: every field, those below before those above.
 * @param {CostField[]} fields @param {Variables} variables @param {string[]} path @param {object[]} into
 */
function explain(fields, variables, path, into) {
  for (const field of fields) {
    if (field.included && !field.included(variables)) continue;
    const here = [...path, field.key];
    for (const shape of field.shapes) explain(shape, variables, here, into);
    const total = asked(field, variables);
    into.push({
      path: here, definedCost: field.kind === 'connection' ? null : field.own,
      requestedTotalCost: total, requestedChildrenCost: field.kind === 'leaf' ? null : total - (field.kind === 'connection' ? CONNECTION : field.own),
    });
  }
  return into;
}
