// @ts-check
// The files that a recording uploaded: their bytes are not in it, their addresses and sizes are.
import { visit } from 'graphql';
import { documentOf } from '../documents.js';

/** @typedef {import('../find-calls.js').Call} Call */

const LINE = '{}\n';

/** @param {import('../../emulated-shop.js').EmulatedShop} host @param {any} content @param {Call[]} calls */
export function putUploads(host, content, calls) {
  for (const [key, size] of uploadsOf(content, calls)) {
    const writing = host.storage.create(key, 'text/jsonl');
    const piece = Buffer.alloc(Math.min(size, 2 ** 20), LINE);
    while (writing.size < size) writing.write(piece.subarray(0, Math.min(piece.length, size - writing.size)));
    writing.close();
  }
}

/** @param {any} content @param {Call[]} calls @returns {Map<string, number>} sizes by key */
function uploadsOf(content, calls) {
  /** @type {Map<string, number>} */
  const sizes = new Map();
  // A file that is named and not missed by the answer was there.
  for (const call of calls) if (!JSON.stringify(call.answer).includes('NO_SUCH_FILE')) for (const path of pathsIn(call)) sizes.set(path, LINE.length);
  let last = '';
  const walk = (/** @type {any} */ value) => {
    if (value === null || typeof value !== 'object') return;
    if (Array.isArray(value.stagedTargets)) last = keyOf(value.stagedTargets[0]);
    // The size of an upload comes after the address it went to.
    if (typeof value.sizeBytes === 'number' && sizes.has(last)) sizes.set(last, value.sizeBytes);
    for (const one of Object.values(value)) walk(one);
  };
  walk(content);
  return sizes;
}

/** Whatever a call names as its file, by a variable or in the document itself. @param {Call} call @returns {string[]} */
function pathsIn({ document, variables }) {
  const parsed = document === null ? null : documentOf(document);
  /** @type {string[]} */
  const paths = [];
  if (parsed) visit(parsed, {
    Argument({ name, value }) {
      const given = name.value !== 'stagedUploadPath' ? undefined : value.kind === 'Variable' ? variables?.[value.name.value] : value.kind === 'StringValue' ? value.value : undefined;
      if (typeof given === 'string' && given !== '') paths.push(given);
    },
  });
  return paths;
}

/** @param {any} target */
function keyOf(target) {
  const named = target?.parameters?.find((/** @type {any} */ one) => one.name === 'key')?.value;
  return named ?? (URL.canParse(target?.url) ? decodeURIComponent(new URL(target.url).pathname.slice(1)) : '');
}
