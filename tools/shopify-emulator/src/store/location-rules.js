// @ts-check
/** @import { Shop } from './shop.js' */
/** @import { Location } from './records/location.js' */

export const LOCATION_LIMIT = 200;

/** Names are unique among the active locations. @param {Shop} shop @param {string} name @param {Location | null} [except] */
export const isTaken = (shop, name, except = null) =>
  shop.locations.some(other => other !== except && other.isActive && other.name.toLowerCase() === name.toLowerCase());

/** @param {Shop} shop */
export const isFull = shop => shop.locations.filter(location => location.isActive && !location.isFulfillmentService).length >= LOCATION_LIMIT;

/** Without it the shop would have no address to ship from. @param {Shop} shop @param {Location} location */
export const isOnlyLocation = (shop, location) => !shop.locations.some(other => other !== location && other.isActive && !other.isFulfillmentService);

/** @param {Shop} shop @param {Location} location */
export const isOnlyOnline = (shop, location) => location.fulfillsOnlineOrders
  && !shop.locations.some(other => other !== location && other.isActive && other.fulfillsOnlineOrders);

/** Why a location cannot be activated. @param {Shop} shop @param {Location} location @returns {{ code: string, message: string } | null} */
export function activationProblem(shop, location) {
  if (location.isFulfillmentService) return { code: 'LOCATION_NOT_FOUND', message: 'Location not found.' };
  if (location.isActive) return null;
  if (isTaken(shop, location.name, location)) {
    return { code: 'HAS_NON_UNIQUE_NAME', message: 'This location currently cannot be activated because there exists an active location with the same name.' };
  }
  return isFull(shop) ? { code: 'LOCATION_LIMIT', message: 'Shop has reached its location limit.' } : null;
}
