// @ts-check
import { Random } from '../../seed/random.js';
import { write } from '../write.js';

/** @import { Shop } from '../shop.js' */
/** @import { Edit } from '../merchant-edits.js' */

const MOST_COUNTED = 60;

/**
 * The merchant counts the shelves: so many levels get another quantity for sale than they had.
 * @param {Shop} shop @param {{ stock: number, seed: number }} options @returns {Edit[]}
 */
export function stockEdits(shop, { stock, seed }) {
  const levels = shop.tables.InventoryItem.rows.flatMap(item => (item.tracked ? item.levels.filter(level => level.isActive) : []));
  if (stock > levels.length) throw new Error(`The shop counts stock in ${levels.length} places, not ${stock} to edit.`);
  const random = new Random(seed);
  return random.some(levels, stock).map(level => {
    const { variant } = level.item;
    const delta = (level.available >= MOST_COUNTED ? -1 : 1) * random.int(1, 20);
    write({ shop, actor: 'merchant', scopes: [], now: shop.now, warnings: [] }, 'merchantEdit', null, [level, variant.product], now => {
      level.change('available', delta, now);
      variant.updatedMs = now;
    });
    return { id: variant.product.id, fields: ['variants.stock'], paths: [`variants[${variant.title}].stock[${level.location.name}]`] };
  });
}
