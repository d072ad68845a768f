// @ts-check
import { write } from '../../store/write.js';
import { checkMetafield, findMetafield, putMetafield } from '../rules/metafield-input.js';
import { foreignErrors } from '../rules/metafield-name.js';
import { userError } from '../rules/user-error.js';
import { ownerOf, writtenOf } from './owner.js';

/** @import { Context } from '../../store/write.js' */
/** @import { Metafield, MetafieldOwner } from '../../store/records/metafield.js' */
/** @import { Content } from '../rules/metafield-input.js' */

const MAX_METAFIELDS = 25;

/** All or nothing. @param {unknown} _ @param {{ metafields: any[] }} args @param {Context} ctx */
export function metafieldsSet(_, args, ctx) {
  const { shop } = ctx;
  if (args.metafields.length > MAX_METAFIELDS) {
    return refused([userError(['metafields'], `Exceeded the maximum metafields input limit of ${MAX_METAFIELDS}.`, 'LESS_THAN_OR_EQUAL_TO')]);
  }
  const rows = args.metafields.map((input, index) => {
    const path = ['metafields', index];
    const owner = ownerOf(shop, input.ownerId);
    if (!owner) return { errors: [userError([...path, 'ownerId'], 'Owner does not exist.', 'INVALID_VALUE')] };
    const foreign = foreignErrors(input.namespace, ctx, path);
    if (foreign.length) return { errors: foreign };
    const { errors, content } = checkMetafield(shop, owner, input, path);
    return { owner, content, errors: errors.length ? errors : digestErrors(owner, content, input, path) };
  });
  const userErrors = rows.flatMap(row => row.errors);
  if (userErrors.length) return refused(userErrors);
  if (rows.length === 0) return { metafields: [], userErrors };

  /** @type {Metafield[]} */
  const metafields = [];
  const written = [...new Set(rows.map(({ owner }) => writtenOf(/** @type {MetafieldOwner} */ (owner))))];
  write(ctx, 'metafieldsSet', args, written, now => {
    for (const { owner, content } of rows) {
      if (!owner || !content) continue;
      metafields.push(asItIsNow(putMetafield(shop, owner, content, now)));
      owner.updatedMs = now;
    }
  });
  return { metafields, userErrors };
}

/** @param {import('../rules/user-error.js').UserError[]} userErrors */
const refused = userErrors => ({ metafields: [], userErrors });

/** One metafield may be set twice in a call: each entry of the answer shows what it set. @param {Metafield} metafield @returns {Metafield} */
const asItIsNow = metafield => Object.assign(Object.create(Object.getPrototypeOf(metafield)), metafield);

/**
 * Compare and set: null asks that there be none yet. Setting what is there already is never stale, whatever the digest.
 * @param {MetafieldOwner} owner @param {Content} content @param {any} input @param {(string | number)[]} path
 */
function digestErrors(owner, content, input, path) {
  if (input.compareDigest === undefined) return [];
  const existing = findMetafield(owner, input);
  if ((existing?.compareDigest ?? null) === input.compareDigest) return [];
  if (!existing) return [userError(path, 'Invalid `compareDigest` value.', 'INVALID_COMPARE_DIGEST')];
  if (existing.type === content.type && existing.value === content.value) return [];
  return [userError(path, 'The resource has been updated since it was loaded. Try again with an updated `compareDigest` value.', 'STALE_OBJECT')];
}
