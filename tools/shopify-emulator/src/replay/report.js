// @ts-check
// Counts, and the lines that are printed.
import { productRoots } from './product-roots.js';

/** @import { Replayed, NotComparable } from './replay-file.js' */
/** @typedef {Record<string, { same: number, of: number }>} Tally */

const NAMES = ['verdict', 'errorCodes', 'messages', 'requestedCost', 'userErrorCodes', 'userErrorFields', 'userErrorMessages', 'shape'];

/** @param {Replayed[]} all @param {NotComparable[]} notComparable */
export function summary(all, notComparable) {
  const [replayed, rebuilt] = [all.filter(one => !one.rebuilt), all.filter(one => one.rebuilt)];
  const beyond = replayed.filter(isBeyond);
  const [own, other] = [replayed.filter(one => one.ownVersion), replayed.filter(one => !one.ownVersion)];
  return {
    calls: replayed.length, rates: rates(tally(replayed)), counts: tally(replayed),
    productRoots: { calls: ofProduct(replayed).length, refusedForOtherRoots: beyond.length, unexpected: unexpected(replayed), rates: rates(tally(replayed, productRoots)), counts: tally(replayed, productRoots) },
    versionsWithSchema: { calls: own.length, rates: rates(tally(own)), productRoots: rates(tally(own, productRoots)) },
    versionsWithoutSchema: { calls: other.length, rates: rates(tally(other)), productRoots: rates(tally(other, productRoots)) },
    withoutDocument: {
      answers: rebuilt.length + notComparable.filter(one => one.reason === 'no document').length, rebuilt: rebuilt.length,
      rates: rates(tally(rebuilt)), productRoots: rates(tally(rebuilt, productRoots)), counts: tally(rebuilt, productRoots),
    },
    costsMissed: costsMissed(replayed),
    notComparable: notComparable.length, notComparableReasons: counted(notComparable.map(one => one.reason)),
  };
}

/**
 * A document that asks for a root the product uses and, in the same breath, for one it does not, and is refused for the latter: it says
 * nothing of the former. It counts as a miss of both, and is listed by `--verbose`.
 * @param {Replayed} call
 */
const isBeyond = call => call.notImplemented && call.roots.some(root => productRoots.has(root.name)) && call.roots.some(root => !productRoots.has(root.name));

/** Errors and userErrors of ours where Shopify had none: wrong verdicts, in no rate of codes. @param {Replayed[]} replayed */
const unexpected = replayed => replayed.flatMap(call => call.findings).filter(({ root, findings }) => productRoots.has(root) && findings.verdict.expected === 'data' && !findings.verdict.same).length;

/** @param {Replayed[]} replayed */
const ofProduct = replayed => replayed.filter(one => one.roots.some(root => productRoots.has(root.name)));

/**
 * Each comparison counts once per root field of a call; the cost, which is of the whole call, once per call.
 * @param {Replayed[]} replayed @param {Set<string>} [only] roots @returns {Tally}
 */
export function tally(replayed, only) {
  /** @type {Tally} */
  const counts = Object.fromEntries(NAMES.map(name => [name, { same: 0, of: 0 }]));
  const count = (/** @type {string} */ name, /** @type {boolean} */ same) => {
    counts[name].of++;
    if (same) counts[name].same++;
  };
  for (const call of replayed) {
    const findings = call.findings.filter(({ root }) => !only || only.has(root));
    for (const { findings: found } of findings) for (const [name, { same }] of Object.entries(found)) count(name, same);
    if (call.cost && findings.length) count('requestedCost', call.cost.same);
  }
  return counts;
}

/** @param {Tally} counts @returns {Record<string, number | null>} per cent, null where there was nothing to compare */
export const rates = counts => Object.fromEntries(Object.entries(counts).map(([name, { same, of }]) => [name, of ? Math.round((same / of) * 1000) / 10 : null]));

/** By how much requested costs miss, and how often: numbers only. @param {Replayed[]} replayed @returns {Record<string, Record<string, number>>} by root field */
export function costsMissed(replayed) {
  /** @type {Record<string, string[]>} */
  const missed = {};
  for (const { cost, roots } of replayed) {
    if (!cost || cost.same) continue;
    const by = cost.got === null ? 'none' : `${cost.got > cost.expected ? '+' : ''}${cost.got - cost.expected}`;
    for (const name of new Set(roots.map(root => root.name))) (missed[name] ??= []).push(by);
  }
  return Object.fromEntries(Object.entries(missed).map(([name, list]) => [name, counted(list)]));
}

/** @param {Replayed[]} replayed @returns {string[]} */
export function table(replayed) {
  const roots = [...new Set(replayed.flatMap(call => call.roots.map(root => root.name)))].sort();
  const row = (/** @type {string} */ name, /** @type {Tally} */ counts) => name.padEnd(42) + NAMES.map(one => (counts[one].of ? `${counts[one].same}/${counts[one].of}` : '-').padStart(12)).join('');
  return [
    'root field'.padEnd(42) + NAMES.map(name => name.replace('userError', 'ue.').padStart(12)).join(''),
    ...roots.map(root => row((productRoots.has(root) ? '' : '  ') + root, tally(replayed, new Set([root])))),
    row('all roots the product uses', tally(replayed, productRoots)),
    row('in total', tally(replayed)),
  ];
}

/** @param {Replayed[]} replayed @returns {Generator<string>} */
export function* misses(replayed) {
  for (const call of replayed) {
    const where = `${call.file} ${call.place}${call.ownVersion ? '' : ` (on ${call.version})`}${call.rebuilt ? ' (document rebuilt)' : ''}`;
    if (isBeyond(call)) yield `BEYOND ${call.roots.map(root => root.name).join(',')}: ${where}`;
    for (const { root, findings } of call.findings)
      for (const [name, { same, expected, got }] of Object.entries(findings))
        if (!same) yield `MISS ${name} ${root}: ${where}\n       expected ${text(expected)}\n       got      ${text(got)}`;
    if (call.cost && !call.cost.same) yield `MISS requestedCost ${call.roots.map(root => root.name).join(',')}: ${where}\n       expected ${call.cost.expected}\n       got      ${call.cost.got}`;
  }
}

/** @param {any} value */
const text = value => (typeof value === 'string' ? value : JSON.stringify(value));

/** @param {string[]} list */
export function counted(list) {
  /** @type {Record<string, number>} */
  const counts = {};
  for (const one of list) counts[one] = (counts[one] ?? 0) + 1;
  return counts;
}
