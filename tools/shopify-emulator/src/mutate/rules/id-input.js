// @ts-check
import { ShopifyError } from '../../engine/errors.js';
import { parseGid } from '../../store/gid.js';

/** An id of another type than the argument's is no matter of the shop: the call itself is wrong. @param {string} type @param {string} id */
export function requireType(type, id) {
  if (parseGid(id)?.type !== type) throw new ShopifyError('invalid id', { code: 'RESOURCE_NOT_FOUND' });
}
