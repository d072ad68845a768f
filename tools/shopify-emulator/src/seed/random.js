// @ts-check

/** A small, fast, repeatable source of chance: the same seed gives the same shop everywhere. */
export class Random {
  #state;

  /** @param {number} seed */
  constructor(seed) {
    this.#state = (seed ^ 0x9e3779b9) >>> 0;
  }

  /** @returns {number} from 0 up to, not including, 1 */
  next() {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  /** @param {number} from @param {number} to both included */
  int(from, to) {
    return from + Math.floor(this.next() * (to - from + 1));
  }

  /** @param {number} probability */
  chance(probability) {
    return this.next() < probability;
  }

  /** @template T @param {readonly T[]} list @returns {T} */
  pick(list) {
    return list[Math.floor(this.next() * list.length)];
  }

  /** @template T @param {readonly T[]} list @param {number} count @returns {T[]} different ones, in the list's order */
  some(list, count) {
    const left = Math.min(count, list.length);
    const chosen = [];
    for (let i = 0, needed = left; i < list.length && needed > 0; i++) {
      if (this.next() * (list.length - i) < needed) {
        chosen.push(list[i]);
        needed--;
      }
    }
    return chosen;
  }
}
