// @ts-check
// Some inputs cost points per item; the schema's own descriptions say so ("Complexity cost: 0.2 per variant.").
import { getNamedType, isInputObjectType } from 'graphql';
import { argumentValue } from '../document/arguments.js';

const STATED = /Complexity cost: ([\d.]+) per /;

/** @typedef {Map<string, { perItem: number, type: import('graphql').GraphQLInputObjectType | null }>} ChargedFields */
/** @type {WeakMap<import('graphql').GraphQLInputObjectType, ChargedFields>} */
const known = new WeakMap();

/**
 * @param {import('graphql').GraphQLSchema} schema @param {import('graphql').GraphQLField<any, any>} field @param {import('graphql').FieldNode} node
 * @returns {((variables: Record<string, any>) => number) | null} null when no input of the field costs anything
 */
export function inputCost(schema, field, node) {
  if (!node.arguments?.length) return null;
  /** @type {{ value: (variables: Record<string, any>) => any, type: import('graphql').GraphQLInputObjectType }[]} */
  const charged = [];
  for (const argument of node.arguments) {
    const type = getNamedType(field.args.find(known => known.name === argument.name.value)?.type);
    if (type && isInputObjectType(type) && chargedFields(type).size) charged.push({ value: argumentValue(argument.value), type });
  }
  return charged.length ? variables => charged.reduce((cost, { value, type }) => cost + priceOf(value(variables), type), 0) : null;
}

/** @param {import('graphql').GraphQLInputObjectType} type @returns {ChargedFields} */
function chargedFields(type) {
  const seen = known.get(type);
  if (seen) return seen;
  /** @type {ChargedFields} */
  const fields = new Map();
  known.set(type, fields);
  for (const field of Object.values(type.getFields())) {
    const perItem = Number(STATED.exec(field.description ?? '')?.[1] ?? 0);
    const inner = getNamedType(field.type);
    const below = isInputObjectType(inner) && chargedFields(inner).size ? inner : null;
    if (perItem || below) fields.set(field.name, { perItem, type: below });
  }
  return fields;
}

/** @param {any} value @param {import('graphql').GraphQLInputObjectType} type @returns {number} */
function priceOf(value, type) {
  if (Array.isArray(value)) return value.reduce((cost, item) => cost + priceOf(item, type), 0);
  if (value === null || typeof value !== 'object') return 0;
  let cost = 0;
  for (const [name, { perItem, type: inner }] of chargedFields(type)) {
    const given = value[name];
    if (given === null || given === undefined) continue;
    cost += perItem * (Array.isArray(given) ? given.length : 1);
    if (inner) cost += priceOf(given, inner);
  }
  return cost;
}
