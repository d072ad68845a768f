// @ts-check
import { byId, page } from '../connection.js';
import { keyed } from '../sorted-view.js';
import { searchOf } from './list.js';

/** @import { Context } from '../write.js' */
/** @import { List } from './list.js' */
/** @import { PageArguments } from '../connection.js' */

/**
 * A page of a short list that is not a table of its own: what belongs to one record, or part of a table.
 * @template {{ n: number }} T
 * @param {readonly T[]} rows in the order of their ids @param {Pick<List<T>, 'name' | 'fieldMap'>} list @param {PageArguments & { query?: string | null }} args @param {Context} ctx @param {any} [info]
 * @param {((row: T) => string | number | null) | null} [valueOf] what the rows are sorted by, when not by id
 */
export function searchRows(rows, list, args, ctx, info, valueOf = null) {
  const { matches } = searchOf(list, args.query, ctx, info);
  const options = { unpaged: ctx.unpaged, ...(matches && { matches }) };
  if (!valueOf) return page(rows, args, byId, options);
  return page(keyed(rows, valueOf).map(({ row }) => row), args, { idOf: row => row.n, valueOf }, options);
}
