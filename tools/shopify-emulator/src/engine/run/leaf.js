// @ts-check
import { GraphQLBoolean, GraphQLFloat, GraphQLID, GraphQLInt, GraphQLScalarType, GraphQLString, isEnumType, isNonNullType, isScalarType } from 'graphql';
import { quoted } from './quoted.js';

/** What a scalar does that says nothing of its own: it lets everything pass. */
const AS_IT_IS = new GraphQLScalarType({ name: 'Any' }).coerceOutputValue;

const TEXT = { check: "typeof value === 'string'", text: 'quoted(value)' };
const NUMBER = "'' + value";
/** How each kind of leaf is known to need no coercion, and what it is in JSON then. */
const KINDS = new Map(/** @type {[unknown, { check: string, text: string }][]} */ ([
  [GraphQLString, TEXT],
  [GraphQLID, TEXT],
  [GraphQLInt, { check: '(value | 0) === value', text: NUMBER }],
  [GraphQLFloat, { check: "typeof value === 'number' && value - value === 0", text: NUMBER }],
  [GraphQLBoolean, { check: "typeof value === 'boolean'", text: "(value ? 'true' : 'false')" }],
]));
const ANYTHING = { check: "typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'", text: '' };

/**
 * An expression that is true when `value` can be answered as it is; everything else takes the long way.
 * @param {import('graphql').GraphQLOutputType} type @param {(value: unknown) => string} constant @returns {string | null} null for what is no leaf
 */
export function fastCheck(type, constant) {
  const inner = isNonNullType(type) ? type.ofType : type;
  const check = kindOf(inner, constant)?.check ?? null;
  return check !== null && !isNonNullType(type) ? `value === null || ${check}` : check;
}

/**
 * An expression for `value` as JSON; what is not answered as it is takes the long way.
 * @param {import('graphql').GraphQLOutputType} type @param {(value: unknown) => string} constant @param {string} read gives the value @param {string} careful the long way @returns {string | null} null for what is no leaf
 */
export function fastText(type, constant, read, careful) {
  const inner = isNonNullType(type) ? type.ofType : type;
  let kind = kindOf(inner, constant);
  if (!kind) return null;
  // Nearly all that a scalar without rules of its own lets pass are texts.
  if (kind === ANYTHING) kind = TEXT;
  const text = kind.text.replace('quoted', () => constant(quoted));
  return isNonNullType(type) ? `((value = ${read}, ${kind.check}) ? ${text} : ${careful})` : `((value = ${read}) === null ? 'null' : (${kind.check}) ? ${text} : ${careful})`;
}

/** @param {unknown} type @param {(value: unknown) => string} constant @returns {{ check: string, text: string } | null} */
function kindOf(type, constant) {
  const kind = KINDS.get(type);
  if (kind) return kind;
  if (isEnumType(type)) return type.getValues().every(({ name, value }) => name === value) ? { check: `${constant(new Set(type.getValues().map(({ name }) => name)))}.has(value)`, text: `'"' + value + '"'` } : null;
  return isScalarType(type) && type.coerceOutputValue === AS_IT_IS ? ANYTHING : null;
}

/** A leaf's value as the schema lets it pass; null is none. @param {import('graphql').GraphQLLeafType} type @returns {(value: any) => any} */
export const coercedBy = type => value => {
  if (value == null) return null;
  if (value instanceof Error) throw value;
  const coerced = type.coerceOutputValue(value);
  if (coerced == null) throw new Error(`Expected \`${type.name}\` to be made of ${String(value)}.`);
  return coerced;
};

/** @param {any} value a leaf that was coerced */
export function leafText(value) {
  if (typeof value === 'string') return quoted(value);
  return typeof value === 'number' && Number.isFinite(value) ? `${value}` : JSON.stringify(value);
}
