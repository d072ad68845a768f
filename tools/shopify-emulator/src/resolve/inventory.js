// @ts-check
import { ShopifyError } from '../engine/errors.js';
import { byId, page, pageList } from '../store/connection.js';
import { printAmount } from '../store/money.js';
import { QUANTITY_NAMES } from '../store/records/inventory.js';
import { exactly } from './product.js';

/** @import { Context } from '../store/write.js' */
/** @import { InventoryItem, InventoryLevel } from '../store/records/inventory.js' */

/** @type {Record<string, (item: InventoryItem, args: any, ctx: Context) => unknown>} */
export const inventoryItem = {
  unitCost: ({ cost }, _, { shop }) => (cost === null ? null : { amount: printAmount(cost, shop.quirks), currencyCode: shop.currencyCode }),
  variants: ({ variant }, args, ctx) => pageList([variant], args, { unpaged: ctx.unpaged }),
  inventoryLevel: (item, { locationId, includeInactive }) => levelsOf(item, includeInactive).find(level => level.location.id === locationId) ?? null,
  inventoryLevels: (item, args, ctx) => page(levelsOf(item, args.includeInactive), args, byId, { unpaged: ctx.unpaged }),
  locationsCount: item => exactly(levelsOf(item, false).length),
  trackedEditable: () => ({ locked: false, reason: null })
};

/** @param {InventoryItem} item @param {boolean} includeInactive */
const levelsOf = (item, includeInactive) => item.levels.filter(level => includeInactive || level.isActive);

export const storedInventoryItemFields = [
  'id', 'legacyResourceId', 'sku', 'tracked', 'requiresShipping', 'measurement', 'variant', 'countryCodeOfOrigin', 'provinceCodeOfOrigin',
  'harmonizedSystemCode', 'createdAt', 'updatedAt'
];

/** @type {Record<string, (level: InventoryLevel, args: any) => unknown>} */
export const inventoryLevel = {
  quantities: (level, { names }) => names.map((/** @type {string} */ name) => quantityOf(level, name)),
  canDeactivate: level => level.available === 0 && level.committed === 0
};

/** @param {InventoryLevel} level @param {string} name */
function quantityOf(level, name) {
  if (!QUANTITY_NAMES.includes(name)) {
    throw new ShopifyError(`The specified quantity name is invalid. Valid values are: ${[...QUANTITY_NAMES].sort().join(', ')}.`, { code: 'INVALID_FIELD_ARGUMENTS' });
  }
  return { id: `gid://shopify/InventoryQuantity/${level.location.n}?inventory_item_id=${level.item.n}&name=${name}`, name, quantity: level.quantity(name), updatedAt: level.updatedAt };
}
