// @ts-check
/** @import { Shop } from '../../store/shop.js' */
/** @import { Product } from '../../store/records/product.js' */
/** @import { Collection } from '../../store/records/collection.js' */

/**
 * Products join and leave collections by hand at once, without a job. Nobody leaves a condition that he fits; collections that are not there are passed over.
 * @param {Shop} shop @param {Product} product @param {{ collectionsToJoin?: string[] | null, collectionsToLeave?: string[] | null }} input @param {number} now
 */
export function applyCollections(shop, product, { collectionsToJoin, collectionsToLeave }, now) {
  const joined = collectionsOf(shop, collectionsToJoin).filter(collection => !product.collections.includes(collection));
  const left = collectionsOf(shop, collectionsToLeave).filter(collection => product.collections.includes(collection));
  for (const collection of joined) shop.collections.select(collection, [product], now);
  for (const collection of left) shop.collections.unselect(collection, [product]);
  for (const collection of [...joined, ...left]) collection.updatedMs = now;
}

/** @param {Shop} shop @param {string[] | null | undefined} ids @returns {Collection[]} */
const collectionsOf = (shop, ids) => [...new Set(ids ?? [])].map(id => shop.find(id)).filter(record => record?.__typename === 'Collection');

/** @param {Shop} shop @param {Product} product @param {string[] | null | undefined} ids the whole list; none stays when it is not given @param {number} now */
export function setCollections(shop, product, ids, now) {
  if (ids == null) return;
  applyCollections(shop, product, { collectionsToJoin: ids, collectionsToLeave: product.collections.map(({ id }) => id).filter(id => !ids.includes(id)) }, now);
}
