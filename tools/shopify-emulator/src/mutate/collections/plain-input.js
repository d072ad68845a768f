// @ts-check
import { createHash } from 'node:crypto';
import { normaliseHandle, normaliseHtml, normaliseSeo, normaliseText } from '../../quirks.js';
import { plainText } from '../../store/plain-text.js';
import { redirect } from '../rules/product-input.js';
import { tooLongErrors, userError } from '../rules/user-error.js';

/** @import { Shop } from '../../store/shop.js' */
/** @import { Collection } from '../../store/records/collection.js' */
/** @import { UserError } from '../rules/user-error.js' */

const SEO_DESCRIPTION = 320;
const MAX_HTML_BYTES = 512 * 1024;
const LIMITED = [['title', 'Title'], ['handle', 'Handle'], ['templateSuffix', 'Template suffix']];

/** What is wrong with the texts and the picture of a collection. @param {Collection | null} collection null for a new one @param {Record<string, any>} input @returns {UserError[]} */
export function plainErrors(collection, input) {
  const errors = [];
  if (input.title != null ? input.title.trim() === '' : !collection) errors.push(userError(['title'], "Title can't be blank"));
  errors.push(...LIMITED.flatMap(([key, called]) => tooLongErrors([key], called, input[key])));
  if (Buffer.byteLength(input.descriptionHtml ?? '') > MAX_HTML_BYTES) errors.push(userError(['descriptionHtml'], 'Description is too big (maximum is 512 KB)'));
  const source = input.image?.src;
  if (source != null && (!URL.canParse(source) || !/^https?:$/.test(new URL(source).protocol))) errors.push(userError(['image', 'src'], 'Image URL is invalid'));
  return errors;
}

/** Puts the plain fields of a checked input into a collection; what it does not name stays. @param {Shop} shop @param {Collection} collection @param {Record<string, any>} input */
export function applyPlainInput(shop, collection, input) {
  const { quirks } = shop;
  if (input.title != null) collection.title = normaliseText(input.title, quirks);
  const handle = wantedHandle(shop, collection, input.handle);
  if (handle !== collection.handle) {
    if (input.redirectNewHandle) redirect(shop, `/collections/${collection.handle}`, `/collections/${handle}`);
    shop.collections.changeHandle(collection, handle);
  }
  if (input.descriptionHtml !== undefined) collection.descriptionHtml = normaliseHtml(input.descriptionHtml ?? '', quirks);
  if (input.sortOrder != null) collection.sortOrder = input.sortOrder;
  if (input.templateSuffix !== undefined) collection.templateSuffix = input.templateSuffix || null;
  if (input.seo != null) {
    const { title, description } = input.seo;
    if (title !== undefined) collection.seoTitle = normaliseSeo(title, collection.title, quirks);
    if (description !== undefined) collection.seoDescription = normaliseSeo(description, plainText(collection.descriptionHtml).slice(0, SEO_DESCRIPTION), quirks);
  }
  if (input.image !== undefined) applyImage(shop, collection, input.image);
}

/** A title alone never moves the handle; a blank handle is made from the title again. @param {Shop} shop @param {Collection} collection @param {string | null | undefined} handle */
function wantedHandle(shop, collection, handle) {
  if (handle == null) return collection.handle;
  return shop.collections.freeHandle(normaliseHandle(handle, shop.quirks) || collection.title, collection);
}

/** @param {Shop} shop @param {Collection} collection @param {{ src?: string | null, altText?: string | null } | null} image null takes it away */
function applyImage(shop, collection, image) {
  if (image === null) {
    collection.image = null;
    return;
  }
  if (image.src) {
    const n = shop.nextId('CollectionImage');
    const [, extension = 'jpg'] = /\.(\w{2,5})$/.exec(image.src.split(/[?#]/)[0]) ?? [];
    const unique = createHash('sha256').update(`${image.src}\0${n}`).digest('hex').slice(0, 12);
    collection.image = { n, file: `${unique}.${extension}`, fileVersion: Math.floor(shop.now().getTime() / 1000), alt: null, width: 1200, height: 800 };
  }
  if (collection.image && image.altText !== undefined) collection.image.alt = image.altText || null;
}
