// @ts-check
// POST /admin/api/{version}/graphql.json
import { randomUUID } from 'node:crypto';
import { answerCall, codeOf } from '../engine/call.js';
import { forcedUserError } from '../faults/user-error.js';
import { BAD_TOKEN, json, refusal } from './answers.js';
import { parseJson, readBody } from './body.js';
import { underFaults } from './struck.js';

/**
 * @typedef {import('../emulated-shop.js').EmulatedShop} EmulatedShop
 * @typedef {import('./answers.js').HttpAnswer} HttpAnswer
 * @typedef {{ query: string, variables: Record<string, any>, operationName: string | null }} GraphqlBody
 */

/**
 * @param {EmulatedShop} host @param {import('../engine/versions.js').Versions} versions @param {string} requestedVersion
 * @param {import('node:http').IncomingMessage} request @returns {Promise<HttpAnswer>}
 */
export async function graphql(host, versions, requestedVersion, request) {
  const started = performance.now();
  const text = await readBody(request);
  const grant = host.apps.find(header(request, 'x-shopify-access-token'), host.clock.nowMs());
  const api = versions.find(requestedVersion, host.droppedVersions);
  /** @type {Partial<import('./calls.js').CallRecord>} */
  const seen = { app: grant?.app.clientId ?? null, version: api?.version ?? null };

  const answer = await answerRequest(host, grant, api, requestedVersion, text, request, seen);

  host.calls.add({
    time: host.clock.now().toISOString(), kind: 'graphql', document: null, roots: [], app: null, version: null, requestedCost: null, actualCost: null, currentlyAvailable: null,
    error: null, faults: [], ...seen, status: answer.broken ? 0 : answer.status, durationMs: Math.round((performance.now() - started) * 10) / 10,
  });
  return { ...answer, headers: { ...answer.headers, 'X-Request-Id': randomUUID(), ...(api && { 'X-Shopify-API-Version': api.version }) } };
}

/**
 * @param {EmulatedShop} host @param {import('../oauth/grants.js').Grant | null} grant @param {import('../engine/versions.js').Api | null} api @param {string} requestedVersion @param {string} text
 * @param {import('node:http').IncomingMessage} request @param {Partial<import('./calls.js').CallRecord>} seen filled for the log of calls @returns {Promise<HttpAnswer>}
 */
async function answerRequest(host, grant, api, requestedVersion, text, request, seen) {
  if (!api) return refusal(404, 'Not Found');
  if (request.method !== 'POST') return { ...refusal(405, 'Method Not Allowed'), headers: { Allow: 'POST' } };
  if (host.frozen) return refusal(402, 'Unavailable Shop');
  if (!grant) return refusal(401, BAD_TOKEN);
  const call = readCall(header(request, 'content-type') ?? '', text);
  if ('refused' in call) return call.refused;

  const prepared = api.documents.prepare(call.query, call.operationName);
  if (prepared.errors) {
    seen.error = codeOf(prepared.errors);
    return json(200, { errors: prepared.errors });
  }
  const struck = host.faults.strike({ document: prepared.name, roots: prepared.roots });
  Object.assign(seen, { document: prepared.name, roots: prepared.roots, faults: struck.map(rule => rule.kind) });
  return underFaults(host, struck, { app: grant.app, token: grant.token, requestedVersion }, async fault => {
    // A token may have ended just now.
    if (fault && !host.apps.find(grant.token, host.clock.nowMs())) return refusal(401, BAD_TOKEN);
    const { body, error, requested, actual, available } = await answerCall({
      api, host, grant, prepared, variables: call.variables,
      debug: header(request, 'shopify-graphql-cost-debug') !== undefined, searchDebug: header(request, 'shopify-search-query-debug') !== undefined,
      throttled: fault?.kind === 'throttled',
      forcedUserError: fault?.kind === 'user-error' ? forcedUserError(fault) : null,
      holdMs: fault?.kind === 'timeout-after-effect' ? fault.ms : 0,
    });
    Object.assign(seen, { requestedCost: requested, actualCost: actual, currentlyAvailable: available, error });
    return { status: 200, body };
  });
}

/** @param {string} type @param {string} text @returns {GraphqlBody | { refused: HttpAnswer }} */
function readCall(type, text) {
  if (type.startsWith('application/graphql')) return { query: text, variables: {}, operationName: null };
  if (!type.startsWith('application/json')) return { refused: refusal(400, 'Bad Request: the content type must be application/json or application/graphql') };
  const body = parseJson(text);
  if (body === undefined) return { refused: refusal(400, 'Bad Request: the body is not JSON') };
  if (typeof body?.query !== 'string') return { refused: refusal(400, { query: 'Required parameter missing or invalid' }) };
  const variables = typeof body.variables === 'string' ? parseJson(body.variables || '{}') : body.variables ?? {};
  if (variables === undefined || typeof variables !== 'object' || Array.isArray(variables)) return { refused: refusal(400, { variables: 'Required parameter missing or invalid' }) };
  return { query: body.query, variables: variables ?? {}, operationName: body.operationName ?? null };
}

/** @param {import('node:http').IncomingMessage} request @param {string} name */
const header = (request, name) => /** @type {string | undefined} */ (request.headers[name]);
