// @ts-check
import { resolveCustomId } from './find-product.js';
import { parseGid } from './gid.js';

/** @import { Shop } from './shop.js' */
/** @import { Collection } from './records/collection.js' */
/** @import { CustomId } from './find-product.js' */

/** @param {Shop} shop @param {{ id?: string | null, handle?: string | null, customId?: CustomId | null }} identifier @returns {Collection | undefined} */
export function findCollection(shop, { id, handle, customId }) {
  if (id != null) return parseGid(id)?.type === 'Collection' ? shop.find(id) : undefined;
  if (handle != null) return shop.collections.byHandle.get(handle);
  if (customId == null) return undefined;
  const owner = shop.uniqueMetafields.find(resolveCustomId(shop, customId, 'COLLECTION'))?.owner;
  return owner?.__typename === 'Collection' ? /** @type {Collection} */ (/** @type {unknown} */ (owner)) : undefined;
}
