// @ts-check
/** @import { Context } from '../store/write.js' */

/**
 * What one part of the store can read. A field in neither list fails loudly.
 * @typedef {object} Part
 * @property {Record<string, Record<string, (source: any, args: any, ctx: Context, info?: any) => unknown>>} resolvers fields that are computed
 * @property {Record<string, string[]>} stored fields that are read straight from the record
 */

/** Several parts may add fields to one type, but no field twice. @param {Part[]} parts @returns {Part} */
export function join(parts) {
  /** @type {Part} */
  const all = { resolvers: {}, stored: {} };
  const seen = new Set();
  const claim = (/** @type {string} */ type, /** @type {string} */ field) => {
    if (seen.has(`${type}.${field}`)) throw new Error(`Two parts of the store read ${type}.${field}.`);
    seen.add(`${type}.${field}`);
  };
  for (const part of parts) {
    for (const [type, fields] of Object.entries(part.resolvers)) {
      for (const field of Object.keys(fields)) claim(type, field);
      all.resolvers[type] = { ...all.resolvers[type], ...fields };
    }
    for (const [type, fields] of Object.entries(part.stored)) {
      for (const field of fields) claim(type, field);
      all.stored[type] = [...(all.stored[type] ?? []), ...fields];
    }
  }
  return all;
}
