// @ts-check
import { OWNER_TYPES } from '../../store/records/metafield.js';

/** @import { Shop } from '../../store/shop.js' */
/** @import { Variant } from '../../store/records/variant.js' */
/** @import { MetafieldOwner } from '../../store/records/metafield.js' */

/** @param {Shop} shop @param {string} id @returns {MetafieldOwner | null} */
export function ownerOf(shop, id) {
  const owner = id === shop.id ? shop : shop.find(id);
  return owner && Object.hasOwn(OWNER_TYPES, owner.__typename) && owner.metafields ? owner : null;
}

/** What a change of the owner's metafields is a change of: a variant is a part of its product. @param {MetafieldOwner} owner @returns {MetafieldOwner} */
export const writtenOf = owner => (owner.__typename === 'ProductVariant' ? /** @type {Variant} */ (/** @type {unknown} */ (owner)).product : owner);
