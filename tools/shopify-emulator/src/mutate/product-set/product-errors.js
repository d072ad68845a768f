// @ts-check
import { lengthOf, MAX_TEXT, userError } from '../rules/user-error.js';
import { messagesOf, productProblems } from '../rules/product-input.js';

/** @import { Shop } from '../../store/shop.js' */
/** @import { Product } from '../../store/records/product.js' */
/** @import { Problem } from '../rules/product-input.js' */

/** This mutation names the field only of a title or a taken handle. @param {Shop} shop @param {Product | null} product @param {Record<string, any>} input */
export function textErrors(shop, product, input) {
  const errors = productProblems(shop, product, input).flatMap(problem => worded(problem, input));
  // A handle made from too long a title is told as too long itself.
  if (!product && input.handle == null && lengthOf(input.title ?? '') > MAX_TEXT) errors.push(userError(['input'], `Handle is too long (maximum is ${MAX_TEXT} characters)`, 'INVALID_PRODUCT'));
  if (product && input.giftCard != null && input.giftCard !== product.isGiftCard) {
    errors.push(userError(['input', 'giftCard'], 'Gift card attribute cannot be changed after product creation.', 'GIFT_CARD_ATTRIBUTE_CANNOT_BE_CHANGED'));
  }
  return errors;
}

/** @param {Problem} problem @param {Record<string, any>} input */
function worded(problem, input) {
  const messages = messagesOf(problem, input);
  if (problem.problem === 'taken') return messages.map(message => userError(['input', 'handle'], message, 'HANDLE_NOT_UNIQUE'));
  if (problem.key === 'title') return messages.map(message => userError(['input', 'title'], problem.problem === 'too long' ? message.replace('Title ', '') : message, 'INVALID_PRODUCT'));
  return messages.map(message => userError(['input'], message, 'INVALID_PRODUCT'));
}

/** @param {Shop} shop @param {Record<string, any>} input */
export const collectionErrors = (shop, { collections }) => (collections ?? []).flatMap((/** @type {string} */ id, /** @type {number} */ index) =>
  (shop.find(id)?.__typename === 'Collection' ? [] : [userError(['input', 'collections', index], 'Collection does not exist', 'INVALID_INPUT')]));
