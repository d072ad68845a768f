// @ts-check
import { userError } from './user-error.js';

/** @import { Product } from '../../store/records/product.js' */
/** @import { UserError } from './user-error.js' */

/** The options and variants of a combined listing's parent follow from its children. @param {Product} product @returns {UserError[]} */
export const parentErrors = ({ combinedListingRole }) => (combinedListingRole === 'PARENT'
  ? [userError(['productId'], 'Operation is not supported for a combined listing parent product.', 'UNSUPPORTED_COMBINED_LISTING_PARENT_OPERATION')]
  : []);
