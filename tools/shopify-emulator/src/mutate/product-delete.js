// @ts-check
import { write } from '../store/write.js';
import { startOperation } from './operations.js';
import { userError } from './rules/user-error.js';

/** @import { Context } from '../store/write.js' */

/** @param {unknown} _ @param {{ input: { id: string }, synchronous?: boolean }} args @param {Context} ctx */
export function productDelete(_, args, ctx) {
  const { shop } = ctx;
  const product = shop.product(args.input.id);
  if (!product) return { deletedProductId: null, productDeleteOperation: null, shop, userErrors: [userError(['id'], 'Product does not exist')] };
  const deletedProductId = product.id;
  write(ctx, 'productDelete', args, [product], () => shop.removeProduct(product));
  if (args.synchronous === false) return { deletedProductId: null, productDeleteOperation: startOperation(shop, 'ProductDeleteOperation', { deletedProductId }), shop, userErrors: [] };
  return { deletedProductId, productDeleteOperation: null, shop, userErrors: [] };
}
