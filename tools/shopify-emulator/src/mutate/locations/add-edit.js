// @ts-check
import { isFull, isOnlyOnline } from '../../store/location-rules.js';
import { write } from '../../store/write.js';
import { userError } from '../rules/user-error.js';
import { applyLocationInput, locationErrors } from './input.js';

/** @import { Context } from '../../store/write.js' */
/** @import { Shop } from '../../store/shop.js' */
/** @import { Location } from '../../store/records/location.js' */

/** @param {unknown} _ @param {{ input: any }} args @param {Context} ctx */
export function locationAdd(_, args, ctx) {
  const { shop } = ctx;
  const userErrors = locationErrors(shop, null, args.input);
  if (userErrors.length === 0 && isFull(shop)) userErrors.push(userError(['input'], 'Shop has reached its location limit.', 'GENERIC_ERROR'));
  if (userErrors.length) return { location: null, userErrors };
  /** @type {Location | null} */
  let location = null;
  write(ctx, 'locationAdd', args, [], (now, touched) => {
    location = shop.addLocation('', now);
    location.shipsInventory = false;
    applyLocationInput(shop, location, args.input, now);
    touched.push(location);
  });
  return { location, userErrors };
}

/** @param {unknown} _ @param {{ id: string, input: any }} args @param {Context} ctx */
export function locationEdit(_, args, ctx) {
  const { shop } = ctx;
  const location = shop.find(args.id);
  if (location?.__typename !== 'Location') return { location: null, userErrors: [userError(['id'], 'Location not found.', 'NOT_FOUND')] };
  const userErrors = [...locationErrors(shop, location, args.input), ...onlineErrors(shop, location, args.input.fulfillsOnlineOrders)];
  if (userErrors.length) return { location: null, userErrors };
  write(ctx, 'locationEdit', args, [location], now => applyLocationInput(shop, location, args.input, now));
  return { location, userErrors };
}

/** @param {Shop} shop @param {Location} location @param {boolean | null | undefined} wanted */
function onlineErrors(shop, location, wanted) {
  const path = ['input', 'fulfillsOnlineOrders'];
  if (wanted !== false || !location.fulfillsOnlineOrders) return [];
  if (location.isFulfillmentService) {
    return [userError(path, 'Cannot modify the online order fulfillment preference for fulfillment service locations.', 'CANNOT_MODIFY_ONLINE_ORDER_FULFILLMENT_FOR_FS_LOCATION')];
  }
  return isOnlyOnline(shop, location) ? [userError(path, 'At least one location must fulfill online orders.', 'CANNOT_DISABLE_ONLINE_ORDER_FULFILLMENT')] : [];
}
