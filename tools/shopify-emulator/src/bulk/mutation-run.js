// @ts-check
// Runs one mutation for each line of a file, in no order that a client could rely on.
import { readFileSync } from 'node:fs';
import { setImmediate as breathe } from 'node:timers/promises';
import { shapeError } from '../engine/call.js';
import { forcedUserError } from '../faults/user-error.js';
import { coerceVariables } from '../engine/variables.js';
import { seededRandom } from '../random.js';

/** @import { Piece } from './query-run.js' */

/** Other calls are answered at least this often. */
const BREATH_MS = 10;
const LINES_AT_ONCE = 500;

/**
 * @param {{ host: import('../emulated-shop.js').EmulatedShop, api: import('../engine/versions.js').Api, prepared: import('../engine/document/prepare.js').Prepared,
 *   context: Record<string, any>, file: string, seed: number, part: number }} work `part`: of all lines, when the operation is to fail half-way
 * @returns {AsyncGenerator<Piece>}
 */
export async function* runMutation({ host, api, prepared, context, file, seed, part }) {
  const lines = readFileSync(file, 'utf8').split('\n');
  if (lines[lines.length - 1] === '') lines.pop();
  const order = shuffled(lines.length, seededRandom(seed)).slice(0, Math.ceil(lines.length * part));
  /** @type {string[]} */
  let results = [];
  let last = performance.now();
  for (const index of order) {
    results.push(JSON.stringify({ ...await runLine(lines[index]), __lineNumber: index }));
    if (performance.now() - last < BREATH_MS && results.length < LINES_AT_ONCE) continue;
    yield { lines: results, roots: results.length };
    results = [];
    await breathe();
    last = performance.now();
  }
  if (results.length) yield { lines: results, roots: results.length };

  /** @param {string} line */
  async function runLine(line) {
    const variables = variablesOf(line);
    if (variables === null) return { errors: [{ message: 'The line is not a JSON object.' }] };
    const { values, errors } = coerceVariables(api.schema, prepared.operation, variables);
    if (errors.length) return { errors };
    const long = prepared.overLong(values);
    if (long) return { errors: [{ message: `The input array size of ${long.size} is greater than the maximum allowed of ${long.limit}.`, path: long.path, extensions: { code: 'MAX_INPUT_SIZE_EXCEEDED' } }] };
    const [struck] = host.faults.strike({ document: prepared.name, roots: prepared.roots }, 'line');
    const result = await host.run(api, prepared, /** @type {any} */ ({ ...context, warnings: [], variables, forcedUserError: struck ? forcedUserError(struck) : null }), values, 'run');
    return { ...(result.errors && { errors: result.errors.map(shapeError) }), data: result.data ?? null };
  }
}

/** @param {string} line @returns {Record<string, any> | null} */
function variablesOf(line) {
  try {
    const value = JSON.parse(line);
    return value !== null && typeof value === 'object' && !Array.isArray(value) ? value : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** @param {number} size @param {() => number} random */
export function shuffled(size, random) {
  const order = Array.from({ length: size }, (_, index) => index);
  for (let i = size - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j], order[i]];
  }
  return order;
}
