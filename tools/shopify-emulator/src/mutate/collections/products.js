// @ts-check
import { hasConditions } from '../../store/collections/rule-set.js';
import { write } from '../../store/write.js';
import { userError } from '../rules/user-error.js';
import { afterJob } from './after-job.js';
import { collectionOf, noCollection, productsOf } from './target.js';

/** @import { Context } from '../../store/write.js' */
/** @import { Product } from '../../store/records/product.js' */

/** @typedef {{ id: string, productIds: string[] }} Args */

/** Adds at once. Recorded: a product that is in already is passed over without an error, and a collection of rules takes products as well. @param {unknown} _ @param {Args} args @param {Context} ctx */
export function collectionAddProducts(_, args, ctx) {
  const { shop } = ctx;
  const collection = collectionOf(shop, args.id);
  if (!collection) return { collection: null, userErrors: [noCollection()] };
  const { products, errors } = productsOf(shop, args.productIds, ['productIds']);
  if (errors.length) return { collection: null, userErrors: errors };
  write(ctx, 'collectionAddProducts', args, [collection], now => shop.collections.select(collection, products, now));
  return { collection, userErrors: [] };
}

/** Adds by a job, in the order given. @param {unknown} _ @param {Args} args @param {Context} ctx */
export function collectionAddProductsV2(_, args, ctx) {
  const { shop } = ctx;
  const collection = collectionOf(shop, args.id);
  if (!collection) return { job: null, userErrors: [noCollection(['id'], 'COLLECTION_DOES_NOT_EXIST')] };
  if (hasConditions(collection)) return { job: null, userErrors: [userError(['id'], "Can't manually add products to a smart collection", 'CANT_ADD_TO_SMART_COLLECTION')] };
  const { products, errors } = productsOf(shop, args.productIds, ['productIds']);
  if (errors.length) return { job: null, userErrors: errors };
  const change = () => write(ctx, 'collectionAddProductsV2', args, [collection], now => shop.collections.select(collection, products, now));
  return { job: afterJob(shop, collection, change), userErrors: [] };
}

/** Takes out, by a job, what is in by hand; other products and unknown ones are no error. @param {unknown} _ @param {Args} args @param {Context} ctx */
export function collectionRemoveProducts(_, args, ctx) {
  const { shop } = ctx;
  const collection = collectionOf(shop, args.id);
  if (!collection) return { job: null, userErrors: [noCollection()] };
  const products = /** @type {Product[]} */ (args.productIds.map(id => shop.product(id)).filter(product => product?.collections.includes(collection)));
  const change = () => write(ctx, 'collectionRemoveProducts', args, [collection], () => shop.collections.unselect(collection, products));
  return { job: afterJob(shop, collection, change), userErrors: [] };
}
