// @ts-check
import { gid } from '../gid.js';
import { printMoment } from '../dates.js';

/** @import { Variant } from './variant.js' */

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
    /** @type {InventoryLevel[]} */
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

export class InventoryLevel {
  /** @param {InventoryItem} item @param {Location} location @param {number} available @param {number} now */
  constructor(item, location, available, now) {
    this.item = item;
    this.location = location;
    this.available = available;
    this.committed = 0;
    this.isActive = true;
    this.updatedMs = now;
  }

  get __typename() { return 'InventoryLevel'; }
  get id() { return `${gid('InventoryLevel', this.location.n)}?inventory_item_id=${this.item.n}`; }
  /** Pages of levels follow the locations. */
  get n() { return this.location.n; }
  get createdAt() { return this.item.createdAt; }
  get updatedAt() { return printMoment(this.updatedMs); }

  /** @param {string} name one of Shopify's quantity names @returns {number} */
  quantity(name) {
    if (name === 'available') return this.available;
    if (name === 'committed') return this.committed;
    if (name === 'on_hand') return this.available + this.committed;
    return 0;
  }
}

export const QUANTITY_NAMES = ['available', 'on_hand', 'committed', 'reserved', 'incoming', 'damaged', 'safety_stock', 'quality_control'];

export class Location {
  /** @param {number} n @param {string} name @param {number} now */
  constructor(n, name, now) {
    this.n = n;
    this.name = name;
    this.isActive = true;
    this.isFulfillmentService = false;
    this.fulfillsOnlineOrders = true;
    this.shipsInventory = true;
    this.updatedMs = now;
    this.createdMs = now;
  }

  get __typename() { return 'Location'; }
  get id() { return gid('Location', this.n); }
  get legacyResourceId() { return String(this.n); }
  get createdAt() { return printMoment(this.createdMs); }
  get updatedAt() { return printMoment(this.updatedMs); }
}
