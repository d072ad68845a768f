// @ts-check
import { userError } from './user-error.js';

/** @import { Shop } from '../../store/shop.js' */
/** @import { InventoryItem } from '../../store/records/inventory.js' */

/** @typedef {{ locationId: string, quantity?: number, availableQuantity?: number, name?: string }} QuantityInput */

/** @param {Shop} shop @param {QuantityInput[] | null | undefined} inputs @param {string} title of the variant @param {(string | number)[]} path @param {string} code */
export const quantityErrors = (shop, inputs, title, path, code) => (inputs ?? []).flatMap(({ locationId, name }) => {
  if (shop.find(locationId)?.__typename !== 'Location') return [userError(path, `Quantity for ${title} couldn't be set because the location was deleted.`, code)];
  return name === undefined || name === 'available' || name === 'on_hand' ? [] : [userError(path, "The quantity name must be either 'available' or 'on_hand'.", code)];
});

/** @param {Shop} shop @param {InventoryItem} item @param {QuantityInput[] | null | undefined} inputs checked @param {number} now */
export function applyQuantities(shop, item, inputs, now) {
  for (const { locationId, quantity, availableQuantity, name } of inputs ?? []) {
    const location = shop.find(locationId);
    const level = item.levels.find(one => one.location === location) ?? shop.addLevel(item, location, 0, now);
    const wanted = quantity ?? availableQuantity ?? 0;
    level.available = name === 'on_hand' ? wanted - level.committed : wanted;
    level.updatedMs = now;
  }
}
