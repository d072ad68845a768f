// @ts-check
import { createHash } from 'node:crypto';
import { notImplemented } from '../../engine/errors.js';
import { userError } from './user-error.js';

/** @import { Shop } from '../../store/shop.js' */
/** @import { Product } from '../../store/records/product.js' */
/** @import { UserError } from './user-error.js' */

const MAX_ALT = 512;

/** @typedef {{ originalSource: string, alt?: string | null, mediaContentType?: string, contentType?: string | null, filename?: string | null }} NewMedia */

/** @param {NewMedia[] | null | undefined} media @param {(string | number)[]} path @returns {UserError[]} */
export const mediaErrors = (media, path) => (media ?? []).flatMap((one, index) => newMediaErrors(one, [...path, index]));

/** @param {NewMedia} media @param {(string | number)[]} path @param {string | null} [code] @returns {UserError[]} */
export function newMediaErrors({ originalSource, alt, mediaContentType, contentType }, path, code = null) {
  const kind = mediaContentType ?? contentType ?? 'IMAGE';
  if (kind !== 'IMAGE') throw notImplemented(`media of the kind ${kind}`);
  const errors = [];
  if (!URL.canParse(originalSource) || !/^https?:$/.test(new URL(originalSource).protocol)) errors.push(userError([...path, 'originalSource'], 'Image URL is invalid', code));
  if ([...(alt ?? '')].length > MAX_ALT) errors.push(userError([...path, 'alt'], `The alt value exceeds the maximum limit of ${MAX_ALT} characters.`, code && 'ALT_VALUE_LIMIT_EXCEEDED'));
  return errors;
}

/**
 * Takes a picture into the shop's own files: its address there differs from where it came from, and is ready at once.
 * @param {Shop} shop @param {Product} product @param {NewMedia} media @param {number} now
 */
export const addNewMedia = (shop, product, { originalSource, alt, filename }, now) =>
  shop.addMedia(product, { file: fileNameFor(shop, filename || originalSource), alt: alt || null, originalUrl: originalSource }, now);

/** @param {Shop} shop @param {string} source */
function fileNameFor(shop, source) {
  const last = source.split(/[?#]/)[0].split('/').pop() || 'image';
  const [, name, extension = 'jpg'] = /^(.*?)(?:\.(\w{2,5}))?$/.exec(last) ?? [];
  const unique = createHash('sha256').update(`${source}\0${shop.tables.MediaImage.version}`).digest('hex').slice(0, 8);
  return `${encodeURIComponent(decodeSafely(name)).slice(0, 80)}_${unique}.${extension}`;
}

/** @param {string} text */
const decodeSafely = text => (/%(?![0-9a-f]{2})/i.test(text) ? text : text.replace(/%[0-9a-f]{2}/gi, '-'));
