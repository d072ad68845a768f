// @ts-check
import { notImplemented, ShopifyError } from '../engine/errors.js';
import { normaliseTags } from '../quirks.js';
import { parseGid } from '../store/gid.js';
import { write } from '../store/write.js';
import { MAX_TAGS } from './rules/product-input.js';
import { userError } from './rules/user-error.js';

/** @import { Context } from '../store/write.js' */
/** @import { Product } from '../store/records/product.js' */

const TAGGABLE = ['Product', 'Order', 'Customer', 'DraftOrder', 'Article'];

/** @param {unknown} _ @param {any} args @param {Context} ctx */
export const tagsAdd = (_, args, ctx) => changeTags('tagsAdd', args, ctx, (product, tags) => normaliseTags([...product.tags, ...tags], ctx.shop.quirks));

/** A tag is taken away only in its own spelling. @param {unknown} _ @param {any} args @param {Context} ctx */
export const tagsRemove = (_, args, ctx) => changeTags('tagsRemove', args, ctx, (product, tags) => {
  const gone = new Set(normaliseTags(tags, ctx.shop.quirks));
  return product.tags.filter(tag => !gone.has(tag));
});

/**
 * @param {string} mutation @param {{ id: string, tags: string[] }} args @param {Context} ctx
 * @param {(product: Product, tags: string[]) => string[]} change
 */
function changeTags(mutation, args, ctx, change) {
  const type = parseGid(args.id)?.type ?? '';
  if (!TAGGABLE.includes(type)) throw new ShopifyError('invalid id', { code: 'RESOURCE_NOT_FOUND' });
  if (type !== 'Product') throw notImplemented(`${mutation} for the type ${type}`);
  const product = ctx.shop.product(args.id);
  if (!product) return { node: null, userErrors: [userError(['id'], 'Product does not exist')] };
  const tags = change(product, args.tags);
  if (tags.length > MAX_TAGS) return { node: product, userErrors: [userError(['tags'], 'Product tags is invalid')] };
  write(ctx, mutation, args, [product], () => { product.tags = tags; });
  return { node: product, userErrors: [] };
}
