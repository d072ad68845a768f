// @ts-check
import { LOCATION_LIMIT } from '../../store/location-rules.js';
import { userError } from './user-error.js';

/** @import { Shop } from '../../store/shop.js' */
/** @import { UserError } from './user-error.js' */
/** @import { InventoryItem } from '../../store/records/inventory.js' */

/** @typedef {{ locationId: string, quantity?: number, availableQuantity?: number, name?: string }} QuantityInput */

/** @param {Shop} shop @param {QuantityInput[] | null | undefined} inputs @param {string} title of the variant @param {(string | number)[]} path @param {string} code */
export const quantityErrors = (shop, inputs, title, path, code) => (inputs ?? []).flatMap(({ locationId, name }) => {
  if (shop.find(locationId)?.__typename !== 'Location') return [userError(path, `Quantity for ${title} couldn't be set because the location was deleted.`, code)];
  return name === undefined || name === 'available' || name === 'on_hand' ? [] : [userError(path, "The quantity name must be either 'available' or 'on_hand'.", code)];
});

/** How many levels of stock one call may set. */
const MAX_QUANTITIES = 50_000;

/** @param {{ inventoryQuantities?: unknown[] | null }[]} variants @param {(string | number)[]} [path] @returns {UserError[]} */
export const tooManyQuantities = (variants, path = ['variants']) => (variants.reduce((sum, variant) => sum + (variant.inventoryQuantities?.length ?? 0), 0) > MAX_QUANTITIES
  ? [userError(path, `Inventory quantity input exceeds the limit of ${MAX_QUANTITIES}. Consider using separate \`inventorySetQuantities\` mutations.`, 'INVENTORY_QUANTITIES_LIMIT_EXCEEDED')]
  : []);

/** A variant cannot be stocked at more locations than the shop may have. @param {unknown[] | null | undefined} inputs @param {(string | number)[]} path @returns {UserError[]} */
export const locationCountErrors = (inputs, path) => ((inputs?.length ?? 0) > LOCATION_LIMIT
  ? [userError(path, 'Inventory locations cannot exceed the allowed resource limit.', 'TOO_MANY_INVENTORY_LOCATIONS')]
  : []);

/**
 * The quantities that come with a variant. A new one is stocked where its input says, and at the shop's own location when it says nothing.
 * @param {Shop} shop @param {InventoryItem} item @param {QuantityInput[] | null | undefined} inputs checked @param {number} now
 */
export function applyQuantities(shop, item, inputs, now) {
  const wanted = inputs ?? [];
  const isNew = item.createdMs === now;
  if (isNew && wanted.length) for (const level of [...item.levels]) if (!wanted.some(({ locationId }) => locationId === level.location.id)) shop.stock.remove(level);
  for (const { locationId, quantity, availableQuantity, name } of wanted) {
    const location = shop.find(locationId);
    const level = shop.stock.level(item, location) ?? shop.stock.add(item, location, 0, now);
    const target = quantity ?? availableQuantity ?? 0;
    level.change('available', target - level.quantity(name ?? 'available'), now);
    level.isActive = true;
  }
}
