// @ts-check
import { write } from '../../store/write.js';
import { bothLists, noProduct } from './media-errors.js';

/** @import { Context } from '../../store/write.js' */

/**
 * The moves are done one after the other; one of something that is not there is passed over without a word.
 * @param {unknown} _ @param {{ id: string, moves: { id: string, newPosition: string | number }[] }} args @param {Context} ctx
 */
export function productReorderMedia(_, args, ctx) {
  const { shop } = ctx;
  const product = shop.product(args.id);
  if (!product) return { job: null, ...bothLists(noProduct('id')) };
  const ordered = [...product.media];
  for (const { id, newPosition } of args.moves) {
    const index = ordered.findIndex(media => media.id === id);
    if (index < 0) continue;
    const [moved] = ordered.splice(index, 1);
    ordered.splice(Math.min(Number(newPosition), ordered.length), 0, moved);
  }
  if (ordered.some((media, index) => media !== product.media[index])) {
    write(ctx, 'productReorderMedia', args, [product], () => {
      product.media = ordered;
    });
  }
  return { job: shop.jobs.start(), ...bothLists([]) };
}
