// @ts-check
import { notImplemented } from '../../engine/errors.js';
import { parseGid } from '../../store/gid.js';
import { write } from '../../store/write.js';
import { userError } from '../rules/user-error.js';

/** @import { Context } from '../../store/write.js' */
/** @import { Publication } from '../../store/records/publication.js' */
/** @import { Variant } from '../../store/records/variant.js' */
/** @import { Publishable } from '../../store/publications.js' */
/** @import { UserError } from '../rules/user-error.js' */

const MAX_AT_ONCE = 50;

/** @param {unknown} _ @param {{ input: { catalogId?: string | null, autoPublish?: boolean, defaultState?: 'EMPTY' | 'ALL_PRODUCTS' } }} args @param {Context} ctx */
export function publicationCreate(_, args, ctx) {
  const { shop } = ctx;
  const { catalogId, autoPublish = false, defaultState } = args.input;
  const refusal = catalogId == null ? null : catalogError(catalogId, ctx);
  if (refusal) return { publication: null, userErrors: [refusal] };
  /** @type {Publication | null} */
  let publication = null;
  const included = defaultState === 'ALL_PRODUCTS' ? [...shop.tables.Product.rows] : [];
  write(ctx, 'publicationCreate', args, [], (now, touched) => {
    const made = shop.publications.add({ name: 'Publication', autoPublish }, now);
    touched.push(made);
    for (const product of included) shop.publications.publish(product, made, now);
    publication = made;
  });
  return { publication, userErrors: [] };
}

/** @param {string} catalogId @param {Context} ctx */
function catalogError(catalogId, { shop }) {
  const parts = parseGid(catalogId);
  return parts?.type === 'AppCatalog' && shop.tables.Publication.get(parts.n)?.isOfApp
    ? userError(['input', 'catalogId'], 'Cannot modify a catalog for an app.', 'CANNOT_MODIFY_APP_CATALOG')
    : userError(['input', 'catalogId'], `A catalog was not found for id= ${catalogId}.`, 'CATALOG_NOT_FOUND');
}

/** @param {unknown} _ @param {{ id: string, input: { autoPublish?: boolean | null, publishablesToAdd?: string[] | null, publishablesToRemove?: string[] | null } }} args @param {Context} ctx */
export function publicationUpdate(_, args, ctx) {
  const { shop } = ctx;
  const { publication, refusal } = own(args.id, ctx);
  if (!publication) return { publication: null, userErrors: [refusal] };
  const { autoPublish, publishablesToAdd, publishablesToRemove } = args.input;
  const [add, remove] = [publishablesToAdd ?? [], publishablesToRemove ?? []];
  const userErrors = [...publishableErrors(add, 'publishablesToAdd', ctx), ...publishableErrors(remove, 'publishablesToRemove', ctx)];
  if (userErrors.length) return { publication: null, userErrors };
  /** @type {(id: string) => Publishable} */
  const find = id => shop.find(id);
  write(ctx, 'publicationUpdate', args, [publication, ...new Set([...add, ...remove].map(find))], now => {
    if (autoPublish != null) publication.autoPublish = autoPublish;
    for (const id of add) shop.publications.publish(find(id), publication, now);
    for (const id of remove) shop.publications.unpublish(find(id), publication);
  });
  return { publication, userErrors: [] };
}

/** @param {string[]} ids @param {string} key @param {Context} ctx @returns {UserError[]} */
function publishableErrors(ids, key, { shop }) {
  const path = ['input', key];
  if (ids.length > MAX_AT_ONCE) {
    return [userError([...path, MAX_AT_ONCE + 1], 'The limit for simultaneous publication updates has been exceeded.', 'PUBLICATION_UPDATE_LIMIT_EXCEEDED')];
  }
  const refusal = variantRefusal(ids.map(id => shop.find(id)).filter(record => record?.__typename === 'ProductVariant'), ids.length);
  if (refusal) return [userError(path, refusal.message, refusal.code)];
  return ids.flatMap((id, index) => {
    const record = shop.find(id);
    if (!record) return [userError([...path, index], 'Publishable ID not found.', 'INVALID_PUBLISHABLE_ID')];
    if (record.__typename === 'ProductVariant') throw notImplemented('publishing single variants');
    return record.__typename === 'Product' ? [] : [userError([...path, index], 'A catalog publication can only contain products.', 'UNSUPPORTED_PUBLISHABLE_TYPE')];
  });
}

/** Variants are published apart from products, and those of one product at a time. @param {Variant[]} variants @param {number} all how many publishables there are */
function variantRefusal(variants, all) {
  if (variants.length === 0) return null;
  if (variants.length < all) return { message: 'Products and variants cannot be updated together.', code: 'CANNOT_COMBINE_PRODUCTS_AND_VARIANTS' };
  if (variants.some(({ product }) => product !== variants[0].product)) return { message: 'Variants in a single operation must belong to the same product.', code: 'VARIANTS_BELONG_TO_MULTIPLE_PRODUCTS' };
  const { isGiftCard, combinedListingRole } = variants[0].product;
  return isGiftCard || combinedListingRole ? { message: 'Variant publishing is not supported for this product type.', code: 'VARIANT_PUBLISHING_UNSUPPORTED_PRODUCT_TYPE' } : null;
}

/** @param {unknown} _ @param {{ id: string }} args @param {Context} ctx */
export function publicationDelete(_, args, ctx) {
  const { publication, refusal } = own(args.id, ctx);
  if (!publication) return { deletedId: null, userErrors: [refusal] };
  const deletedId = publication.id;
  write(ctx, 'publicationDelete', args, [publication], () => ctx.shop.publications.remove(publication));
  return { deletedId, userErrors: [] };
}

/** Only what the API itself made can be changed by it. @param {string} id @param {Context} ctx @returns {{ publication: Publication, refusal: null } | { publication: null, refusal: UserError }} */
function own(id, { shop }) {
  const publication = parseGid(id)?.type === 'Publication' ? shop.find(id) : undefined;
  if (!publication) return { publication: null, refusal: userError(['id'], 'Publication was not found', 'PUBLICATION_NOT_FOUND') };
  if (publication.isOfApp) return { publication: null, refusal: userError(['id'], "Can't modify a publication that belongs to an app catalog.", 'CANNOT_MODIFY_APP_CATALOG_PUBLICATION') };
  return { publication, refusal: null };
}
