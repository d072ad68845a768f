// @ts-check
import { write } from '../../store/write.js';
import { userError } from '../rules/user-error.js';
import { noProduct } from './media-errors.js';

/** @import { Context } from '../../store/write.js' */
/** @import { Product } from '../../store/records/product.js' */
/** @import { Variant } from '../../store/records/variant.js' */
/** @import { MediaImage } from '../../store/records/file.js' */
/** @import { UserError } from '../rules/user-error.js' */

/** @typedef {{ productId: string, variantMedia: { variantId: string, mediaIds: string[] }[] }} Arguments */
/** @typedef {{ variant: Variant, media: MediaImage | null }} Pair */

const MAX_PAIRS = 100;

/** @param {unknown} _ @param {Arguments} args @param {Context} ctx */
export const productVariantAppendMedia = (_, args, ctx) => setVariantMedia('productVariantAppendMedia', args, ctx, ({ variant, media }, path) => {
  if (variant.mediaImage && variant.mediaImage !== media) return [userError([...path, 'variantId'], 'Product variant already has attached media.', 'PRODUCT_VARIANT_ALREADY_HAS_MEDIA')];
  if (!media) return [userError([...path, 'mediaIds'], 'Only images can be attached to variants.', 'INVALID_MEDIA_TYPE')];
  return ctx.shop.files.statusOf(media) === 'READY' ? [] : [userError([...path, 'mediaIds'], 'Non-ready media cannot be attached to variants.', 'NON_READY_MEDIA')];
}, ({ media }) => media);

/** @param {unknown} _ @param {Arguments} args @param {Context} ctx */
export const productVariantDetachMedia = (_, args, ctx) => setVariantMedia('productVariantDetachMedia', args, ctx, ({ variant, media }, path) =>
  (media && variant.mediaImage === media ? [] : [userError([...path, 'variantId'], 'The specified media is not attached to the specified variant.', 'MEDIA_IS_NOT_ATTACHED_TO_VARIANT')]), () => null);

/**
 * @param {string} mutation @param {Arguments} args @param {Context} ctx @param {(pair: Pair, path: (string | number)[]) => UserError[]} errorsOf
 * @param {(pair: Pair) => MediaImage | null} after what the variant shows then
 */
function setVariantMedia(mutation, args, ctx, errorsOf, after) {
  const product = ctx.shop.product(args.productId);
  if (!product) return { product: null, productVariants: null, userErrors: noProduct() };
  /** @type {Pair[]} */
  const pairs = [];
  const userErrors = args.variantMedia.length > MAX_PAIRS
    ? [userError(['variantMedia'], `Exceeded the maximum number of ${MAX_PAIRS} variant-media pairs per mutation call.`, 'MAXIMUM_VARIANT_MEDIA_PAIRS_EXCEEDED')]
    : args.variantMedia.flatMap((input, index) => {
      const path = ['variantMedia', index];
      const { errors, pair } = readPair(product, args.variantMedia, input, path, index);
      if (!pair) return errors;
      pairs.push(pair);
      return errorsOf(pair, path);
    });
  if (userErrors.length) return { product, productVariants: null, userErrors };

  if (pairs.length) {
    write(ctx, mutation, args, [product], now => {
      for (const pair of pairs) {
        pair.variant.mediaImage = after(pair);
        pair.variant.updatedMs = now;
      }
    });
  }
  return { product, productVariants: pairs.map(({ variant }) => variant), userErrors: [] };
}

/**
 * @param {Product} product @param {Arguments['variantMedia']} all @param {Arguments['variantMedia'][number]} input @param {(string | number)[]} path @param {number} index
 * @returns {{ errors: UserError[], pair?: Pair }}
 */
function readPair(product, all, { variantId, mediaIds }, path, index) {
  const variant = product.variants.find(one => one.id === variantId);
  if (!variant) return { errors: [userError([...path, 'variantId'], 'Variant does not exist on the specified product.', 'PRODUCT_VARIANT_DOES_NOT_EXIST_ON_PRODUCT')] };
  if (all.findIndex(other => other.variantId === variantId) < index) return { errors: [userError([...path, 'variantId'], 'Variant specified in more than one pair.', 'PRODUCT_VARIANT_SPECIFIED_MULTIPLE_TIMES')] };
  if (mediaIds.length > 1) return { errors: [userError([...path, 'mediaIds'], 'Only one mediaId is allowed per variant-media input pair.', 'TOO_MANY_MEDIA_PER_INPUT_PAIR')] };
  const media = product.media.find(one => one.id === mediaIds[0]);
  if (!media) return { errors: [userError([...path, 'mediaIds'], 'Media does not exist on the specified product.', 'MEDIA_DOES_NOT_EXIST_ON_PRODUCT')] };
  return { errors: [], pair: { variant, media: media.__typename === 'MediaImage' ? /** @type {MediaImage} */ (media) : null } };
}
