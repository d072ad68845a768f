// @ts-check
import { gid } from '../gid.js';
import { printMoment, printMomentOrNull } from '../dates.js';

/** @import { Metafield } from './metafield.js' */

/**
 * @typedef {{ address1: string | null, address2: string | null, city: string | null, zip: string | null, provinceCode: string | null,
 *   countryCode: string | null, phone: string | null }} Address
 */

/** @type {Address} */
export const NO_ADDRESS = { address1: null, address2: null, city: null, zip: null, provinceCode: null, countryCode: null, phone: null };

export class Location {
  /** @param {number} n @param {number} levelNumber in the ids of its levels, where another number than its own stands @param {string} name @param {number} now */
  constructor(n, levelNumber, name, now) {
    this.n = n;
    this.levelNumber = levelNumber;
    this.name = name;
    this.address = NO_ADDRESS;
    this.isActive = true;
    this.fulfillsOnlineOrders = true;
    this.shipsInventory = true;
    /** @type {FulfillmentService | null} */
    this.fulfillmentService = null;
    /** @type {Metafield[]} */
    this.metafields = [];
    /** @type {number | null} */
    this.deactivatedMs = null;
    /** Until then the stock of products just deleted still counts here. */
    this.lingersUntilMs = 0;
    this.updatedMs = now;
    this.createdMs = now;
  }

  get __typename() { return 'Location'; }
  get id() { return gid('Location', this.n); }
  get legacyResourceId() { return String(this.n); }
  get isFulfillmentService() { return this.fulfillmentService !== null; }
  get createdAt() { return printMoment(this.createdMs); }
  get updatedAt() { return printMoment(this.updatedMs); }
  get deactivatedAt() { return printMomentOrNull(this.deactivatedMs); }
}

/** A warehouse of somebody else's, with a location of its own. */
export class FulfillmentService {
  /** @param {number} n @param {Location} location @param {{ name: string, handle: string, callbackUrl: string | null, trackingSupport: boolean, inventoryManagement: boolean, requiresShippingMethod: boolean }} content @param {number} now */
  constructor(n, location, { name, handle, callbackUrl, trackingSupport, inventoryManagement, requiresShippingMethod }, now) {
    this.n = n;
    this.location = location;
    this.serviceName = name;
    this.handle = handle;
    this.callbackUrl = callbackUrl;
    this.trackingSupport = trackingSupport;
    this.inventoryManagement = inventoryManagement;
    this.requiresShippingMethod = requiresShippingMethod;
    this.updatedMs = now;
  }

  get __typename() { return 'FulfillmentService'; }
  get id() { return `${gid('FulfillmentService', this.n)}?id=true`; }
  get type() { return 'THIRD_PARTY'; }
}
