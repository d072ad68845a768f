// @ts-check
import { ShopifyError } from '../../engine/errors.js';

/** Some arguments stand for each other: one of them must be given, and no more. @param {string} mutation @param {Record<string, unknown>} args @param {string[]} names */
export function exactlyOne(mutation, args, names) {
  if (names.filter(name => args[name] != null).length !== 1) {
    throw new ShopifyError(`${mutation} must include exactly one of the following arguments: ${names.join(', ')}.`, { code: 'INVALID_FIELD_ARGUMENTS' });
  }
}
