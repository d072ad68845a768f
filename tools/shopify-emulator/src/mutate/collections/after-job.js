// @ts-check
/** @import { Shop } from '../../store/shop.js' */
/** @import { Collection } from '../../store/records/collection.js' */

/**
 * Changes a collection at once, but lets readers go on seeing its products as they were until the job is done. The ledger and the digest know the change from the start.
 * @param {Shop} shop @param {Collection} collection @param {() => void} change
 */
export function afterJob(shop, collection, change) {
  const before = shop.collections.members(collection);
  const ranks = new Map(collection.ranks);
  change();
  const job = shop.jobs.start();
  shop.collections.holdUntil(collection, job.doneMs, before, ranks);
  return job;
}
