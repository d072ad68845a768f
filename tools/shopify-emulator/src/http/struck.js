// @ts-check
// How each kind of fault looks to the client.
import { happen } from '../faults/happenings.js';
import { BAD_TOKEN, json, refusal, wait } from './answers.js';

/**
 * @typedef {import('./answers.js').HttpAnswer} HttpAnswer
 * @typedef {import('../faults/faults.js').Rule} Rule
 */

const PAGE = '<!DOCTYPE html>\n<html lang="en"><head><title>Something went wrong</title></head><body><h1>There was a problem loading this website</h1></body></html>\n';

/** @type {Record<number, string>} */
const texts = {
  401: BAD_TOKEN, 402: 'Unavailable Shop', 403: 'Forbidden', 404: 'Not Found', 422: 'Unprocessable Entity',
  423: 'Locked', 429: 'Exceeded 2 calls per second for api client. Reduce request rates to resume uninterrupted service.', 430: 'Shopify Security Rejection',
  500: 'Internal Server Error', 502: 'Bad Gateway', 503: 'Service Unavailable', 504: 'Gateway Timeout', 520: 'Web Server Returned an Unknown Error',
  530: 'Origin DNS Error', 540: 'Temporarily Disabled',
};

/**
 * Does a call under the rules that strike it.
 * @param {import('../emulated-shop.js').EmulatedShop} host @param {Rule[]} struck @param {import('../faults/happenings.js').Caller} caller
 * @param {(fault: Rule | undefined) => HttpAnswer | Promise<HttpAnswer>} act @returns {Promise<HttpAnswer>}
 */
export async function underFaults(host, struck, caller, act) {
  const delay = host.latency + struck.reduce((ms, rule) => ms + (rule.kind === 'latency' ? rule.ms ?? 0 : 0), 0);
  if (delay) await wait(delay);
  const fault = struck.find(rule => rule.kind !== 'latency');
  if (!fault) return act(undefined);
  happen(host, caller, fault);
  return insteadOfAnswer(fault) ?? afterEffect(fault, await act(fault));
}

/** The kinds that do nothing in the shop. @param {Rule} rule @returns {HttpAnswer | null} */
function insteadOfAnswer({ kind, status = 503, retryAfter, message, code = 'INTERNAL_SERVER_ERROR' }) {
  const headers = retryAfter === undefined ? undefined : { 'Retry-After': typeof retryAfter === 'number' ? retryAfter.toFixed(1) : retryAfter };
  switch (kind) {
    case 'reset': return { status: 0, body: '', broken: 'closed' };
    case 'status': return { ...refusal(status, texts[status] ?? 'Error'), headers };
    case 'html': return { status, body: PAGE, type: 'text/html; charset=utf-8', headers };
    case 'errors-only': return json(200, { errors: [{ message: message ?? INTERNAL, extensions: { code, requestId: REQUEST_ID } }] });
    default: return null;
  }
}

const REQUEST_ID = '1b355a21-7117-44c5-8d8b-8948082f40a8';
const INTERNAL = `Internal error. Looks like something went wrong on our end.\nRequest ID: ${REQUEST_ID} (include this in support requests).`;

/** The kinds that spoil the answer to a call that was done. @param {Rule} rule @param {HttpAnswer} answer @returns {HttpAnswer} */
function afterEffect({ kind, ms, status = 520, contentType = 'text/plain', message = INTERNAL, code = 'INTERNAL_SERVER_ERROR' }, answer) {
  switch (kind) {
    case 'timeout-after-effect': return { ...answer, broken: 'closed', holdMs: ms ?? 0 };
    case 'status-after-effect': return { ...answer, status, body: PAGE, type: 'text/html; charset=utf-8' };
    case 'truncated': return { ...answer, broken: 'truncated' };
    case 'reset-mid-body': return { ...answer, broken: 'reset' };
    case 'malformed': return { ...answer, body: `${answer.body}`.slice(0, -2) + ',' };
    case 'empty': return { ...answer, body: '' };
    case 'wrong-type': return { ...answer, type: contentType };
    case 'slow-drip': return { ...answer, dripMs: ms ?? 1000 };
    case 'partial-data': return partial(answer, message, code);
    default: return answer;
  }
}

/** Data and errors together: the first root field failed. @param {HttpAnswer} answer @param {string} message @param {string} code @returns {HttpAnswer} */
function partial(answer, message, code) {
  const body = JSON.parse(String(answer.body));
  const [root] = Object.keys(body.data ?? {});
  if (root === undefined) return answer;
  const others = Object.keys(body.data).length > 1;
  if (others) body.data[root] = null;
  return { ...answer, body: JSON.stringify({ errors: [{ message, path: [root], extensions: { code, requestId: REQUEST_ID } }], ...body }) };
}
