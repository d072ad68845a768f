// @ts-check
import { write } from '../store/write.js';
import { addOperation } from './operations.js';
import { userError } from './rules/user-error.js';

/** @import { Context } from '../store/write.js' */
/** @import { Product } from '../store/records/product.js' */

/** @param {unknown} _ @param {{ input: { id: string }, synchronous?: boolean }} args @param {Context} ctx */
export function productDelete(_, args, ctx) {
  const { shop } = ctx;
  const product = shop.product(args.input.id);
  if (!product) return { deletedProductId: null, productDeleteOperation: null, shop, userErrors: [userError(['id'], 'Product does not exist')] };
  if (isBeingDeleted(product, ctx)) {
    return { deletedProductId: null, productDeleteOperation: null, shop, userErrors: [userError(null, 'Another operation already in progress. Please wait until current one is finished.')] };
  }
  if (args.synchronous === false) return { deletedProductId: null, productDeleteOperation: deleteLater(product, args, ctx), shop, userErrors: [] };
  const deletedProductId = product.id;
  write(ctx, 'productDelete', args, [product], () => shop.removeProduct(product));
  return { deletedProductId, productDeleteOperation: null, shop, userErrors: [] };
}

/** @param {Product} product @param {Context} ctx */
const isBeingDeleted = (product, { shop }) => shop.tables.ProductDeleteOperation.rows.some(operation => operation.isPending && operation.result.deletedProductId === product.id);

/** Until it is done the product is there for all to read. @param {Product} product @param {object} args @param {Context} ctx */
function deleteLater(product, args, ctx) {
  const { shop } = ctx;
  const operation = addOperation(shop, 'ProductDeleteOperation', { deletedProductId: product.id }, () => {
    if (shop.holds(product)) write(ctx, 'productDelete', args, [product], () => shop.removeProduct(product));
  });
  ctx.host?.clock.at(ctx.now().getTime() + shop.quirks.operationMs, () => operation.finish());
  return operation.started();
}
