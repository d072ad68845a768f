// @ts-check
import { ShopifyError } from '../../engine/errors.js';
import { parseGid } from '../../store/gid.js';
import { userError } from '../rules/user-error.js';

/** @import { Context } from '../../store/write.js' */
/** @import { Order } from '../../store/records/order.js' */

/** @param {Context} ctx @param {string} id @returns {Order | null} */
export function orderOf({ shop }, id) {
  if (parseGid(id)?.type !== 'Order') throw new ShopifyError('invalid id', { code: 'RESOURCE_NOT_FOUND' });
  return shop.find(id) ?? null;
}

/** @param {string[]} [field] */
export const noOrder = (field = ['id']) => userError(field, 'Order does not exist', 'NOT_FOUND');
