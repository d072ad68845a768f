// @ts-check
// A definition may be for some subtypes of a resource only: products of some categories. The store does not keep that; what cannot be is refused all the same.
import { findCategory } from '../../store/taxonomy.js';
import { userError } from '../rules/user-error.js';

/** @import { UserError } from '../rules/user-error.js' */

/** @param {string} ownerType @param {{ key: string, values: string[] } | null | undefined} constraints @param {boolean} pins @returns {UserError[]} */
export function constraintErrors(ownerType, constraints, pins) {
  if (!constraints) return [];
  if (ownerType !== 'PRODUCT' || constraints.key !== 'category' || constraints.values.length === 0 || !constraints.values.every(isCategory)) {
    return [userError(['definition', 'constraints'], 'The metafield definition constraints are invalid.', 'INVALID_CONSTRAINTS')];
  }
  return pins ? [userError(['definition'], 'Constrained metafield definitions do not support pinning.', 'UNSUPPORTED_PINNING')] : [];
}

/** By its id, or the end of it. @param {string} value */
const isCategory = value => findCategory(value.startsWith('gid:') ? value : `gid://shopify/TaxonomyCategory/${value}`) != null;
