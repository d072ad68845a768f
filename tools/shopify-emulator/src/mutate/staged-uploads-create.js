// @ts-check
import { createHash } from 'node:crypto';
import { postTarget, putTarget } from '../storage/upload-target.js';

/** @import { Context } from '../store/write.js' */
/** @import { Shop } from '../store/shop.js' */

const MEGABYTE = 1024 * 1024;

/** @type {Record<string, { folder: string, putFolder?: string, maxBytes: number }>} */
const RESOURCES = {
  BULK_MUTATION_VARIABLES: { folder: 'bulk', maxBytes: 100 * MEGABYTE },
  IMAGE: { folder: 'products', putFolder: 'files', maxBytes: 20 * MEGABYTE },
  PRODUCT_IMAGE: { folder: 'products', maxBytes: 20 * MEGABYTE },
  FILE: { folder: 'files', maxBytes: 20 * MEGABYTE },
};

/** Addresses for files to come; nothing in the shop changes. @param {unknown} _ @param {{ input: any[] }} args @param {Context} ctx */
export function stagedUploadsCreate(_, { input }, ctx) {
  return { stagedTargets: input.map(one => targetOf(ctx, one)), userErrors: [] };
}

/** @param {Context} ctx @param {any} input */
function targetOf({ shop, host }, { resource, filename, mimeType, httpMethod }) {
  const known = RESOURCES[resource];
  if (!known || !host) throw new Error(`The store emulator takes no uploads of the resource ${resource}.`);
  const isPut = httpMethod !== 'POST';
  const key = `tmp/${shop.number}/${(isPut && known.putFolder) || known.folder}/${nextUuid(shop)}/${filename}`;
  const upload = { key, contentType: mimeType, at: shop.now(), maxBytes: known.maxBytes };
  const target = isPut ? putTarget(host.storageAddress, upload) : postTarget(host.storageAddress, upload);
  if (resource !== 'BULK_MUTATION_VARIABLES') return target;
  return { ...target, resourceUrl: isPut ? target.url : null };
}

/** The same for the same shop and history. @param {Shop} shop */
function nextUuid(shop) {
  const hex = createHash('sha256').update(`${shop.domain} ${shop.nextId('StagedUpload')}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
