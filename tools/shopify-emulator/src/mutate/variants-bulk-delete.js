// @ts-check
import { write } from '../store/write.js';
import { parentErrors } from './rules/combined-listing.js';
import { dropUnusedValues } from './rules/option-values.js';
import { userError } from './rules/user-error.js';

/** @import { Context } from '../store/write.js' */

/** @param {unknown} _ @param {{ productId: string, variantsIds: string[] }} args @param {Context} ctx */
export function productVariantsBulkDelete(_, args, ctx) {
  const { shop } = ctx;
  const product = shop.product(args.productId);
  if (!product) return { product: null, userErrors: [userError(['productId'], 'Product does not exist', 'PRODUCT_DOES_NOT_EXIST')] };
  const refusals = parentErrors(product);
  if (refusals.length) return { product: null, userErrors: refusals };
  const foreign = args.variantsIds.findIndex(id => !product.variants.some(variant => variant.id === id));
  if (foreign >= 0) {
    return { product: null, userErrors: [userError(['variantsIds', foreign], 'At least one variant does not belong to the product', 'AT_LEAST_ONE_VARIANT_DOES_NOT_BELONG_TO_THE_PRODUCT')] };
  }
  const going = product.variants.filter(variant => args.variantsIds.includes(variant.id));
  if (going.length === product.variants.length) return { product: null, userErrors: [userError(['variantsIds'], 'Cannot delete the last variant of a product', 'CANNOT_DELETE_LAST_VARIANT')] };
  if (going.length > 0) {
    write(ctx, 'productVariantsBulkDelete', args, [product], () => {
      for (const variant of going) shop.removeVariant(variant);
      dropUnusedValues(product, going.flatMap(variant => variant.optionValues));
    });
  }
  return { product, userErrors: [] };
}
