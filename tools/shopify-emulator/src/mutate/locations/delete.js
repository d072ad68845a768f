// @ts-check
import { write } from '../../store/write.js';
import { userError } from '../rules/user-error.js';

/** @import { Context } from '../../store/write.js' */
/** @import { Shop } from '../../store/shop.js' */
/** @import { Location } from '../../store/records/location.js' */

/** @param {unknown} _ @param {{ locationId: string }} args @param {Context} ctx */
export function locationDelete(_, args, ctx) {
  const { shop } = ctx;
  const location = shop.find(args.locationId);
  if (location?.__typename !== 'Location') return refused([['Location not found.', 'LOCATION_NOT_FOUND']]);
  /** @type {[string, string][]} */
  const problems = [];
  if (location.isActive) problems.push(['The location cannot be deleted while it is active.', 'LOCATION_IS_ACTIVE']);
  if (shop.stock.hasActiveInventory(location)) problems.push(['The location cannot be deleted while it has inventory.', 'LOCATION_HAS_INVENTORY']);
  if (shop.stock.hasUnfulfilledOrders(location)) problems.push(['The location cannot be deleted while it has pending orders.', 'LOCATION_HAS_PENDING_ORDERS']);
  if (problems.length) return refused(problems);

  write(ctx, 'locationDelete', args, [location], () => removeLocation(shop, location));
  return { deletedLocationId: location.id, locationDeleteUserErrors: [] };
}

/** With all its levels. @param {Shop} shop @param {Location} location */
export function removeLocation(shop, location) {
  for (const level of [...shop.stock.levelsAt(location)]) shop.stock.remove(level);
  for (const metafield of [...location.metafields]) shop.removeMetafield(metafield);
  shop.tables.Location.remove(location);
}

/** @param {[string, string][]} problems */
const refused = problems => ({ deletedLocationId: null, locationDeleteUserErrors: problems.map(([message, code]) => userError(['locationId'], message, code)) });
