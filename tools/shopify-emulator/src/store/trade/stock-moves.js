// @ts-check
/** @import { Shop } from '../shop.js' */
/** @import { Written } from '../write.js' */
/** @import { LineItem } from '../records/line-item.js' */
/** @import { InventoryLevel } from '../records/inventory.js' */
/** @import { Variant } from '../records/variant.js' */

/** What an order does to the stock: sold is committed, sent is gone, cancelled is back. */

/** @param {Shop} shop @param {LineItem} line @returns {Variant | null} null when it is gone by now */
export const variantOf = (shop, line) => (line.variantN === null ? null : shop.tables.ProductVariant.get(line.variantN) ?? null);

/** Where a sale is taken from: the first place that has enough, else the first of all. @param {Variant | null} variant @param {number} quantity @returns {InventoryLevel | null} null when nobody counts */
export function levelFor(variant, quantity) {
  if (!variant?.inventoryItem.tracked) return null;
  const levels = variant.inventoryItem.levels.filter(level => level.isActive && level.location.isActive && level.location.fulfillsOnlineOrders);
  return levels.find(level => level.available >= quantity) ?? levels[0] ?? null;
}

/** Where the goods of a line were committed. @param {Shop} shop @param {LineItem} line @returns {InventoryLevel | null} */
export function levelOf(shop, line) {
  if (line.locationN === null) return null;
  return variantOf(shop, line)?.inventoryItem.levels.find(level => level.location.n === line.locationN) ?? null;
}

/** @param {InventoryLevel | null} level @param {{ available?: number, committed?: number }} deltas @param {number} now */
export function move(level, { available = 0, committed = 0 }, now) {
  if (!level) return;
  level.change('available', available, now);
  level.change('committed', committed, now);
}

/**
 * The records that a move of these levels is a write of. A sale touches the product as well; parcels leave it alone, for what can be sold stays the same.
 * @param {Shop} shop @param {(InventoryLevel | null)[]} levels @param {{ products: boolean }} options @returns {Written[]}
 */
export function writtenBy(shop, levels, { products }) {
  /** @type {Set<Written>} */
  const records = new Set();
  for (const level of levels) {
    if (!level) continue;
    if (products) records.add(level.item.variant.product);
    if (shop.holds(level)) records.add(level);
  }
  return [...records];
}
