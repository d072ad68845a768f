// @ts-check
// Finds a way by documents from the root to an object of every type that can be read, and asks each such object for all that is claimed of it.
import { getNamedType, isAbstractType, isEnumType, isListType, isNonNullType, isObjectType, isScalarType, getNullableType } from 'graphql';

/** @typedef {import('graphql').GraphQLObjectType} ObjectType */
/** @typedef {import('graphql').GraphQLField<any, any>} Field */
/** @typedef {{ open: string, close: string, keys: string[], type: import('graphql').GraphQLNamedType, depth: number }} Way `keys` lead through the answer */
/** @typedef {(document: string) => Promise<{ data?: any, errors?: readonly any[] }>} Ask */

const DEEPEST = 9;
/** How many ways by one field are walked in vain: a list may be empty on the first hundred objects. */
const TRIES = 40;
/** How many objects of one kind are followed. */
const WAYS = 16;

/** @param {Field} field */
export const isClaimed = field => !field.extensions.missing;

/** @param {import('graphql').GraphQLSchema} schema @returns {ObjectType[]} the types of which anything is claimed, for its own sake */
export const claimedTypes = schema => Object.values(schema.getTypeMap()).flatMap(type => (isObjectType(type) && !type.name.startsWith('__') && Object.values(type.getFields()).some(isClaimed) ? [type] : []));

/**
 * @param {import('graphql').GraphQLSchema} schema @param {Ask} ask @param {(field: Field, argument: import('graphql').GraphQLArgument, parent: ObjectType) => string[] | undefined} known values that only the shop can tell
 * @returns {Promise<{ found: Map<string, Way>, faults: string[], unasked: string[] }>} `unasked` are fields whose arguments nobody knows
 */
export async function crawl(schema, ask, known) {
  /** @type {Map<string, Way>} */
  const found = new Map();
  /** @type {Set<string>} */
  const faults = new Set();
  /** @type {Set<string>} */
  const unasked = new Set();
  const root = /** @type {ObjectType} */ (schema.getQueryType());
  /** @type {Way[]} */
  let ways = [{ open: '', close: '', keys: [], type: root, depth: 0 }];
  /** @type {Map<string, number>} */
  const tried = new Map();
  /** @type {Map<string, number>} */
  const expanded = new Map();
  const isUnmet = (/** @type {import('graphql').GraphQLNamedType} */ type) => (isAbstractType(type) ? schema.getPossibleTypes(type) : [type])
    .some(one => isObjectType(one) && !found.has(one.name) && Object.values(one.getFields()).some(isClaimed));
  while (ways.length) {
    /** @type {Way[]} */
    const next = [];
    for (const way of ways) {
      // The first object of a kind may have empty lists where the next has not: several are followed, as long as something below was not met.
      const turn = `${way.keys.at(-1)} ${way.type.name}`;
      if (way.depth > 0 && ((tried.get(turn) ?? 0) >= TRIES || !(isUnmet(way.type) || leadsToUnmet(schema, way.type, isUnmet)))) continue;
      tried.set(turn, (tried.get(turn) ?? 0) + 1);
      for (const name of await typesAt(way, ask)) {
        const type = schema.getType(name);
        if (!type || !isObjectType(type) || (expanded.get(name) ?? 0) >= WAYS) continue;
        expanded.set(name, (expanded.get(name) ?? 0) + 1);
        const here = type === way.type ? way : { ...way, open: `${way.open} ... on ${type.name} {`, close: `}${way.close}`, type };
        const first = !found.has(name);
        if (first) found.set(name, here);
        next.push(...waysBelow(here, type, known));
        if (first) await askAll(here, type, ask, known, faults, unasked);
      }
    }
    ways = next;
  }
  return { found, faults: [...faults], unasked: [...unasked] };
}

