// @ts-check
import { messagesOf, productProblems } from './product-input.js';
import { userError } from './user-error.js';

/** @import { Shop } from '../../store/shop.js' */
/** @import { Product } from '../../store/records/product.js' */
/** @import { Problem } from './product-input.js' */
/** @import { UserError } from './user-error.js' */

/** As productCreate and productUpdate word them. @param {Shop} shop @param {Product | null} product @param {Record<string, any>} input @returns {UserError[]} */
export const productErrors = (shop, product, input) =>
  productProblems(shop, product, input).flatMap(problem => messagesOf(problem, input).map((message, index) => userError(fieldOf(problem, index), message)));

/** @param {Problem} problem @param {number} index */
function fieldOf({ key, problem }, index) {
  if (problem === 'taken') return ['input', 'handle'];
  return [index === 0 ? key : 'customProductType'];
}
