// @ts-check
import { ShopifyError } from '../../engine/errors.js';
import { extensionOf } from '../../store/records/file.js';
import { write } from '../../store/write.js';
import { addNewFile, ALT_TOO_LONG, isAltTooLong, sourceProblem, upload } from '../rules/media-input.js';
import { userError } from '../rules/user-error.js';

/** @import { Context } from '../../store/write.js' */
/** @import { AnyFile } from '../../store/files.js' */
/** @import { NewMedia } from '../rules/media-input.js' */
/** @import { UserError } from '../rules/user-error.js' */

const MAX_SOURCE = 2048;
/** The kinds whose files may take the place of one with the same name. */
const REPLACEABLE = ['IMAGE', 'FILE'];

/** All or nothing. @param {unknown} _ @param {{ files: NewMedia[] }} args @param {Context} ctx */
export function fileCreate(_, args, ctx) {
  const { shop } = ctx;
  for (const { originalSource } of args.files) checkLength(originalSource);
  const userErrors = args.files.flatMap((input, index) => firstError(input, ['files', index]) ?? []);
  if (userErrors.length || args.files.length === 0) return { files: [], userErrors };

  /** @type {AnyFile[]} */
  const files = [];
  const replaced = args.files.map(input => (input.duplicateResolutionMode === 'REPLACE' ? shop.files.named(input.filename ?? '') : undefined));
  write(ctx, 'fileCreate', args, replaced.filter(file => file !== undefined), (now, touched) => {
    for (const [index, input] of args.files.entries()) {
      const old = replaced[index];
      const file = old ?? addNewFile(shop, input, now);
      if (old) {
        shop.files.uploaded(old, now);
        upload(shop, old, input.originalSource, now);
        if (input.alt !== undefined) old.alt = input.alt || null;
      } else touched.push(file);
      files.push(file);
    }
  });
  return { files, userErrors };
}

/** The schema's own limits are no userErrors. @param {string} source */
export function checkLength(source) {
  if (source.length < 1) throw new ShopifyError('originalSource is too short (minimum is 1)', { code: 'INVALID_FIELD_ARGUMENTS' });
  if (source.length > MAX_SOURCE) throw new ShopifyError(`originalSource is too long (maximum is ${MAX_SOURCE})`, { code: 'INVALID_FIELD_ARGUMENTS' });
}

/** Only the first problem of a file is told, in this order. @param {NewMedia} input @param {(string | number)[]} path @returns {UserError | null} */
function firstError(input, path) {
  const { originalSource, contentType, filename, duplicateResolutionMode, alt } = input;
  const problem = sourceProblem(originalSource, /** @type {any} */ (contentType ?? null));
  if (problem) return userError([...path, 'originalSource'], problem, contentType == null || contentType === 'IMAGE' ? 'INVALID_IMAGE_SOURCE_URL' : 'INVALID');
  if (filename && isAnotherExtension(filename, originalSource)) {
    return userError([...path, 'filename'], 'Provided filename extension must match original source.', 'MISMATCHED_FILENAME_AND_ORIGINAL_SOURCE');
  }
  if (duplicateResolutionMode === 'REPLACE' && !REPLACEABLE.includes(contentType ?? '')) {
    return userError([...path, 'duplicateResolutionMode'], `Duplicate resolution mode 'REPLACE' is not supported for '${contentType ?? 'MISSING'}' media type.`, 'INVALID_DUPLICATE_MODE_FOR_TYPE');
  }
  if (duplicateResolutionMode === 'REPLACE' && !filename) {
    return userError([...path, 'filename'], 'Missing filename argument when attempting to use REPLACE duplicate mode.', 'MISSING_FILENAME_FOR_DUPLICATE_MODE_REPLACE');
  }
  return isAltTooLong(alt) ? userError([...path, 'alt'], ALT_TOO_LONG, 'ALT_VALUE_LIMIT_EXCEEDED') : null;
}

/** An address without an extension may be anything. @param {string} filename @param {string} source */
export function isAnotherExtension(filename, source) {
  const wanted = extensionOf(new URL(source).pathname);
  return wanted !== '' && sameSpelling(extensionOf(filename)) !== sameSpelling(wanted);
}

/** @param {string} extension */
const sameSpelling = extension => (extension === 'jpeg' ? 'jpg' : extension);
