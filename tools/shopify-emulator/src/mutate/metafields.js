// @ts-check
import { resolveNamespace } from '../store/app.js';
import { write } from '../store/write.js';
import { checkMetafield, findMetafield, putMetafield } from './rules/metafield-input.js';
import { userError } from './rules/user-error.js';

/** @import { Context } from '../store/write.js' */
/** @import { Product } from '../store/records/product.js' */
/** @import { Variant } from '../store/records/variant.js' */
/** @import { Metafield } from '../store/records/metafield.js' */

const MAX_METAFIELDS = 25;

/** All or nothing. @param {unknown} _ @param {{ metafields: any[] }} args @param {Context} ctx */
export function metafieldsSet(_, args, ctx) {
  const { shop } = ctx;
  if (args.metafields.length > MAX_METAFIELDS) {
    return refused([userError(['metafields'], `Exceeded the maximum metafields input limit of ${MAX_METAFIELDS}.`, 'LESS_THAN_OR_EQUAL_TO')]);
  }
  const rows = args.metafields.map((input, index) => {
    const path = ['metafields', index];
    const owner = ownerOf(ctx, input.ownerId);
    if (!owner) return { errors: [userError([...path, 'ownerId'], 'Owner does not exist.', 'INVALID_VALUE')] };
    const { errors, content } = checkMetafield(shop, owner, input, path);
    return { owner, content, errors: errors.length ? errors : digestErrors(owner, input, path) };
  });
  const userErrors = rows.flatMap(row => row.errors);
  if (userErrors.length) return refused(userErrors);
  if (rows.length === 0) return { metafields: [], userErrors };

  /** @type {Metafield[]} */
  const metafields = [];
  const products = [...new Set(rows.map(({ owner }) => productOf(/** @type {Product | Variant} */ (owner))))];
  write(ctx, 'metafieldsSet', args, products, now => {
    for (const { owner, content } of rows) {
      if (!owner || !content) continue;
      metafields.push(putMetafield(shop, owner, content, now));
      owner.updatedMs = now;
    }
  });
  return { metafields, userErrors };
}

/** @param {import('./rules/user-error.js').UserError[]} userErrors */
const refused = userErrors => ({ metafields: [], userErrors });

/** Products and variants have metafields here. @param {Context} ctx @param {string} id @returns {Product | Variant | null} */
function ownerOf({ shop }, id) {
  const owner = shop.find(id);
  return owner?.__typename === 'Product' || owner?.__typename === 'ProductVariant' ? owner : null;
}

/** @param {Product | Variant} owner @returns {Product} */
const productOf = owner => (owner.__typename === 'Product' ? /** @type {Product} */ (owner) : /** @type {Variant} */ (owner).product);

/** Compare and set: null asks that there be none yet. @param {Product | Variant} owner @param {any} input @param {(string | number)[]} path */
function digestErrors(owner, input, path) {
  if (input.compareDigest === undefined) return [];
  const existing = findMetafield(owner, input);
  if ((existing?.compareDigest ?? null) === input.compareDigest) return [];
  if (!existing) return [userError(path, 'Invalid `compareDigest` value.', 'INVALID_COMPARE_DIGEST')];
  return [userError(path, 'The resource has been updated since it was loaded. Try again with an updated `compareDigest` value.', 'STALE_OBJECT')];
}

/** What is not there is answered with null and is no error. @param {unknown} _ @param {{ metafields: { ownerId: string, namespace: string, key: string }[] }} args @param {Context} ctx */
export function metafieldsDelete(_, args, ctx) {
  const found = args.metafields.map(identifier => {
    const owner = ownerOf(ctx, identifier.ownerId);
    return (owner && findMetafield(owner, identifier)) ?? null;
  });
  const gone = [...new Set(found)].filter(metafield => metafield !== null);
  if (gone.length) {
    write(ctx, 'metafieldsDelete', args, [...new Set(gone.map(({ owner }) => productOf(owner)))], now => {
      for (const metafield of gone) {
        metafield.owner.updatedMs = now;
        ctx.shop.removeMetafield(metafield);
      }
    });
  }
  return { deletedMetafields: found.map((metafield, index) => metafield && { ...args.metafields[index], namespace: resolveNamespace(args.metafields[index].namespace) }), userErrors: [] };
}
