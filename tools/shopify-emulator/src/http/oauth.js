// @ts-check
// POST /admin/oauth/access_token
import { accessToken } from '../oauth/access-token.js';
import { json, refusal } from './answers.js';
import { parseJson, readBody } from './body.js';
import { insteadOfAnswer } from './struck.js';

/** @param {import('../emulated-shop.js').EmulatedShop} host @param {import('node:http').IncomingMessage} request @returns {Promise<import('./answers.js').HttpAnswer>} */
export async function oauth(host, request) {
  const started = performance.now();
  const text = await readBody(request);
  if (request.method !== 'POST') return refusal(405, 'Method Not Allowed');
  // Matched by rules as a document named access_token.
  const struck = host.faults.strike({ document: 'access_token', roots: [] });
  const fault = struck.find(rule => rule.kind !== 'latency');
  const form = request.headers['content-type']?.startsWith('application/json') ? parseJson(text) ?? {} : Object.fromEntries(new URLSearchParams(text));
  const { status, body } = accessToken(host, form);
  const answer = (fault && insteadOfAnswer(fault)) ?? json(status, body);
  host.calls.add({
    time: host.clock.now().toISOString(), kind: 'oauth', document: 'access_token', roots: [], app: form.client_id ?? null, version: null,
    requestedCost: null, actualCost: null, currentlyAvailable: null, status: answer.status, error: 'error' in body ? String(body.error) : null,
    faults: struck.map(rule => rule.kind), durationMs: Math.round(performance.now() - started),
  });
  return answer;
}
