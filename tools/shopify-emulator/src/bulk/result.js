// @ts-check
// The file of a bulk operation's result, as it grows.
import { seededRandom } from '../random.js';
import { shuffled } from './mutation-run.js';

/** @import { BulkOperation } from '../store/records/bulk-operation.js' */
/** @import { Piece } from './query-run.js' */
/** @import { Writing } from '../storage/object-storage.js' */

/**
 * @param {BulkOperation} operation whose counts grow with the file @param {AsyncGenerator<Piece>} pieces @param {Writing} writing
 * @param {{ fault: string | null, goesOn: () => boolean }} options
 */
export async function writeResult(operation, pieces, writing, { fault, goesOn }) {
  if (fault === 'bulk-unordered' || (fault === 'bulk-partial' && operation.type === 'QUERY')) return writeSpoilt(operation, pieces, writing, fault);
  for await (const { lines, roots } of pieces) {
    if (!goesOn()) return;
    if (lines.length) writing.write(lines.join('\n') + '\n');
    operation.objects += lines.length;
    operation.rootObjects += roots;
  }
}

/** Two faults need all lines at once. @param {BulkOperation} operation @param {AsyncGenerator<Piece>} pieces @param {Writing} writing @param {string} fault */
async function writeSpoilt(operation, pieces, writing, fault) {
  /** @type {string[]} */
  let all = [];
  for await (const { lines, roots } of pieces) {
    for (const line of lines) all.push(line);
    operation.rootObjects += roots;
  }
  if (fault === 'bulk-partial') {
    all = all.slice(0, all.length >> 1);
    operation.rootObjects = all.filter(line => !line.includes('"__parentId":')).length;
  } else all = shuffled(all.length, seededRandom(operation.n % 2 ** 32)).map(index => all[index]);
  if (all.length) writing.write(all.join('\n') + '\n');
  operation.objects = all.length;
}
