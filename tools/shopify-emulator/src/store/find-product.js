// @ts-check
import { ShopifyError } from '../engine/errors.js';
import { resolveNamespace } from './app.js';
import { parseGid } from './gid.js';

/** @import { Shop } from './shop.js' */
/** @import { Product } from './records/product.js' */
/** @import { Variant } from './records/variant.js' */

/**
 * @param {Shop} shop
 * @param {{ id?: string | null, handle?: string | null, customId?: CustomId | null } | null | undefined} identifier
 * @returns {Product | undefined}
 */
export function findProduct(shop, identifier) {
  if (identifier?.id != null) return shop.product(identifier.id);
  if (identifier?.handle != null) return shop.productsByHandle.get(identifier.handle);
  if (identifier?.customId == null) return undefined;
  const owner = shop.uniqueMetafields.find(resolveCustomId(shop, identifier.customId))?.owner;
  return owner?.__typename === 'Product' ? /** @type {Product} */ (owner) : undefined;
}

/** @param {Shop} shop @param {{ id?: string | null, customId?: CustomId | null }} identifier @returns {Variant | undefined} */
export function findVariant(shop, { id, customId }) {
  if (id != null) return parseGid(id)?.type === 'ProductVariant' ? shop.find(id) : undefined;
  if (customId == null) return undefined;
  const owner = shop.uniqueMetafields.find(resolveCustomId(shop, customId, 'PRODUCTVARIANT'))?.owner;
  return owner?.__typename === 'ProductVariant' ? /** @type {Variant} */ (owner) : undefined;
}

/** @typedef {{ namespace?: string | null, key: string, value: string }} CustomId */

/** A custom id needs a definition of its own, made once by the app. @param {Shop} shop @param {CustomId} customId @param {string} [ownerType] */
export function resolveCustomId(shop, { namespace, key, value }, ownerType = 'PRODUCT') {
  const resolved = { ownerType, namespace: resolveNamespace(namespace), key, value };
  if (shop.definitions.of(resolved)?.typeName !== 'id') {
    throw new ShopifyError("Metafield definition of type 'id' is required when using custom ids.", { code: 'NOT_FOUND' });
  }
  return resolved;
}
