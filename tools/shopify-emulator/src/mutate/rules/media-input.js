// @ts-check
import { extensionOf } from '../../store/records/file.js';
import { externalVideo } from './external-video.js';
import { lengthOf, userError } from './user-error.js';

/** @import { Shop } from '../../store/shop.js' */
/** @import { Product } from '../../store/records/product.js' */
/** @import { FileKind, Media } from '../../store/records/file.js' */
/** @import { AnyFile } from '../../store/files.js' */
/** @import { UserError } from './user-error.js' */

export const MAX_ALT = 512;
export const ALT_TOO_LONG = `The alt value exceeds the maximum limit of ${MAX_ALT} characters.`;

/**
 * A file that is to be made: products call its kind `mediaContentType`, files `contentType`.
 * @typedef {{ originalSource: string, alt?: string | null, mediaContentType?: string | null, contentType?: string | null, filename?: string | null, duplicateResolutionMode?: string | null }} NewMedia
 */

const MAX_MEDIA = 250;

/** @param {Product} product @param {number} added how many come to it @param {(string | number)[]} path @param {string | null} [code] @returns {UserError[]} */
export const mediaLimitErrors = (product, added, path, code = null) =>
  (added > 0 && product.media.length + added > MAX_MEDIA ? [userError(path, 'Exceeded the limit of media per product.', code)] : []);

/** @param {NewMedia[] | null | undefined} media @param {(string | number)[]} path @returns {UserError[]} */
export const mediaErrors = (media, path) => (media ?? []).flatMap((one, index) => newMediaErrors(one, [...path, index]));

/** @param {NewMedia} media @param {(string | number)[]} path @param {string | null} [code] the mutations for products have one for all of these @returns {UserError[]} */
export function newMediaErrors(media, path, code = null) {
  const problem = sourceProblem(media.originalSource, kindOf(media));
  return [
    ...(problem ? [userError([...path, 'originalSource'], problem, code)] : []),
    ...(isAltTooLong(media.alt) ? [userError([...path, 'alt'], ALT_TOO_LONG, code)] : [])
  ];
}

/** @param {string | null | undefined} alt */
export const isAltTooLong = alt => lengthOf(alt ?? '') > MAX_ALT;

/** @type {Record<string, string>} */
const NAMES = { IMAGE: 'Image', VIDEO: 'Video', EXTERNAL_VIDEO: 'External video', MODEL_3D: 'Model3d', FILE: 'File' };

/** @param {string} source @param {FileKind | null} kind null when nobody said it @returns {string | null} */
export function sourceProblem(source, kind) {
  const isAddress = URL.canParse(source) && /^https?:$/.test(new URL(source).protocol);
  return isAddress && (kind !== 'EXTERNAL_VIDEO' || externalVideo(source)) ? null : `${NAMES[kind ?? 'FILE']} URL is invalid`;
}

const VIDEOS = ['mp4', 'mov', 'webm', 'm4v'];
const MODELS = ['glb', 'gltf', 'usdz'];
const IMAGES = ['jpg', 'jpeg', 'png', 'gif', 'webp', 'svg', 'heic', 'avif', 'bmp', 'tiff'];

/** What it is said to be, else what its name looks like. @param {NewMedia} media @returns {FileKind} */
export function kindOf({ mediaContentType, contentType, filename, originalSource }) {
  const said = mediaContentType ?? contentType;
  if (said) return /** @type {FileKind} */ (said);
  if (externalVideo(originalSource)) return 'EXTERNAL_VIDEO';
  const extension = extensionOf(filename || originalSource.replace(/^https?:\/\/[^/]*/, ''));
  if (VIDEOS.includes(extension)) return 'VIDEO';
  if (MODELS.includes(extension)) return 'MODEL_3D';
  return extension === '' || IMAGES.includes(extension) ? 'IMAGE' : 'FILE';
}

/** @param {Shop} shop @param {Product} product @param {NewMedia} input @param {number} now @returns {Media} */
export function addNewMedia(shop, product, input, now) {
  const media = /** @type {Media} */ (addNewFile(shop, input, now));
  shop.files.attach(product, media);
  return media;
}

/** Takes a file into the shop: its address there differs from where it came from. @param {Shop} shop @param {NewMedia} input @param {number} now @returns {AnyFile} */
export function addNewFile(shop, input, now) {
  const kind = kindOf(input);
  const name = fileNameOf(input.filename || input.originalSource, kind);
  const isDouble = input.duplicateResolutionMode === 'RAISE_ERROR' && shop.files.isTaken(name);
  const file = shop.files.add(kind, shop.files.freeName(name), now);
  file.alt = input.alt || null;
  upload(shop, file, input.originalSource, now);
  if (isDouble) file.failure = 'DUPLICATE_FILENAME_ERROR';
  return file;
}

/** @type {Record<string, string>} */
const FAILURES = {
  MediaImage: 'IMAGE_DOWNLOAD_FAILURE', GenericFile: 'GENERIC_FILE_DOWNLOAD_FAILURE', Video: 'VIDEO_METADATA_READ_ERROR', Model3d: 'MODEL3D_PROCESSING_FAILURE',
  ExternalVideo: 'EXTERNAL_VIDEO_NOT_FOUND'
};

/** Films and models are taken from staged uploads only; these are their addresses. @type {Record<string, RegExp>} */
const STAGED = { Video: /[?&]external_video_id=/, Model3d: /[?&]external_model3d_id=/ };

/** Nothing is fetched: an address fails when its host can never exist, a staged upload when nothing was uploaded. @param {Shop} shop @param {AnyFile} file @param {string} source @param {number} now */
export function upload(shop, file, source, now) {
  file.originalUrl = source;
  const key = shop.files.staged.get(source);
  const stored = key === undefined ? undefined : shop.files.stored(key);
  file.size = stored?.size ?? null;
  const isThere = key === undefined ? !new URL(source).hostname.endsWith('.invalid') && (STAGED[file.__typename]?.test(source) ?? true) : stored !== undefined;
  file.failure = isThere ? null : FAILURES[file.__typename];
  if (shop.quirks.asyncMedia) file.uploadedMs = now;
}

/** @param {string} source @param {FileKind} kind */
function fileNameOf(source, kind) {
  const last = source.split(/[?#]/)[0].split('/').pop() || 'file';
  const [, stem, extension] = /^(.*?)(?:\.(\w{2,5}))?$/.exec(last) ?? [];
  const ending = extension ?? (kind === 'IMAGE' ? 'jpg' : null);
  return encodeURIComponent(decodeSafely(stem)).slice(0, 80) + (ending ? `.${ending}` : '');
}

/** @param {string} text */
const decodeSafely = text => (/%(?![0-9a-f]{2})/i.test(text) ? text : text.replace(/%[0-9a-f]{2}/gi, '-'));
