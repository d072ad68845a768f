// @ts-check
import { write } from '../../store/write.js';
import { bothLists, missingErrors, noProduct } from './media-errors.js';

/** @import { Context } from '../../store/write.js' */
/** @import { Media } from '../../store/records/file.js' */

/** @param {unknown} _ @param {{ productId: string, mediaIds: string[] }} args @param {Context} ctx */
export function productDeleteMedia(_, args, ctx) {
  const { shop } = ctx;
  const product = shop.product(args.productId);
  if (!product) return { ...NOTHING, product: null, ...bothLists(noProduct()) };
  const found = args.mediaIds.map(id => product.media.find(one => one.id === id));
  const errors = missingErrors('Media', args.mediaIds.filter((_id, index) => !found[index]), ['mediaIds'], 'MEDIA_DOES_NOT_EXIST');
  if (errors.length) return { ...NOTHING, product, ...bothLists(errors) };

  const media = [...new Set(/** @type {Media[]} */ (found))];
  if (media.length) {
    write(ctx, 'productDeleteMedia', args, [product], () => {
      for (const one of media) shop.files.detachOrRemove(product, one);
    });
  }
  return {
    deletedMediaIds: media.map(({ id }) => id),
    deletedProductImageIds: media.filter(({ __typename }) => __typename === 'MediaImage').map(({ n }) => `gid://shopify/ProductImage/${n}`),
    product, ...bothLists([])
  };
}

const NOTHING = { deletedMediaIds: null, deletedProductImageIds: null };
