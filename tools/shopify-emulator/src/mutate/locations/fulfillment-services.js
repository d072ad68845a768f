// @ts-check
import { normaliseHandle } from '../../quirks.js';
import { gid } from '../../store/gid.js';
import { FulfillmentService } from '../../store/records/location.js';
import { write } from '../../store/write.js';
import { userError } from '../rules/user-error.js';
import { removeLocation } from './delete.js';
import { relocate } from './relocate.js';

/** @import { Context } from '../../store/write.js' */

/** @param {unknown} _ @param {{ name: string, callbackUrl?: string | null, trackingSupport?: boolean, inventoryManagement?: boolean, requiresShippingMethod?: boolean }} args @param {Context} ctx */
export function fulfillmentServiceCreate(_, args, ctx) {
  const { shop } = ctx;
  const { name, callbackUrl = null, trackingSupport = false, inventoryManagement = false, requiresShippingMethod = true } = args;
  if (!name.trim()) return { fulfillmentService: null, userErrors: [userError(['name'], "Name can't be blank")] };
  if (shop.tables.FulfillmentService.rows.some(other => other.serviceName.toLowerCase() === name.toLowerCase())) {
    return { fulfillmentService: null, userErrors: [userError(['name'], 'Name has already been taken')] };
  }
  /** @type {FulfillmentService | null} */
  let service = null;
  write(ctx, 'fulfillmentServiceCreate', args, [], (now, touched) => {
    const location = shop.addLocation(name, now);
    location.address = shop.stock.primary.address;
    location.shipsInventory = false;
    service = location.fulfillmentService = shop.tables.FulfillmentService.add(new FulfillmentService(shop.nextId('FulfillmentService'), location,
      { name, handle: normaliseHandle(name, shop.quirks), callbackUrl, trackingSupport, inventoryManagement, requiresShippingMethod }, now));
    touched.push(location);
  });
  return { fulfillmentService: service, userErrors: [] };
}

/** With what is stocked there, which may be moved before, or leaving the location as one of the merchant's. @param {unknown} _ @param {{ id: string, inventoryAction?: 'DELETE' | 'KEEP' | 'TRANSFER', destinationLocationId?: string | null }} args @param {Context} ctx */
export function fulfillmentServiceDelete(_, args, ctx) {
  const { shop } = ctx;
  const service = shop.find(args.id);
  if (service?.__typename !== 'FulfillmentService') return { deletedId: null, userErrors: [userError(['id'], 'Fulfillment service could not be found.')] };
  const { location } = service;
  const leaving = args.inventoryAction === 'DELETE' || args.inventoryAction === 'KEEP' ? [] : shop.stock.levelsAt(location).filter(level => level.isActive);
  const destination = args.destinationLocationId == null ? null : shop.find(args.destinationLocationId);
  if (leaving.length && (!destination?.isActive || destination.isFulfillmentService)) {
    return { deletedId: null, userErrors: [userError(['destinationLocationId'], 'Destination location is not found or inactive.')] };
  }
  write(ctx, 'fulfillmentServiceDelete', args, [location], (now, touched) => {
    relocate(shop, leaving, destination, now, touched);
    shop.tables.FulfillmentService.remove(service);
    if (args.inventoryAction === 'KEEP') location.fulfillmentService = null;
    else removeLocation(shop, location);
  });
  return { deletedId: gid('FulfillmentService', service.n), userErrors: [] };
}
