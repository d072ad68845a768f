// @ts-check
// Rules by which a shop misbehaves: which calls, how, how often. Seeded and counted, so that a test can be run again and checked.
import { seededRandom } from '../random.js';
import { faultKinds } from './kinds.js';

/**
 * @typedef {{ kind: string, match?: string | { document?: string, root?: string }, rate?: number, times?: number, after?: number, nth?: number | number[],
 *   ms?: number, status?: number, retryAfter?: number | string, message?: string, code?: string, field?: string[], scope?: string, contentType?: string,
 *   maximumAvailable?: number, restoreRate?: number, points?: number }} Rule
 * @typedef {{ document: string | null, roots: string[] }} Target
 * @typedef {import('./kinds.js').Family} Family
 */

export class Faults {
  /** @type {{ rule: Rule, seen: number, fired: number }[]} */
  #rules = [];
  #random = seededRandom(1);

  /** Replaces all rules; the counts start again. @param {Rule[]} rules @param {number} [seed] */
  set(rules, seed = 1) {
    this.#rules = rules.map(rule => ({ rule, seen: 0, fired: 0 }));
    this.#random = seededRandom(seed);
  }

  /** The rules that strike a call: every latency, and the first other one. @param {Target} target @param {Family} [family] what is about to happen @returns {Rule[]} */
  strike(target, family = 'call') {
    /** @type {Rule[]} */
    const struck = [];
    for (const entry of this.#rules) {
      const { rule } = entry;
      if (!faultKinds[rule.kind].on.includes(family) || !matches(rule.match, target)) continue;
      const number = ++entry.seen;
      // A call that was struck already still counts for the rules that come after.
      if (struck.some(one => one.kind !== 'latency') && rule.kind !== 'latency') continue;
      if (number <= (rule.after ?? 0) || entry.fired >= (rule.times ?? Infinity)) continue;
      if (rule.nth !== undefined && ![rule.nth].flat().includes(number)) continue;
      if (rule.rate !== undefined && this.#random() >= rule.rate) continue;
      entry.fired++;
      struck.push(rule);
    }
    return struck;
  }

  counts() {
    return this.#rules.map(({ rule, seen, fired }) => ({ ...rule, seen, fired }));
  }
}

/** @param {Rule['match']} match a text is either the document's name or a root field @param {Target} target */
function matches(match, { document, roots }) {
  if (match === undefined || match === '*') return true;
  if (typeof match === 'string') return match === document || roots.includes(match);
  return (match.document === undefined || match.document === document) && (match.root === undefined || roots.includes(match.root));
}
