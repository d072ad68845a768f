// @ts-check
// Everything under /admin/oauth, and the address by which an app removes itself.
import { accessToken } from '../oauth/access-token.js';
import { authorize } from '../oauth/authorize.js';
import { uninstall } from '../oauth/installation.js';
import { BAD_TOKEN, json, refusal } from './answers.js';
import { parseJson, readBody } from './body.js';
import { underFaults } from './struck.js';

/**
 * @typedef {import('../emulated-shop.js').EmulatedShop} EmulatedShop
 * @typedef {import('./answers.js').HttpAnswer} HttpAnswer
 */

/** POST /admin/oauth/access_token @param {EmulatedShop} host @param {import('node:http').IncomingMessage} request @returns {Promise<HttpAnswer>} */
export async function oauth(host, request) {
  const started = performance.now();
  const text = await readBody(request);
  if (request.method !== 'POST') return refusal(405, 'Method Not Allowed');
  const form = request.headers['content-type']?.startsWith('application/json') ? parseJson(text) ?? {} : Object.fromEntries(new URLSearchParams(text));
  const grantType = form.grant_type ?? 'authorization_code';
  // Matched by rules as a document named access_token, or by the kind of grant.
  const struck = host.faults.strike({ document: 'access_token', roots: [grantType] }, 'oauth');
  /** @type {any} */
  let said = {};
  const answer = await underFaults(host, struck, { app: host.apps.app(String(form.client_id)), token: null, requestedVersion: null }, () => {
    const { status, body } = accessToken(host, form);
    said = body;
    return json(status, body);
  });
  host.calls.add({
    time: host.clock.now().toISOString(), kind: 'oauth', document: 'access_token', roots: [grantType], app: form.client_id ?? null, version: null,
    requestedCost: null, actualCost: null, currentlyAvailable: null, status: answer.broken ? 0 : answer.status, error: said.error ?? null,
    faults: struck.map(rule => rule.kind), durationMs: Math.round(performance.now() - started),
  });
  return answer;
}

/** GET /admin/oauth/authorize: where the merchant's browser is sent. @param {EmulatedShop} host @param {URL} url @param {import('node:http').IncomingMessage} request @returns {HttpAnswer} */
export function consent(host, url, request) {
  request.resume();
  if (request.method !== 'GET') return refusal(405, 'Method Not Allowed');
  const answer = authorize(host, url.searchParams);
  if ('refused' in answer) return { status: 400, body: answer.refused, type: 'text/plain; charset=utf-8' };
  return { status: 302, body: '', headers: { Location: answer.location } };
}

/** DELETE /admin/api_permissions/current.json @param {EmulatedShop} host @param {import('node:http').IncomingMessage} request @returns {HttpAnswer} */
export function removeItself(host, request) {
  request.resume();
  if (request.method !== 'DELETE') return refusal(405, 'Method Not Allowed');
  const token = request.headers['x-shopify-access-token'];
  const grant = host.apps.find(typeof token === 'string' ? token : undefined, host.clock.nowMs());
  if (!grant) return refusal(401, BAD_TOKEN);
  uninstall(host, grant.app);
  return json(200, {});
}
