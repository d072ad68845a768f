// @ts-check
import { write } from '../../store/write.js';
import { collectionOf, noCollection } from './target.js';

/** @import { Context } from '../../store/write.js' */

/** @param {unknown} _ @param {{ input: { id: string } }} args @param {Context} ctx */
export function collectionDelete(_, args, ctx) {
  const { shop } = ctx;
  const collection = collectionOf(shop, args.input.id);
  if (!collection) return { deletedCollectionId: null, shop, userErrors: [noCollection()] };
  write(ctx, 'collectionDelete', args, [collection], () => shop.collections.remove(collection));
  return { deletedCollectionId: collection.id, shop, userErrors: [] };
}
