// @ts-check
import { write } from '../../store/write.js';
import { userError } from '../rules/user-error.js';

/** @import { Context } from '../../store/write.js' */
/** @import { Product } from '../../store/records/product.js' */

/** @param {unknown} _ @param {{ productId: string, status: Product['status'] }} args @param {Context} ctx */
export function productChangeStatus(_, args, ctx) {
  const product = ctx.shop.product(args.productId);
  if (!product) return { product: null, userErrors: [userError(['productId'], 'Product does not exist', 'PRODUCT_NOT_FOUND')] };
  write(ctx, 'productChangeStatus', args, [product], () => { product.status = args.status; });
  return { product, userErrors: [] };
}
