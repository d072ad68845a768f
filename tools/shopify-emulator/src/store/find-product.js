// @ts-check
import { ShopifyError } from '../engine/errors.js';
import { resolveNamespace } from './app.js';
import { parseGid } from './gid.js';
import { OWNER_TYPES } from './records/metafield.js';

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
  return identifier?.customId == null ? undefined : findByCustomId(shop, 'Product', identifier.customId);
}

/** @param {Shop} shop @param {{ id?: string | null, customId?: CustomId | null }} identifier @returns {Variant | undefined} */
export function findVariant(shop, { id, customId }) {
  if (id != null) return parseGid(id)?.type === 'ProductVariant' ? shop.find(id) : undefined;
  return customId == null ? undefined : findByCustomId(shop, 'ProductVariant', customId);
}

/** @typedef {{ namespace?: string | null, key: string, value: string }} CustomId */

/** @param {Shop} shop @param {'Product' | 'ProductVariant' | 'Location'} type @param {CustomId} customId @returns {any} undefined when there is none */
export function findByCustomId(shop, type, customId) {
  const owner = shop.uniqueMetafields.find(resolveCustomId(shop, customId, OWNER_TYPES[type]))?.owner;
  return owner?.__typename === type ? owner : undefined;
}

/** A custom id needs a definition of its own, made once by the app. @param {Shop} shop @param {CustomId} customId @param {string} [ownerType] */
export function resolveCustomId(shop, { namespace, key, value }, ownerType = 'PRODUCT') {
  const resolved = { ownerType, namespace: resolveNamespace(namespace), key, value };
  if (shop.definitions.of(resolved)?.typeName !== 'id') {
    throw new ShopifyError("Metafield definition of type 'id' is required when using custom ids.", { code: 'NOT_FOUND' });
  }
  return resolved;
}
