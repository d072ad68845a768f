// @ts-check
import { normaliseHandle } from '../../quirks.js';
import { freeHandle, isTaken } from '../../store/handles.js';
import { lengthOf, MAX_TEXT } from './user-error.js';

/** @import { Shop } from '../../store/shop.js' */
/** @import { Product } from '../../store/records/product.js' */

/**
 * The handle that an input asks for. A blank one is made from the title again; one of signs only becomes `product`, `product-1`, ...
 * @param {Shop} shop @param {Product | null} product null for a new one @param {{ handle?: string | null, title?: string | null }} input
 * @returns {{ handle: string | null, problem: 'too long' | 'taken' | null }} handle is null when it stays
 */
export function wantedHandle(shop, product, input) {
  const title = input.title ?? product?.title ?? '';
  if (input.handle == null) return product ? stays : { handle: freeHandle(shop, title), problem: null };
  if (lengthOf(input.handle) > MAX_TEXT) return { handle: null, problem: 'too long' };
  const fromTitle = input.handle.trim() === '';
  const handle = normaliseHandle(fromTitle ? title : input.handle, shop.quirks);
  if (!fromTitle && handle && isTaken(shop, handle, product)) return { handle: null, problem: 'taken' };
  const free = freeHandle(shop, handle, product);
  return free === product?.handle ? stays : { handle: free, problem: null };
}

const stays = { handle: null, problem: null };
