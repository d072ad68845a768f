// @ts-check
// The files that a recording uploaded: their bytes are not in it, their addresses and sizes are.

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
  for (const { variables, answer } of calls)
    for (const value of Object.values(variables ?? {})) if (typeof value === 'string' && /^tmp\/\d+\/bulk\//.test(value) && !JSON.stringify(answer).includes('NO_SUCH_FILE')) sizes.set(value, LINE.length);
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

/** @param {any} target */
function keyOf(target) {
  const named = target?.parameters?.find((/** @type {any} */ one) => one.name === 'key')?.value;
  return named ?? (URL.canParse(target?.url) ? decodeURIComponent(new URL(target.url).pathname.slice(1)) : '');
}