/** @param {import('graphql').GraphQLSchema} schema @param {import('graphql').GraphQLNamedType} type @param {(type: import('graphql').GraphQLNamedType) => boolean} isUnmet */
function leadsToUnmet(schema, type, isUnmet, depth = 4, seen = new Set()) {
  if (seen.has(type) || depth === 0) return false;
  seen.add(type);
  for (const one of isAbstractType(type) ? schema.getPossibleTypes(type) : [type])
    if (isObjectType(one)) for (const field of Object.values(one.getFields()).filter(isClaimed)) {
      const named = getNamedType(field.type);
      if (!isLeaf(named) && (isUnmet(named) || leadsToUnmet(schema, named, isUnmet, depth - 1, seen))) return true;
    }
  return false;
}

/** What kinds of objects are there at the end of a way. @param {Way} way @param {Ask} ask @returns {Promise<Set<string>>} */
async function typesAt(way, ask) {
  const { data } = await ask(`{ ${way.open} here: __typename ${way.close} }`);
  return new Set(objectsAt(data, way.keys).map(one => one.here));
}

/** Asks for every claimed field by itself: a fault of one must not hide another's. @param {Way} way @param {ObjectType} type @param {Ask} ask @param {Parameters<typeof crawl>[2]} known @param {Set<string>} faults @param {Set<string>} unasked */
async function askAll(way, type, ask, known, faults, unasked) {
  for (const field of Object.values(type.getFields()).filter(isClaimed)) {
    const calls = callsOf(field, type, known);
    if (calls.length === 0) unasked.add(`${type.name}.${field.name}`);
    for (const call of calls) {
      const { errors } = await ask(`{ ${way.open} ${call}${isLeaf(getNamedType(field.type)) ? '' : ' { __typename }'} ${way.close} }`);
      for (const { message, extensions } of errors ?? []) if (/^EMULATOR/.test(extensions?.code ?? 'EMULATOR')) faults.add(`${type.name}.${field.name}: ${message}`);
    }
  }
}

/** @param {Way} way @param {ObjectType} type @param {Parameters<typeof crawl>[2]} known @returns {Way[]} */
const waysBelow = (way, type, known) => (way.depth >= DEEPEST ? [] : Object.values(type.getFields()).filter(field => isClaimed(field) && !isLeaf(getNamedType(field.type))).flatMap(field =>
  callsOf(field, type, known).map(call => ({ open: `${way.open} ${call} {`, close: `}${way.close}`, keys: [...way.keys, field.name], type: getNamedType(field.type), depth: way.depth + 1 }))));

/** @param {import('graphql').GraphQLNamedType} type */
const isLeaf = type => isScalarType(type) || isEnumType(type);

/** @param {Field} field @param {ObjectType} parent @param {Parameters<typeof crawl>[2]} known @returns {string[]} the field with its arguments, once for each value worth trying */
function callsOf(field, parent, known) {
  const paged = field.args.some(one => one.name === 'first') && field.args.some(one => one.name === 'last');
  let calls = [paged ? ['first: 50'] : /** @type {string[]} */ ([])];
  for (const argument of field.args) {
    const values = known(field, argument, parent) ?? (isNonNullType(argument.type) && argument.default === undefined ? guesses(argument) : undefined);
    if (values) calls = calls.flatMap(call => values.map(value => [...call, `${argument.name}: ${value}`]));
  }
  return calls.map(call => field.name + (call.length ? `(${call.join(', ')})` : ''));
}

/** @param {import('graphql').GraphQLArgument} argument @returns {string[]} */
function guesses({ type }) {
  const plain = getNullableType(type);
  const named = getNamedType(type);
  const one = isEnumType(named) ? named.getValues()[0].name : named.name === 'Boolean' ? 'true' : named.name === 'Int' ? '1' : named.name === 'String' ? '"x"' : null;
  return one === null ? [] : [isListType(plain) ? `[${one}]` : one];
}

/** @param {any} data @param {string[]} keys @returns {any[]} */
export function objectsAt(data, keys) {
  let values = [data];
  for (const key of keys) values = values.flatMap(value => value?.[key] ?? []).flat(2);
  return values.filter(Boolean);
}
