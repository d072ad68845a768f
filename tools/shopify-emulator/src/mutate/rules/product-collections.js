// @ts-check
/** @import { Context } from '../../store/write.js' */
/** @import { Shop } from '../../store/shop.js' */
/** @import { Product } from '../../store/records/product.js' */
/** @import { Collection } from '../../store/records/collection.js' */

/**
 * Products join and leave collections by hand at once, without a job. Nobody leaves a condition that he fits; collections that are not there are passed over.
 * @param {Context} ctx @param {Product} product @param {{ collectionsToJoin?: string[] | null, collectionsToLeave?: string[] | null }} input @param {number} now
 */
export function applyCollections(ctx, product, { collectionsToJoin, collectionsToLeave }, now) {
  const { shop, actor } = ctx;
  const joined = collectionsOf(shop, collectionsToJoin).filter(collection => !product.collections.includes(collection));
  const left = collectionsOf(shop, collectionsToLeave).filter(collection => product.collections.includes(collection));
  for (const collection of joined) shop.collections.select(collection, [product], now);
  for (const collection of left) shop.collections.unselect(collection, [product]);
  const changed = [...joined, ...left];
  for (const collection of changed) {
    collection.updatedMs = now;
    shop.tables.Collection.touch(collection);
  }
  // Listeners hear of the collections as well. Their states are not told: with all their products these may be long, and the product's own entry in the ledger says it.
  if (changed.length) shop.tell({ mutation: 'collectionUpdate', actor, at: now, changes: changed.map(({ id }) => ({ type: 'Collection', id, before: { id }, after: { id } })) });
}

/** @param {Shop} shop @param {string[] | null | undefined} ids @returns {Collection[]} */
const collectionsOf = (shop, ids) => [...new Set(ids ?? [])].map(id => shop.find(id)).filter(record => record?.__typename === 'Collection');

/** @param {Context} ctx @param {Product} product @param {string[] | null | undefined} ids the whole list; none stays when it is not given @param {number} now */
export function setCollections(ctx, product, ids, now) {
  if (ids == null) return;
  applyCollections(ctx, product, { collectionsToJoin: ids, collectionsToLeave: product.collections.map(({ id }) => id).filter(id => !ids.includes(id)) }, now);
}
