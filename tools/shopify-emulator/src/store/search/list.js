// @ts-check
import { notImplemented } from '../../engine/errors.js';
import { byId, compareKeys, page } from '../connection.js';
import { filter } from './filter.js';

/** @import { Context } from '../write.js' */
/** @import { FieldMap } from './filter.js' */
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
 */

/**
 * @template {{ n: number }} T
 * @param {List<T>} list @param {PageArguments & { query?: string | null, sortKey?: string, savedSearchId?: string | null }} args
 * @param {Context} ctx @param {any} [info]
 */
export function listPage(list, args, ctx, info) {
  if (args.savedSearchId != null) throw notImplemented(`the argument savedSearchId of ${list.name}`);
  const matches = searchOf(list, args.query, ctx, info);
  const sortKey = args.sortKey ?? 'ID';
  const options = { unpaged: ctx.unpaged };
  if (sortKey === 'ID' || sortKey === 'RELEVANCE') return page(list.table(ctx).rows, args, byId, { ...options, ...(matches && { matches }) });
  const view = list.view ?? ((_, record) => record);
  const valueOf = (/** @type {T} */ record) => list.sortKeys[sortKey](view(ctx, record) ?? record);
  return page(sorted(list, sortKey, args.query, valueOf, matches, ctx), args, { idOf: record => record.n, valueOf }, options);
}

/** @template {{ n: number }} T @param {List<T>} list @param {string | null | undefined} query @param {Context} ctx @param {any} [info] */
export function countOf(list, query, ctx, info) {
  const matches = searchOf(list, query, ctx, info);
  const { rows } = list.table(ctx);
  return matches ? rows.reduce((sum, row) => sum + (matches(row) ? 1 : 0), 0) : rows.length;
}

/**
 * @template {{ n: number }} T @param {List<T>} list @param {string | null | undefined} query @param {Context} ctx @param {any} info
 * @returns {((record: T) => boolean) | null}
 */
function searchOf(list, query, ctx, info) {
  const { matches, warnings, parsed } = filter(query, list.fieldMap, ctx.shop.quirks);
  if (warnings.length) ctx.warnings.push({ path: [info?.path?.key ?? list.name], query, parsed, warnings });
  if (!matches || !list.view || !list.viewLags?.(ctx)) return matches;
  const { view } = list;
  return record => {
    const seen = view(ctx, record);
    return seen !== null && matches(seen);
  };
}

/** @type {WeakMap<Table<any>, { key: string, version: number, rows: any[] }>} the last sorted view of each table: pages of one pull share it */
const lastSorted = new WeakMap();

/**
 * @template {{ n: number }} T
 * @param {List<T>} list @param {string} sortKey @param {string | null | undefined} query @param {(record: T) => string | number | null} valueOf
 * @param {((record: T) => boolean) | null} matches @param {Context} ctx @returns {T[]}
 */
function sorted(list, sortKey, query, valueOf, matches, ctx) {
  const table = list.table(ctx);
  const key = `${sortKey} ${query ?? ''}`;
  const last = lastSorted.get(table);
  const reusable = !list.viewLags?.(ctx);
  if (reusable && last && last.key === key && last.version === table.version) return last.rows;
  const rows = (matches ? table.rows.filter(matches) : [...table.rows])
    .map(row => ({ row, value: valueOf(row) }))
    .sort((a, b) => compareKeys(a.value, a.row.n, b.value, b.row.n))
    .map(({ row }) => row);
  if (reusable) lastSorted.set(table, { key, version: table.version, rows });
  return rows;
}
