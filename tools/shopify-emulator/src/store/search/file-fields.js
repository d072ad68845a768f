// @ts-check
/** @import { Shop } from '../shop.js' */
/** @import { AnyFile } from '../files.js' */
/** @import { FieldMap } from './filter.js' */

/** @param {Shop} shop @returns {FieldMap<AnyFile>} the status of a file is a matter of the shop's clock */
export const fileFields = shop => ({
  words: file => [file.file, file.alt],
  fields: {
    id: { kind: 'id', read: file => file.n },
    ids: { kind: 'id', read: file => file.n },
    filename: { kind: 'word', read: file => file.file },
    media_type: { kind: 'choice', choices: ['image', 'video', 'external_video', 'model_3d', 'generic_file', 'file'], read: file => file.mediaContentType ?? ['GENERIC_FILE', 'FILE'] },
    status: { kind: 'choice', choices: ['uploaded', 'processing', 'ready', 'failed'], read: file => shop.files.statusOf(file) },
    original_upload_size: { kind: 'number', read: file => shop.files.sizeOf(file) },
    product_id: { kind: 'id', read: file => shop.files.productsWith(new Set([file])).map(product => product.n) },
    used_in: { kind: 'choice', choices: ['product', 'none'], read: file => (file.uses > 0 ? 'product' : 'none') },
    created_at: { kind: 'date', read: file => file.createdMs },
    updated_at: { kind: 'date', read: file => file.updatedMs }
  }
});

/** @param {Shop} shop @returns {Record<string, (file: AnyFile) => string | number | null>} */
export const fileSortKeys = shop => ({
  CREATED_AT: file => file.createdMs,
  UPDATED_AT: file => file.updatedMs,
  FILENAME: file => file.file.toLowerCase(),
  ORIGINAL_UPLOAD_SIZE: file => shop.files.sizeOf(file)
});
