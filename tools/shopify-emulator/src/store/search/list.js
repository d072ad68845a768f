// @ts-check
import { notImplemented, ShopifyError } from '../../engine/errors.js';
import { byId, page } from '../connection.js';
import { parseGid } from '../gid.js';
import { keyed } from '../sorted-view.js';
import { filter } from './filter.js';
import { knowsField } from './known-fields.js';

/** @import { Context } from '../write.js' */
/** @import { Bounds, FieldMap, Search } from './filter.js' */
/** @import { PageArguments } from '../connection.js' */
/** @import { Table } from '../table.js' */

/**
 * @template {{ n: number }} T
 * @typedef {object} List a root list of one type
 * @property {string} name of the root field
 * @property {(ctx: Context) => Table<T>} table
 * @property {FieldMap<T>} fieldMap
 * @property {Record<string, (record: T) => string | number | null>} sortKeys
 * @property {(ctx: Context, record: T) => T | null} [view] the record as the search index sees it
 * @property {(ctx: Context) => boolean} [viewLags]
 * @property {(ctx: Context) => ((record: T) => boolean) | null} [visible] what the caller may see; null: everything
 */

/** @typedef {PageArguments & { query?: string | null, sortKey?: string | null, savedSearchId?: string | null }} ListArguments */

/**
 * @template {{ n: number }} T
 * @param {List<T>} list @param {ListArguments} args @param {Context} ctx @param {any} [info]
 */
export function listPage(list, args, ctx, info) {
  const search = searchOf(list, queryOf(args, ctx), ctx, info);
  const sortKey = args.sortKey ?? 'ID';
  const options = { unpaged: ctx.unpaged, ...(search.matches && { matches: search.matches }) };
  if (sortKey === 'RELEVANCE' && search.relevance) return byRelevance(list, args, search, search.relevance, ctx);
  const table = list.table(ctx);
  if (sortKey === 'ID' || sortKey === 'RELEVANCE') {
    const narrow = narrowed(list, search, ctx);
    return narrow ? page(narrow, args, byId, options) : page(table.rows, args, byId, { ...options, range: idRange(table, search.bounds) });
  }
  const valueOf = list.sortKeys[sortKey];
  if (!valueOf) throw notImplemented(`the sort key ${sortKey} of ${list.name}`);
  if (list.viewLags?.(ctx)) return laggingPage(list, args, valueOf, search, ctx);
  const { rows, values } = table.sortedBy(sortKey, valueOf);
  const bounds = search.bounds.get(sortKey);
  const narrow = bounds ? null : narrowed(list, search, ctx);
  const order = { idOf: (/** @type {T} */ record) => record.n, valueOf };
  if (narrow) return page(keyed(narrow, valueOf).map(({ row }) => row), args, order, options);
  return page(rows, args, order, { ...options, range: bounds && valueRange(values, bounds) });
}

/** A search that was kept, with what is asked for besides. @param {ListArguments} args @param {Context} ctx @returns {string | null | undefined} */
export function queryOf({ query, savedSearchId }, { shop }) {
  if (savedSearchId == null) return query;
  const saved = parseGid(savedSearchId)?.type === 'SavedSearch' ? shop.find(savedSearchId) : undefined;
  if (!saved) throw new ShopifyError('invalid id', { code: 'RESOURCE_NOT_FOUND' });
  return query ? `(${saved.query}) (${query})` : saved.query;
}

/** @template {{ n: number }} T @param {List<T>} list @param {string | null | undefined} query @param {Context} ctx @param {any} [info] @param {number} [limit] beyond which nobody wants to know */
export function countOf(list, query, ctx, info, limit = Infinity) {
  const search = searchOf(list, query, ctx, info);
  const { matches } = search;
  const { rows } = list.table(ctx);
  if (!matches) return rows.length;
  let count = 0;
  for (const row of narrowed(list, search, ctx) ?? rows) if (matches(row) && ++count > limit) break;
  return count;
}

/**
 * @template {{ n: number }} T @param {Pick<List<T>, 'name' | 'fieldMap' | 'visible' | 'view' | 'viewLags'>} list @param {string | null | undefined} query @param {Context} ctx @param {any} info
 * @returns {Search<T>}
 */
