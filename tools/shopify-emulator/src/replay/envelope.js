// @ts-check

/** Is it what a GraphQL server answers with? @param {any} value */
export const isEnvelope = value => value !== null && typeof value === 'object' && !Array.isArray(value)
  && (isObject(value.data) || (value.data === null && Array.isArray(value.errors)) || (Array.isArray(value.errors) && value.errors.some((/** @type {any} */ one) => typeof one?.message === 'string')));

/** @param {any} value */
const isObject = value => value !== null && typeof value === 'object' && !Array.isArray(value);

/**
 * The answer in what a recorder wrote around it: `{status, payload}`, `{status, body}`, `{response: {...}}`.
 * @param {any} value @returns {{ answer: import('./find-calls.js').Answer, status: number | null } | null}
 */
export function unwrap(value, depth = 0) {
  if (!isObject(value) || depth > 3) return null;
  const status = typeof value.status === 'number' ? value.status : null;
  if (isEnvelope(value)) return { answer: value, status };
  for (const key of ['payload', 'body', 'response', 'result', 'json']) {
    const found = unwrap(value[key], depth + 1);
    if (found) return { ...found, status: found.status ?? status };
  }
  return null;
}
