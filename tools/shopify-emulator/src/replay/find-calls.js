// @ts-check
// Finds in a recorded file, whatever its shape, the calls that were made: a document, its variables, and what Shopify answered.
import { isEnvelope, unwrap } from './envelope.js';
import { documentOf, isDocument } from './documents.js';
import { completeVariables } from './variables.js';
import { fittingDocument } from './fitting.js';

/**
 * @typedef {{ data?: any, errors?: any, extensions?: any }} Answer
 * @typedef {{ place: string, document: string | null, operationName: string | null, variables: Record<string, any>, answer: Answer, status: number,
 *   around: Record<string, any>, version: string | null, upstream: boolean, rebuilt: boolean }} Call `document` is null where the file has none that fits, `rebuilt` where it was made from the answer's shape, `around` holds the variables that stand further up in the file
 */

const ANSWERS = ['response', 'payload', 'result', 'body', 'answer'];
const ENVELOPE = new Set(['data', 'errors', 'extensions', 'status']);

/** In the order in which they were made, as far as the file tells: set-up first, clean-up last. @param {any} content @param {string | null} version @returns {Call[]} */
export function findCalls(content, version) {
  /** @type {Call[]} */
  const calls = [];
  walk(content, '', { parent: null, key: '', version, upstream: false, variables: {} }, calls);
  const documents = [...documentsIn(content)];
  for (const call of calls) {
    if (call.document === null) call.document = fittingDocument(documents, call);
    if (call.document !== null) call.variables = completeVariables(call);
  }
  return calls;
}

/** @param {any} node @param {string} place @param {{ parent: any, key: string, version: string | null, upstream: boolean, variables: Record<string, any> }} about @param {Call[]} into */
function walk(node, place, about, into) {
  if (Array.isArray(node)) return void node.forEach((item, index) => walk(item, `${place}[${index}]`, about, into));
  if (node === null || typeof node !== 'object') return;
  const version = typeof node.apiVersion === 'string' ? node.apiVersion : about.version;
  const request = requestOf(node);
  const variables = { ...about.variables, ...ownObject(node.variables) };
  const answered = answerOf(node, request.document !== null);
  const used = new Set(request.used);
  const descend = (/** @type {[string, any][]} */ entries) => {
    for (const [key, value] of entries) {
      if (used.has(key) || typeof value === 'string') continue;
      walk(value, place ? `${place}.${key}` : key, { parent: node, key, version, upstream: about.upstream || key === 'upstreamCalls', variables }, into);
    }
  };
  for (const key of [...request.used, ...(answered?.used ?? [])]) used.add(key);
  // A case may carry its own set-up beside its call.
  const entries = PREPARES.test(about.key) ? Object.entries(node) : inOrder(node);
  descend(answered ? entries.filter(([key]) => PREPARES.test(key)) : []);
  if (answered) {
    into.push({
      place: place || '(file)', document: request.document, operationName: request.operationName, version: request.version ?? version, upstream: about.upstream, rebuilt: false,
      variables: request.variables ?? besides(about) ?? {}, around: about.variables, answer: answered.answer, status: answered.status,
    });
  }
  descend(answered ? entries.filter(([key]) => !PREPARES.test(key)) : entries);
}

/** What was sent: in the node itself, or in an object of it. @param {any} node */
function requestOf(node) {
  const inside = ['request', 'payload', 'call', 'body'].find(key => node[key] && typeof node[key] === 'object' && documentKey(node[key]));
  const holder = inside ? node[inside] : node;
  const key = documentKey(holder);
  const variables = ownObject(holder.variables) ?? ownObject(node.variables) ?? ownObject(node.request?.variables);
  return {
    document: key ? /** @type {string} */ (holder[key]) : null,
    operationName: key && names(holder[key]).includes(holder.operationName) ? holder.operationName : null,
    version: /\/api\/([^/]+)\/graphql/.exec(String(holder.path ?? holder.url ?? ''))?.[1] ?? null,
    variables,
    used: [...(inside ? [inside] : []), ...(key && !inside ? [key] : []), 'variables', ...(node.request?.variables ? ['request'] : [])],
  };
}

/** The operations of a document: what a recorder calls a call is often another name. @param {string} text */
const names = text => documentOf(text)?.definitions.flatMap(one => (one.kind === 'OperationDefinition' && one.name ? [one.name.value] : [])) ?? [];

/** @param {any} holder */
const documentKey = holder => ['query', 'document', 'mutation', 'graphql', ...Object.keys(holder)].find(key => isDocument(holder[key]));

/** @param {any} node @param {boolean} asked @returns {{ answer: Answer, status: number, used: string[] } | null} */
function answerOf(node, asked) {
  if (isEnvelope(node)) return { answer: node, status: Number(node.status ?? 200), used: [...ENVELOPE] };
  const keys = asked || node.variables || node.request ? [...ANSWERS, ...Object.keys(node)] : ANSWERS.slice(0, 1);
  for (const key of keys) {
    const found = key in node && !isCallOfItsOwn(node[key]) ? unwrap(node[key]) : null;
    if (found && (ANSWERS.includes(key) || asked)) return { answer: found.answer, status: found.status ?? Number(node.status ?? 200), used: [key] };
  }
  return null;
}

/** @param {any} value */
const isCallOfItsOwn = value => Boolean(value && typeof value === 'object' && (value.variables || value.request || documentKey(value)));

/** Some files have `read` and `readVariables` side by side. @param {{ parent: any, key: string }} about */
const besides = ({ parent, key }) => ownObject(parent?.[`${key}Variables`]);

/** @param {any} value @returns {Record<string, any> | undefined} */
const ownObject = value => (value && typeof value === 'object' && !Array.isArray(value) ? value : undefined);

/** What stands in a set-up is in the order in which it was done. */
const PREPARES = /^(setup|seed|precondition)/i;
const PHASES = [/^(setup|seed|precondition|initial|pre[A-Z])/, /^(?!setup|cleanup)/i, /^(cleanup(?!Before)|teardown)/i];

/** @param {Record<string, any>} node */
function inOrder(node) {
  const phase = (/** @type {string} */ key) => (PHASES[0].test(key) ? 0 : PHASES[2].test(key) ? 2 : 1);
  return Object.entries(node).map((entry, index) => ({ entry, index })).sort((a, b) => phase(a.entry[0]) - phase(b.entry[0]) || a.index - b.index).map(({ entry }) => entry);
}

/** Every document of the file outside of variables and answers. @param {any} node @returns {Generator<string>} */
function* documentsIn(node) {
  if (node === null || typeof node !== 'object') return;
  for (const [key, value] of Object.entries(node)) {
    if (key === 'variables' || key === 'data') continue;
    if (isDocument(value)) yield value;
    else yield* documentsIn(value);
  }
}
