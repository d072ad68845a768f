// @ts-check
import { ShopifyError } from '../engine/errors.js';
import { resolveNamespace } from './app.js';

/** @import { Shop } from './shop.js' */
/** @import { Product } from './records/product.js' */

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

/** @typedef {{ namespace?: string | null, key: string, value: string }} CustomId */

/** A custom id needs a definition of its own, made once by the app. @param {Shop} shop @param {CustomId} customId */
export function resolveCustomId(shop, { namespace, key, value }) {
  const resolved = { namespace: resolveNamespace(namespace), key, value };
  if (shop.definitionOf('PRODUCT', resolved.namespace, key)?.typeName !== 'id') {
    throw new ShopifyError("Metafield definition of type 'id' is required when using custom ids.", { code: 'NOT_FOUND' });
  }
  return resolved;
}
