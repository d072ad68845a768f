// @ts-check
import { createHash } from 'node:crypto';
import { uuidOf } from '../store/jobs.js';
import { mediaTarget, postTarget, putTarget } from '../storage/upload-target.js';
import { userError } from './rules/user-error.js';

/** @import { Context } from '../store/write.js' */
/** @import { UploadTarget } from '../storage/upload-target.js' */
/** @import { UserError } from './rules/user-error.js' */

const MEGABYTE = 1024 * 1024;

/** @type {Record<string, { folder: string, putFolder?: string, maxBytes: number }>} */
const RESOURCES = {
  BULK_MUTATION_VARIABLES: { folder: 'bulk', maxBytes: 100 * MEGABYTE },
  IMAGE: { folder: 'products', putFolder: 'files', maxBytes: 20 * MEGABYTE },
  PRODUCT_IMAGE: { folder: 'products', maxBytes: 20 * MEGABYTE },
  COLLECTION_IMAGE: { folder: 'collections', maxBytes: 20 * MEGABYTE },
  SHOP_IMAGE: { folder: 'files', maxBytes: 20 * MEGABYTE },
  FILE: { folder: 'files', maxBytes: 20 * MEGABYTE },
  RETURN_LABEL: { folder: 'return_labels', maxBytes: 20 * MEGABYTE },
  URL_REDIRECT_IMPORT: { folder: 'url_redirect_imports', maxBytes: 20 * MEGABYTE },
  DISPUTE_FILE_UPLOAD: { folder: 'dispute_files', maxBytes: 20 * MEGABYTE },
  VIDEO: { folder: 'c/o/v', maxBytes: 1024 * MEGABYTE },
  MODEL_3D: { folder: 'models', maxBytes: 500 * MEGABYTE }
};

const IMAGES = ['IMAGE', 'PRODUCT_IMAGE', 'COLLECTION_IMAGE', 'SHOP_IMAGE'];
/** @type {Record<string, string>} resources whose size must be told beforehand, as Shopify calls them */
const SIZED = { VIDEO: 'video', MODEL_3D: '3D model' };

/** @typedef {{ resource: string, filename: string, mimeType: string, httpMethod?: 'POST' | 'PUT' | null, fileSize?: string | null }} Input */

/** Addresses for files to come; nothing in the shop changes. @param {unknown} _ @param {{ input: Input[] }} args @param {Context} ctx */
export function stagedUploadsCreate(_, { input }, ctx) {
  const errors = input.map((one, index) => inputError(one, ['input', index]));
  return { stagedTargets: input.map((one, index) => (errors[index] ? NO_TARGET : targetOf(ctx, one))), userErrors: errors.filter(error => error !== null) };
}

/** @type {UploadTarget} */
const NO_TARGET = { url: null, resourceUrl: null, parameters: [] };

/** @param {Input} input @param {(string | number)[]} path @returns {UserError | null} */
function inputError({ resource, filename, mimeType, fileSize }, path) {
  if (SIZED[resource] && fileSize == null) return userError([...path, 'fileSize'], `file size is required for ${SIZED[resource]} resources`);
  return IMAGES.includes(resource) && !/^image\//.test(mimeType) ? userError([...path, 'mimeType'], `${filename}: (${mimeType}) is not a recognized format`) : null;
}

/** @param {Context} ctx @param {Input} input @returns {UploadTarget} */
function targetOf({ shop, host }, { resource, filename, mimeType, httpMethod }) {
  if (!host) throw new Error('There is no storage to upload to without a server.');
  const { folder, putFolder, maxBytes } = RESOURCES[resource];
  const n = shop.nextId('StagedUpload');
  const isPut = httpMethod !== 'POST';
  const key = keyOf(resource, isPut && putFolder ? putFolder : folder, `${shop.domain} ${n}`, filename, shop.number);
  const upload = { key, contentType: mimeType, at: shop.now(), maxBytes };
  if (SIZED[resource]) {
    const target = mediaTarget(host.storageAddress, upload, resource === 'VIDEO' ? { external_video_id: String(n) } : { external_model3d_id: Buffer.from(`model3d-${n}`).toString('base64') });
    shop.files.staged.set(/** @type {string} */ (target.resourceUrl), key);
    return target;
  }
  const target = isPut ? putTarget(host.storageAddress, upload) : postTarget(host.storageAddress, upload);
  if (resource === 'BULK_MUTATION_VARIABLES') return { ...target, resourceUrl: isPut ? target.url : null };
  shop.files.staged.set(/** @type {string} */ (target.resourceUrl), key);
  return target;
}

/** The same for the same shop and history. @param {string} resource @param {string} folder @param {string} seed @param {string} filename @param {number} shopNumber */
function keyOf(resource, folder, seed, filename, shopNumber) {
  const hex = createHash('sha256').update(`${seed} media`).digest('hex');
  if (resource === 'VIDEO') return `${folder}/${hex.slice(0, 32)}${/\.\w+$/.exec(filename)?.[0] ?? ''}`;
  return resource === 'MODEL_3D' ? `${folder}/${hex.slice(0, 16)}/${filename}` : `tmp/${shopNumber}/${folder}/${uuidOf(seed)}/${filename}`;
}
