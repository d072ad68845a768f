// @ts-check
import { seededRandom } from '../random.js';

/** A small, fast, repeatable source of chance: the same seed gives the same shop everywhere. */
export class Random {
  /** @param {number} seed */
  constructor(seed) {
    /** A number from 0 up to, not including, 1. */
    this.next = seededRandom(seed);
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