export function searchOf(list, query, ctx, info) {
  const isKnown = (/** @type {string} */ name) => {
    const documented = knowsField(info, name);
    if (documented === true && !Object.hasOwn(list.fieldMap.fields, name) && !list.fieldMap.dynamic?.(name)) throw notImplemented(`the search field ${name} of ${list.name}`);
    return documented !== false;
  };
  const search = filter(query, list.fieldMap, habitsOf(ctx), isKnown);
  if (search.warnings.length || (query && ctx.searchDebug)) ctx.warnings.push({ path: pathOf(info?.path) ?? [list.name], query, parsed: search.parsed, warnings: search.warnings });
  return { ...search, matches: allOf(list.visible?.(ctx) ?? null, seen(list, search.matches, ctx)) };
}

/** @param {Context} ctx @returns {import('./values.js').Habits} */
export const habitsOf = ({ shop }) => ({ rangeBoundsInclusive: shop.quirks.rangeBoundsInclusive, nowMs: shop.now().getTime(), shop });

/** @template T @param {((record: T) => boolean) | null} a @param {((record: T) => boolean) | null} b */
const allOf = (a, b) => (a && b ? (/** @type {T} */ record) => a(record) && b(record) : a ?? b);

/** With a lagging index a record is judged as it was. @template {{ n: number }} T @param {Pick<List<T>, 'view' | 'viewLags'>} list @param {((record: T) => boolean) | null} matches @param {Context} ctx */
function seen(list, matches, ctx) {
  const { view } = list;
  if (!matches || !view || !list.viewLags?.(ctx)) return matches;
  return (/** @type {T} */ record) => {
    const old = view(ctx, record);
    return old !== null && matches(old);
  };
}

/** @param {any} path @returns {(string | number)[] | null} */
const pathOf = path => (path ? [...(pathOf(path.prev) ?? []), path.key] : null);

/** @template {{ n: number }} T @param {Table<T>} table @param {Map<string, Bounds>} bounds @returns {[number, number]} */
function idRange(table, bounds) {
  const own = bounds.get('ID');
  return own ? [table.firstAtOrAfter(own.from), Math.max(table.firstAtOrAfter(own.from), table.firstAtOrAfter(own.to))] : [0, table.rows.length];
}

/** @param {readonly (string | number | null)[]} values sorted @param {Bounds} bounds @returns {[number, number]} indexes */
function valueRange(values, { from, to }) {
  const low = firstFrom(values, from);
  return [low, Math.max(low, firstFrom(values, to))];
}

/** @param {readonly (string | number | null)[]} values @param {number} bound */
function firstFrom(values, bound) {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    // Absent values come first, and no range holds them.
    if (values[middle] === null || Number(values[middle]) < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * The few records that a range on another order leaves, by id; null when the search has no such range, or it leaves many.
 * @template {{ n: number }} T @param {List<T>} list @param {Search<T>} search @param {Context} ctx @returns {T[] | null}
 */
function narrowed(list, { bounds }, ctx) {
  if (list.viewLags?.(ctx)) return null;
  const table = list.table(ctx);
  for (const [sortKey, own] of bounds) {
    const { rows, range } = sortKey === 'ID' ? { rows: table.rows, range: idRange(table, bounds) } : ranged(table.sortedBy(sortKey, list.sortKeys[sortKey]), own);
    if ((range[1] - range[0]) * 4 <= table.rows.length) return rows.slice(...range).sort((a, b) => a.n - b.n);
  }
  return null;
}

/** @template T @param {{ rows: readonly T[], values: readonly (string | number | null)[] }} view @param {Bounds} bounds */
const ranged = ({ rows, values }, bounds) => ({ rows, range: valueRange(values, bounds) });

/** The best first; of equals the older. @template {{ n: number }} T @param {List<T>} list @param {ListArguments} args @param {Search<T>} search @param {(record: T) => number} relevance @param {Context} ctx */
function byRelevance(list, args, { matches }, relevance, ctx) {
  const valueOf = (/** @type {T} */ record) => -relevance(record);
  const found = matches ? list.table(ctx).rows.filter(matches) : list.table(ctx).rows;
  return page(keyed(found, valueOf).map(({ row }) => row), args, { idOf: record => record.n, valueOf }, { unpaged: ctx.unpaged });
}

/** @template {{ n: number }} T @param {List<T>} list @param {ListArguments} args @param {(record: T) => string | number | null} read @param {Search<T>} search @param {Context} ctx */
function laggingPage(list, args, read, { matches }, ctx) {
  const valueOf = (/** @type {T} */ record) => read(list.view?.(ctx, record) ?? record);
  const { rows } = list.table(ctx);
  const sorted = keyed(matches ? rows.filter(matches) : rows, valueOf).map(({ row }) => row);
  return page(sorted, args, { idOf: record => record.n, valueOf }, { unpaged: ctx.unpaged });
}
