// @ts-check
// Replays the calls of one recorded file in order, on a shop of its own.
import { parse, validate } from 'graphql';
import { keyRequiredFrom } from '../engine/idempotent.js';
import { defaultQuirks } from '../quirks.js';
import { showBulkStates, UNTIL_SHOWN_MS } from './bulk-states.js';
import { compareCost, compareRoot } from './compare.js';
import { documentOf, rootsOf } from './documents.js';
import { findCalls } from './find-calls.js';
import { fits } from './fitting.js';
import { impliedBySearches } from './implied.js';
import { Ids } from './ids.js';
import { sightsIn, withoutAliases } from './knowledge.js';
import { rebuild } from './rebuild.js';
import { ReplayShop } from './replay-shop.js';
import { creations, inSequence } from './sequence.js';
import { missing } from './variables.js';
import { Facts } from './world/facts.js';
import { putUploads } from './world/uploads.js';
import { wasRefused, World } from './world/world.js';

/**
 * @typedef {import('./find-calls.js').Call} Call
 * @typedef {import('../engine/versions.js').Api} Api
 * @typedef {{ file: string, place: string, roots: { key: string, name: string }[], kind: string, ownVersion: boolean, version: string, rebuilt: boolean,
 *   findings: { root: string, findings: import('./compare.js').Findings }[], cost: import('./compare.js').Finding | null, notImplemented: boolean }} Replayed
 * @typedef {{ file: string, place: string, roots: string[], reason: string }} NotComparable
 * @typedef {{ replayed: Replayed[], notComparable: NotComparable[], notes: string[] }} FileResult
 */

const OLDEST = '2025-10';
const CLOSING = ['locationDeactivate', 'locationDelete'];
const BETWEEN_CALLS_MS = 1000;
const UNTIL_ASKED_AGAIN_MS = 10_000;

/** @param {import('../emulator.js').Emulator} emulator @param {string} file @param {any} content @returns {Promise<FileResult>} */
export async function replayFile(emulator, file, content) {
  const named = /(?:^|[^\d])(20\d\d-(?:01|04|07|10))(?:[^\d]|$)/.exec(file)?.[1] ?? null;
  const calls = inSequence(findCalls(content, content?.metadata?.apiVersion ?? named).map(call => withDocument(emulator, call)));
  const shop = new ReplayShop(emulator, { at: content?.capturedAt ?? content?.recordedAt ?? content?.metadata?.capturedAt, quirks: known(habitsOf(calls)), apiClientId: clientOf(content) });
  putUploads(shop.host, content, calls);
  const ids = new Ids();
  const world = new World(shop, ids, new Facts(sightsOf(emulator, content, calls)), creations(calls));
  /** @type {FileResult} */
  const result = { replayed: [], notComparable: [], notes: world.notes };
  let before = '';
  for (const [position, call] of calls.entries()) {
    const { place } = call;
    const { roots, kind } = call.document === null ? { roots: Object.keys(call.answer.data ?? {}).map(name => ({ key: name, name })), kind: '' } : rootsOf(call.document, call.operationName);
    const pass = (/** @type {string} */ reason) => result.notComparable.push({ file, place, roots: [...new Set(roots.map(root => root.name))], reason });
    if (call.document === null) { pass('no document'); continue; }
    if (call.status !== 200) { pass(`HTTP status ${call.status}`); continue; }
    if (call.answer.data && !fits(call.document, call.answer.data)) { pass('not an answer to its document'); continue; }
    if (missing(call).length && !isAboutVariables(call)) { pass(`variables not recorded: ${missing(call).join(', ')}`); continue; }
    const chosen = apiFor(emulator, call);
    if ('reason' in chosen) { pass(chosen.reason); continue; }

    // What was refused changed nothing: its answer shows how things stood, as that to a question does.
    await world.before([call.variables, call.document, call.answer.data], position, kind === 'query' || wasRefused(call.answer.data));
    if (roots.some(({ name }) => CLOSING.includes(name))) await world.beforeClosing([call.variables, call.document]);
    await showBulkStates(shop, ids, call, roots);
    const asked = `${call.document}${JSON.stringify(call.variables)}`;
    shop.host.clock.advance(asked === before ? UNTIL_ASKED_AGAIN_MS : BETWEEN_CALLS_MS);
    before = asked;
    const emulated = plain(await shop.ask(chosen.api, ids.translate(call.document), ids.translate(call.variables), call.operationName, lackingIn(call)));
    ids.learn(call.answer.data, emulated.data);
    const recorded = ids.translate({ data: call.answer.data, errors: call.answer.errors, extensions: call.answer.extensions });
    result.replayed.push({
      file, place, roots, kind, ownVersion: chosen.own, version: chosen.api.version, rebuilt: call.rebuilt,
      findings: roots.map(({ key, name }) => ({ root: name, findings: compareRoot(recorded, emulated, key) })),
      cost: call.rebuilt ? null : compareCost(call.answer, emulated),
      notImplemented: isNotImplemented(emulated),
    });
  }
  return result;
}

