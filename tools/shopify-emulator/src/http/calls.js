// @ts-check

/**
 * @typedef {{ number: number, time: string, kind: 'graphql' | 'oauth', document: string | null, roots: string[], app: string | null, version: string | null,
 *   requestedCost: number | null, actualCost: number | null, currentlyAvailable: number | null, status: number, error: string | null, faults: string[], durationMs: number }} CallRecord
 */

/** Older calls are forgotten: a long endurance run must not fill the memory. */
const KEPT = 50_000;

export class Calls {
  #next = 1;
  /** @type {CallRecord[]} */
  #records = [];

  /** @param {Omit<CallRecord, 'number'>} record */
  add(record) {
    this.#records.push({ number: this.#next++, ...record });
    // Cut in halves, not one by one: shifting a long array for every call would be slow.
    if (this.#records.length > 2 * KEPT) this.#records = this.#records.slice(-KEPT);
  }

  /** @param {number} number @returns {CallRecord[]} */
  after(number) {
    const first = this.#records[0]?.number ?? 1;
    return this.#records.slice(Math.max(0, number - first + 1));
  }
}
