// @ts-check
import { userError } from '../rules/user-error.js';

/** @import { UserError } from '../rules/user-error.js' */

/** These payloads list every error twice: with a code, and in the older list without one. @param {UserError[]} errors */
export const bothLists = errors => ({ mediaUserErrors: errors, userErrors: errors.map(error => ({ ...error, code: null })) });

/** @param {string} [field] */
export const noProduct = (field = 'productId') => [userError([field], 'Product does not exist', 'PRODUCT_DOES_NOT_EXIST')];

/**
 * All that is missing is told in one error.
 * @param {string} what e.g. `Media` @param {string[]} ids @param {(string | number)[]} path @param {string} code @returns {UserError[]}
 */
export function missingErrors(what, ids, path, code) {
  if (ids.length === 0) return [];
  return [userError(path, ids.length === 1 ? `${what} id ${ids[0]} does not exist` : `${what} ids ${ids.join(',')} do not exist`, code)];
}
