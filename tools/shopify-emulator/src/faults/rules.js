// @ts-check

/** What a rule can do, with what the kind means. */
const faultKinds = {
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
  'bulk-failed': 'a bulk operation ends as FAILED (`code`, default INTERNAL_SERVER_ERROR) without any data; a bulk mutation has done nothing',
  'bulk-partial': 'a bulk operation ends as FAILED half-way, with partialDataUrl',
  'bulk-stuck': 'a bulk operation stays RUNNING until it is canceled',
  'bulk-expired-url': 'the address of the result is dead from the beginning',
  'bulk-unordered': 'the lines of the result come in any order, children also before their parents',
  'webhook-drop': 'a webhook is never sent',
  'webhook-duplicate': 'a webhook is sent twice, with the same X-Shopify-Webhook-Id',
  'webhook-delay': 'a webhook is sent `ms` (60,000) of the shop\'s clock later',
  'webhook-reorder': 'a webhook is sent after the next one of the same subscription, or after `ms` (60,000)',
  'webhook-bad-hmac': 'a webhook is signed with another secret',
};

const NUMBERS = ['rate', 'times', 'after', 'ms', 'status', 'retryAfter'];
const KNOWN = new Set(['kind', 'match', 'message', 'code', 'field', ...NUMBERS]);

/** What is wrong with a rule: one that is misspelt would silently never strike. @param {any} rule @returns {string | null} */
export function ruleProblem(rule) {
  if (rule === null || typeof rule !== 'object') return 'A fault rule is an object such as {"kind": "status", "status": 503, "times": 2}.';
  if (!Object.hasOwn(faultKinds, rule.kind)) return `There is no fault kind "${rule.kind}"; known are ${Object.keys(faultKinds).join(', ')}.`;
  const unknown = Object.keys(rule).find(key => !KNOWN.has(key));
  if (unknown) return `A fault rule has no "${unknown}"; known are ${[...KNOWN].join(', ')}.`;
  const wrong = NUMBERS.find(key => rule[key] !== undefined && !(typeof rule[key] === 'number' && rule[key] >= 0));
  if (wrong) return `"${wrong}" of a fault rule is a number that is not negative.`;
  return rule.status !== undefined && (rule.status < 400 || rule.status > 599) ? '"status" of a fault rule is from 400 to 599.' : null;
}
