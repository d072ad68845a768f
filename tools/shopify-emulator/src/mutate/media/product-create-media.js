// @ts-check
import { write } from '../../store/write.js';
import { addNewMedia, mediaLimitErrors, newMediaErrors } from '../rules/media-input.js';
import { bothLists, noProduct } from './media-errors.js';

/** @import { Context } from '../../store/write.js' */
/** @import { Media } from '../../store/records/file.js' */
/** @import { NewMedia } from '../rules/media-input.js' */

/** The good ones are made even when others are bad. @param {unknown} _ @param {{ productId: string, media: NewMedia[] }} args @param {Context} ctx */
export function productCreateMedia(_, args, ctx) {
  const { shop } = ctx;
  const product = shop.product(args.productId);
  if (!product) return { media: null, product: null, ...bothLists(noProduct()) };
  const full = mediaLimitErrors(product, args.media.length, ['media'], 'PRODUCT_MEDIA_LIMIT_EXCEEDED');
  if (full.length) return { media: null, product, ...bothLists(full) };
  const errors = args.media.map((one, index) => newMediaErrors(one, ['media', index], 'INVALID'));
  const good = args.media.filter((_one, index) => errors[index].length === 0);
  /** @type {Media[]} */
  const media = [];
  if (good.length) {
    write(ctx, 'productCreateMedia', args, [product], now => {
      for (const one of good) media.push(addNewMedia(shop, product, one, now));
    });
  }
  return { media, product, ...bothLists(errors.flat()) };
}
