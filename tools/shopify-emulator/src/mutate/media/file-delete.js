// @ts-check
import { write } from '../../store/write.js';
import { missingErrors } from './media-errors.js';

/** @import { Context } from '../../store/write.js' */
/** @import { AnyFile } from '../../store/files.js' */
/** @import { Media } from '../../store/records/file.js' */

/** All or nothing; the products and variants that showed a file show it no more. @param {unknown} _ @param {{ fileIds: string[] }} args @param {Context} ctx */
export function fileDelete(_, args, ctx) {
  const { shop } = ctx;
  const found = args.fileIds.map(id => shop.files.find(id));
  const userErrors = missingErrors('File', args.fileIds.filter((_id, index) => !found[index]), ['fileIds'], 'FILE_DOES_NOT_EXIST');
  if (userErrors.length) return { deletedFileIds: null, userErrors };
  const files = new Set(/** @type {AnyFile[]} */ (found));
  if (files.size) {
    const products = shop.files.productsWith(files);
    write(ctx, 'fileDelete', args, [...files, ...products], () => {
      for (const product of products) for (const media of product.media.filter(one => files.has(one))) shop.files.detach(product, /** @type {Media} */ (media));
      for (const file of files) shop.files.remove(file);
    });
  }
  return { deletedFileIds: [...files].map(({ id }) => id), userErrors };
}
