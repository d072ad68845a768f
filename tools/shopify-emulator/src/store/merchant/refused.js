// @ts-check

/** A deed that cannot be done in this shop; the message says why. */
export class RefusedDeed extends Error {}

/** @template T @param {T | null | undefined} value @param {string} message @returns {T} */
export function required(value, message) {
  if (value === null || value === undefined) throw new RefusedDeed(message);
  return value;
}

/** @param {Record<string, any>} body @param {string[]} names that it may have */
export function onlyKnown(body, names) {
  for (const name of Object.keys(body)) if (!names.includes(name)) throw new RefusedDeed(`There is no "${name}" here; known are ${names.join(', ')}.`);
}
