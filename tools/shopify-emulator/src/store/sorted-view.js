// @ts-check
import { compareKeys } from './connection.js';

/** @import { Table } from './table.js' */

/** Up to so many rows are moved one by one; with more, one walk over all is quicker. */
const FEW = 32;

/**
 * The rows of a table in the order of one value. Sorting a hundred thousand rows anew after every write would be the slowest thing the store
 * does; so the rows written since are taken out and put back in one walk, at the next reading.
 * @template {{ n: number }} T
 */
export class SortedView {
  #table;
  #valueOf;
  /** @type {T[]} */
  #rows = [];
  /** @type {(string | number | null)[]} */
  #values = [];
  /** @type {Set<T> | null} null: everything may have changed */
  #changed = null;

  /** @param {Table<T>} table @param {(row: T) => string | number | null} valueOf */
  constructor(table, valueOf) {
    this.#table = table;
    this.#valueOf = valueOf;
  }

  /** @param {T} [row] none: any */
  changed(row) {
    if (row === undefined) this.#changed = null;
    else this.#changed?.add(row);
  }

  /** @returns {{ rows: readonly T[], values: readonly (string | number | null)[] }} */
  read() {
    if (this.#changed === null || this.#changed.size > this.#rows.length / 4) this.#sort(this.#table.rows);
    else if (this.#changed.size > FEW) this.#merge(this.#changed);
    else if (this.#changed.size) this.#move(this.#changed);
    this.#changed = new Set();
    return { rows: this.#rows, values: this.#values };
  }

  /** @param {readonly T[]} rows */
  #sort(rows) {
    const sorted = keyed(rows, this.#valueOf);
    this.#rows = sorted.map(({ row }) => row);
    this.#values = sorted.map(({ value }) => value);
  }

  /** In copies: who reads a page may still look for more in the old ones. @param {Set<T>} changed */
  #move(changed) {
    const rows = this.#rows.slice();
    const values = this.#values.slice();
    for (const row of changed) {
      const old = rows.indexOf(row);
      if (old >= 0) {
        rows.splice(old, 1);
        values.splice(old, 1);
      }
    }
    for (const row of changed) {
      if (this.#table.get(row.n) !== row) continue;
      const value = this.#valueOf(row);
      let low = 0;
      let high = rows.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (compareKeys(values[middle], rows[middle].n, value, row.n) < 0) low = middle + 1;
        else high = middle;
      }
      rows.splice(low, 0, row);
      values.splice(low, 0, value);
    }
    this.#rows = rows;
    this.#values = values;
  }

  /** @param {Set<T>} changed */
  #merge(changed) {
    const fresh = keyed([...changed].filter(row => this.#table.get(row.n) === row), this.#valueOf);
    /** @type {T[]} */
    const rows = [];
    /** @type {(string | number | null)[]} */
    const values = [];
    let next = 0;
    const put = (/** @type {T} */ row, /** @type {string | number | null} */ value) => {
      rows.push(row);
      values.push(value);
    };
    for (let i = 0; i < this.#rows.length; i++) {
      const row = this.#rows[i];
      if (changed.has(row)) continue;
      while (next < fresh.length && compareKeys(fresh[next].value, fresh[next].row.n, this.#values[i], row.n) < 0) put(fresh[next].row, fresh[next++].value);
      put(row, this.#values[i]);
    }
    for (; next < fresh.length; next++) put(fresh[next].row, fresh[next].value);
    this.#rows = rows;
    this.#values = values;
  }
}

/** @template {{ n: number }} T @param {readonly T[]} rows @param {(row: T) => string | number | null} valueOf */
export const keyed = (rows, valueOf) => rows.map(row => ({ row, value: valueOf(row) })).sort((a, b) => compareKeys(a.value, a.row.n, b.value, b.row.n));
