// @ts-check
import { activationProblem, isOnlyLocation, isOnlyOnline } from '../../store/location-rules.js';
import { write } from '../../store/write.js';
import { userError } from '../rules/user-error.js';
import { relocate } from './relocate.js';

/** @import { Context } from '../../store/write.js' */
/** @import { Shop } from '../../store/shop.js' */
/** @import { Location } from '../../store/records/location.js' */

/** @param {unknown} _ @param {{ locationId: string }} args @param {Context} ctx */
export function locationActivate(_, args, ctx) {
  const { shop } = ctx;
  const location = shop.find(args.locationId);
  if (location?.__typename !== 'Location') return { location: null, locationActivateUserErrors: [userError(['locationId'], 'Location not found.', 'LOCATION_NOT_FOUND')] };
  const problem = activationProblem(shop, location);
  if (problem) return { location, locationActivateUserErrors: [userError(['locationId'], problem.message, problem.code)] };
  if (!location.isActive) {
    write(ctx, 'locationActivate', args, [location], () => {
      location.isActive = true;
      location.deactivatedMs = null;
    });
  }
  return { location, locationActivateUserErrors: [] };
}

/** @param {unknown} _ @param {{ locationId: string, destinationLocationId?: string | null }} args @param {Context} ctx */
export function locationDeactivate(_, args, ctx) {
  const { shop } = ctx;
  const location = shop.find(args.locationId);
  if (location?.__typename !== 'Location') return { location: null, locationDeactivateUserErrors: [userError(['locationId'], 'Location not found.', 'LOCATION_NOT_FOUND')] };
  const destination = args.destinationLocationId == null ? null : shop.find(args.destinationLocationId);
  // What was sent is looked at before how things stand.
  const misdirected = args.destinationLocationId == null ? null : destinationError(location, destination);
  if (misdirected) return { location, locationDeactivateUserErrors: [misdirected] };
  if (!location.isActive) return { location, locationDeactivateUserErrors: [] };
  const error = blockedError(shop, location) ?? (destination ? null : leftBehindError(shop, location));
  if (error) return { location, locationDeactivateUserErrors: [error] };

  const leaving = shop.stock.levelsAt(location).filter(level => level.isActive);
  const arriving = destination ? leaving.flatMap(({ item }) => shop.stock.level(item, destination) ?? []) : [];
  write(ctx, 'locationDeactivate', args, [location, ...leaving, ...arriving], (now, touched) => {
    if (destination) relocate(shop, leaving, destination, now, touched);
    location.isActive = false;
    location.deactivatedMs = now;
  });
  return { location, locationDeactivateUserErrors: [] };
}

/** @param {Shop} shop @param {Location} location */
function blockedError(shop, location) {
  if (location.isFulfillmentService || isOnlyLocation(shop, location)) {
    return userError(['locationId'], 'Location could not be deactivated because it either has a fulfillment service or is the only location with a shipping address.', 'PERMANENTLY_BLOCKED_FROM_DEACTIVATION_ERROR');
  }
  if (shop.stock.levelsAt(location).some(level => level.isActive && level.quantity('incoming') > 0)) {
    // Nothing is incoming here but what apps say: the store has no transfers and no purchase orders of its own.
    return userError(['locationId'], 'Location could not be deactivated because it has incoming inventory quantities from third party applications.', 'HAS_INCOMING_FROM_EXTERNAL_DOCUMENT_SOURCES');
  }
  return isOnlyOnline(shop, location) ? userError(['locationId'], 'At least one location must fulfill online orders.', 'CANNOT_DISABLE_ONLINE_ORDER_FULFILLMENT') : null;
}

/** What is there must go somewhere. @param {Shop} shop @param {Location} location */
function leftBehindError(shop, location) {
  if (shop.stock.hasActiveInventory(location)) {
    return userError(['locationId'], 'Location could not be deactivated without specifying where to relocate inventory stocked at the location.', 'HAS_ACTIVE_INVENTORY_ERROR');
  }
  return shop.stock.hasUnfulfilledOrders(location) ? userError(['locationId'], 'Location could not be deactivated because it has pending orders.', 'HAS_FULFILLMENT_ORDERS_ERROR') : null;
}

/** @param {Location} location @param {Location | null | undefined} destination */
function destinationError(location, destination) {
  const path = ['destinationLocationId'];
  if (destination === location) return userError(path, 'Destination location is the same as the location to be deactivated.', 'DESTINATION_LOCATION_IS_THE_SAME_LOCATION');
  if (destination?.__typename !== 'Location' || !destination.isActive) return userError(path, 'Destination location is not found or inactive.', 'DESTINATION_LOCATION_NOT_FOUND_OR_INACTIVE');
  return destination.isFulfillmentService ? userError(path, 'Destination location is not Shopify managed.', 'DESTINATION_LOCATION_NOT_SHOPIFY_MANAGED') : null;
}
