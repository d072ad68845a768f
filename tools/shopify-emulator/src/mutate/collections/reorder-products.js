// @ts-check
import { move } from '../../store/collections/order.js';
import { write } from '../../store/write.js';
import { userError } from '../rules/user-error.js';
import { afterJob } from './after-job.js';
import { collectionOf, noCollection } from './target.js';

/** @import { Context } from '../../store/write.js' */
/** @import { Product } from '../../store/records/product.js' */

/** @param {unknown} _ @param {{ id: string, moves: { id: string, newPosition: string }[] }} args @param {Context} ctx */
export function collectionReorderProducts(_, args, ctx) {
  const { shop } = ctx;
  const collection = collectionOf(shop, args.id);
  if (!collection) return { job: null, userErrors: [noCollection(['id'], 'COLLECTION_NOT_FOUND')] };
  if (collection.sortOrder !== 'MANUAL') {
    return { job: null, userErrors: [userError(['id'], "Can't reorder products unless collection is manually sorted", 'MANUALLY_SORTED_COLLECTION')] };
  }
  const members = shop.collections.membersByHand(collection);
  const known = new Set(members);
  const moves = args.moves.map(({ id, newPosition }) => ({ product: /** @type {Product} */ (shop.product(id)), place: Number(newPosition) }));
  const userErrors = moves.flatMap(({ product }, index) => (known.has(product) ? [] : [userError(['moves', index, 'id'], 'The product is not in the collection', 'INVALID_MOVE')]));
  if (userErrors.length) return { job: null, userErrors };
  const change = () => write(ctx, 'collectionReorderProducts', args, [collection], () => {
    move(collection, members, moves);
    shop.collections.revision++;
  });
  return { job: afterJob(shop, collection, change), userErrors };
}
