// @ts-check
import { badRequest } from '../engine/errors.js';
import { decodeCursor, encodeCursor } from './cursor.js';

/** @import { Cursor } from './cursor.js' */

const MAX_PAGE = 250;

/**
 * @typedef {object} PageArguments
 * @property {number | null} [first]
 * @property {number | null} [last]
 * @property {string | null} [after]
 * @property {string | null} [before]
 * @property {boolean | null} [reverse]
 */

/**
 * @template T
 * @typedef {object} Order how rows are sorted
 * @property {(row: T) => number} idOf
 * @property {(row: T) => string | number | null} valueOf
 */

/**
 * One page of rows, the same for every connection.
 * @template T
 * @param {readonly T[]} rows sorted by `order`
 * @param {PageArguments} args
 * @param {Order<T>} order
 * @param {{ matches?: (row: T) => boolean, maxPage?: number, unpaged?: boolean, range?: [from: number, to: number] }} [options] `unpaged` answers everything;
 *   `range`: only the rows from one index up to, not including, another can match
 * @returns {Connection<T>}
 */
export function page(rows, args, order, { matches = () => true, maxPage = MAX_PAGE, unpaged = false, range = [0, rows.length] } = {}) {
  const everything = unpaged && args.first == null && args.last == null;
  if (!everything) checkPageSize(args, maxPage);
  // A reversed list is the same list walked the other way: "after" then means the rows before, in stored order.
  const step = args.reverse ? -1 : 1;
  const [low, high] = [range[0], range[1] - 1];
  const start = args.after == null ? (step > 0 ? low : high) : within(low, high, indexBeyond(rows, decodeCursor(args.after), order, step));
  const end = args.before == null ? (step > 0 ? high : low) : within(low, high, indexBeyond(rows, decodeCursor(args.before), order, -step));
  const wanted = everything ? Infinity : args.first ?? args.last ?? 0;
  const forwards = everything || args.first != null;

  const [from, to, walk] = forwards ? [start, end, step] : [end, start, -step];
  const found = take(rows, from, to, walk, wanted, matches);
  const nodes = forwards ? found.nodes : found.nodes.reverse();
  const isBeyond = () => some(rows, from - walk, -walk, matches, low, high);
  return new Connection(nodes, order, forwards
    ? { hasNextPage: () => found.more || (args.before != null && some(rows, to + walk, walk, matches, low, high)), hasPreviousPage: () => args.after != null && isBeyond() }
    : { hasNextPage: () => args.before != null && isBeyond(), hasPreviousPage: () => found.more || (args.after != null && some(rows, to + walk, walk, matches, low, high)) });
}

/** @param {PageArguments} args @param {number} maxPage */
function checkPageSize({ first, last }, maxPage) {
  if (first == null && last == null) throw badRequest('you must provide one of first or last');
  if (first != null && last != null) throw badRequest('providing both first and last is not supported');
  const [name, size] = first != null ? ['first', first] : ['last', /** @type {number} */ (last)];
  if (size < 0) throw badRequest(`${name} cannot be negative`);
  if (size > maxPage) throw badRequest(`${name} cannot exceed ${maxPage}`);
}

/**
 * @template T @param {readonly T[]} rows @param {number} from @param {number} to @param {number} walk @param {number} wanted
 * @param {(row: T) => boolean} matches
 */
function take(rows, from, to, walk, wanted, matches) {
  const nodes = [];
  for (let i = from; i >= 0 && i < rows.length && (walk > 0 ? i <= to : i >= to); i += walk) {
    if (!matches(rows[i])) continue;
    if (nodes.length >= wanted) return { nodes, more: true };
    nodes.push(rows[i]);
  }
  return { nodes, more: false };
}

/** One step outside of the range at most: from there nothing is found. @param {number} low @param {number} high @param {number} index */
const within = (low, high, index) => Math.min(Math.max(index, low - 1), high + 1);

/** @template T @param {readonly T[]} rows @param {number} from @param {number} walk @param {(row: T) => boolean} matches @param {number} low @param {number} high */
function some(rows, from, walk, matches, low, high) {
  for (let i = from; i >= low && i <= high; i += walk) if (matches(rows[i])) return true;
  return false;
}

/**
 * The index of the first row beyond the cursor, walking by `step`; the cursor's own row may be gone by now.
 * @template T @param {readonly T[]} rows @param {Cursor} cursor @param {Order<T>} order @param {number} step
 */
function indexBeyond(rows, cursor, order, step) {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const side = compareKeys(order.valueOf(rows[middle]), order.idOf(rows[middle]), cursor.last_value, cursor.last_id);
    if (step > 0 ? side <= 0 : side < 0) low = middle + 1;
    else high = middle;
  }
  return step > 0 ? low : low - 1;
}

/**
 * Sort order of a list: by value, absent values first, then by id.
 * @param {string | number | null} valueA @param {number} idA @param {string | number | null} valueB @param {number} idB
 */
export function compareKeys(valueA, idA, valueB, idB) {
  if (valueA !== valueB) {
    if (valueA === null) return -1;
    if (valueB === null) return 1;
    if (typeof valueA !== typeof valueB) throw badRequest('Invalid cursor for current pagination sort.');
    return valueA < valueB ? -1 : 1;
  }
  return idA - idB;
}

/** @template T */
export class Connection {
  #order;
  #more;

  /** @param {T[]} nodes @param {Order<T>} order @param {{ hasNextPage: () => boolean, hasPreviousPage: () => boolean }} more */
  constructor(nodes, order, more) {
    this.nodes = nodes;
    this.#order = order;
    this.#more = more;
  }

  get edges() {
    return this.nodes.map(node => ({ node, cursor: this.#cursorOf(node) }));
  }

  get pageInfo() {
    return new PageInfo(this.#more, at => this.#cursorOf(this.nodes.at(at)));
  }

  /** @param {T | undefined} node */
  #cursorOf(node) {
    return node === undefined ? null : encodeCursor(this.#order.idOf(node), this.#order.valueOf(node));
  }
}

/** Looks for further pages only when asked to: behind a filter that costs a walk over the whole list. Cursors, too, are made for those who ask. */
class PageInfo {
  #more;
  #cursorAt;

  /** @param {{ hasNextPage: () => boolean, hasPreviousPage: () => boolean }} more @param {(at: number) => string | null} cursorAt */
  constructor(more, cursorAt) {
    this.#more = more;
    this.#cursorAt = cursorAt;
  }

  get startCursor() { return this.#cursorAt(0); }
  get endCursor() { return this.#cursorAt(-1); }
  get hasNextPage() { return this.#more.hasNextPage(); }
  get hasPreviousPage() { return this.#more.hasPreviousPage(); }
}

/** @type {Order<{ n: number }>} */
export const byId = { idOf: row => row.n, valueOf: row => row.n };

/**
 * A page of a list in its own order (positions), such as a product's variants.
 * @template {{ n: number }} T
 * @param {readonly T[]} list @param {PageArguments} args @param {{ maxPage?: number, unpaged?: boolean }} [options]
 */
export function pageList(list, args, options) {
  /** @type {Map<T, number> | null} made when the first position is asked for: a whole list, or its beginning, needs none */
  let positions = null;
  const valueOf = (/** @type {T} */ row) => (positions ??= new Map(list.map((one, index) => [one, index + 1]))).get(row) ?? 0;
  return page(list, args, { idOf: row => row.n, valueOf }, options);
}
