// @ts-check
import { write } from '../../store/write.js';
import { userError } from '../rules/user-error.js';

/** @import { Context } from '../../store/write.js' */
/** @import { Product } from '../../store/records/product.js' */
/** @import { Variant } from '../../store/records/variant.js' */
/** @import { UserError } from '../rules/user-error.js' */

/** @typedef {{ id: string, position: number }} Position */

/** @param {unknown} _ @param {{ productId: string, positions: Position[] }} args @param {Context} ctx */
export function productVariantsBulkReorder(_, args, ctx) {
  const product = ctx.shop.product(args.productId);
  if (!product) return { product: null, userErrors: [userError(['productId'], 'Product does not exist', 'PRODUCT_DOES_NOT_EXIST')] };
  const userErrors = args.positions.flatMap((position, index) => positionErrors(product, args.positions, position, index));
  if (userErrors.length) return { product, userErrors };
  if (args.positions.length) write(ctx, 'productVariantsBulkReorder', args, [product], () => { product.variants = reordered(product, args.positions); });
  return { product, userErrors };
}

/** @param {Product} product @param {Position[]} positions @param {Position} position @param {number} index @returns {UserError[]} */
function positionErrors(product, positions, { id, position }, index) {
  const errors = [];
  if (!product.variants.some(variant => variant.id === id)) errors.push(userError(['positions', index, 'id'], 'Product variant does not exist', 'MISSING_VARIANT'));
  if (positions.findIndex(other => other.id === id) < index) errors.push(userError(['positions', index, 'id'], 'Product variant IDs must be unique', 'DUPLICATED_VARIANT_ID'));
  if (position < 1) errors.push(userError(['positions', index, 'position'], 'Product variant position cannot be zero or negative number', 'INVALID_POSITION'));
  return errors;
}

/** The variants that are not named keep their order and fill the places left. @param {Product} product @param {Position[]} positions @returns {Variant[]} */
function reordered({ variants }, positions) {
  const named = new Map(positions.map(({ id, position }) => [id, position]));
  const order = variants.filter(variant => !named.has(variant.id));
  const moved = variants.filter(variant => named.has(variant.id)).sort((a, b) => Number(named.get(a.id)) - Number(named.get(b.id)));
  for (const variant of moved) order.splice(Math.min(Number(named.get(variant.id)) - 1, order.length), 0, variant);
  return order;
}
