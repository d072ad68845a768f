// @ts-check
import { addNewFile, isAltTooLong, kindOf, newMediaErrors, ALT_TOO_LONG } from '../rules/media-input.js';
import { userError } from '../rules/user-error.js';

/** @import { Shop } from '../../store/shop.js' */
/** @import { Product } from '../../store/records/product.js' */
/** @import { Media } from '../../store/records/file.js' */
/** @import { UserError } from '../rules/user-error.js' */

/** @typedef {{ id?: string | null, originalSource?: string | null, alt?: string | null, filename?: string | null, contentType?: string | null, duplicateResolutionMode?: string | null }} FileInput */
/** @typedef {{ errors: UserError[], inputs: FileInput[] | null }} FilePlan */

/** @param {Shop} shop @param {FileInput[] | null | undefined} inputs @returns {FilePlan} */
export const planFiles = (shop, inputs) => ({
  inputs: inputs ?? null,
  errors: (inputs ?? []).flatMap((input, index) => {
    const path = ['input', 'files', index];
    const isDoubled = input.id != null && (inputs ?? []).findIndex(other => other.id === input.id) < index;
    return isDoubled ? [userError([...path, 'id'], `Media id ${input.id} is listed twice`, 'DUPLICATED_VALUE')] : fileErrors(shop, input, path);
  })
});

/** Any file of the shop may be named that a product can show. @param {Shop} shop @param {string} id @returns {Media | null} */
export function mediaOf(shop, id) {
  const file = shop.files.find(id);
  return file && file.mediaContentType !== null ? /** @type {Media} */ (file) : null;
}

/** @param {Shop} shop @param {FileInput} input @param {(string | number)[]} path @returns {UserError[]} */
export function fileErrors(shop, input, path) {
  if (input.id != null) {
    if (!mediaOf(shop, input.id)) return [userError([...path, 'id'], `Media id ${input.id} does not exist`, 'INVALID_INPUT')];
    return isAltTooLong(input.alt) ? [userError([...path, 'alt'], ALT_TOO_LONG, 'INVALID_INPUT')] : [];
  }
  if (input.originalSource == null) return [userError(path, 'Either id or originalSource must be given.', 'INVALID_INPUT')];
  const media = { ...input, originalSource: input.originalSource };
  if (kindOf(media) === 'FILE') return [userError([...path, 'contentType'], 'The file type is not supported.', 'INVALID_INPUT')];
  return newMediaErrors(media, path).map(error => ({ ...error, code: 'INVALID_INPUT' }));
}

/**
 * Puts the pictures in the order of the list; an address uploads a new picture even when the same one was uploaded before.
 * @param {Shop} shop @param {Product} product @param {FilePlan} plan @param {number} now
 * @returns {Map<string, Media>} the new pictures by where they came from, for variants that name the same address
 */
export function setFiles(shop, product, { inputs }, now) {
  /** @type {Map<string, Media>} */
  const uploaded = new Map();
  if (inputs === null) return uploaded;
  const listed = inputs.map(input => {
    const media = /** @type {Media} */ (input.id != null ? mediaOf(shop, input.id) : addNewFile(shop, { ...input, originalSource: input.originalSource ?? '' }, now));
    if (input.alt !== undefined) media.alt = input.alt || null;
    if (input.originalSource != null) uploaded.set(input.originalSource, media);
    media.updatedMs = now;
    shop.files.attach(product, media);
    return media;
  });
  for (const media of [...product.media]) if (!listed.includes(media)) shop.files.detachOrRemove(product, media);
  product.media = listed;
  return uploaded;
}
