// @ts-check
import { requireType } from '../rules/id-input.js';

/** @import { Context } from '../../store/write.js' */
/** @import { Customer } from '../../store/records/customer.js' */

/** @param {Context} ctx @param {string} id @returns {Customer | null} */
export function customerOf({ shop }, id) {
  requireType('Customer', id);
  return shop.find(id) ?? null;
}
