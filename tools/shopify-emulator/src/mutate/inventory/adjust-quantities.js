// @ts-check
import { userError } from '../rules/user-error.js';
import { applyChanges } from './apply.js';
import { changeableNameErrors, ledgerErrors, placeOf, reasonErrors, referenceErrors, requireChangeFrom, STALE_ARGUMENT, staleErrors } from './rules.js';

/** @import { Context } from '../../store/write.js' */
/** @import { Path } from './rules.js' */

export const MOST_CHANGED = 2_000_000_000;

/** @param {unknown} _ @param {{ input: any }} args @param {Context} ctx @param {any} info */
export function inventoryAdjustQuantities(_, args, ctx, info) {
  const { name, changes: rows, ...why } = args.input;
  requireChangeFrom(info, ctx, 'InventoryChangeInput', rows);
  const errors = [...changeableNameErrors(name, ['input', 'name']), ...reasonErrors(why.reason), ...referenceErrors(why.referenceDocumentUri)];
  if (errors.length) return { inventoryAdjustmentGroup: null, userErrors: errors };

  const places = rows.map((/** @type {any} */ row, /** @type {number} */ index) => checkRow(ctx, info, name, row, ['input', 'changes', index]));
  const userErrors = places.flatMap((/** @type {any} */ place) => place.errors);
  if (new Set(rows.map((/** @type {any} */ row) => row.ledgerDocumentUri ?? null)).size > 1) {
    userErrors.push(userError(['input', 'changes'], 'All changes must have the same ledger document URI or, in the case of adjusting available, no ledger document URI.', 'MAX_ONE_LEDGER_DOCUMENT'));
  }
  if (userErrors.length) return { inventoryAdjustmentGroup: null, userErrors };
  const changes = places.flatMap((/** @type {any} */ { level }, /** @type {number} */ index) =>
    (level ? [{ level, name, delta: rows[index].delta, ledgerDocumentUri: rows[index].ledgerDocumentUri }] : []));
  return { inventoryAdjustmentGroup: applyChanges(ctx, 'inventoryAdjustQuantities', args, changes, why), userErrors };
}

/** @param {Context} ctx @param {any} info @param {string} name @param {any} row @param {Path} path */
function checkRow(ctx, info, name, row, path) {
  const { level, errors } = placeOf(info, ctx, row.inventoryItemId, row.locationId, { item: [...path, 'inventoryItemId'], location: [...path, 'locationId'] });
  const total = (level?.quantity(name) ?? 0) + row.delta;
  return {
    level,
    errors: [
      ...errors,
      ...(total > MOST_CHANGED ? [userError([...path, 'delta'], "The quantity can't be higher than 2,000,000,000.", 'INVALID_QUANTITY_TOO_HIGH')] : []),
      ...(total < -MOST_CHANGED ? [userError([...path, 'delta'], "The quantity can't be lower than -2,000,000,000.", 'INVALID_QUANTITY_TOO_LOW')] : []),
      ...ledgerErrors(name, row.ledgerDocumentUri, path),
      ...staleErrors(level, name, row.changeFromQuantity, path, STALE_ARGUMENT)
    ]
  };
}
