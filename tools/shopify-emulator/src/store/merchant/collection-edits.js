// @ts-check
import { Random } from '../../seed/random.js';
import { isConditions } from '../collections/membership.js';
import { move } from '../collections/order.js';
import { write } from '../write.js';

/** @import { Shop } from '../shop.js' */
/** @import { Context } from '../write.js' */
/** @import { Collection } from '../records/collection.js' */
/** @import { Edit } from '../merchant-edits.js' */

/** @typedef {(collection: Collection, tools: { shop: Shop, random: Random, now: number }) => string | null} Change the kind of change, or null when the collection offers nothing of the kind */

/**
 * The merchant at work on collections: one change to each of so many. Several products added or taken out at once are one change, as one webhook tells.
 * @param {Shop} shop @param {{ collections: number, seed?: number }} options @returns {Edit[]}
 */
export function collectionEdits(shop, { collections, seed = 1 }) {
  const { rows } = shop.tables.Collection;
  if (collections > rows.length) throw new Error(`The shop has ${rows.length} collections, not ${collections} to edit.`);
  const random = new Random(seed);
  return random.some(rows, collections).map(collection => editCollection(shop, collection, random));
}

/** @param {Shop} shop @param {Collection} collection @param {Random} random @returns {Edit} */
function editCollection(shop, collection, random) {
  /** @type {string[]} */
  let fields = [];
  /** @type {Context} */
  const ctx = { shop, actor: 'merchant', scopes: [], now: shop.now, warnings: [] };
  write(ctx, 'merchantEdit', null, [collection], now => {
    for (const change of random.some(CHANGES, CHANGES.length).sort(() => random.next() - 0.5)) {
      const field = change(collection, { shop, random, now });
      if (field === null) continue;
      fields = [field];
      return;
    }
  });
  return { id: collection.id, fields, paths: fields };
}

/** @type {Change[]} */
const CHANGES = [
  (collection, { random }) => {
    const earlier = Number(/ \(rev\. (\d+)\)$/.exec(collection.title)?.[1] ?? 0);
    collection.title = `${collection.title.replace(/ \(rev\. \d+\)$/, '')} (rev. ${earlier + random.int(1, 9)})`;
    return 'title';
  },
  (collection, { shop, random, now }) => {
    const others = shop.tables.Product.rows.filter(product => !product.collections.includes(collection));
    if (others.length === 0 || !collection.sources.some(isConditions)) return null;
    shop.collections.select(collection, random.some(others, Math.min(others.length, random.int(1, 5))), now);
    return 'products.added';
  },
  (collection, { shop, random }) => {
    const chosen = [...collection.ranks.keys()].filter(product => product.collections.includes(collection));
    if (chosen.length === 0) return null;
    shop.collections.unselect(collection, random.some(chosen, Math.min(chosen.length, random.int(1, 3))));
    return 'products.removed';
  },
  (collection, { shop, random }) => {
    const members = shop.collections.membersByHand(collection);
    if (collection.sortOrder !== 'MANUAL' || members.length < 2) return null;
    const at = random.int(1, members.length - 1);
    move(collection, members, [{ product: members[at], place: random.int(0, at - 1) }]);
    shop.collections.revision++;
    return 'products.order';
  }
];
