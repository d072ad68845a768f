// @ts-check
import { extensionOf } from '../../store/records/file.js';
import { write } from '../../store/write.js';
import { ALT_TOO_LONG, isAltTooLong, mediaLimitErrors, sourceProblem, upload } from '../rules/media-input.js';
import { MAX_TEXT, userError } from '../rules/user-error.js';
import { missingErrors } from './media-errors.js';

/** @import { Context, Written } from '../../store/write.js' */
/** @import { Shop } from '../../store/shop.js' */
/** @import { Product } from '../../store/records/product.js' */
/** @import { AnyFile } from '../../store/files.js' */
/** @import { Media } from '../../store/records/file.js' */
/** @import { UserError } from '../rules/user-error.js' */

/** @typedef {{ id: string, alt?: string | null, filename?: string | null, originalSource?: string | null, previewImageSource?: string | null, referencesToAdd?: string[] | null, referencesToRemove?: string[] | null }} Update */

/** The kinds whose content and name can be changed. */
const CHANGEABLE = ['MediaImage', 'GenericFile'];

/** All or nothing. @param {unknown} _ @param {{ files: Update[] }} args @param {Context} ctx */
export function fileUpdate(_, args, ctx) {
  const { shop } = ctx;
  const found = args.files.map(({ id }) => shop.files.find(id));
  const userErrors = missingErrors('File', args.files.filter((_input, index) => !found[index]).map(({ id }) => id), ['files'], 'FILE_DOES_NOT_EXIST');
  const files = /** @type {AnyFile[]} */ (found);
  if (userErrors.length === 0 && files.some(file => shop.files.statusOf(file) !== 'READY')) userErrors.push(userError(['files'], 'Non-ready files cannot be updated.', 'NON_READY_STATE'));
  if (userErrors.length === 0) userErrors.push(...args.files.flatMap((input, index) => firstError(shop, files[index], input, ['files', index]) ?? []));
  if (userErrors.length || files.length === 0) return { files: [], userErrors };

  const products = new Set(args.files.flatMap(({ referencesToAdd, referencesToRemove }) => [...(referencesToAdd ?? []), ...(referencesToRemove ?? [])]).map(id => /** @type {Product} */ (shop.product(id))));
  write(ctx, 'fileUpdate', args, [...new Set(/** @type {Written[]} */ ([...files, ...products]))], now => {
    for (const [index, input] of args.files.entries()) change(shop, files[index], input, now);
  });
  return { files, userErrors };
}

/** @param {Shop} shop @param {AnyFile} file @param {Update} input @param {(string | number)[]} path @returns {UserError | null} */
function firstError(shop, file, { alt, filename, originalSource, previewImageSource, referencesToAdd, referencesToRemove }, path) {
  if (isAltTooLong(alt)) return userError([...path, 'alt'], ALT_TOO_LONG, 'ALT_VALUE_LIMIT_EXCEEDED');
  if (originalSource != null && previewImageSource != null) return userError(path, 'Specify either originalSource or previewImageSource, not both.', 'INVALID');
  if (originalSource != null) {
    if (!CHANGEABLE.includes(file.__typename)) return userError([...path, 'originalSource'], 'The original source of this file type cannot be updated.', 'INVALID');
    const problem = sourceProblem(originalSource, file.__typename === 'MediaImage' ? 'IMAGE' : 'FILE');
    if (problem) return userError([...path, 'originalSource'], problem, 'INVALID_IMAGE_SOURCE_URL');
  }
  const problem = previewImageSource == null ? null : sourceProblem(previewImageSource, 'IMAGE');
  if (problem) return userError([...path, 'previewImageSource'], problem, 'INVALID_IMAGE_SOURCE_URL');
  const [toAdd, toRemove] = [[...path, 'referencesToAdd'], [...path, 'referencesToRemove']];
  return nameError(shop, file, filename, path) ?? referenceError(shop, file, referencesToAdd, toAdd) ?? referenceError(shop, file, referencesToRemove, toRemove) ?? fullError(shop, file, referencesToAdd, toAdd);
}

/** A name with something before its extension, and no path. @param {string} filename */
const isFileName = filename => filename.length <= MAX_TEXT && !/[/\\\0]/.test(filename) && /[^.\s]/.test(filename.replace(/\.\w+$/, ''));

/** @param {Shop} shop @param {AnyFile} file @param {string | null | undefined} filename @param {(string | number)[]} path */
function nameError(shop, file, filename, path) {
  if (filename == null || filename === file.file) return null;
  if (!CHANGEABLE.includes(file.__typename)) return userError([...path, 'filename'], 'Filename update is only supported on Image and GenericFile.', 'UNSUPPORTED_MEDIA_TYPE_FOR_FILENAME_UPDATE');
  if (!isFileName(filename)) return userError([...path, 'filename'], 'The provided filename is invalid.', 'INVALID_FILENAME');
  if (extensionOf(filename) !== extensionOf(file.file)) return userError([...path, 'filename'], 'The filename extension provided must match the original filename.', 'INVALID_FILENAME_EXTENSION');
  return shop.files.isTaken(filename) ? userError([...path, 'filename'], 'The provided filename already exists.', 'FILENAME_ALREADY_EXISTS') : null;
}

/** @param {Shop} shop @param {AnyFile} file @param {string[] | null | undefined} ids @param {(string | number)[]} path */
function referenceError(shop, file, ids, path) {
  if (!ids?.length) return null;
  if (file.mediaContentType === null) return userError(path, 'The file type is not supported for referencing.', 'UNSUPPORTED_FILE_REFERENCE');
  if (!ids.every(id => shop.product(id))) return userError(path, 'The reference target does not exist', 'REFERENCE_TARGET_DOES_NOT_EXIST');
  return null;
}

/** @param {Shop} shop @param {AnyFile} file @param {string[] | null | undefined} ids @param {(string | number)[]} path @returns {UserError | null} */
function fullError(shop, file, ids, path) {
  const products = (ids ?? []).map(id => /** @type {Product} */ (shop.product(id))).filter(product => !product.media.includes(/** @type {Media} */ (file)));
  return products.flatMap(product => mediaLimitErrors(product, 1, path, 'PRODUCT_MEDIA_LIMIT_EXCEEDED'))[0] ?? null;
}

/** @param {Shop} shop @param {AnyFile} file @param {Update} input @param {number} now */
function change(shop, file, { alt, filename, originalSource, previewImageSource, referencesToAdd, referencesToRemove }, now) {
  if (alt !== undefined) file.alt = alt || null;
  if (filename != null) shop.files.rename(file, filename);
  if (originalSource != null || previewImageSource != null) shop.files.uploaded(file, now);
  if (originalSource != null) upload(shop, file, originalSource, now);
  for (const id of referencesToAdd ?? []) shop.files.attach(/** @type {Product} */ (shop.product(id)), /** @type {Media} */ (file));
  for (const id of referencesToRemove ?? []) {
    const product = /** @type {Product} */ (shop.product(id));
    if (product.media.includes(/** @type {Media} */ (file))) shop.files.detach(product, /** @type {Media} */ (file));
  }
}
