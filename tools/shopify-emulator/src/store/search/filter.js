// @ts-check
import { parseSearch } from './parse.js';
import { boundsOf, valueTest, wordsOf } from './values.js';

/** @import { Node, Term } from './parse.js' */
/** @import { Habits } from './values.js' */

/**
 * @template T
 * @typedef {object} Field how one search field is read from a record and compared
 * @property {'text' | 'word' | 'words' | 'number' | 'date' | 'day' | 'boolean' | 'id' | 'choice' | 'name'} kind `word` is one whole value, `words` several with commas; `day` compares whole days
 * @property {(record: T, shop: import('../shop.js').Shop) => string | number | boolean | null | readonly (string | number | null)[]} read dates as milliseconds
 * @property {(string | RegExp)[]} [choices] for kind `choice`
 * @property {boolean} [not] such as `tag_not`: finds what the value does not fit
 * @property {string} [sortKey] the order of the list that the field bounds: a range of it need not look at every record
 */

/** @typedef {{ field: string, message: string, code: string }} Warning */
/** @typedef {{ from: number, to: number }} Bounds values, `to` not included */

/**
 * @template T
 * @typedef {object} FieldMap
 * @property {Record<string, Field<T>>} fields
 * @property {(record: T) => readonly (string | null)[]} words what a word without a field is looked for in; the first counts most
 * @property {(name: string) => Field<T> | undefined} [dynamic] for names such as `metafields.custom.material`
 */

/**
 * @template T
 * @typedef {object} Search
 * @property {((record: T) => boolean) | null} matches null when all match
 * @property {Map<string, Bounds>} bounds by sort key: nothing outside of them matches
 * @property {((record: T) => number) | null} relevance how well a record fits the words without a field; null when there are none
 * @property {Warning[]} warnings
 * @property {unknown} parsed
 */

/**
 * A search query as a predicate. A field that the list does not know is ignored with a warning, as Shopify does: all records match it.
 * @template T
 * @param {string | null | undefined} query @param {FieldMap<T>} map @param {Habits} habits @param {(name: string) => boolean} [isKnown] whether Shopify knows that field here
 * @returns {Search<T>}
 */
export function filter(query, map, habits, isKnown = () => true) {
  const node = query ? parseSearch(query) : null;
  /** @type {Warning[]} */
  const warnings = [];
  const scope = { map, habits, isKnown, warnings };
  const matches = node && compile(node, scope);
  return { matches, bounds: node ? bounds(node, scope) : new Map(), relevance: node && relevance(node, map), warnings, parsed: node && describe(node) };
}

/**
 * @template T
 * @typedef {{ map: FieldMap<T>, habits: Habits, isKnown: (name: string) => boolean, warnings: Warning[] }} Scope
 */

/** @template T @param {Node} node @param {Scope<T>} scope @returns {((record: T) => boolean) | null} null for a part that is ignored */
function compile(node, scope) {
  if (node.kind === 'term') return node.field === null ? wordTest(node, scope) : fieldTest(node, node.field, scope);
  if (node.kind === 'not') {
    const part = compile(node.part, scope);
    return part && (record => !part(record));
  }
  const parts = node.parts.map(part => compile(part, scope)).filter(part => part !== null);
  if (parts.length < 2) return parts[0] ?? null;
  return node.kind === 'and' ? record => parts.every(part => part(record)) : record => parts.some(part => part(record));
}

/** @template T @param {Term} term @param {Scope<T>} scope @returns {(record: T) => boolean} */
function wordTest(term, { map, habits }) {
  if (term.value === '*') return () => true;
  const test = /** @type {(value: any) => boolean} */ (valueTest('text', term, habits));
  return record => map.words(record).some(text => text !== null && test(text));
}

/** @template T @param {string} name @param {Scope<T>} scope */
const fieldOf = (name, { map, isKnown }) => (isKnown(name) ? (Object.hasOwn(map.fields, name) ? map.fields[name] : map.dynamic?.(name)) : undefined);

/** @template T @param {Term} term @param {string} name @param {Scope<T>} scope @returns {((record: T) => boolean) | null} */
function fieldTest(term, name, scope) {
  const field = fieldOf(name, scope);
  if (!field) {
    scope.warnings.push({ field: name, message: 'Invalid search field for this query.', code: 'invalid_field' });
    return null;
  }
  const { read, not = false } = field;
  if (asksForAny(term)) return record => fits(read(record, scope.habits.shop), isPresent) !== not;
  const test = valueTest(field.kind, term, scope.habits, field.choices);
  if (test) return record => fits(read(record, scope.habits.shop), test) !== not;
  scope.warnings.push({ field: name, message: `Input \`${term.value}\` is not an accepted value.`, code: 'invalid_value' });
  return field.kind === 'choice' ? () => false : null;
}

/** @param {Term} term */
const asksForAny = ({ value, quoted, operator }) => value === '*' && !quoted && operator === ':';

/** @param {any} value one or a list @param {(value: any) => boolean} test */
function fits(value, test) {
  if (!Array.isArray(value)) return value !== null && test(value);
  for (const one of value) if (one !== null && test(one)) return true;
  return false;
}

/** @param {unknown} value */
const isPresent = value => value !== null && value !== '' && value !== false;

/** Only terms that all must be true bound the whole. @template T @param {Node} node @param {Scope<T>} scope */
function bounds(node, scope) {
  /** @type {Map<string, Bounds>} */
  const found = new Map();
  for (const part of node.kind === 'and' ? node.parts : [node]) {
    if (part.kind !== 'term' || part.field === null || asksForAny(part)) continue;
    const field = fieldOf(part.field, scope);
    const own = field?.sortKey === undefined ? null : boundsOf(field.kind, part, scope.habits);
    if (!field?.sortKey || !own) continue;
    const other = found.get(field.sortKey) ?? { from: -Infinity, to: Infinity };
    found.set(field.sortKey, { from: Math.max(own.from, other.from), to: Math.min(own.to, other.to) });
  }
  return found;
}

/** @template T @param {Node} node @param {FieldMap<T>} map @returns {((record: T) => number) | null} */
function relevance(node, map) {
  const wanted = freeWords(node).flatMap(wordsOf);
  if (wanted.length === 0) return null;
  return record => {
    const texts = map.words(record).map(text => (text === null ? [] : wordsOf(text)));
    return wanted.reduce((sum, word) => sum + texts.reduce((best, words, index) => Math.max(best, (words.includes(word) ? 2 : words.some(one => one.startsWith(word)) ? 1 : 0) * (index === 0 ? 2 : 1)), 0), 0);
  };
}

/** @param {Node} node @returns {string[]} */
function freeWords(node) {
  if (node.kind === 'term') return node.field === null ? [node.value] : [];
  return node.kind === 'not' ? [] : node.parts.flatMap(freeWords);
}

const RANGES = { ':': 'match_all', '>': 'range_gt', '>=': 'range_gte', '<': 'range_lt', '<=': 'range_lte' };

/** The query as Shopify shows that it understood it. @param {Node} node @returns {unknown} */
function describe(node) {
  if (node.kind === 'not') return { not: describe(node.part) };
  if (node.kind !== 'term') return { [node.kind]: node.parts.map(describe) };
  return { field: node.field ?? 'default', [RANGES[node.operator]]: node.value };
}