/** @param {import('../emulator.js').Emulator} emulator @param {Call} call @returns {Call} */
function withDocument({ versions }, call) {
  if (call.document !== null) return call;
  const own = call.version !== null && call.version >= OLDEST ? versions.load(call.version) : versions.primary;
  for (const { schema } of own === versions.primary ? [own, versions.load(OLDEST)] : [own]) {
    const rebuilt = rebuild(schema, call);
    if (rebuilt && validate(schema, parse(rebuilt.document)).length === 0)
      return { ...call, document: rebuilt.document, answer: { ...call.answer, data: rebuilt.data }, rebuilt: true };
  }
  return call;
}

/** @param {any} emulated the whole document was refused, since a part of it is not there */
const isNotImplemented = emulated => Array.isArray(emulated.errors) && emulated.errors.some((/** @type {any} */ error) => error.extensions?.code === 'EMULATOR_NOT_IMPLEMENTED');

/** @param {any} value */
const plain = value => JSON.parse(JSON.stringify(value));

/** A version that has no schema any more is replayed on the primary one, or on the nearest on which the document is valid. @param {import('../emulator.js').Emulator} emulator @param {Call} call @returns {{ api: Api, own: boolean } | { reason: string }} */
function apiFor({ versions }, call) {
  const own = call.version !== null && call.version >= OLDEST && /^\d{4}-\d\d$/.test(call.version);
  if (own) return { api: versions.load(/** @type {string} */ (call.version)), own };
  const document = documentOf(/** @type {string} */ (call.document));
  if (!document) return { api: versions.primary, own: false };
  for (const api of [versions.primary, ...[OLDEST, '2026-01', '2026-04'].map(version => versions.load(version))])
    if (validate(api.schema, document).length === 0 && !lacksKey(api, /** @type {string} */ (call.document))) {
      return isAboutTheDocument(call) ? { reason: `refused by ${call.version ?? 'its version'}, valid on ${api.version}` } : { api, own: false };
    }
  return call.answer.data ? { reason: `valid on ${call.version ?? 'its version'}, on none that has a schema` } : { api: versions.primary, own: false };
}

/** Later versions demand `@idempotent(key:)` of some mutations: a document without it is of an earlier one. @param {Api} api @param {string} document */
const lacksKey = (api, document) => !document.includes('@idempotent') && rootsOf(document, null).roots.some(({ name }) => {
  const field = api.schema.getMutationType()?.getFields()[name];
  const from = field && keyRequiredFrom(field);
  return from !== undefined && api.version >= from;
});

/** @param {Call} call */
const isAboutTheDocument = ({ answer }) => !answer.data && Array.isArray(answer.errors)
  && answer.errors.some(error => /^(undefinedField|argumentNotAccepted|undefinedType|variableRequiresValidType|missingRequiredArguments|missingRequiredInputObjectAttribute)$/.test(error.extensions?.code ?? ''));

/** @param {Call} call */
const isAboutVariables = ({ answer }) => Array.isArray(answer.errors) && answer.errors.some(error => error.extensions?.code === 'INVALID_VARIABLE');

/** Before 2026-01 one bulk operation of a kind ran at a time. @param {Call[]} calls */
const habitsOf = calls => ({ bulkOperationMs: UNTIL_SHOWN_MS, ...(calls.some(call => call.version !== null && call.version < '2026-01') && { bulkOperationsAtOnce: 1 }) });

/** @param {Record<string, any>} habits */
const known = habits => Object.fromEntries(Object.entries(habits).filter(([name]) => name in defaultQuirks));

/** Scopes that the recorded app had not, by its own refusals. @param {Call} call */
const lackingIn = ({ answer }) => (Array.isArray(answer.errors) ? answer.errors : []).filter(error => error.extensions?.code === 'ACCESS_DENIED')
  .flatMap(error => [...String(error.extensions.requiredAccess ?? error.message).matchAll(/`(\w+)` access scope/g)].map(([, scope]) => scope));

/** @param {import('../emulator.js').Emulator} emulator @param {any} content @param {Call[]} calls */
function sightsOf({ versions }, content, calls) {
  /** @type {import('./knowledge.js').Sight[]} */
  const sights = [];
  calls.forEach((call, position) => {
    const { data } = call.answer;
    sightsIn(call.document && data ? withoutAliases(versions.primary.schema, call.document, call.operationName, data) : data, position, sights);
    if (call.document) for (const { id, thing } of impliedBySearches(call)) sights.push({ id, thing, position });
  });
  sightsIn(notes(content), -1, sights);
  return sights;
}

/** What a recorder wrote down beside the calls: the things it found or made before. @param {any} node @returns {any} */
function notes(node) {
  if (Array.isArray(node)) return node.map(notes);
  if (node === null || typeof node !== 'object') return node;
  return Object.fromEntries(Object.entries(node).filter(([name]) => !/^(data|variables|response|payload|result|body|errors|upstreamCalls|request)$/.test(name)).map(([name, value]) => [name, notes(value)]));
}

/** The number of the recorded app, where an answer gives it away: addresses at Amazon must name it. @param {any} content */
function clientOf(content) {
  const told = /api_client_id '\d+' instead of '(\d+)'|app--(\d{6,})--/.exec(JSON.stringify(content));
  return told ? Number(told[1] ?? told[2]) : undefined;
}
