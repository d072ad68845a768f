// @ts-check
import { parseGid } from '../../store/gid.js';
import { write } from '../../store/write.js';
import { userError } from '../rules/user-error.js';
import { changeQuantity } from './apply.js';

/** @import { Context } from '../../store/write.js' */
/** @import { InventoryItem, InventoryLevel } from '../../store/records/inventory.js' */
/** @import { Location } from '../../store/records/location.js' */
/** @import { UserError } from '../rules/user-error.js' */

const MOST = 1_000_000_000;

/** @param {unknown} _ @param {{ inventoryItemId: string, locationId: string, available?: number | null, onHand?: number | null }} args @param {Context} ctx */
export function inventoryActivate(_, args, ctx) {
  const { shop } = ctx;
  const item = shop.find(args.inventoryItemId);
  const location = shop.find(args.locationId);
  if (item?.__typename !== 'InventoryItem') {
    const place = location?.__typename === 'Location' ? ` at ${location.name}` : '';
    return refused([userError(['inventoryItemId'], `The product couldn't be stocked${place} because the product was deleted.`)]);
  }
  if (location?.__typename !== 'Location' || !location.isActive) return refused([userError(['locationId'], "The product couldn't be stocked because the location wasn't found.")]);

  if (lacksSku(item, location)) return refused([userError(['locationId'], `The product couldn't be stocked at ${location.name} because the variant is missing a SKU.`)]);

  const given = /** @type {const} */ (['available', 'onHand']).filter(name => args[name] != null);
  const because = (/** @type {string} */ name, /** @type {string} */ reason) => userError([name], `The product couldn't be stocked at ${location.name} because ${reason}.`);
  if (given.length === 2) return refused(given.map(name => because(name, 'not allowed to set available and on_hand quantities at the same time')));
  const level = shop.stock.level(item, location);
  if (level?.isActive) {
    return { inventoryLevel: level, userErrors: given.map(name => userError([name], `Not allowed to set ${name === 'onHand' ? 'an on_hand' : 'available'} quantity when the item is already active at the location.`)) };
  }
  const tooMuch = given.filter(name => Math.abs(Number(args[name])) > MOST);
  if (tooMuch.length) return refused(tooMuch.map(name => because(name, 'the quantity needs to be between -1 billion and 1 billion')));
  return { inventoryLevel: activate(ctx, 'inventoryActivate', args, item, location, args), userErrors: [] };
}

/** @param {UserError[]} userErrors */
const refused = userErrors => ({ inventoryLevel: null, userErrors });

/**
 * A level that was there before keeps its quantities unless others are given; of an item that is not tracked, quantities are not kept.
 * @param {Context} ctx @param {string} mutation @param {unknown} args @param {InventoryItem} item @param {Location} location
 * @param {{ available?: number | null, onHand?: number | null }} quantities
 */
function activate(ctx, mutation, args, item, location, { available, onHand }) {
  const { shop } = ctx;
  const existing = shop.stock.level(item, location);
  const counts = item.tracked && ((existing?.available ?? 0) !== 0 || available || onHand);
  /** @type {InventoryLevel | undefined} */
  let level = existing;
  write(ctx, mutation, args, [...(existing ? [existing] : []), ...(counts ? [item.variant.product] : [])], (now, touched) => {
    level = existing ?? shop.stock.add(item, location, 0, now);
    if (!existing) touched.push(level);
    shop.stock.activate(level, true);
    if (!item.tracked) return;
    if (available != null) changeQuantity(level, 'available', available - level.available, now);
    if (onHand != null) changeQuantity(level, 'available', onHand - level.onHand, now);
  });
  return level;
}

/** @param {unknown} _ @param {{ inventoryLevelId: string }} args @param {Context} ctx */
export function inventoryDeactivate(_, args, ctx) {
  const id = parseGid(args.inventoryLevelId);
  const { item, location, level } = id?.type === 'InventoryLevel' ? ctx.shop.stock.find(id) : {};
  if (!item) return { userErrors: [userError(null, "The product couldn't be unstocked because the product was deleted.")] };
  if (!location) return { userErrors: [userError(null, "The product couldn't be unstocked because the location was deleted.")] };
  if (!level?.isActive) return { userErrors: [] };
  if (isOnly(level)) return { userErrors: [userError(null, `The product couldn't be unstocked from ${location.name} because products need to be stocked at a minimum of 1 location.`)] };
  deactivate(ctx, 'inventoryDeactivate', args, level);
  return { userErrors: [] };
}

