// @ts-check
import { BadControlCall } from '../control/bad-call.js';

/** What a rule can do, with what the kind means. */
export const faultKinds = {
  latency: 'the answer comes `ms` later',
  status: 'HTTP `status` (default 503) instead of an answer, nothing done; `retryAfter` seconds in Retry-After',
  html: 'an HTML error page with `status` (default 503), nothing done',
  throttled: 'THROTTLED, nothing done, nothing taken from the bucket',
  reset: 'the connection is closed before anything is done',
  'timeout-after-effect': 'the call is done, then the connection is held `ms` and closed without an answer',
  truncated: 'the call is done, half of the answer is sent, then the connection is closed',
  malformed: 'the call is done, the answer is not JSON',
  'user-error': 'a mutation answers with a userError (`message`, `code`, `field`), nothing done',
  'token-revoked': 'the token ends for good; 401 from this call on',
};

const LATER = ['webhook-drop', 'webhook-duplicate', 'webhook-delay', 'bulk-failed', 'bulk-partial'];
const NUMBERS = ['rate', 'times', 'after', 'ms', 'status', 'retryAfter'];
const KNOWN = new Set(['kind', 'match', 'message', 'code', 'field', ...NUMBERS]);

/** Refuses a rule that would silently never do anything. @param {Record<string, any>} rule */
export function checkRule(rule) {
  if (rule === null || typeof rule !== 'object') throw new BadControlCall(400, 'A fault rule is an object such as {"kind": "status", "status": 503, "times": 2}.');
  if (LATER.includes(rule.kind)) throw new BadControlCall(400, `The fault kind "${rule.kind}" needs webhooks or bulk operations, which this emulator does not have yet.`);
  if (!Object.hasOwn(faultKinds, rule.kind)) throw new BadControlCall(400, `There is no fault kind "${rule.kind}"; known are ${Object.keys(faultKinds).join(', ')}.`);
  for (const key of Object.keys(rule)) if (!KNOWN.has(key)) throw new BadControlCall(400, `A fault rule has no "${key}"; known are ${[...KNOWN].join(', ')}.`);
  for (const key of NUMBERS)
    if (rule[key] !== undefined && (typeof rule[key] !== 'number' || rule[key] < 0)) throw new BadControlCall(400, `"${key}" of a fault rule is a number that is not negative.`);
  if (rule.status !== undefined && (rule.status < 400 || rule.status > 599)) throw new BadControlCall(400, '"status" of a fault rule is from 400 to 599.');
}
