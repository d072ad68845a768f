// @ts-check
import { faultKinds } from './kinds.js';

const NUMBERS = ['rate', 'times', 'after', 'ms', 'status', 'maximumAvailable', 'restoreRate', 'points'];
const TEXTS = ['message', 'code', 'scope', 'contentType'];
const KNOWN = new Set(['kind', 'match', 'nth', 'field', 'retryAfter', ...NUMBERS, ...TEXTS]);

/** What is wrong with a rule: one that is misspelt would silently never strike. @param {any} rule @returns {string | null} */
export function ruleProblem(rule) {
  if (rule === null || typeof rule !== 'object') return 'A fault rule is an object such as {"kind": "status", "status": 503, "times": 2}.';
  if (!Object.hasOwn(faultKinds, rule.kind)) return `There is no fault kind "${rule.kind}"; known are ${Object.keys(faultKinds).join(', ')}.`;
  const unknown = Object.keys(rule).find(key => !KNOWN.has(key));
  if (unknown) return `A fault rule has no "${unknown}"; known are ${[...KNOWN].join(', ')}.`;
  const wrong = NUMBERS.find(key => rule[key] !== undefined && !(typeof rule[key] === 'number' && rule[key] >= 0));
  if (wrong) return `"${wrong}" of a fault rule is a number that is not negative.`;
  const notText = TEXTS.find(key => rule[key] !== undefined && typeof rule[key] !== 'string');
  if (notText) return `"${notText}" of a fault rule is a text.`;
  if (![undefined, 'number', 'string'].includes(rule.retryAfter === undefined ? undefined : typeof rule.retryAfter)) return '"retryAfter" of a fault rule is a number of seconds, or the text to send.';
  if (rule.nth !== undefined && ![rule.nth].flat().every(one => Number.isInteger(one) && one > 0)) return '"nth" of a fault rule is the number of the matching call, from 1, or a list of them.';
  if (rule.kind === 'scope-removed' && !rule.scope) return 'A rule "scope-removed" names the "scope".';
  return rule.status !== undefined && (rule.status < 400 || rule.status > 599) ? '"status" of a fault rule is from 400 to 599.' : null;
}
