// @ts-check
import { InventoryAdjustmentGroup, ON_HAND_PARTS } from '../../store/records/inventory.js';
import { write } from '../../store/write.js';

/** @import { Context } from '../../store/write.js' */
/** @import { InventoryLevel } from '../../store/records/inventory.js' */
/** @import { Product } from '../../store/records/product.js' */

/** @typedef {{ level: InventoryLevel, name: string, delta: number, ledgerDocumentUri?: string | null }} Change */

/**
 * Changes quantities and keeps what was changed: first each quantity that was asked for, then what is on hand by it.
 * @param {Context} ctx @param {string} mutation @param {unknown} args @param {readonly Change[]} wanted
 * @param {{ reason: string, referenceDocumentUri?: string | null }} why
 * @returns {InventoryAdjustmentGroup | null} null when nothing changes
 */
export function applyChanges(ctx, mutation, args, wanted, { reason, referenceDocumentUri = null }) {
  const { shop } = ctx;
  const changes = wanted.filter(({ delta }) => delta !== 0);
  if (changes.length === 0) return null;

  const levels = [...new Set(changes.map(({ level }) => level))];
  /** @type {InventoryAdjustmentGroup | null} */
  let group = null;
  write(ctx, mutation, args, [...levels, ...productsOf(changes)], now => {
    /** @type {Change[]} */
    const all = [...changes, ...levels.map(level => ({ level, name: 'on_hand', delta: onHandDelta(changes, level) })).filter(({ delta }) => delta !== 0)];
    for (const { level, name, delta } of changes) changeQuantity(level, name, delta, now);
    group = shop.tables.InventoryAdjustmentGroup.add(new InventoryAdjustmentGroup(shop.nextId('InventoryAdjustmentGroup'), { reason, referenceDocumentUri },
      all.map(({ level, name, delta, ledgerDocumentUri = null }) => ({ name, delta, item: level.item, location: level.location, ledgerDocumentUri })), now));
  });
  return group;
}

/** @param {readonly Change[]} changes @param {InventoryLevel} level */
const onHandDelta = (changes, level) => changes.reduce((sum, change) => sum + (change.level === level && ON_HAND_PARTS.includes(change.name) ? change.delta : 0), 0);

/** The products whose stock for sale changes: Shopify counts that as an update of the product. @param {readonly { level: InventoryLevel, name: string }[]} changes @returns {Product[]} */
export const productsOf = changes => [...new Set(changes.filter(({ name, level }) => name === 'available' && level.item.tracked).map(({ level }) => level.item.variant.product))];

/** @param {InventoryLevel} level @param {string} name @param {number} delta @param {number} now */
export function changeQuantity(level, name, delta, now) {
  level.change(name, delta, now);
  if (name === 'available' && level.item.tracked) level.item.variant.updatedMs = now;
}
