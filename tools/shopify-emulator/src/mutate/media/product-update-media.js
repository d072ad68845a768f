// @ts-check
import { write } from '../../store/write.js';
import { ALT_TOO_LONG, isAltTooLong, sourceProblem } from '../rules/media-input.js';
import { userError } from '../rules/user-error.js';
import { bothLists, missingErrors, noProduct } from './media-errors.js';

/** @import { Context } from '../../store/write.js' */
/** @import { Media } from '../../store/records/file.js' */

/** All or nothing. @param {unknown} _ @param {{ productId: string, media: { id: string, alt?: string | null, previewImageSource?: string | null }[] }} args @param {Context} ctx */
export function productUpdateMedia(_, args, ctx) {
  const { shop } = ctx;
  const product = shop.product(args.productId);
  if (!product) return { media: null, product: null, ...bothLists(noProduct()) };
  const found = args.media.map(({ id }) => product.media.find(one => one.id === id));
  const errors = missingErrors('Media', args.media.filter((_one, index) => !found[index]).map(({ id }) => id), ['media'], 'MEDIA_DOES_NOT_EXIST');
  if (errors.length === 0 && found.some(one => one && shop.files.statusOf(one) !== 'READY')) errors.push(userError(['media'], 'Non-ready media are not supported.', 'NON_READY_MEDIA'));
  if (errors.length === 0) errors.push(...args.media.flatMap(inputErrors));
  if (errors.length) return { media: null, product, ...bothLists(errors) };

  const media = /** @type {Media[]} */ (found);
  if (media.length) {
    write(ctx, 'productUpdateMedia', args, [product], now => {
      for (const [index, one] of media.entries()) {
        const { alt, previewImageSource } = args.media[index];
        if (alt !== undefined) one.alt = alt || null;
        if (previewImageSource != null) shop.files.uploaded(one, now);
        one.updatedMs = now;
      }
    });
  }
  return { media, product, ...bothLists([]) };
}

/** @param {{ alt?: string | null, previewImageSource?: string | null }} input @param {number} index */
function inputErrors({ alt, previewImageSource }, index) {
  const problem = previewImageSource == null ? null : sourceProblem(previewImageSource, 'IMAGE');
  return [
    ...(isAltTooLong(alt) ? [userError(['media', index, 'alt'], ALT_TOO_LONG, 'INVALID')] : []),
    ...(problem ? [userError(['media', index, 'previewImageSource'], problem, 'INVALID')] : [])
  ];
}
