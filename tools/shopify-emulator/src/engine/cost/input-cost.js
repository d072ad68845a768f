// @ts-check
// Some inputs cost points per item; the schema's own descriptions say so ("Complexity cost: 0.2 per variant."), recorded answers tell of a few more.
import { readFileSync } from 'node:fs';
import { getNamedType, isInputObjectType } from 'graphql';
import { argumentValue } from '../document/arguments.js';

/** @type {Record<string, number>} */
const recorded = JSON.parse(readFileSync(new URL('./cost-exceptions.json', import.meta.url), 'utf8')).inputs;
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
  /** @type {{ value: (variables: Record<string, any>) => any, perItem: number, type: import('graphql').GraphQLInputObjectType | null }[]} */
  const charged = [];
  for (const argument of node.arguments) {
    const type = getNamedType(field.args.find(known => known.name === argument.name.value)?.type);
    const perItem = recorded[`Mutation.${field.name}.${argument.name.value}`] ?? 0;
    const below = type && isInputObjectType(type) && chargedFields(type).size ? type : null;
    if (perItem || below) charged.push({ value: argumentValue(argument.value), perItem, type: below });
  }
  if (charged.length === 0) return null;
  return variables => charged.reduce((cost, { value, perItem, type }) => {
    const given = value(variables);
    return cost + (Array.isArray(given) ? perItem * given.length : 0) + (type ? priceOf(given, type) : 0);
  }, 0);
}

/** @param {import('graphql').GraphQLInputObjectType} type @returns {ChargedFields} */
function chargedFields(type) {
  const seen = known.get(type);
  if (seen) return seen;
  /** @type {ChargedFields} */
  const fields = new Map();
  known.set(type, fields);
  for (const field of Object.values(type.getFields())) {
    const perItem = recorded[`${type.name}.${field.name}`] ?? Number(STATED.exec(field.description ?? '')?.[1] ?? 0);
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
