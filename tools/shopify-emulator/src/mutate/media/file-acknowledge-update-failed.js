// @ts-check
import { write } from '../../store/write.js';
import { userError } from '../rules/user-error.js';
import { missingErrors } from './media-errors.js';

/** @import { Context } from '../../store/write.js' */
/** @import { AnyFile } from '../../store/files.js' */

/** The failed files are as they were before the upload that failed. @param {unknown} _ @param {{ fileIds: string[] }} args @param {Context} ctx */
export function fileAcknowledgeUpdateFailed(_, args, ctx) {
  const { shop } = ctx;
  const found = args.fileIds.map(id => shop.files.find(id));
  const userErrors = missingErrors('File', args.fileIds.filter((_id, index) => !found[index]), ['fileIds'], 'FILE_DOES_NOT_EXIST');
  const files = /** @type {AnyFile[]} */ (found);
  if (userErrors.length === 0 && files.some(file => ['UPLOADED', 'PROCESSING'].includes(shop.files.statusOf(file)))) userErrors.push(userError(['fileIds'], 'The file is not in the READY state.', 'NON_READY_STATE'));
  if (userErrors.length) return { files: null, userErrors };
  if (files.length) {
    write(ctx, 'fileAcknowledgeUpdateFailed', args, files, () => {
      for (const file of files) file.failure = null;
    });
  }
  return { files, userErrors };
}
