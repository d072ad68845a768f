// @ts-check

/**
 * What a rule can do. `on` is where it can strike: a kind that means nothing there is neither counted nor spent.
 * @typedef {'call' | 'oauth' | 'storage' | 'bulk' | 'line' | 'webhook'} Family `line`: one line of a bulk mutation
 * @type {Record<string, { on: Family[], says: string }>}
 */
export const faultKinds = {
  latency: { on: ['call', 'oauth', 'storage'], says: 'the answer comes `ms` later; goes together with another rule' },
  // Nothing is done.
  status: { on: ['call', 'oauth', 'storage'], says: 'HTTP `status` (503) instead of an answer, nothing done; `retryAfter` as a number of seconds (sent as "2.0") or as any text' },
  html: { on: ['call', 'oauth', 'storage'], says: 'an HTML page with `status` (503), nothing done' },
  throttled: { on: ['call'], says: 'THROTTLED, nothing done, nothing taken from the bucket' },
  'errors-only': { on: ['call'], says: 'HTTP 200 with errors (`message`, `code`: INTERNAL_SERVER_ERROR) and no data, nothing done' },
  'user-error': { on: ['call', 'line'], says: 'a mutation, or a line of a bulk mutation, answers with a userError (`message`, `code`, `field`), nothing done' },
  reset: { on: ['call', 'oauth', 'storage'], says: 'the connection is closed before anything is done' },
  // The call is done.
  'timeout-after-effect': { on: ['call', 'oauth', 'storage'], says: 'the call is done, then the connection is held `ms` and closed without an answer' },
  'status-after-effect': { on: ['call', 'oauth', 'storage'], says: 'the call is done, but answered with HTTP `status` (520) and a page: a refresh that is lost after the rotation' },
  truncated: { on: ['call', 'oauth', 'storage'], says: 'the call is done, half of the promised length is sent, then the connection is closed' },
  'reset-mid-body': { on: ['call', 'oauth', 'storage'], says: 'the call is done, half of the answer is sent in pieces without a length, then the connection is reset' },
  malformed: { on: ['call', 'oauth'], says: 'the call is done, the answer is not JSON' },
  empty: { on: ['call', 'oauth'], says: 'the call is done, the answer has no body' },
  'wrong-type': { on: ['call', 'oauth'], says: 'the call is done, the answer says that it is `contentType` (text/plain)' },
  'partial-data': { on: ['call'], says: 'the call is done, the answer has data and errors (`message`, `code`); of several root fields the first is null' },
  'slow-drip': { on: ['call', 'oauth', 'storage'], says: 'the call is done, the answer comes in twenty pieces over `ms` (1,000)' },
  // Something happens to the shop or the app, then the call goes on.
  'token-revoked': { on: ['call'], says: 'the token ends for good; 401 from this call on' },
  'token-expired': { on: ['call'], says: 'the token is over, as by time; 401 from this call on' },
  'scope-removed': { on: ['call'], says: 'the merchant takes `scope` from the app, before this call' },
  'app-uninstalled': { on: ['call', 'oauth'], says: 'the merchant removes the app, before this call' },
  'limit-reduced': { on: ['call'], says: 'the limits are `maximumAvailable` (1,000) and `restoreRate` (50) from now on' },
  'bucket-drained': { on: ['call'], says: 'another program with the same app has left `points` (0) in the bucket' },
  'version-dropped': { on: ['call'], says: 'the requested version is answered no more: calls fall forward to the next one' },
  'bulk-failed': { on: ['bulk'], says: 'a bulk operation ends as FAILED (`code`, default INTERNAL_SERVER_ERROR) without any data; a bulk mutation has done nothing' },
  'bulk-partial': { on: ['bulk'], says: 'a bulk operation ends as FAILED half-way, with partialDataUrl' },
  'bulk-canceled': { on: ['bulk'], says: 'Shopify cancels a bulk operation by itself: CANCELED without any data; a bulk mutation has done half of its lines' },
  'bulk-wrong-count': { on: ['bulk'], says: 'objectCount and rootObjectCount tell one more than there are' },
  'bulk-early-finish': { on: ['bulk'], says: 'bulk_operations/finish is told when the operation begins, and not again' },
  'bulk-stuck': { on: ['bulk'], says: 'a bulk operation stays RUNNING until it is canceled' },
  'bulk-expired-url': { on: ['bulk'], says: 'the address of the result is dead from the beginning' },
  'bulk-unordered': { on: ['bulk'], says: 'the lines of the result come in any order, children also before their parents' },
  'webhook-drop': { on: ['webhook'], says: 'a webhook is never sent' },
  'webhook-duplicate': { on: ['webhook'], says: 'a webhook is sent twice, with the same X-Shopify-Webhook-Id' },
  'webhook-delay': { on: ['webhook'], says: 'a webhook is sent `ms` (60,000) of the shop\'s clock later' },
  'webhook-reorder': { on: ['webhook'], says: 'a webhook is sent after the next one of the same subscription, or after `ms` (60,000)' },
  'webhook-bad-hmac': { on: ['webhook'], says: 'a webhook is signed with another secret' }
};
