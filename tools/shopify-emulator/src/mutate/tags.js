// @ts-check
import { ShopifyError } from '../engine/errors.js';
import { normaliseTags } from '../quirks.js';
import { parseGid } from '../store/gid.js';
import { write } from '../store/write.js';
import { MAX_TAGS } from './rules/product-input.js';
import { lengthOf, MAX_TEXT, userError } from './rules/user-error.js';

/** @import { Context, Written } from '../store/write.js' */

/** @typedef {Written & { tags: string[] }} Tagged */

const TAGGABLE = ['Product', 'Order', 'Customer', 'DraftOrder', 'Article'];

/** @param {unknown} _ @param {any} args @param {Context} ctx */
export const tagsAdd = (_, args, ctx) => changeTags('tagsAdd', args, ctx, (record, tags) => normaliseTags([...record.tags, ...tags], ctx.shop.quirks));

/** A tag is taken away only in its own spelling; a customer's in any. @param {unknown} _ @param {any} args @param {Context} ctx */
export const tagsRemove = (_, args, ctx) => changeTags('tagsRemove', args, ctx, (record, tags) => {
  const spelling = (/** @type {string} */ tag) => (record.__typename === 'Customer' ? tag.toLowerCase() : tag);
  const gone = new Set(normaliseTags(tags, ctx.shop.quirks).map(spelling));
  return record.tags.filter(tag => !gone.has(spelling(tag)));
});

/**
 * Every record with tags that has a table of its type can be tagged.
 * @param {string} mutation @param {{ id: string, tags: string[] }} args @param {Context} ctx
 * @param {(record: Tagged, tags: string[]) => string[]} change
 */
function changeTags(mutation, args, ctx, change) {
  const { shop } = ctx;
  const type = parseGid(args.id)?.type ?? '';
  if (!TAGGABLE.includes(type)) throw new ShopifyError('invalid id', { code: 'RESOURCE_NOT_FOUND' });
  /** @type {Tagged | undefined} */
  const record = shop.find(args.id);
  if (!record) return { node: null, userErrors: [userError(['id'], `${type} does not exist`)] };
  const tags = change(record, args.tags);
  if (tags.length > MAX_TAGS || tags.some(tag => lengthOf(tag) > MAX_TEXT)) return { node: record, userErrors: [userError(['tags'], `${type} tags is invalid`)] };
  write(ctx, mutation, args, [record], () => { record.tags = tags; });
  return { node: record, userErrors: [] };
}
