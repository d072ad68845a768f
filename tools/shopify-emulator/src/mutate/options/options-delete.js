// @ts-check
import { DEFAULT_OPTION, DEFAULT_VALUE } from '../../store/records/option.js';
import { write } from '../../store/write.js';
import { dropUnusedValues } from '../rules/option-values.js';
import { parentErrors } from '../rules/combined-listing.js';
import { userError } from '../rules/user-error.js';
import { doubledWithout } from './variants-of-options.js';

/** @import { Context } from '../../store/write.js' */
/** @import { Product } from '../../store/records/product.js' */
/** @import { Option } from '../../store/records/option.js' */
/** @import { Shop } from '../../store/shop.js' */
/** @import { UserError } from '../rules/user-error.js' */

/** @typedef {'DEFAULT' | 'NON_DESTRUCTIVE' | 'POSITION'} Strategy */

/** @param {unknown} _ @param {{ productId: string, options: string[], strategy?: Strategy | null }} args @param {Context} ctx */
export function productOptionsDelete(_, args, ctx) {
  const { shop } = ctx;
  const product = shop.product(args.productId);
  if (!product) return { deletedOptionsIds: [], product: null, userErrors: [userError(['productId'], 'Product does not exist', 'PRODUCT_DOES_NOT_EXIST')] };
  const going = product.options.filter(option => args.options.includes(option.id));
  const left = product.options.filter(option => !going.includes(option));
  const doubled = doubledWithout(product, left);
  const userErrors = [...parentErrors(product), ...unknownErrors(shop, product, args.options), ...strategyErrors(product, going, doubled.length, args.strategy ?? 'DEFAULT')];
  if (userErrors.length) return { deletedOptionsIds: [], product, userErrors };

  const deletedOptionsIds = going.map(option => option.id);
  if (going.length) {
    write(ctx, 'productOptionsDelete', args, [product], now => {
      const values = doubled.flatMap(variant => variant.optionValues);
      for (const variant of doubled) shop.removeVariant(variant);
      dropUnusedValues(product, values);
      keepOnly(shop, product, left);
      for (const variant of product.variants) variant.updatedMs = now;
    });
  }
  return { deletedOptionsIds, product, userErrors };
}

/** @param {Shop} shop @param {Product} product @param {string[]} ids @returns {UserError[]} */
const unknownErrors = (shop, product, ids) => ids.flatMap((id, index) => {
  if (product.options.some(option => option.id === id)) return [];
  const isOfAnother = shop.tables.Product.rows.some(other => other.options.some(option => option.id === id));
  return [isOfAnother
    ? userError(['options'], 'Options do not belong to the same product', 'OPTIONS_DO_NOT_BELONG_TO_THE_SAME_PRODUCT')
    : userError(['options', index], 'Option does not exist', 'OPTION_DOES_NOT_EXIST')];
});

/** Only values that variants have count as values here. @param {Product} product @param {Option[]} going @param {number} doubled @param {Strategy} strategy @returns {UserError[]} */
function strategyErrors(product, going, doubled, strategy) {
  const usedValues = (/** @type {Option} */ option) => new Set(product.variants.map(variant => variant.optionValues[product.options.indexOf(option)])).size;
  if (strategy === 'DEFAULT' && going.some(option => usedValues(option) > 1)) {
    return [userError(['options'], 'Cannot delete an option with multiple values.', 'CANNOT_DELETE_OPTION_WITH_MULTIPLE_VALUES')];
  }
  return strategy === 'NON_DESTRUCTIVE' && doubled > 0 ? [userError(['options'], 'Cannot delete options without deleting variants.', 'CANNOT_USE_NON_DESTRUCTIVE_STRATEGY')] : [];
}

/** Without any option left, the product has Shopify's invisible one. @param {Shop} shop @param {Product} product @param {Option[]} left */
function keepOnly(shop, product, left) {
  const places = left.map(option => product.options.indexOf(option));
  for (const variant of product.variants) variant.optionValues = places.map(place => variant.optionValues[place]);
  product.options = left;
  if (left.length > 0) return;
  const { optionValues } = shop.addOption(product, DEFAULT_OPTION, [DEFAULT_VALUE]);
  for (const variant of product.variants) variant.optionValues = [...optionValues];
}
