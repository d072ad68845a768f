// @ts-check
// What a recorded file tells about the objects of its shop: each object with an id, with all that any answer shows of it and when.
import { getNamedType, isObjectType } from 'graphql';
import { fragmentsOf, operationOf } from './documents.js';

/** @typedef {Record<string, any>} Thing an object as in the schema: aliases undone, a connection is the list of its nodes */
/** @typedef {{ id: string, thing: Thing, position: number }} Sight `position` is the number of the call whose answer shows it */

const GID = /^gid:\/\/shopify\/([A-Za-z0-9]+)\/[^/]+$/;

/** @param {unknown} id @returns {string | null} */
export const typeOfId = id => (typeof id === 'string' ? GID.exec(id)?.[1] ?? null : null);

/**
 * An answer without the document's aliases.
 * @param {import('graphql').GraphQLSchema} schema @param {string} text @param {string | null} operationName @param {any} data @returns {Thing}
 */
export function withoutAliases(schema, text, operationName, data) {
  const operation = operationOf(text, operationName);
  const fragments = fragmentsOf(text);
  const root = operation && schema.getRootType(operation.operation);
  return operation && root ? unalias(data, root, [operation.selectionSet]) : data;

  /** @param {any} value @param {import('graphql').GraphQLNamedType | undefined} type @param {import('graphql').SelectionSetNode[]} sets @returns {any} */
  function unalias(value, type, sets) {
    if (Array.isArray(value)) return value.map(item => unalias(item, type, sets));
    if (value === null || typeof value !== 'object' || sets.length === 0) return value;
    const own = schema.getType(value.__typename ?? typeOfId(value.id) ?? '');
    const object = own && isObjectType(own) ? own : type;
    /** @type {Thing} */
    const thing = {};
    for (const set of sets) gather(set, thing, value, object);
    return thing;
  }

  /** @param {import('graphql').SelectionSetNode} set @param {Thing} thing @param {any} value @param {import('graphql').GraphQLNamedType | undefined} type */
  function gather(set, thing, value, type) {
    for (const one of set.selections) {
      if (one.kind !== 'Field') {
        const inner = one.kind === 'InlineFragment' ? one.selectionSet : fragments.get(one.name.value)?.selectionSet;
        if (inner) gather(inner, thing, value, type);
        continue;
      }
      const key = one.alias?.value ?? one.name.value;
      if (value[key] === undefined) continue;
      const field = type && 'getFields' in type ? type.getFields()[one.name.value] : undefined;
      const found = unalias(value[key], field ? /** @type {import('graphql').GraphQLNamedType} */ (getNamedType(field.type)) : undefined, one.selectionSet ? [one.selectionSet] : []);
      const plain = withoutPages(found);
      const named = one.name.value === 'metafield' ? 'metafields' : one.name.value;
      if (one.name.value === 'metafield' || (Array.isArray(thing[named]) && Array.isArray(plain))) thing[named] = [...(thing[named] ?? []), ...(Array.isArray(plain) ? plain : [plain].filter(Boolean))];
      else if (thing[named] && plain && typeof plain === 'object' && !Array.isArray(plain)) thing[named] = { ...thing[named], ...plain };
      else if (thing[named] === undefined || plain !== null) thing[named] = plain;
    }
  }
}

/** A connection as the list of its nodes. @param {any} value */
export function withoutPages(value) {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  const items = [...(Array.isArray(value.nodes) ? value.nodes : []), ...(Array.isArray(value.edges) ? value.edges.map((/** @type {any} */ edge) => edge?.node) : [])];
  return Array.isArray(value.nodes) || Array.isArray(value.edges) || value.pageInfo ? items.filter(Boolean) : value;
}

/** A list that may not have been asked for. @param {any} value @returns {any[]} */
export const listOf = value => (Array.isArray(value) ? value : []);

/** Every object with an id in what was shown. @param {any} value @param {number} position @param {Sight[]} into */
export function sightsIn(value, position, into) {
  if (Array.isArray(value)) value.forEach(item => sightsIn(item, position, into));
  else if (value && typeof value === 'object') {
    const plain = Object.fromEntries(Object.entries(value).map(([name, item]) => [name, withoutPages(item)]));
    if (typeOfId(plain.id)) into.push({ id: plain.id, thing: plain, position });
    for (const item of Object.values(plain)) sightsIn(item, position, into);
  }
}

/** Every global id in a value. @param {any} value @returns {Set<string>} */
export function idsIn(value) {
  /** @type {Set<string>} */
  const found = new Set();
  const visit = (/** @type {any} */ one) => {
    if (typeof one === 'string') for (const [gid] of one.matchAll(/gid:\/\/shopify\/[A-Za-z0-9]+\/[^\s"'\\,()\]}]+/g)) found.add(gid);
    else if (one && typeof one === 'object') Object.values(one).forEach(visit);
  };
  visit(value);
  return found;
}
