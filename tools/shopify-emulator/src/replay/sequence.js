// @ts-check
// The order of a file's calls, and which call made what.
import { idsIn, typeOfId } from './knowledge.js';
import { rootsOf } from './documents.js';

/** @typedef {import('./find-calls.js').Call} Call */

/** Kinds of things that only mutations about themselves make; any other mutation that shows one found it there. */
const MAKERS = new Map(Object.entries({
  Product: /^product(?!Variant|Option|Feed)|Bundle/i, ProductVariant: /^product|Bundle/i, InventoryItem: /^product|Bundle/i, Collection: /^collection(Create|Duplicate)/i,
  Location: /^location|fulfillmentService/i, Publication: /^publication/i, Customer: /^customer|^order|^draftOrder/i, Order: /^order(?!Edit)|^draftOrderComplete/i,
}));
const FOUND = new Set(['Shop', 'App', 'AppInstallation', 'AppCatalog', 'MarketCatalog', 'TaxonomyCategory', 'Channel', 'StaffMember', 'Market', 'Domain', 'OnlineStoreTheme']);

/**
 * Copies of the reads a recorder made beside its calls stand at the end of a file; they tell how things were when they were made.
 * @param {Call[]} calls @returns {Call[]} each call once
 */
export function inSequence(calls) {
  const own = calls.filter(call => !call.upstream);
  const upstream = calls.filter(call => call.upstream && !own.some(one => one.document !== null && sameCall(one, call)));
  const made = creations(own);
  /** @type {Call[][]} those that come after the n-th call */
  const after = [[], ...own.map(() => [])];
  for (const call of upstream) {
    const shown = idsIn(call.answer.data);
    // What was asked for and is not shown was gone by then.
    const named = [...idsIn([call.variables, call.answer.data])].map(id => (shown.has(id) ? made.get(id) : lastNaming(own, id)) ?? -1);
    after[Math.max(-1, ...named) + 1].push(call);
  }
  return [...after[0], ...own.flatMap((call, index) => [call, ...after[index + 1]])];
}

/** @param {Call[]} calls @param {string} id @returns {number | undefined} the call that deleted it */
function lastNaming(calls, id) {
  const index = calls.findLastIndex(call => Object.keys(call.answer.data ?? {}).some(root => /delete|remove/i.test(root)) && idsIn([call.variables, call.document, call.answer.data]).has(id));
  return index < 0 ? undefined : index;
}

/** @param {Call} one @param {Call} other */
const sameCall = (one, other) => squeezed(one.document) === squeezed(other.document) && JSON.stringify(one.variables) === JSON.stringify(other.variables)
  && JSON.stringify(one.answer.data) === JSON.stringify(other.answer.data);

/** @param {string | null} text */
const squeezed = text => text?.replace(/\s+/g, ' ').trim();

/** Which ids first appear in the answer to which mutation. @param {Call[]} calls @returns {Map<string, number>} */
export function creations(calls) {
  /** @type {Map<string, number>} */
  const made = new Map();
  const seen = new Set();
  calls.forEach((call, position) => {
    for (const id of idsIn([call.variables, call.document])) seen.add(id);
    const { kind, roots } = call.document === null ? guessed(call) : rootsOf(call.document, call.operationName);
    for (const id of idsIn(call.answer.data)) {
      if (!seen.has(id) && kind === 'mutation' && roots.some(root => makes(root.name, id))) made.set(id, position);
      seen.add(id);
    }
  });
  return made;
}

/** @param {string} root @param {string} id */
function makes(root, id) {
  const type = typeOfId(id) ?? '';
  return !FOUND.has(type) && !/(delete|remove|cancel)/i.test(root) && (MAKERS.get(type)?.test(root) ?? true);
}

/** @param {Call} call */
function guessed({ answer }) {
  const roots = Object.keys(answer.data ?? {}).map(name => ({ key: name, name }));
  return { kind: roots.some(({ key }) => answer.data[key]?.userErrors) ? 'mutation' : 'query', roots };
}
