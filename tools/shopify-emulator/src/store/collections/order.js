// @ts-check
/** @import { Product } from '../records/product.js' */
/** @import { Collection } from '../records/collection.js' */

/** The place of a product without one: behind all that have one. */
const LAST = 9e15;

/**
 * An order of a collection's products that pages can walk: ascending by a value, then by id; `reversed` for the other direction.
 * @typedef {{ valueOf: (product: Product) => string | number, reversed: boolean }} ProductOrder
 */

/** @type {Record<string, (product: Product) => string | number>} */
const VALUES = {
  ID: product => product.n,
  CREATED: product => product.createdMs,
  TITLE: product => product.title.toLowerCase(),
  PRICE: product => product.variants.reduce((lowest, variant) => Math.min(lowest, Number(variant.price)), Infinity)
};

/** @param {(product: Product) => string | number} valueOf @param {boolean} [reversed] @returns {ProductOrder} */
const by = (valueOf, reversed = false) => ({ valueOf, reversed });

/** @param {ReadonlyMap<Product, number>} ranks */
const byHand = ranks => by(product => ranks.get(product) ?? LAST);

/** What sells best is not known here; Shopify shows the newest first as long as nothing was sold. */
const newestFirst = by(VALUES.ID, true);

/** @param {Collection} collection @param {string} sortKey of `ProductCollectionSortKeys` @param {ReadonlyMap<Product, number>} [ranks] @returns {ProductOrder} */
export function orderOf(collection, sortKey, ranks = collection.ranks) {
  switch (sortKey) {
    case 'COLLECTION_DEFAULT': return ownOrder(collection, ranks);
    case 'MANUAL': return byHand(ranks);
    case 'BEST_SELLING': case 'RELEVANCE': return newestFirst;
    default: return by(VALUES[sortKey]);
  }
}

/** @param {Collection} collection @param {ReadonlyMap<Product, number>} ranks @returns {ProductOrder} */
function ownOrder(collection, ranks) {
  switch (collection.sortOrder) {
    case 'MANUAL': return byHand(ranks);
    case 'ALPHA_ASC': case 'ALPHA_DESC': return by(VALUES.TITLE, collection.sortOrder === 'ALPHA_DESC');
    case 'PRICE_ASC': case 'PRICE_DESC': return by(VALUES.PRICE, collection.sortOrder === 'PRICE_DESC');
    case 'CREATED': case 'CREATED_DESC': return by(VALUES.CREATED, collection.sortOrder === 'CREATED_DESC');
    default: return newestFirst;
  }
}

const STEP = 1024;

/** Gives the next places to products that have none. @param {Collection} collection @param {Iterable<Product>} products */
export function placeLast(collection, products) {
  for (const product of products) if (!collection.ranks.has(product)) collection.ranks.set(product, collection.lastRank += STEP);
}

/**
 * Moves products one after another to zero-based places. Places lie apart, so that others keep theirs and pages under way do not shift.
 * @param {Collection} collection @param {Product[]} members in the order by hand @param {{ product: Product, place: number }[]} moves
 */
export function move(collection, members, moves) {
  const order = [...members];
  if (order.some(product => !collection.ranks.has(product))) renumber(collection, order);
  for (const { product, place } of moves) {
    order.splice(order.indexOf(product), 1);
    const at = Math.min(place, order.length);
    order.splice(at, 0, product);
    const before = at > 0 ? rankOf(collection, order[at - 1]) : 0;
    const after = at + 1 < order.length ? rankOf(collection, order[at + 1]) : before + 2 * STEP;
    const middle = (before + after) / 2;
    if (middle > before && middle < after) collection.ranks.set(product, middle);
    else renumber(collection, order);
    collection.lastRank = Math.max(collection.lastRank, middle);
  }
}

/** @param {Collection} collection @param {Product} product */
const rankOf = ({ ranks }, product) => /** @type {number} */ (ranks.get(product));

/** @param {Collection} collection @param {Product[]} order */
function renumber(collection, order) {
  order.forEach((product, index) => collection.ranks.set(product, (index + 1) * STEP));
  collection.lastRank = Math.max(collection.lastRank, order.length * STEP);
}
