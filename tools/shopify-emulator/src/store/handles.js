// @ts-check
import { normaliseHandle } from '../quirks.js';

/** @import { Quirks } from '../quirks.js' */
/** @import { Shop } from './shop.js' */
/** @import { Product } from './records/product.js' */

const MAX_HANDLE = 255;

/**
 * A handle that is free in the shop, or the product's own: the number at its end is raised, or one is added.
 * @param {Shop} shop @param {string} text @param {Product | null} [own]
 */
export const freeHandle = (shop, text, own = null) => freeHandleIn(shop.productsByHandle, text, { quirks: shop.quirks, own, fallback: 'product' });

/** The same among records of any type. @template T @param {Map<string, T>} taken @param {string} text @param {{ quirks: Quirks, own: T | null, fallback: string }} options */
export function freeHandleIn(taken, text, { quirks, own, fallback }) {
  let handle = normaliseHandle(text, quirks).slice(0, MAX_HANDLE) || fallback;
  while (isTakenIn(taken, handle, own)) handle = raised(handle);
  return handle;
}

/** @param {Shop} shop @param {string} handle @param {Product | null} own */
export const isTaken = (shop, handle, own) => isTakenIn(shop.productsByHandle, handle, own);

/** @template T @param {Map<string, T>} taken @param {string} handle @param {T | null} own */
function isTakenIn(taken, handle, own) {
  const holder = taken.get(handle);
  return holder !== undefined && holder !== own;
}

/** `shirt` -> `shirt-1` -> `shirt-2` @param {string} handle */
function raised(handle) {
  const numbered = /^(.*-)(\d+)$/.exec(handle);
  const next = numbered ? numbered[1] + String(BigInt(numbered[2]) + 1n) : `${handle}-1`;
  return next.length <= MAX_HANDLE ? next : `${handle.slice(0, MAX_HANDLE - 8)}-1`;
}
