// @ts-check
import { addNewMedia, newMediaErrors } from '../rules/media-input.js';
import { userError } from '../rules/user-error.js';

/** @import { Shop } from '../../store/shop.js' */
/** @import { Product } from '../../store/records/product.js' */
/** @import { MediaImage } from '../../store/records/media-image.js' */
/** @import { UserError } from '../rules/user-error.js' */

/** @typedef {{ id?: string | null, originalSource?: string | null, alt?: string | null, filename?: string | null, contentType?: string | null }} FileInput */
/** @typedef {{ errors: UserError[], inputs: FileInput[] | null }} FilePlan */

/** @param {Product | null} product @param {FileInput[] | null | undefined} inputs @returns {FilePlan} */
export const planFiles = (product, inputs) => ({
  inputs: inputs ?? null,
  errors: (inputs ?? []).flatMap((input, index) => {
    const path = ['input', 'files', index];
    const isDoubled = input.id != null && (inputs ?? []).findIndex(other => other.id === input.id) < index;
    return isDoubled ? [userError([...path, 'id'], `Media id ${input.id} is listed twice`, 'DUPLICATED_VALUE')] : fileErrors(product, input, path);
  })
});

/** @param {Product | null} product @param {FileInput} input @param {(string | number)[]} path @returns {UserError[]} */
export function fileErrors(product, input, path) {
  if (input.id != null) return product?.media.some(media => media.id === input.id) ? [] : [userError([...path, 'id'], `Media id ${input.id} does not exist`, 'INVALID_INPUT')];
  if (input.originalSource == null) return [userError(path, 'Either id or originalSource must be given.', 'INVALID_INPUT')];
  return newMediaErrors({ ...input, originalSource: input.originalSource }, path).map(error => ({ ...error, code: 'INVALID_INPUT' }));
}

/**
 * Puts the pictures in the order of the list; an address uploads a new picture even when the same one was uploaded before.
 * @param {Shop} shop @param {Product} product @param {FilePlan} plan @param {number} now
 * @returns {Map<string, MediaImage>} the new pictures by where they came from, for variants that name the same address
 */
export function setFiles(shop, product, { inputs }, now) {
  /** @type {Map<string, MediaImage>} */
  const uploaded = new Map();
  if (inputs === null) return uploaded;
  const listed = inputs.map(input => {
    const media = input.id != null ? /** @type {MediaImage} */ (product.media.find(one => one.id === input.id)) : addNewMedia(shop, product, { ...input, originalSource: input.originalSource ?? '' }, now);
    if (input.alt !== undefined) media.alt = input.alt || null;
    if (input.originalSource != null) uploaded.set(input.originalSource, media);
    media.updatedMs = now;
    return media;
  });
  for (const media of [...product.media]) if (!listed.includes(media)) shop.removeMedia(product, media);
  product.media = listed;
  return uploaded;
}
