// @ts-check
// Joins the store's resolvers to Shopify's schema. Whatever nobody implemented fails loudly: a null that means "not written yet"
// would let a test pass that must not.
import { getNamedType, isAbstractType, isObjectType } from 'graphql';
import { accessDenied } from './access.js';
import { notImplemented } from './errors.js';
import { idempotent } from './idempotent.js';
import { onlyFittingIds } from './id-types.js';
import { errorListOf } from './payload-errors.js';
import { readRecord } from './document/implemented.js';

/**
 * @typedef {(source: any, args: any, context: any, info: import('graphql').GraphQLResolveInfo) => any} Resolver
 * @typedef {{ resolvers: Record<string, Record<string, Resolver>>, stored: Record<string, string[]>,
 *   mutations: Record<string, Resolver> }} StoreModules
 */

const PAGE_FIELDS = ['nodes', 'edges', 'pageInfo'];
const EDGE_FIELDS = ['node', 'cursor'];

/**
 * @param {import('graphql').GraphQLSchema} schema @param {StoreModules} modules @param {import('./access.js').AccessRules} access
 * @param {{ lenient?: boolean }} [options] lenient: names the schema lacks are passed over, for versions other than the primary one
 */
export function attach(schema, { resolvers, stored, mutations }, access, { lenient = false } = {}) {
  /** @type {Record<string, Record<string, Resolver>>} */
  const all = { ...resolvers, Mutation: mutations };
  if (!lenient) refuseUnknownNames(schema, all, stored);
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__')) continue;
    if (isAbstractType(type)) type.resolveType = (value, context, info) => typeOf(value, context, info, access);
    if (!isObjectType(type)) continue;
    const readable = new Set([...(stored[type.name] ?? []), ...readableByShape(type)]);
    type.extensions = { ...type.extensions, unread: readable.size === 0 && !all[type.name] };
    for (const field of Object.values(type.getFields())) {
      const own = all[type.name]?.[field.name];
      const what = `${type.name}.${field.name}`;
      field.extensions = { ...field.extensions, missing: !own && !readable.has(field.name) };
      const resolve = !own && !readable.has(field.name) ? () => { throw notImplemented(what); } : type.name === 'Mutation' ? refusable(field, idempotent(field, own)) : own;
      const isRoot = type.name === 'Mutation' || type.name === 'QueryRoot';
      field.resolve = guard(field, isRoot && !field.extensions.missing ? onlyFittingIds(schema, type.name, field, resolve) : resolve, access.ruleOf(type.name, field.name, getNamedType(field.type).name));
    }
  }
}

/** The fault "user-error": the mutation is refused as by Shopify's own rules, and nothing happens. @param {import('graphql').GraphQLField<any, any>} field @param {Resolver} resolve @returns {Resolver} */
function refusable(field, resolve) {
  const { name } = field;
  return (source, args, context, info) => {
    const forced = context.forcedUserError;
    return forced && (forced.root ?? name) === name ? { [errorListOf(field.type)?.name ?? 'userErrors']: [forced.error] } : resolve(source, args, context, info);
  };
}

/** Pages, edges and page information are alike for every type, so the store does not list them. @param {import('graphql').GraphQLObjectType} type */
function readableByShape(type) {
  if (type.name === 'PageInfo') return Object.keys(type.getFields());
  if (type.name.endsWith('Connection')) return PAGE_FIELDS;
  return type.name.endsWith('Edge') ? EDGE_FIELDS : [];
}

/**
 * @param {import('graphql').GraphQLField<any, any>} field @param {Resolver | undefined} resolve undefined reads the record
 * @param {import('./access.js').Rule | null} rule @returns {Resolver | undefined}
 */
function guard(field, resolve, rule) {
  if (!rule) return resolve;
  const { name } = field;
  const check = (/** @type {any} */ context) => {
    if (context.denied !== null && context.denied.has(rule.number)) throw accessDenied(name, rule);
  };
  const read = resolve ?? readRecord;
  /** @type {Resolver} */
  const guarded = (source, args, context, info) => {
    check(context);
    return read(source, args, context, info);
  };
  // A compiled run puts the two together itself.
  return Object.assign(guarded, { guarded: { check, resolve } });
}

/** @param {any} value @param {any} context @param {import('graphql').GraphQLResolveInfo} info @param {import('./access.js').AccessRules} access */
function typeOf(value, context, info, access) {
  const rule = context.denied === null ? null : access.ruleOfType(value.__typename);
  if (rule && context.denied.has(rule.number)) throw accessDenied(info.fieldName, rule);
  return value.__typename;
}

/** @param {import('graphql').GraphQLSchema} schema @param {Record<string, Record<string, Resolver>>} resolvers @param {Record<string, string[]>} stored */
function refuseUnknownNames(schema, resolvers, stored) {
  const named = [...Object.entries(resolvers).map(([type, fields]) => /** @type {const} */ ([type, Object.keys(fields)])), ...Object.entries(stored)];
  for (const [typeName, fieldNames] of named) {
    const type = schema.getType(typeName);
    if (!type || !isObjectType(type)) throw new Error(`The store names the type ${typeName}, which Shopify's schema lacks.`);
    for (const fieldName of fieldNames)
      if (!type.getFields()[fieldName]) throw new Error(`The store names the field ${typeName}.${fieldName}, which Shopify's schema lacks.`);
  }
}
