// @ts-check
import { notImplemented } from '../../engine/errors.js';

/** Input that would be forgotten must not look accepted. @param {string} mutation @param {Record<string, any> | null | undefined} input @param {string[]} names */
export function refuseInputs(mutation, input, names) {
  for (const name of names) if (asksForSomething(input?.[name])) throw notImplemented(`the input ${name} of ${mutation}`);
}

/** @param {unknown} value */
const asksForSomething = value => value != null && value !== false && !(Array.isArray(value) && value.length === 0);
