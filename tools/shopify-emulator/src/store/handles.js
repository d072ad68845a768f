// @ts-check
import { normaliseHandle } from '../quirks.js';

/** @import { Shop } from './shop.js' */
/** @import { Product } from './records/product.js' */

const MAX_HANDLE = 255;

/**
 * A handle that is free in the shop, or the product's own: the number at its end is raised, or one is added.
 * @param {Shop} shop @param {string} text @param {Product | null} [own]
 */
export function freeHandle(shop, text, own = null) {
  let handle = normaliseHandle(text, shop.quirks).slice(0, MAX_HANDLE) || 'product';
  while (isTaken(shop, handle, own)) handle = raised(handle);
  return handle;
}

/** @param {Shop} shop @param {string} handle @param {Product | null} own */
export function isTaken(shop, handle, own) {
  const holder = shop.productsByHandle.get(handle);
  return holder !== undefined && holder !== own;
}

/** `shirt` -> `shirt-1` -> `shirt-2` @param {string} handle */
function raised(handle) {
  const numbered = /^(.*-)(\d+)$/.exec(handle);
  const next = numbered ? numbered[1] + String(BigInt(numbered[2]) + 1n) : `${handle}-1`;
  return next.length <= MAX_HANDLE ? next : `${handle.slice(0, MAX_HANDLE - 8)}-1`;
}
