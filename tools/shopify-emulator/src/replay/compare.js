// @ts-check
// How far an emulated answer is the recorded one.

/** @import { Answer } from './find-calls.js' */
/** @typedef {{ same: boolean, expected: any, got: any }} Finding */
/** @typedef {Record<string, Finding>} Findings by what was compared; what there was nothing of is absent */

/**
 * One root field of a call. Errors without a path, and those of the document, belong to every root. Codes and texts are compared where
 * the recording has an error: one of ours that Shopify had not is a wrong verdict, and counts there.
 * @param {Answer} recorded in the emulated shop's ids @param {Answer} emulated @param {string} key of the answer @returns {Findings}
 */
export function compareRoot(recorded, emulated, key) {
  const [one, other] = [recorded, emulated].map(answer => ({ errors: errorsAt(answer, key), data: answer.data?.[key], userErrors: userErrorsIn(answer.data?.[key]) }));
  /** @type {Findings} */
  const findings = { verdict: finding(verdict(one), verdict(other)) };
  if (one.errors.length) {
    findings.errorCodes = finding(sorted(one.errors.map(codeOf)), sorted(other.errors.map(codeOf)));
    findings.messages = finding(sorted(one.errors.map(error => String(error.message))), sorted(other.errors.map(error => String(error.message))));
  }
  if (one.userErrors.length) {
    findings.userErrorCodes = finding(sorted(one.userErrors.map(codeOrPresence)), sorted(other.userErrors.map(codeOrPresence)));
    findings.userErrorFields = finding(sorted(one.userErrors.map(error => (error.field ?? []).toString())), sorted(other.userErrors.map(error => (error.field ?? []).toString())));
    findings.userErrorMessages = finding(sorted(one.userErrors.map(error => error.message ?? '')), sorted(other.userErrors.map(error => error.message ?? '')));
  }
  if (one.data !== undefined) {
    const place = other.data === undefined ? { at: key, expected: 'data', got: 'nothing' } : shapeDifference(one.data, other.data, key);
    findings.shape = place ? { same: false, expected: `${place.at}: ${place.expected}`, got: place.got } : { same: true, expected: null, got: null };
  }
  return findings;
}

/** @param {Answer} recorded @param {Answer} emulated @returns {Finding | null} null where the recording has no cost */
export function compareCost(recorded, emulated) {
  const expected = recorded.extensions?.cost?.requestedQueryCost;
  if (typeof expected !== 'number') return null;
  return finding(expected, emulated.extensions?.cost?.requestedQueryCost ?? null);
}

/** @param {any} expected @param {any} got @returns {Finding} */
const finding = (expected, got) => ({ same: JSON.stringify(expected) === JSON.stringify(got), expected, got });

/** @param {any[]} list */
const sorted = list => list.map(String).sort();

/** @param {{ errors: any[], userErrors: any[] }} answer */
const verdict = ({ errors, userErrors }) => (errors.length ? 'errors' : userErrors.length ? 'userErrors' : 'data');

/** @param {Answer} answer @param {string} key @returns {any[]} */
function errorsAt({ errors, data }, key) {
  if (!Array.isArray(errors)) return errors ? [{ message: errors }] : [];
  return errors.filter(error => !data || !Array.isArray(error.path) || typeof error.path[0] !== 'string' || error.path[0] === key);
}

/** @param {any} error */
const codeOf = error => error?.extensions?.code ?? null;

/** Where a document does not ask for the code, there is nothing but the error itself to compare. @param {any} error */
const codeOrPresence = error => (error && 'code' in error ? error.code : '(no code asked for)');

/** @param {any} payload @returns {any[]} */
function userErrorsIn(payload) {
  if (payload === null || typeof payload !== 'object') return [];
  return Object.entries(payload).flatMap(([name, value]) => (/userErrors$/i.test(name) && Array.isArray(value) ? value : []));
}

/** @param {any} recorded @param {any} emulated @param {string} at @returns {{ at: string, expected: string, got: string } | null} the first difference */
function shapeDifference(recorded, emulated, at) {
  const [one, other] = [kindOf(recorded), kindOf(emulated)];
  if (one !== other) return { at, expected: one, got: other };
  if (Array.isArray(recorded)) {
    if (recorded.length !== emulated.length) return { at, expected: `${recorded.length} items`, got: `${emulated.length} items` };
    for (let i = 0; i < recorded.length; i++) {
      const difference = shapeDifference(recorded[i], emulated[i], `${at}[${i}]`);
      if (difference) return difference;
    }
  } else if (one === 'object') {
    for (const key of new Set([...Object.keys(recorded), ...Object.keys(emulated)])) {
      if (/userErrors$/i.test(key)) continue; // compared for themselves
      if (!(key in recorded) || !(key in emulated)) return { at: `${at}.${key}`, expected: key in recorded ? 'there' : 'absent', got: key in emulated ? 'there' : 'absent' };
      const difference = shapeDifference(recorded[key], emulated[key], `${at}.${key}`);
      if (difference) return difference;
    }
  }
  return null;
}

/** @param {any} value */
const kindOf = value => (value === null ? 'null' : Array.isArray(value) ? 'list' : typeof value);
