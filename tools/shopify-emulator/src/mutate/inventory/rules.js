// @ts-check
import { ShopifyError } from '../../engine/errors.js';
import { versionOf } from '../../engine/schema-version.js';
import { userError } from '../rules/user-error.js';

/** @import { Context } from '../../store/write.js' */
/** @import { InventoryItem, InventoryLevel } from '../../store/records/inventory.js' */
/** @import { UserError } from '../rules/user-error.js' */

/** @typedef {(string | number)[]} Path */

const REASONS = [
  'correction', 'cycle_count_available', 'damaged', 'movement_canceled', 'movement_created', 'movement_received', 'movement_updated', 'other', 'promotion',
  'quality_control', 'received', 'reservation_created', 'reservation_deleted', 'reservation_updated', 'restock', 'safety_stock', 'shrinkage'
];

/** Those that an app may change one by one: `committed` belongs to orders, `on_hand` is a sum. */
const CHANGEABLE = ['available', 'damaged', 'incoming', 'quality_control', 'reserved', 'safety_stock'];

/** @param {string} reason @returns {UserError[]} */
export const reasonErrors = reason => (REASONS.includes(reason) ? []
  : [userError(['input', 'reason'], `The specified reason is invalid. Valid values are: ${REASONS.join(', ')}.`, 'INVALID_REASON')]);

/** @param {string} name @param {Path} path @returns {UserError[]} */
export const changeableNameErrors = (name, path) => (CHANGEABLE.includes(name) ? []
  : [userError(path, `The specified quantity name is invalid. Valid values are: ${CHANGEABLE.join(', ')}.`, 'INVALID_QUANTITY_NAME')]);

/** A URI has a scheme and something behind it; a global id all its parts. @param {string} uri */
const isUri = uri => (uri.startsWith('gid:') ? /^gid:\/\/[^/\s]+\/[^/\s]+\/\S+$/ : /^[a-z][a-z0-9+.-]*:(\/\/)?[^/\s]\S*$/i).test(uri);

/** @param {string | null | undefined} uri @returns {UserError[]} */
export const referenceErrors = uri => (uri == null || isUri(uri) ? []
  : [userError(['input', 'referenceDocumentUri'], 'The specified reference document is invalid.', 'INVALID_REFERENCE_DOCUMENT')]);

/** Every quantity but `available` is kept by somebody's ledger, and that is not Shopify's. @param {string} name @param {string | null | undefined} uri @param {Path} path @returns {UserError[]} */
export function ledgerErrors(name, uri, path) {
  const field = [...path, 'ledgerDocumentUri'];
  if (name === 'available') return uri == null ? [] : [userError(field, 'A ledger document URI is not allowed when adjusting available.', 'INVALID_AVAILABLE_DOCUMENT')];
  if (uri == null) return [userError(field, 'A ledger document URI is required except when adjusting available.', 'INVALID_QUANTITY_DOCUMENT')];
  if (uri.startsWith('gid://shopify/')) return [userError(field, 'Internal (gid://shopify/) ledger documents are not allowed to be adjusted via API.', 'INTERNAL_LEDGER_DOCUMENT')];
  return isUri(uri) ? [] : [userError(field, 'The specified ledger document is invalid.', 'INVALID_LEDGER_DOCUMENT')];
}

/**
 * From 2026-04 on the quantity to compare with must be said, if only as null.
 * @param {any} info @param {Context} ctx @param {string} typeName of the input @param {{ changeFromQuantity?: number | null }[]} rows
 */
export function requireChangeFrom(info, ctx, typeName, rows) {
  if (ctx.actor === 'merchant' || versionOf(info) < '2026-04' || rows.every(row => row.changeFromQuantity !== undefined)) return;
  throw new ShopifyError(`${typeName} must include the following argument: changeFromQuantity.`, { code: 'INVALID_FIELD_ARGUMENTS' });
}

/**
 * One place that a row of the input names.
 * @typedef {object} Place
 * @property {InventoryItem | null} item
 * @property {InventoryLevel | null} level null when nothing is to be done there
 * @property {UserError[]} errors
 */

/**
 * @param {any} info @param {Context} ctx @param {string} inventoryItemId @param {string} locationId @param {{ item: Path, location: Path }} paths @returns {Place}
 */
export function placeOf(info, { shop }, inventoryItemId, locationId, paths) {
  const item = shop.find(inventoryItemId);
  const location = shop.find(locationId);
  const isItem = item?.__typename === 'InventoryItem';
  const isLocation = location?.__typename === 'Location';
  const errors = [
    ...(isItem ? [] : [userError(paths.item, 'The specified inventory item could not be found.', 'INVALID_INVENTORY_ITEM')]),
    ...(isLocation ? [] : [userError(paths.location, 'The specified location could not be found.', 'INVALID_LOCATION')])
  ];
  if (errors.length) return { item: null, level: null, errors };
  if (item.variant.requiresComponents) {
    return { item, level: null, errors: [userError(paths.item, 'The specified inventory item is not allowed to be adjusted via API.', 'NON_MUTABLE_INVENTORY_ITEM')] };
  }
  const level = shop.stock.level(item, location);
  if (level?.isActive) return { item, level: item.tracked ? level : null, errors };
  // 2026-10 knows no code for it any more, and by report changes nothing and says nothing.
  const isTold = versionOf(info) < '2026-10';
  return { item, level: null, errors: isTold ? [userError(paths.location, 'The specified inventory item is not stocked at the location.', 'ITEM_NOT_STOCKED_AT_LOCATION')] : [] };
}

/** @param {InventoryLevel | null} level @param {string} name @param {number | null | undefined} expected @param {Path} path @param {string} message @returns {UserError[]} */
export const staleErrors = (level, name, expected, path, message) =>
  (level && expected != null && level.quantity(name) !== expected ? [userError([...path, 'changeFromQuantity'], message, 'CHANGE_FROM_QUANTITY_STALE')] : []);

export const STALE_ARGUMENT = 'The changeFromQuantity argument no longer matches the persisted quantity.';
