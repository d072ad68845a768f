// @ts-check
import { versionOf } from '../../engine/schema-version.js';
import { userError } from '../rules/user-error.js';
import { applyChanges } from './apply.js';
import { placeOf, reasonErrors, referenceErrors, requireChangeFrom, STALE_ARGUMENT, staleErrors } from './rules.js';

/** @import { Context } from '../../store/write.js' */
/** @import { InventoryLevel } from '../../store/records/inventory.js' */
/** @import { Path } from './rules.js' */

const MOST = 1_000_000_000;

/** @typedef {{ inventoryItemId: string, locationId: string, quantity: number, changeFromQuantity?: number | null, compareQuantity?: number | null }} Row */

/** @param {unknown} _ @param {{ input: any }} args @param {Context} ctx @param {any} info */
export function inventorySetQuantities(_, args, ctx, info) {
  const { name, quantities, ignoreCompareQuantity, ...why } = args.input;
  requireChangeFrom(info, ctx, 'InventoryQuantityInput', quantities);
  const isKnown = name === 'available' || name === 'on_hand';
  const errors = [
    ...(isKnown ? [] : [userError(['input', 'name'], "The quantity name must be either 'available' or 'on_hand'.", 'INVALID_NAME')]),
    ...reasonErrors(why.reason), ...referenceErrors(why.referenceDocumentUri),
    ...(versionOf(info) < '2026-04' ? comparisonErrors(quantities, ignoreCompareQuantity) : [])
  ];
  if (errors.length) return refused(errors);
  return setAll(ctx, info, 'inventorySetQuantities', args, { name, rows: quantities, list: 'quantities', why, stale: 'The changeFromQuantity value does not match persisted value.' });
}

/** @param {unknown} _ @param {{ input: any }} args @param {Context} ctx @param {any} info */
export function inventorySetOnHandQuantities(_, args, ctx, info) {
  const { setQuantities, ...why } = args.input;
  requireChangeFrom(info, ctx, 'InventorySetQuantityInput', setQuantities);
  const errors = [...reasonErrors(why.reason), ...referenceErrors(why.referenceDocumentUri)];
  if (errors.length) return refused(errors);
  return setAll(ctx, info, 'inventorySetOnHandQuantities', args, { name: 'on_hand', rows: setQuantities, list: 'setQuantities', why, stale: STALE_ARGUMENT });
}

/** @param {import('../rules/user-error.js').UserError[]} userErrors */
const refused = userErrors => ({ inventoryAdjustmentGroup: null, userErrors });

/** Before `changeFromQuantity`, what to compare with was to be given everywhere or waived. @param {Row[]} rows @param {boolean | null | undefined} ignored */
const comparisonErrors = (rows, ignored) => (ignored || rows.every(row => row.compareQuantity != null || row.changeFromQuantity !== undefined) ? []
  : [userError(['input', 'ignoreCompareQuantity'], 'The compareQuantity argument must be given to each quantity or ignored using ignoreCompareQuantity.', 'COMPARE_QUANTITY_REQUIRED')]);

/**
 * @param {Context} ctx @param {any} info @param {string} mutation @param {{ input: any }} args
 * @param {{ name: string, rows: Row[], list: string, why: any, stale: string }} plan
 */
function setAll(ctx, info, mutation, args, { name, rows, list, why, stale }) {
  const doubled = mutation === 'inventorySetQuantities' ? doubledErrors(rows, list) : [];
  const places = rows.map((row, index) => checkRow(ctx, info, row, ['input', list, index], { name, stale, ignored: args.input.ignoreCompareQuantity }));
  const userErrors = [...doubled, ...places.flatMap(({ errors }) => errors)];
  if (userErrors.length) return refused(userErrors);
  const changes = places.flatMap(({ level }, index) => (level ? [{ level, name: 'available', delta: rows[index].quantity - level.quantity(name) }] : []));
  return { inventoryAdjustmentGroup: applyChanges(ctx, mutation, args, changes, why), userErrors };
}

/** @param {Context} ctx @param {any} info @param {Row} row @param {Path} path @param {{ name: string, stale: string, ignored?: boolean }} rule */
function checkRow(ctx, info, row, path, { name, stale, ignored }) {
  const place = placeOf(info, ctx, row.inventoryItemId, row.locationId, { item: [...path, 'inventoryItemId'], location: [...path, 'locationId'] });
  const errors = [...place.errors, ...quantityErrors(row.quantity, name, [...path, 'quantity']), ...staleErrors(place.level, name, row.changeFromQuantity, path, stale)];
  if (place.level && !ignored && row.compareQuantity != null && place.level.quantity(name) !== row.compareQuantity) {
    errors.push(userError([...path, 'compareQuantity'], 'The compareQuantity value does not match persisted value.', 'COMPARE_QUANTITY_STALE'));
  }
  return { level: place.level, errors };
}

/** Less than nothing may be for sale, but not on hand. @param {number} quantity @param {string} name @param {Path} path */
function quantityErrors(quantity, name, path) {
  if (quantity > MOST) return [userError(path, "The quantity can't be higher than 1,000,000,000.", 'INVALID_QUANTITY_TOO_HIGH')];
  if (quantity < 0 && name === 'on_hand') return [userError(path, "The quantity can't be negative.", 'INVALID_QUANTITY_NEGATIVE')];
  return quantity < -MOST ? [userError(path, "The quantity can't be lower than -1,000,000,000.", 'INVALID_QUANTITY_TOO_LOW')] : [];
}

/** @param {Row[]} rows @param {string} list */
function doubledErrors(rows, list) {
  const keys = rows.map(row => `${row.inventoryItemId} ${row.locationId}`);
  return keys.flatMap((key, index) => (keys.indexOf(key) === keys.lastIndexOf(key) ? []
    : [userError(['input', list, index, 'locationId'], 'The combination of inventoryItemId and locationId must be unique.', 'NO_DUPLICATE_INVENTORY_ITEM_ID_GROUP_ID_PAIR')]));
}
