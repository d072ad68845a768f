// @ts-check
// A variant shows a picture of its product, or one that comes with the same call.
import { addNewMedia, mediaErrors, mediaLimitErrors } from './media-input.js';
import { userError } from './user-error.js';

/** @import { Shop } from '../../store/shop.js' */
/** @import { Product } from '../../store/records/product.js' */
/** @import { Variant } from '../../store/records/variant.js' */
/** @import { MediaImage } from '../../store/records/file.js' */
/** @import { NewMedia } from './media-input.js' */
/** @import { UserError } from './user-error.js' */

/** @typedef {{ mediaId?: string | null, mediaSrc?: string[] | null }} PictureInput */

/** @param {Product} product @param {NewMedia[] | null | undefined} media @returns {UserError[]} */
export const newPictureErrors = (product, media) =>
  [...mediaErrors(media, ['media']), ...mediaLimitErrors(product, media?.length ?? 0, ['media'])].map(error => ({ ...error, code: 'INVALID_INPUT' }));

/** @param {Product} product @param {NewMedia[] | null | undefined} media @param {PictureInput} input @param {(string | number)[]} path @param {string} bothCode @returns {UserError[]} */
export function pictureErrors(product, media, { mediaId, mediaSrc }, path, bothCode) {
  if (mediaId != null && mediaSrc?.length) return [userError(path, 'Mutually exclusive input fields provided.', bothCode)];
  if (mediaId != null && !product.media.some(one => one.id === mediaId)) return [userError([...path, 'mediaId'], 'Media does not exist on the specified product.', 'MUST_BE_FOR_THIS_PRODUCT')];
  if (mediaSrc && mediaSrc.length > 1) return [userError([...path, 'mediaSrc'], 'Only one media source is allowed per variant.', 'INVALID_INPUT')];
  return mediaSrc?.every(source => (media ?? []).some(one => one.originalSource === source)) ?? true
    ? []
    : [userError([...path, 'mediaSrc'], 'Media source must match one of the media being created.', 'INVALID_INPUT')];
}

/** @param {Shop} shop @param {Product} product @param {NewMedia[] | null | undefined} media @param {number} now @returns {Map<string, any>} the new media by where they come from */
export const addPictures = (shop, product, media, now) => new Map((media ?? []).map(one => [one.originalSource, addNewMedia(shop, product, one, now)]));

/** @param {Shop} shop @param {Variant} variant @param {PictureInput} input checked @param {Map<string, any>} added */
export function applyPicture(shop, variant, { mediaId, mediaSrc }, added) {
  if (mediaId != null) variant.mediaImage = shop.files.pictureOf(variant.product, mediaId);
  const media = mediaSrc?.length ? added.get(mediaSrc[0]) : undefined;
  if (media?.__typename === 'MediaImage') variant.mediaImage = /** @type {MediaImage} */ (media);
}
