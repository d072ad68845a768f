// @ts-check
import { page } from '../../store/connection.js';
import { collectionFields, collectionSortKeys } from '../../store/search/collection-fields.js';
import { orderOf } from '../../store/collections/order.js';
import { Table } from '../../store/table.js';
import { isVisible, knowsSources } from './visible.js';

/** @import { Context } from '../../store/write.js' */
/** @import { List } from '../../store/search/list.js' */
/** @import { Collection } from '../../store/records/collection.js' */
/** @import { Product } from '../../store/records/product.js' */

/** What an older version must not know. @param {Context} ctx */
const visible = ctx => (knowsSources(ctx) ? null : (/** @type {Collection} */ collection) => isVisible(ctx, collection));

/** @type {List<Collection>} */
export const collections = {
  name: 'collections', table: ({ shop }) => shop.tables.Collection, fieldMap: collectionFields, sortKeys: collectionSortKeys, visible
};

/** The collections of one product. @param {Context} ctx @param {Product} product @returns {List<Collection>} */
export const collectionsOf = (ctx, product) =>
  ({ ...collections, table: () => Object.assign(/** @type {Table<Collection>} */ (new Table()), { rows: ctx.shop.collections.of(product) }) });

/** @param {Collection} collection @param {any} args @param {Context} ctx */
export function productPage(collection, args, ctx) {
  const order = orderOf(collection, args.sortKey ?? 'COLLECTION_DEFAULT', ctx.shop.collections.earlierOf(collection)?.ranks);
  return orderedPage(ctx.shop.collections.shown(collection), args, ctx, order);
}

/** @param {readonly Product[]} products by id @param {any} args @param {Context} ctx @param {import('../../store/collections/order.js').ProductOrder} order */
export function orderedPage(products, args, ctx, { valueOf, reversed }) {
  const rows = products.map(product => ({ product, value: valueOf(product) }))
    .sort((a, b) => (a.value < b.value ? -1 : a.value > b.value ? 1 : a.product.n - b.product.n))
    .map(({ product }) => product);
  return page(rows, { ...args, reverse: (args.reverse ?? false) !== reversed }, { idOf: product => product.n, valueOf }, { unpaged: ctx.unpaged });
}
