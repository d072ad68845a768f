// @ts-check

/**
 * @typedef {object} LedgerEntry
 * @property {number} number counted from 1
 * @property {string} time with milliseconds
 * @property {string} mutation
 * @property {unknown} variables
 * @property {string | null} id the object written; of several, the first
 * @property {unknown} before the product with all its parts, or a list of them when several were written, or null when it is new
 * @property {unknown} after likewise, or null when it is gone
 * @property {boolean} changed false when nothing but the moment of the last update differs
 * @property {'app' | 'merchant'} actor
 */

/** Every accepted write of a shop, in order. Entries are kept as text: they are many, seldom read, and must not change with the records. */
export class Ledger {
  /** @type {string[]} */
  #entries = [];

  /** @param {Omit<LedgerEntry, 'number'>} entry */
  record(entry) {
    this.#entries.push(JSON.stringify({ number: this.#entries.length + 1, ...entry }));
  }

  get size() {
    return this.#entries.length;
  }

  /** @param {number} [number] @returns {LedgerEntry[]} the entries after that number */
  after(number = 0) {
    return this.#entries.slice(Math.max(0, number)).map(text => JSON.parse(text));
  }
}
