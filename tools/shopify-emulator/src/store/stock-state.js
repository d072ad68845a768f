// @ts-check
import { QUANTITY_NAMES } from './records/inventory.js';

/** @import { Shop } from './shop.js' */
/** @import { InventoryItem, InventoryLevel } from './records/inventory.js' */
/** @import { Location } from './records/location.js' */

/** @param {Shop} _ @param {InventoryLevel} level */
export const levelState = (_, level) => ({
  id: level.id,
  item: level.item.id,
  location: level.location.id,
  isActive: level.isActive,
  quantities: Object.fromEntries(QUANTITY_NAMES.map(name => [name, level.quantity(name)])),
  updatedAt: level.updatedAt
});

/** @param {Shop} shop @param {InventoryItem} item */
export const itemState = (shop, item) => ({ id: item.id, sku: item.sku, tracked: item.tracked, inventoryLevels: item.levels.map(level => levelState(shop, level)) });

/** @param {Shop} _ @param {Location} location */
export const locationState = (_, location) => ({
  id: location.id,
  name: location.name,
  address: location.address,
  isActive: location.isActive,
  fulfillsOnlineOrders: location.fulfillsOnlineOrders,
  fulfillmentService: location.fulfillmentService?.id ?? null,
  metafields: location.metafields.map(({ namespace, key, type, value }) => ({ namespace, key, type, value })),
  createdAt: location.createdAt,
  updatedAt: location.updatedAt
});
