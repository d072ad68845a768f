// @ts-check
// How each kind of fault looks to the client.
import { BAD_TOKEN, refusal } from './answers.js';

/** @typedef {import('./answers.js').HttpAnswer} HttpAnswer */

const PAGE = '<!DOCTYPE html>\n<html lang="en"><head><title>Something went wrong</title></head><body><h1>There was a problem loading this website</h1></body></html>\n';

/** @type {Record<number, string>} */
const texts = {
  401: BAD_TOKEN, 402: 'Unavailable Shop', 403: 'Forbidden', 404: 'Not Found',
  423: 'Locked', 429: 'Exceeded 2 calls per second for api client. Reduce request rates to resume uninterrupted service.',
  500: 'Internal Server Error', 502: 'Bad Gateway', 503: 'Service Unavailable', 504: 'Gateway Timeout',
};

/** The kinds that do nothing in the shop. @param {import('../faults/faults.js').Rule} rule @returns {HttpAnswer | null} */
export function insteadOfAnswer({ kind, status = 503, retryAfter }) {
  const headers = retryAfter === undefined ? undefined : { 'Retry-After': retryAfter.toFixed(1) };
  switch (kind) {
    case 'reset': return { status: 0, body: '', broken: 'closed' };
    case 'status': return { ...refusal(status, texts[status] ?? 'Error'), headers };
    case 'html': return { status, body: PAGE, type: 'text/html; charset=utf-8', headers };
    default: return null;
  }
}

/** The kinds that spoil the answer to a call that was done. @param {import('../faults/faults.js').Rule} rule @param {HttpAnswer} answer @returns {HttpAnswer} */
export function afterEffect({ kind, ms = 0 }, answer) {
  switch (kind) {
    case 'timeout-after-effect': return { ...answer, broken: 'closed', holdMs: ms };
    case 'truncated': return { ...answer, broken: 'truncated' };
    case 'malformed': return { ...answer, body: `${answer.body}`.slice(0, -2) + ',' };
    default: return answer;
  }
}
