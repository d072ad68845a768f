// @ts-check
// An id argument takes ids of the types that the schema file names for it; any other id is refused before the field does anything.
import { getNamedType, isAbstractType, isInputObjectType } from 'graphql';
import { parseGid } from '../store/gid.js';
import { ShopifyError } from './errors.js';

/** @typedef {(value: any) => ShopifyError | null} Check */

/**
 * The types of each id argument and input, by `Mutation.productUpdate.id` or `ProductUpdateInput.id`. graphql-js does not keep what it does not know.
 * @param {any} introspection @returns {Map<string, string[]>}
 */
export function idTypesOf({ __schema: { types } }) {
  const found = new Map();
  const add = (/** @type {string} */ owner, /** @type {any[] | null} */ inputs) => {
    for (const { name, gidTypes } of inputs ?? []) if (gidTypes?.length) found.set(`${owner}.${name}`, gidTypes);
  };
  for (const { name, fields, inputFields } of types) {
    add(name, inputFields);
    if (name === 'Mutation' || name === 'QueryRoot') for (const field of fields) add(`${name}.${field.name}`, field.args);
  }
  return found;
}

/**
 * @param {import('graphql').GraphQLSchema} schema with the extension `idTypes` @param {string} typeName @param {import('graphql').GraphQLField<any, any>} field
 * @param {import('./attach.js').Resolver} resolve @returns {import('./attach.js').Resolver}
 */
export function onlyFittingIds(schema, typeName, field, resolve) {
  /** @type {{ name: string, check: Check }[] | undefined} */
  let checks;
  return (source, args, context, info) => {
    checks ??= checksOf(schema, `${typeName}.${field.name}`, field.args);
    for (const { name, check } of checks) {
      const error = check(args[name]);
      if (error) throw error;
    }
    return resolve(source, args, context, info);
  };
}

/** @param {import('graphql').GraphQLSchema} schema @param {string} owner @param {readonly (import('graphql').GraphQLArgument | import('graphql').GraphQLInputField)[]} inputs */
const checksOf = (schema, owner, inputs) => inputs.flatMap(({ name, type }) => {
  const check = checkOf(schema, `${owner}.${name}`, getNamedType(type));
  return check ? [{ name, check: each(check) }] : [];
});

/** @param {import('graphql').GraphQLSchema} schema @param {string} place @param {import('graphql').GraphQLNamedType} type @returns {Check | null} */
function checkOf(schema, place, type) {
  if (isInputObjectType(type)) return inputCheck(schema, type);
  const names = /** @type {Map<string, string[]> | undefined} */ (schema.extensions.idTypes)?.get(place);
  // Any object may be asked for as a node; and names that are no types are inner ones of Shopify's, which say nothing about ids.
  if (type.name !== 'ID' || !names || names.some(name => name === 'Node' || !schema.getType(name))) return null;
  const allowed = new Set(names.flatMap(name => [name, ...possibleTypes(schema, name)]));
  return id => (allowed.has(parseGid(id)?.type ?? '') ? null : new ShopifyError(names.length > 1 ? 'invalid id' : `Invalid id: ${id}`, { code: 'RESOURCE_NOT_FOUND' }));
}

/** Inputs may hold themselves, so their fields are looked at when one comes. @param {import('graphql').GraphQLSchema} schema @param {import('graphql').GraphQLInputObjectType} type @returns {Check} */
function inputCheck(schema, type) {
  /** @type {{ name: string, check: Check }[] | undefined} */
  let checks;
  return value => {
    checks ??= checksOf(schema, type.name, Object.values(type.getFields()));
    for (const { name, check } of checks) {
      const error = check(value[name]);
      if (error) return error;
    }
    return null;
  };
}

/** @param {Check} check @returns {Check} for a value, none, or a list */
function each(check) {
  /** @type {Check} */
  const checkAll = value => {
    if (value == null) return null;
    if (!Array.isArray(value)) return check(value);
    for (const one of value) {
      const error = checkAll(one);
      if (error) return error;
    }
    return null;
  };
  return checkAll;
}

/** @param {import('graphql').GraphQLSchema} schema @param {string} name */
function possibleTypes(schema, name) {
  const type = schema.getType(name);
  return type && isAbstractType(type) ? schema.getPossibleTypes(type).map(one => one.name) : [];
}
