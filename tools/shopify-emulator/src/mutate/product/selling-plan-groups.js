// @ts-check
import { userError } from '../rules/user-error.js';

/** @import { Context } from '../../store/write.js' */
/** @import { UserError } from '../rules/user-error.js' */

/** The shop has no selling plan groups: whoever joins or leaves one is told so. @param {string[]} ids @returns {UserError[]} */
const groupErrors = ids => (ids.length ? [userError(['sellingPlanGroupIds'], 'Selling plan group does not exist.', 'GROUP_DOES_NOT_EXIST')] : []);

/** @param {unknown} _ @param {{ id: string, sellingPlanGroupIds: string[] }} args @param {Context} ctx */
function ofProduct(_, { id, sellingPlanGroupIds }, { shop }) {
  const product = shop.product(id);
  const userErrors = product ? groupErrors(sellingPlanGroupIds) : [userError(['id'], 'Product does not exist.', 'PRODUCT_DOES_NOT_EXIST')];
  return { product: userErrors.length ? null : product, userErrors };
}

/** @param {unknown} _ @param {{ id: string, sellingPlanGroupIds: string[] }} args @param {Context} ctx */
function ofVariant(_, { id, sellingPlanGroupIds }, { shop }) {
  const productVariant = shop.find(id);
  const userErrors = productVariant ? groupErrors(sellingPlanGroupIds) : [userError(['id'], 'Product variant does not exist.', 'PRODUCT_VARIANT_DOES_NOT_EXIST')];
  return { productVariant: userErrors.length ? null : productVariant, userErrors };
}

export const sellingPlanGroups = {
  productJoinSellingPlanGroups: ofProduct, productLeaveSellingPlanGroups: ofProduct, productVariantJoinSellingPlanGroups: ofVariant, productVariantLeaveSellingPlanGroups: ofVariant
};
