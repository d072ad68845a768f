// @ts-check
import { byId, page } from '../store/connection.js';
import { findByCustomId } from '../store/find-product.js';
import { addressView } from '../store/places/address.js';
import { searchOf } from '../store/search/list.js';
import { searchRows } from '../store/search/rows.js';
import { locationSortKeys } from '../store/search/sort-keys.js';
import { levelsList, locationsList } from '../store/search/stock-fields.js';
import { limited } from './counts.js';
import { readable } from './inventory.js';
import { ofType } from './lookup.js';
import { metafieldNamed, metafieldPage } from './metafield.js';
import { activationProblem, isOnlyLocation } from '../store/location-rules.js';

/** @import { Context } from '../store/write.js' */
/** @import { FulfillmentService, Location } from '../store/records/location.js' */
/** @import { Part } from './parts.js' */

/** @type {Record<string, (location: Location, args: any, ctx: Context, info?: any) => unknown>} */
const location = {
  address: ({ address }) => addressView(address),
  addressVerified: () => true,
  suggestedAddresses: () => [],
  activatable: (location, _, { shop }) => activationProblem(shop, location) === null,
  deactivatable: (location, _, { shop }) => !location.isActive || !(location.isFulfillmentService || isOnlyLocation(shop, location)),
  deletable: (location, _, { shop }) => !location.isActive && !shop.stock.hasActiveInventory(location) && !shop.stock.hasUnfulfilledOrders(location),
  hasActiveInventory: (location, _, { shop }) => shop.stock.hasActiveInventory(location),
  hasUnfulfilledOrders: (location, _, { shop }) => shop.stock.hasUnfulfilledOrders(location),
  isPrimary: (location, _, { shop }) => location === shop.stock.primary,
  inventoryLevel: (location, { inventoryItemId, includeInactive }, { shop }) => readable(shop.find(inventoryItemId)?.levels ?? [], includeInactive).find(level => level.location === location) ?? null,
  inventoryLevels: (location, args, ctx, info) => searchRows(readable(ctx.shop.stock.levelsAt(location), args.includeInactive), levelsList, args, ctx, info),
  metafield: (location, args) => metafieldNamed(location, args),
  metafields: (location, args, ctx) => metafieldPage(location, args, ctx)
};

/** @param {any} args @param {Context} ctx @param {any} info */
function locationPage({ includeInactive, includeLegacy, sortKey = 'NAME', ...args }, ctx, info) {
  const rows = ctx.shop.locations.filter(one => (includeInactive || one.isActive) && (includeLegacy || !one.isFulfillmentService));
  return searchRows(rows, locationsList, args, ctx, info, sortKey === 'NAME' ? locationSortKeys.NAME : null);
}

/** @param {{ query?: string | null, limit?: number | null }} args @param {Context} ctx @param {any} info */
function locationsCount({ query, limit }, ctx, info) {
  const { matches } = searchOf(locationsList, query, ctx, info);
  return limited(ctx.shop.locations.filter(one => one.isActive && (!matches || matches(one))).length, limit);
}

/** @param {{ id?: string | null, customId?: any }} identifier @param {Context} ctx */
const byIdentifier = ({ id, customId }, ctx) => (id == null ? findByCustomId(ctx.shop, 'Location', customId) ?? null : ofType('Location', id, ctx));

/** @type {Part} */
export const locations = {
  resolvers: {
    QueryRoot: {
      location: (_, { id }, ctx) => (id == null ? ctx.shop.stock.primary : ofType('Location', id, ctx)),
      locations: (_, args, ctx, info) => locationPage(args, ctx, info),
      locationsCount: (_, args, ctx, info) => locationsCount(args, ctx, info),
      locationByIdentifier: (_, { identifier }, ctx) => byIdentifier(identifier, ctx),
      locationsAvailableForDeliveryProfilesConnection: (_, args, ctx) => page(ctx.shop.locations, args, byId, { unpaged: ctx.unpaged }),
      fulfillmentService: (_, { id }, ctx) => ofType('FulfillmentService', id, ctx)
    },
    Location: location,
    Shop: { fulfillmentServices: shop => shop.tables.FulfillmentService.rows }
  },
  stored: {
    Location: [
      'id', 'legacyResourceId', 'name', 'isActive', 'isFulfillmentService', 'fulfillmentService', 'fulfillsOnlineOrders', 'shipsInventory', 'deactivatedAt',
      'createdAt', 'updatedAt'
    ],
    LocationAddress: ['address1', 'address2', 'city', 'country', 'countryCode', 'formatted', 'latitude', 'longitude', 'phone', 'province', 'provinceCode', 'zip'],
    LocationSuggestedAddress: ['address1', 'address2', 'city', 'country', 'countryCode', 'formatted', 'province', 'provinceCode', 'zip'],
    FulfillmentService: ['id', 'handle', 'serviceName', 'location', 'callbackUrl', 'trackingSupport', 'inventoryManagement', 'requiresShippingMethod', 'type'],
    LocationAddPayload: ['location', 'userErrors'],
    LocationEditPayload: ['location', 'userErrors'],
    LocationActivatePayload: ['location', 'locationActivateUserErrors'],
    LocationDeactivatePayload: ['location', 'locationDeactivateUserErrors'],
    LocationDeletePayload: ['deletedLocationId', 'locationDeleteUserErrors'],
    FulfillmentServiceCreatePayload: ['fulfillmentService', 'userErrors'],
    FulfillmentServiceDeletePayload: ['deletedId', 'userErrors'],
    ...Object.fromEntries(['LocationAddUserError', 'LocationEditUserError', 'LocationActivateUserError', 'LocationDeactivateUserError', 'LocationDeleteUserError'].map(name => [name, ['field', 'message', 'code']]))
  }
};
