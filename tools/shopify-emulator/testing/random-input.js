// @ts-check
// Any input that a schema allows, drawn by seed: mostly ids that are there, and texts and numbers that somebody might send.
import { getNamedType, isAbstractType, isCompositeType, isEnumType, isInputObjectType, isListType, isNonNullType, isObjectType } from 'graphql';
import { hashOf } from '../src/hash.js';
import { Random } from '../src/seed/random.js';

const TEXTS = [
  '', '  ', 'x', 'Red', 'Size', 'x'.repeat(300), 'y'.repeat(600), 'https://example.com/a.jpg', 'https://youtu.be/abcdefgh', 'a / b', '../x.jpg', '-5', '1.5', '{}', '[]', '[1,2]', '{"value":1,"unit":"kg"}', 'æ😀', '2026-01-01',
  'single_line_text_field', 'list.number_integer', 'json', 'rating', 'money', 'available', 'on_hand', 'correction', 'true', '#ffffff', 'gid://shopify/Product/1'
];
/** @type {Record<string, readonly unknown[]>} what some scalars and some inputs are drawn from */
const KNOWN = {
  Int: [0, 1, 2, -1, 5, 3000, 1_000_001], Float: [0, 1.5, -2, 1e12], Boolean: [true, false], Money: ['1.00', '-1', '0', '1e3', '99999999999999999999', '12.345'], Decimal: ['1.00', '-1', '1e3', '99999999999999999999'],
  DateTime: ['2026-01-01T00:00:00Z', '2030-01-01T00:00:00Z'], Date: ['2026-01-01'], UnsignedInt64: ['0', '5', '1000'], URL: ['https://example.com/a.jpg', 'http://x'], JSON: ['{}'],
  namespace: ['custom', 'facts', '$app', 'a', 'app--9', 'protected', 'my facts'], key: ['material', 'care', 'a', 'a b'], optionName: ['Size', 'Title', 'Color', 'x']
};
const DEEPEST = 6;

/** @typedef {import('graphql').GraphQLSchema} GraphQLSchema */

export class RandomInput {
  /** @param {GraphQLSchema} schema @param {string} seed */
  constructor(schema, seed) {
    this.schema = schema;
    this.random = new Random(hashOf(seed));
    /** @type {string[]} */
    this.ids = [];
  }

  /** @param {import('graphql').GraphQLField<any, any>} field @returns {Record<string, unknown> | null} null when something that must be given grew too deep */
  arguments(field) {
    return this.#members(`Mutation.${field.name}`, field.args, 0);
  }

  /** @param {string} owner @param {readonly (import('graphql').GraphQLArgument | import('graphql').GraphQLInputField)[]} inputs @param {number} depth */
  #members(owner, inputs, depth) {
    /** @type {Record<string, unknown>} */
    const members = {};
    for (const { name, type } of inputs) {
      const isRequired = isNonNullType(type);
      if (!isRequired && this.random.next() < 0.55) continue;
      const value = !isRequired && this.random.next() < 0.04 ? null : this.#value(type, `${owner}.${name}`, name, depth);
      if (value !== undefined) members[name] = value;
      else if (isRequired) return null;
    }
    return members;
  }

  /** @param {import('graphql').GraphQLInputType} type @param {string} place @param {string} name @param {number} depth @returns {unknown} undefined when it grew too deep */
  #value(type, place, name, depth) {
    if (isNonNullType(type)) return this.#value(type.ofType, place, name, depth);
    if (isListType(type)) return Array.from({ length: this.random.pick([0, 1, 1, 2]) }, () => this.#value(type.ofType, place, name, depth)).filter(one => one !== undefined);
    if (isEnumType(type)) return this.random.pick(type.getValues()).name;
    if (!isInputObjectType(type)) return type.name === 'ID' ? this.#id(place) : this.random.pick(KNOWN[name] ?? KNOWN[type.name] ?? TEXTS);
    if (depth > DEEPEST) return undefined;
    const inputs = Object.values(type.getFields());
    if (!type.isOneOf) return this.#members(type.name, inputs, depth + 1) ?? undefined;
    const one = this.random.pick(inputs);
    const value = this.#value(one.type, `${type.name}.${one.name}`, one.name, depth + 1);
    return value === undefined ? undefined : { [one.name]: value };
  }

  /** @param {string} place */
  #id(place) {
    const { schema } = this;
    const names = /** @type {Map<string, string[]>} */ (schema.extensions.idTypes).get(place) ?? ['Product'];
    const types = names.flatMap(name => {
      const type = schema.getType(name);
      return type && isAbstractType(type) ? schema.getPossibleTypes(type).map(possible => possible.name) : [name];
    });
    const fitting = this.ids.filter(id => types.includes(id.split('/')[3]));
    return fitting.length && this.random.next() < 0.85 ? this.random.pick(fitting) : `gid://shopify/${this.random.pick(types)}/999`;
  }
}

/** A document that asks for the refusals of a mutation and for what is flat in its answer. @param {import('graphql').GraphQLField<any, any>} field @param {string[]} given the arguments that come as variables */
export function documentFor(field, given) {
  const payload = getNamedType(field.type);
  const variables = field.args.filter(({ name }) => given.includes(name));
  const members = isObjectType(payload) ? Object.values(payload.getFields()).flatMap(({ name, type, args }) => {
    const inner = getNamedType(type);
    if (args.length) return [];
    if (/serErrors$/.test(name) && isObjectType(inner)) return [`${name} { field message ${inner.getFields().code ? 'code' : ''} }`];
    return isObjectType(inner) && inner.getFields().id ? [`${name} { id }`] : isCompositeType(inner) ? [] : [name];
  }) : [];
  const [declared, passed] = [variables.map(({ name, type }) => `$${name}: ${type}`).join(', '), variables.map(({ name }) => `${name}: $${name}`).join(', ')];
  return `mutation ${declared && `(${declared})`} { ${field.name}${passed && `(${passed})`} { ${members.join(' ')} } }`;
}
