// @ts-check
import { SortedView } from './sorted-view.js';

/**
 * All records of one type in the order of their ids, which is also the order of creation. Found by binary search: at a million
 * records a map beside the list would cost more memory than the search costs time.
 * @template {{ n: number }} T
 */
export class Table {
  /** @type {T[]} */
  rows = [];
  /** Grows with each write, so that a sorted view knows when it is stale. */
  version = 0;
  /** @type {Map<string, SortedView<T>>} */
  #views = new Map();

  get size() {
    return this.rows.length;
  }

  /** @param {T} record its id must be higher than every id before it */
  add(record) {
    this.rows.push(record);
    this.touch(record);
    return record;
  }

  /** @param {number} n @returns {T | undefined} */
  get(n) {
    const row = this.rows[this.firstAtOrAfter(n)];
    return row?.n === n ? row : undefined;
  }

  /** @param {T} record */
  remove(record) {
    const index = this.firstAtOrAfter(record.n);
    if (this.rows[index] !== record) throw new Error(`No record ${record.n} to remove.`);
    this.rows.splice(index, 1);
    this.touch(record);
  }

  /** @param {T} [record] that was written; none: any may have been */
  touch(record) {
    this.version++;
    for (const view of this.#views.values()) view.changed(record);
  }

  /** The rows in the order of a value, kept up to date from the first asking on. @param {string} name of the order @param {(record: T) => string | number | null} valueOf */
  sortedBy(name, valueOf) {
    let view = this.#views.get(name);
    if (!view) this.#views.set(name, view = new SortedView(this, valueOf));
    return view.read();
  }

  /** @param {number} n @returns {number} the index of the first record whose id is n or higher */
  firstAtOrAfter(n) {
    let low = 0;
    let high = this.rows.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.rows[middle].n < n) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
