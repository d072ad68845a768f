// @ts-check
import { parseSearch } from './parse.js';
import { valueTest } from './values.js';

/** @import { Node, Term } from './parse.js' */

/**
 * @template T
 * @typedef {object} Field how one search field is read from a record and compared
 * @property {'text' | 'word' | 'number' | 'date' | 'boolean' | 'id' | 'choice'} kind
 * @property {(record: T) => string | number | boolean | null | readonly (string | number | null)[]} read dates as milliseconds
 * @property {string[]} [choices] for kind `choice`
 */

/** @typedef {{ field: string, message: string, code: string }} Warning */

/**
 * @template T
 * @typedef {object} FieldMap
 * @property {Record<string, Field<T>>} fields
 * @property {(record: T) => readonly (string | null)[]} words what a word without a field is looked for in
 * @property {(name: string) => Field<T> | undefined} [dynamic] for names such as `metafields.custom.material`
 */

/**
 * A search query as a predicate. A field that the list does not know is ignored with a warning, as Shopify does: all records match it.
 * @template T
 * @param {string | null | undefined} query @param {FieldMap<T>} map @param {{ rangeBoundsInclusive: boolean }} quirks
 * @returns {{ matches: ((record: T) => boolean) | null, warnings: Warning[], parsed: unknown }} `matches` is null when all match
 */
export function filter(query, map, quirks) {
  const node = query ? parseSearch(query) : null;
  /** @type {Warning[]} */
  const warnings = [];
  const matches = node && compile(node, map, quirks, warnings);
  return { matches, warnings, parsed: node && describe(node) };
}

/**
 * @template T @param {Node} node @param {FieldMap<T>} map @param {{ rangeBoundsInclusive: boolean }} quirks @param {Warning[]} warnings
 * @returns {((record: T) => boolean) | null} null for a part that is ignored
 */
function compile(node, map, quirks, warnings) {
  if (node.kind === 'term') return node.field === null ? wordTest(node, map) : fieldTest(node, map, quirks, warnings);
  if (node.kind === 'not') {
    const part = compile(node.part, map, quirks, warnings);
    return part && (record => !part(record));
  }
  const parts = node.parts.map(part => compile(part, map, quirks, warnings)).filter(part => part !== null);
  if (parts.length === 0) return null;
  return node.kind === 'and' ? record => parts.every(part => part(record)) : record => parts.some(part => part(record));
}

/** @template T @param {Term} term @param {FieldMap<T>} map @returns {(record: T) => boolean} */
function wordTest(term, map) {
  if (term.value === '*') return () => true;
  const test = /** @type {(value: any) => boolean} */ (valueTest('text', term, { rangeBoundsInclusive: false }));
  return record => map.words(record).some(text => text !== null && test(text));
}

/**
 * @template T @param {Term} term @param {FieldMap<T>} map @param {{ rangeBoundsInclusive: boolean }} quirks @param {Warning[]} warnings
 * @returns {((record: T) => boolean) | null}
 */
function fieldTest(term, map, quirks, warnings) {
  const name = /** @type {string} */ (term.field);
  const field = Object.hasOwn(map.fields, name) ? map.fields[name] : map.dynamic?.(name);
  if (!field) {
    warnings.push({ field: name, message: 'Invalid search field for this query.', code: 'invalid_field' });
    return null;
  }
  if (term.value === '*' && !term.quoted && term.operator === ':') return record => values(field.read(record)).some(isPresent);
  const test = valueTest(field.kind, term, quirks, field.choices);
  if (!test) {
    warnings.push({ field: name, message: `Input \`${term.value}\` is not an accepted value.`, code: 'invalid_value' });
    return null;
  }
  return record => values(field.read(record)).some(value => value !== null && test(value));
}

/** @param {unknown} value @returns {readonly any[]} */
const values = value => (Array.isArray(value) ? value : [value]);

/** @param {unknown} value */
const isPresent = value => value !== null && value !== '' && value !== false;

const RANGES = { ':': 'match_all', '>': 'range_gt', '>=': 'range_gte', '<': 'range_lt', '<=': 'range_lte' };

/** The query as Shopify shows that it understood it. @param {Node} node @returns {unknown} */
function describe(node) {
  if (node.kind === 'not') return { not: describe(node.part) };
  if (node.kind !== 'term') return { [node.kind]: node.parts.map(describe) };
  return { field: node.field ?? 'default', [RANGES[node.operator]]: node.value };
}
