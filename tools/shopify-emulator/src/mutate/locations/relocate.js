// @ts-check
import { QUANTITY_NAMES } from '../../store/records/inventory.js';
import { changeQuantity } from '../inventory/apply.js';

/** @import { Shop } from '../../store/shop.js' */
/** @import { InventoryLevel } from '../../store/records/inventory.js' */
/** @import { Location } from '../../store/records/location.js' */
/** @import { Written } from '../../store/write.js' */

/**
 * All quantities move; together they stay the same, so that products are not touched.
 * @param {Shop} shop @param {readonly InventoryLevel[]} levels @param {Location} destination @param {number} now @param {Written[]} touched
 */
export function relocate(shop, levels, destination, now, touched) {
  for (const level of levels) move(shop, level, destination, now, touched);
}

/** @param {Shop} shop @param {InventoryLevel} level @param {Location} destination @param {number} now @param {Written[]} touched */
function move(shop, level, destination, now, touched) {
  let target = shop.stock.level(level.item, destination);
  if (!target) touched.push(target = shop.stock.add(level.item, destination, 0, now));
  shop.stock.activate(target, true);
  for (const name of QUANTITY_NAMES) {
    if (name === 'on_hand') continue;
    const quantity = level.quantity(name);
    changeQuantity(target, name, quantity, now);
    changeQuantity(level, name, -quantity, now);
  }
  shop.stock.activate(level, false);
}
