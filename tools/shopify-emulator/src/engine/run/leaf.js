// @ts-check
import { GraphQLBoolean, GraphQLFloat, GraphQLID, GraphQLInt, GraphQLScalarType, GraphQLString, isEnumType, isNonNullType, isScalarType } from 'graphql';

/** What a scalar does that says nothing of its own: it lets everything pass. */
const AS_IT_IS = new GraphQLScalarType({ name: 'Any' }).coerceOutputValue;

const CHECKS = new Map(/** @type {[unknown, string][]} */ ([
  [GraphQLString, "typeof value === 'string'"],
  [GraphQLID, "typeof value === 'string'"],
  [GraphQLInt, '(value | 0) === value'],
  [GraphQLFloat, "typeof value === 'number' && value - value === 0"],
  [GraphQLBoolean, "typeof value === 'boolean'"],
]));

/**
 * An expression that is true when `value` can be answered as it is; everything else takes the long way.
 * @param {import('graphql').GraphQLOutputType} type @param {(value: unknown) => string} constant @returns {string | null} null for what is no leaf
 */
export function fastCheck(type, constant) {
  const inner = isNonNullType(type) ? type.ofType : type;
  const check = CHECKS.get(inner) ?? ownCheck(inner, constant);
  return check !== null && !isNonNullType(type) ? `value === null || ${check}` : check;
}

/** @param {unknown} type @param {(value: unknown) => string} constant */
function ownCheck(type, constant) {
  if (isEnumType(type)) return type.getValues().every(({ name, value }) => name === value) ? `${constant(new Set(type.getValues().map(({ name }) => name)))}.has(value)` : null;
  return isScalarType(type) && type.coerceOutputValue === AS_IT_IS ? "typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'" : null;
}