/** A fulfillment service knows goods by nothing but their SKU. @param {InventoryItem} item @param {Location} location */
const lacksSku = (item, location) => location.isFulfillmentService && !item.sku;

/** @param {InventoryLevel} level */
const isOnly = level => !level.item.levels.some(other => other !== level && other.isActive);

/** Quantities that others count on keep an item where it is; codes and words are the schema's. @type {{ code: string, quantities: string, isBound: (level: InventoryLevel) => boolean }[]} */
const BINDING = [
  { code: 'COMMITTED_AND_INCOMING_INVENTORY_AT_LOCATION', quantities: 'committed and incoming', isBound: level => level.committed > 0 && level.quantity('incoming') > 0 },
  { code: 'COMMITTED_INVENTORY_AT_LOCATION', quantities: 'committed', isBound: level => level.committed > 0 },
  { code: 'INCOMING_INVENTORY_AT_LOCATION', quantities: 'incoming', isBound: level => level.quantity('incoming') > 0 },
  { code: 'RESERVED_INVENTORY_AT_LOCATION', quantities: 'unavailable', isBound: level => ['reserved', 'damaged', 'quality_control', 'safety_stock'].some(name => level.quantity(name) > 0) },
];

/** @param {InventoryLevel | null | undefined} level */
const boundBy = level => (level?.isActive ? BINDING.find(({ isBound }) => isBound(level)) : undefined);

/** The quantities stay with the level, out of sight. @param {Context} ctx @param {string} mutation @param {unknown} args @param {InventoryLevel} level */
function deactivate(ctx, mutation, args, level) {
  const { item } = level;
  write(ctx, mutation, args, [level, ...(item.tracked && level.available !== 0 ? [item.variant.product] : [])], () => ctx.shop.stock.activate(level, false));
}

/** @param {unknown} _ @param {{ inventoryItemId: string, inventoryItemUpdates: { locationId: string, activate: boolean }[] }} args @param {Context} ctx */
export function inventoryBulkToggleActivation(_, args, ctx) {
  const { shop } = ctx;
  const item = shop.find(args.inventoryItemId);
  if (item?.__typename !== 'InventoryItem') {
    return { inventoryItem: null, inventoryLevels: null, userErrors: [userError(['inventoryItemId'], "The quantity couldn't be updated because the inventory item was not found.", 'INVENTORY_ITEM_NOT_FOUND')] };
  }
  const stocked = new Set(item.levels.filter((/** @type {InventoryLevel} */ level) => level.isActive).map((/** @type {InventoryLevel} */ level) => level.location));
  const userErrors = args.inventoryItemUpdates.flatMap(({ locationId, activate }, index) => {
    const path = ['inventoryItemUpdates', index, 'locationId'];
    const location = shop.find(locationId);
    if (location?.__typename !== 'Location' || !location.isActive) return [userError(path, "The quantity couldn't be updated because the location was not found.", 'LOCATION_NOT_FOUND')];
    if (activate) {
      if (lacksSku(item, location)) return [userError(path, 'Cannot stock this inventory item at this location because the variant is missing a SKU.', 'MISSING_SKU')];
      stocked.add(location);
    }
    else if (stocked.size === 1 && stocked.has(location)) {
      return [userError(path, `The variant couldn't be unstocked from ${location.name} because products need to be stocked at a minimum of 1 location.`, 'CANNOT_DEACTIVATE_FROM_ONLY_LOCATION')];
    } else {
      const bound = boundBy(shop.stock.level(item, location));
      if (bound) return [userError(path, `Cannot unstock this inventory item from this location because it has ${bound.quantities} quantities.`, bound.code)];
      stocked.delete(location);
    }
    return [];
  });
  if (userErrors.length) return { inventoryItem: null, inventoryLevels: null, userErrors };

  const inventoryLevels = args.inventoryItemUpdates.flatMap(update => {
    const location = shop.find(update.locationId);
    const level = shop.stock.level(item, location);
    if (update.activate) return [level?.isActive ? level : activate(ctx, 'inventoryBulkToggleActivation', args, item, location, {})];
    if (level?.isActive) deactivate(ctx, 'inventoryBulkToggleActivation', args, level);
    return [];
  });
  return { inventoryItem: item, inventoryLevels, userErrors };
}
