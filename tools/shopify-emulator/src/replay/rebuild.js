// @ts-check
// A document for an answer that was recorded without one: its root fields are the answer's keys, its arguments the variables, its selection the
// answer's shape. It is not the document that was sent - its cost says nothing - but the rules that answered it are the same.
import { getNamedType, isAbstractType, isCompositeType, isNonNullType, isObjectType, parse } from 'graphql';
import { typeOfId } from './knowledge.js';

/** @typedef {import('graphql').GraphQLSchema} Schema */
/** @typedef {import('graphql').GraphQLField<any, any>} Field */
/** @typedef {{ document: string, data: any }} Rebuilt `data` is the answer without what could not be asked for (aliases) */

/** @param {Schema} schema @param {import('./find-calls.js').Call} call @returns {Rebuilt | null} */
export function rebuild(schema, { answer: { data }, variables }) {
  const keys = Object.keys(data ?? {});
  const mutation = keys.some(key => Array.isArray(data[key]?.userErrors));
  const fields = (mutation ? schema.getMutationType() : schema.getQueryType())?.getFields() ?? {};
  /** @type {Map<string, string>} */
  const declared = new Map();
  const asked = [];
  for (const key of keys) {
    if (!fields[key]) return null;
    const given = fields[key].args.filter(argument => argument.name in variables);
    for (const { name, type } of given) declared.set(name, String(type));
    const guessed = guessedArguments(fields[key], data[key]).filter(([name]) => !given.some(one => one.name === name || isPageSize(one.name)));
    const all = [...given.map(({ name }) => [name, `$${name}`]), ...guessed];
    // A mutation that was sent without variables had its arguments in the document.
    if (lacksArguments(fields[key], all) || (mutation && fields[key].args.length && !given.length)) return null;
    asked.push(key + argumentsOf(all) + selection(schema, fields[key], data[key]));
  }
  // A variable that is no argument of a root field was used somewhere else, and nobody can tell where.
  if (keys.length === 0 || Object.keys(variables).some(name => !declared.has(name))) return null;
  const head = [...declared].map(([name, type]) => `$${name}: ${type}`).join(', ');
  const document = `${mutation ? 'mutation' : 'query'} Rebuilt${head && `(${head})`} { ${asked.join(' ')} }`;
  return { document, data: onlyAsked(document, data) };
}

/** @param {Schema} schema @param {Field} field @param {any} value @returns {string} */
function selection(schema, field, value) {
  const type = getNamedType(field.type);
  if (!isCompositeType(type)) return '';
  const samples = [value].flat(2).filter(one => one !== null && typeof one === 'object');
  const text = fieldsOf(schema, type, samples) || (/userErrors$/i.test(field.name) && 'getFields' in type ? ['field', 'message', 'code'].filter(name => type.getFields()[name]).join(' ') : '__typename');
  return ` { ${text} }`;
}

/** @param {Schema} schema @param {import('graphql').GraphQLCompositeType} type @param {any[]} samples @returns {string} */
function fieldsOf(schema, type, samples) {
  /** @type {Map<import('graphql').GraphQLCompositeType, any[]>} */
  const groups = new Map();
  for (const sample of samples) {
    const named = isAbstractType(type) ? schema.getType(sample.__typename ?? typeOfId(sample.id) ?? '') : type;
    const object = named && isObjectType(named) ? named : type;
    groups.set(object, [...(groups.get(object) ?? []), sample]);
  }
  return [...groups].map(([object, group]) => {
    const parts = [...new Set(group.flatMap(Object.keys))].flatMap(key => {
      const values = group.map(sample => sample[key]).filter(value => value !== undefined && value !== null);
      return key === '__typename' ? [key] : fieldText(schema, object, key, values.some(Array.isArray) ? values.flat() : values.length > 1 ? merged(values) : values[0] ?? null);
    });
    const text = parts.join(' ') || '__typename';
    return object === type ? text : `... on ${object.name} { ${text} }`;
  }).join(' ');
}

/** @param {Schema} schema @param {import('graphql').GraphQLCompositeType} type @param {string} key @param {any} value @returns {string[]} none when the key is no field, or its arguments cannot be told */
function fieldText(schema, type, key, value) {
  const field = 'getFields' in type ? type.getFields()[key] : undefined;
  if (!field) return [];
  const given = guessedArguments(field, value);
  return lacksArguments(field, given) ? [] : [key + argumentsOf(given) + selection(schema, field, value)];
}

/** Several samples of one object as one, with what any of them shows. @param {any[]} values @returns {any} */
function merged(values) {
  if (!values.every(value => typeof value === 'object')) return values[0];
  /** @type {Record<string, any>} */
  const all = {};
  for (const one of values)
    for (const [key, value] of Object.entries(one)) {
      const known = all[key];
      if (Array.isArray(known) && Array.isArray(value)) all[key] = [...known, ...value];
      else if (known && value && typeof known === 'object' && typeof value === 'object') all[key] = merged([known, value]);
      else all[key] = known ?? value;
    }
  return all;
}

/** Arguments that the answer itself tells: sizes of pages, names of quantities, the key of a metafield. @param {Field} field @param {any} value @returns {string[][]} */
function guessedArguments(field, value) {
  const names = new Set(field.args.map(argument => argument.name));
  const given = [];
  if (names.has('first') && names.has('last')) {
    const size = Array.isArray(value?.nodes ?? value?.edges) ? (value.nodes ?? value.edges).length : 0;
    given.push(['first', String(value?.pageInfo?.hasNextPage ? Math.max(1, size) : Math.max(10, size))]);
  }
  // A read that shows an object was a read of that object.
  if (names.has('id') && typeof value?.id === 'string') given.push(['id', JSON.stringify(value.id)]);
  if (names.has('names') && Array.isArray(value)) given.push(['names', JSON.stringify([...new Set(value.map(one => one?.name).filter(Boolean))])]);
  if (names.has('key') && typeof value?.key === 'string') given.push(['key', JSON.stringify(value.key)], ...(value.namespace ? [['namespace', JSON.stringify(value.namespace)]] : []));
  return given;
}

const isPageSize = (/** @type {string} */ name) => name === 'first' || name === 'last';

/** @param {Field} field @param {string[][]} given */
const lacksArguments = (field, given) => field.args.some(({ name, type, default: fallback }) => isNonNullType(type) && fallback === undefined && !given.some(([one]) => one === name));

/** @param {string[][]} given */
const argumentsOf = given => (given.length ? `(${given.map(([name, value]) => `${name}: ${value}`).join(', ')})` : '');

/** @param {string} document @param {any} data @returns {any} */
function onlyAsked(document, data) {
  const [operation] = parse(document).definitions;
  return operation.kind === 'OperationDefinition' ? kept(operation.selectionSet, data) : data;

  /** @param {import('graphql').SelectionSetNode} set @param {any} value @returns {any} */
  function kept(set, value) {
    if (Array.isArray(value)) return value.map(item => kept(set, item));
    if (value === null || typeof value !== 'object') return value;
    const named = set.selections.flatMap(one => (one.kind === 'InlineFragment' ? (one.typeCondition?.name.value === (value.__typename ?? typeOfId(value.id)) ? one.selectionSet.selections : []) : [one]));
    return Object.fromEntries(named.flatMap(one => {
      if (one.kind !== 'Field' || value[one.name.value] === undefined) return [];
      return [[one.name.value, one.selectionSet ? kept(one.selectionSet, value[one.name.value]) : value[one.name.value]]];
    }));
  }
}
