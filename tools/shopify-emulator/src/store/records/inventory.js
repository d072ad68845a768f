// @ts-check
import { gid } from '../gid.js';
import { printMoment, printMomentOrNull } from '../dates.js';

/** @import { Variant } from './variant.js' */
/** @import { Location } from './location.js' */

export class InventoryItem {
  /** @param {number} n @param {Variant} variant @param {number} now */
  constructor(n, variant, now) {
    this.n = n;
    this.variant = variant;
    this.tracked = false;
    this.requiresShipping = true;
    /** @type {string | null} money as a decimal text */
    this.cost = null;
    this.weightValue = 0;
    /** @type {'GRAMS' | 'KILOGRAMS' | 'OUNCES' | 'POUNDS'} */
    this.weightUnit = 'KILOGRAMS';
    /** @type {string | null} */
    this.countryCodeOfOrigin = null;
    /** @type {string | null} */
    this.provinceCodeOfOrigin = null;
    /** @type {string | null} */
    this.harmonizedSystemCode = null;
    /** @type {{ countryCode: string, harmonizedSystemCode: string }[] | null} codes that count in one country only */
    this.countryCodes = null;
    /** @type {InventoryLevel[]} in the order in which they were made */
    this.levels = [];
    this.createdMs = now;
    this.updatedMs = now;
  }

  get __typename() { return 'InventoryItem'; }
  get id() { return gid('InventoryItem', this.n); }
  get legacyResourceId() { return String(this.n); }
  get sku() { return this.variant.sku; }
  get createdAt() { return printMoment(this.createdMs); }
  get updatedAt() { return printMoment(this.updatedMs); }
  get available() { return this.levels.reduce((sum, level) => sum + (level.isActive ? level.available : 0), 0); }
  get measurement() { return { id: gid('InventoryItemMeasurement', this.n), weight: { unit: this.weightUnit, value: this.weightValue } }; }
}

/** The quantities that together are what is on hand. */
export const ON_HAND_PARTS = ['available', 'committed', 'damaged', 'quality_control', 'reserved', 'safety_stock'];
export const QUANTITY_NAMES = [...ON_HAND_PARTS, 'incoming', 'on_hand'].sort();

export class InventoryLevel {
  /** Besides `available` and `committed`, which nearly every level has: absent is 0. @type {Record<string, number> | null} */
  others = null;
  /** When a quantity changed last, by name. @type {Record<string, number> | null} */
  moments = null;

  /** @param {number} n levels are listed in the order of their making @param {InventoryItem} item @param {Location} location @param {number} available @param {number} now */
  constructor(n, item, location, available, now) {
    this.n = n;
    this.item = item;
    this.location = location;
    this.available = available;
    this.committed = 0;
    this.isActive = true;
    this.createdMs = now;
    this.updatedMs = now;
  }

  get __typename() { return 'InventoryLevel'; }
  get id() { return `${gid('InventoryLevel', this.location.levelNumber)}?inventory_item_id=${this.item.n}`; }
  get createdAt() { return printMoment(this.createdMs); }
  get updatedAt() { return printMoment(this.updatedMs); }
  get onHand() { return ON_HAND_PARTS.reduce((sum, name) => sum + this.quantity(name), 0); }

  /** @param {string} name one of Shopify's quantity names @returns {number} */
  quantity(name) {
    if (name === 'available') return this.available;
    if (name === 'committed') return this.committed;
    return name === 'on_hand' ? this.onHand : this.others?.[name] ?? 0;
  }

  /** As it is read by name. @param {string} name */
  read(name) {
    if (!QUANTITY_NAMES.includes(name)) return undefined;
    return {
      __typename: 'InventoryQuantity', id: `${gid('InventoryQuantity', this.location.levelNumber)}?inventory_item_id=${this.item.n}&name=${name}`,
      name, quantity: this.quantity(name), updatedAt: this.changedAt(name)
    };
  }

  /** @param {string} name any but `on_hand`, which is a sum @param {number} delta @param {number} now */
  change(name, delta, now) {
    if (delta === 0) return;
    if (name === 'available') this.available += delta;
    else if (name === 'committed') this.committed += delta;
    else this.others = { ...this.others, [name]: this.quantity(name) + delta };
    this.moments = { ...this.moments, [name]: now };
    this.updatedMs = now;
  }

  /** Shopify tells a moment for `available` from the start, for the others from their first change, for `on_hand` never. @param {string} name */
  changedAt(name) {
    return printMomentOrNull(this.moments?.[name] ?? (name === 'available' ? this.createdMs : null));
  }
}

/** What was changed by one call, as it can be read for ever after. */
export class InventoryAdjustmentGroup {
  /**
   * @param {number} n @param {{ reason: string, referenceDocumentUri: string | null }} why
   * @param {{ name: string, delta: number, item: InventoryItem, location: Location, ledgerDocumentUri: string | null }[]} changes @param {number} now
   */
  constructor(n, { reason, referenceDocumentUri }, changes, now) {
    this.n = n;
    this.reason = reason;
    this.referenceDocumentUri = referenceDocumentUri;
    this.changes = changes;
    this.createdMs = now;
  }

  get __typename() { return 'InventoryAdjustmentGroup'; }
  get id() { return gid('InventoryAdjustmentGroup', this.n); }
  get createdAt() { return printMoment(this.createdMs); }
}
