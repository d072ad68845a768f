// @ts-check
import { ShopifyError } from '../engine/errors.js';
import { parseGid } from '../store/gid.js';

/** @import { Context } from '../store/write.js' */

/** @param {string} type @param {string} id @param {Context} ctx */
export function ofType(type, id, ctx) {
  if (parseGid(id)?.type !== type) throw new ShopifyError('invalid id', { code: 'RESOURCE_NOT_FOUND' });
  return ctx.shop.find(id) ?? null;
}
