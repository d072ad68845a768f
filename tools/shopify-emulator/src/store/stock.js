// @ts-check
import { InventoryLevel } from './records/inventory.js';

/** @import { Shop } from './shop.js' */
/** @import { InventoryItem } from './records/inventory.js' */
/** @import { Location } from './records/location.js' */

/** Which item is stocked where. The quantities are the levels' own. */
export class Stock {
  /** How many levels were made: their order. */
  made = 0;
  #version = 0;
  /** @type {{ version: number, byLocation: Map<Location, InventoryLevel[]> } | null} */
  #index = null;

  /** @param {Shop} shop */
  constructor(shop) {
    this.shop = shop;
  }

  /** @param {InventoryItem} item @param {Location} location @param {number} available @param {number} now */
  add(item, location, available, now) {
    const level = new InventoryLevel(++this.made, item, location, available, now);
    item.levels.push(level);
    this.#version++;
    return level;
  }

  /** @param {InventoryLevel} level */
  remove(level) {
    level.item.levels.splice(level.item.levels.indexOf(level), 1);
    this.#version++;
  }

  /** @param {InventoryLevel} level @param {boolean} isActive */
  activate(level, isActive) {
    level.isActive = isActive;
    this.#version++;
  }

  /** The item is gone; Shopify clears its stock away a little later. @param {InventoryItem} item */
  forget(item) {
    const until = this.shop.now().getTime() + this.shop.quirks.deletedStockMs;
    for (const level of item.levels) if (level.isActive) level.location.lingersUntilMs = until;
    this.#version++;
  }

  /** @param {InventoryItem} item @param {Location} location */
  level(item, location) {
    return item.levels.find(level => level.location === location);
  }

  /** Of an `InventoryLevel` or `InventoryQuantity`. @param {{ n: number, query: URLSearchParams }} id */
  find({ n, query }) {
    const item = this.shop.tables.InventoryItem.get(Number(query.get('inventory_item_id')));
    return { item, location: this.shop.locations.find(location => location.levelNumber === n), level: item?.levels.find(level => level.location.levelNumber === n) };
  }

  /** Where new variants are stocked. @returns {Location} */
  get primary() {
    const { locations } = this.shop;
    return locations.find(location => location.isActive && !location.isFulfillmentService) ?? locations[0];
  }

  /** @param {Location} location @returns {readonly InventoryLevel[]} active and not, in the order of their making */
  levelsAt(location) {
    if (this.#index?.version !== this.#version) this.#index = { version: this.#version, byLocation: this.#gather() };
    return this.#index.byLocation.get(location) ?? [];
  }

  #gather() {
    /** @type {Map<Location, InventoryLevel[]>} */
    const byLocation = new Map();
    for (const item of this.shop.tables.InventoryItem.rows) {
      for (const level of item.levels) {
        const levels = byLocation.get(level.location);
        if (levels) levels.push(level);
        else byLocation.set(level.location, [level]);
      }
    }
    for (const levels of byLocation.values()) levels.sort((a, b) => a.n - b.n);
    return byLocation;
  }

  /** @param {Location} location */
  hasActiveInventory(location) {
    return location.lingersUntilMs > this.shop.now().getTime() || this.levelsAt(location).some(level => level.isActive);
  }

  /** @param {Location} location */
  hasUnfulfilledOrders(location) {
    return this.levelsAt(location).some(level => level.isActive && level.committed > 0);
  }
}
