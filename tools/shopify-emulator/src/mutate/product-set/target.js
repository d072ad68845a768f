// @ts-check
import { findProduct, resolveCustomId } from '../../store/find-product.js';
import { userError } from '../rules/user-error.js';

/** @import { Shop } from '../../store/shop.js' */
/** @import { Product } from '../../store/records/product.js' */
/** @import { UserError } from '../rules/user-error.js' */

/**
 * Which product is meant: by id it must be there, by handle or custom id it is made when it is not.
 * @param {Shop} shop @param {{ identifier?: any, input: Record<string, any> }} args
 * @returns {{ product: Product | null, customId: { namespace: string, key: string, value: string } | null, errors: UserError[] }}
 */
export function findTarget(shop, { identifier, input }) {
  const nothing = { product: null, customId: null };
  if (identifier && input.id != null) return { ...nothing, errors: [userError(['input'], 'The id field is not allowed if identifier is provided.', 'ID_NOT_ALLOWED')] };
  const id = identifier?.id ?? input.id;
  if (id != null) {
    const product = shop.product(id) ?? null;
    return { ...nothing, product, errors: product ? [] : [identifier ? NOT_FOUND : userError(['input', 'id'], 'Product does not exist', 'PRODUCT_DOES_NOT_EXIST')] };
  }
  if (identifier?.handle != null) return { ...nothing, product: findProduct(shop, identifier) ?? null, errors: handleErrors(identifier.handle, input) };
  if (identifier?.customId != null) {
    const customId = resolveCustomId(shop, identifier.customId);
    return { product: findProduct(shop, identifier) ?? null, customId, errors: [] };
  }
  return { ...nothing, errors: [] };
}

/** @param {string} handle @param {Record<string, any>} input */
function handleErrors(handle, input) {
  if (input.handle == null) return [userError(['input'], 'The input field corresponding to the identifier is required.', 'MISSING_FIELD_REQUIRED')];
  return input.handle === handle ? [] : [userError(['input'], 'The identifier value does not match the value of the corresponding field in the input.', 'INPUT_MISMATCH')];
}

// One of these refusals is recorded, in the schema's own words and on `input`; the others follow it.
const NOT_FOUND = userError(['input'], 'Resource matching the identifier was not found.', 'NOT_FOUND');
