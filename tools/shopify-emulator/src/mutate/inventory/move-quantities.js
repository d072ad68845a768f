// @ts-check
import { userError } from '../rules/user-error.js';
import { MOST_CHANGED } from './adjust-quantities.js';
import { applyChanges } from './apply.js';
import { changeableNameErrors, ledgerErrors, placeOf, reasonErrors, referenceErrors, requireChangeFrom, STALE_ARGUMENT, staleErrors } from './rules.js';

/** @import { Context } from '../../store/write.js' */
/** @import { Path } from './rules.js' */

const MOST_LEDGERS = 2;

/** @typedef {{ locationId: string, name: string, changeFromQuantity?: number | null, ledgerDocumentUri?: string | null }} Terminal */
/** @typedef {{ inventoryItemId: string, quantity: number, from: Terminal, to: Terminal }} Row */

/** @param {unknown} _ @param {{ input: { reason: string, referenceDocumentUri: string, changes: Row[] } }} args @param {Context} ctx @param {any} info */
export function inventoryMoveQuantities(_, args, ctx, info) {
  const { changes: rows, ...why } = args.input;
  requireChangeFrom(info, ctx, 'InventoryMoveQuantityTerminalInput', rows.flatMap(({ from, to }) => [from, to]));
  const names = rows.flatMap(({ from, to }, index) => [
    ...changeableNameErrors(from.name, ['input', 'changes', index, 'from', 'name']), ...changeableNameErrors(to.name, ['input', 'changes', index, 'to', 'name'])
  ]);
  const errors = [...names, ...reasonErrors(why.reason), ...referenceErrors(why.referenceDocumentUri)];
  if (errors.length) return { inventoryAdjustmentGroup: null, userErrors: errors };

  const places = rows.map((row, index) => checkRow(ctx, info, row, ['input', 'changes', index]));
  const userErrors = [...places.flatMap(place => place.errors), ...ledgerCountErrors(rows)];
  if (userErrors.length) return { inventoryAdjustmentGroup: null, userErrors };
  const changes = rows.flatMap(({ quantity, from, to }, index) => {
    const { level } = places[index];
    return level ? [
      { level, name: from.name, delta: -quantity, ledgerDocumentUri: from.ledgerDocumentUri },
      { level, name: to.name, delta: quantity, ledgerDocumentUri: to.ledgerDocumentUri }
    ] : [];
  });
  return { inventoryAdjustmentGroup: applyChanges(ctx, 'inventoryMoveQuantities', args, changes, why), userErrors };
}

/** @param {Context} ctx @param {any} info @param {Row} row @param {Path} path */
function checkRow(ctx, info, { inventoryItemId, quantity, from, to }, path) {
  if (from.locationId !== to.locationId) return { level: null, errors: [userError(path, "The quantities can't be moved between different locations.", 'DIFFERENT_LOCATIONS')] };
  if (from.name === to.name) return { level: null, errors: [userError(path, "The quantity names for each change can't be the same.", 'SAME_QUANTITY_NAME')] };
  const { level, errors } = placeOf(info, ctx, inventoryItemId, from.locationId, { item: [...path, 'inventoryItemId'], location: [...path, 'from', 'locationId'] });
  return {
    level,
    errors: [
      ...errors,
      ...(quantity < 0 ? [userError([...path, 'quantity'], "The quantity can't be negative.", 'INVALID_QUANTITY_NEGATIVE')] : []),
      ...(quantity > MOST_CHANGED ? [userError([...path, 'quantity'], "The quantity can't be higher than 2,000,000,000.", 'INVALID_QUANTITY_TOO_HIGH')] : []),
      ...[/** @type {const} */ (['from', from]), /** @type {const} */ (['to', to])].flatMap(([end, terminal]) => [
        ...ledgerErrors(terminal.name, terminal.ledgerDocumentUri, [...path, end]),
        ...staleErrors(level, terminal.name, terminal.changeFromQuantity, [...path, end], STALE_ARGUMENT)
      ])
    ]
  };
}

/** @param {Row[]} rows */
function ledgerCountErrors(rows) {
  const ledgers = new Set(rows.flatMap(({ from, to }) => [from.ledgerDocumentUri, to.ledgerDocumentUri]).filter(uri => uri != null));
  return ledgers.size > MOST_LEDGERS ? [userError(['input', 'changes'], 'Only a maximum of 2 ledger document URIs across all changes is allowed.', 'MAXIMUM_LEDGER_DOCUMENT_URIS')] : [];
}
