// @ts-check
import { ShopifyError } from '../../engine/errors.js';
import { parseGid } from '../../store/gid.js';

/** @import { Context } from '../../store/write.js' */
/** @import { Customer } from '../../store/records/customer.js' */

/** @param {Context} ctx @param {string} id @returns {Customer | null} */
export function customerOf({ shop }, id) {
  if (parseGid(id)?.type !== 'Customer') throw new ShopifyError('invalid id', { code: 'RESOURCE_NOT_FOUND' });
  return shop.find(id) ?? null;
}
