// @ts-check
import { lower, restMoment } from '../rest.js';

/** @import { Shop } from '../../store/shop.js' */
/** @import { InventoryItem, InventoryLevel } from '../../store/records/inventory.js' */

/** @param {Shop} shop @param {InventoryItem} item */
export const inventoryItemBody = (shop, item) => ({
  id: item.n,
  sku: item.sku,
  created_at: restMoment(item.createdMs),
  updated_at: restMoment(item.updatedMs),
  requires_shipping: item.requiresShipping,
  cost: item.cost,
  country_code_of_origin: item.countryCodeOfOrigin,
  province_code_of_origin: item.provinceCodeOfOrigin,
  harmonized_system_code: item.harmonizedSystemCode,
  tracked: item.tracked,
  country_harmonized_system_codes: [],
  weight_value: item.weightValue,
  weight_unit: lower(item.weightUnit),
  admin_graphql_api_id: item.id
});

/** @param {Shop} shop @param {InventoryLevel} level */
export const inventoryLevelBody = (shop, level) => ({
  inventory_item_id: level.item.n,
  location_id: level.location.n,
  available: level.available,
  updated_at: restMoment(level.updatedMs),
  admin_graphql_api_id: level.id
});

/** @param {Shop} shop @param {any} location */
export const locationBody = (shop, location) => ({
  id: location.n,
  name: location.name,
  address1: location.address?.address1 ?? null,
  address2: location.address?.address2 ?? null,
  city: location.address?.city ?? null,
  zip: location.address?.zip ?? null,
  province: location.address?.provinceCode ?? null,
  country: location.address?.countryCode ?? null,
  phone: location.address?.phone ?? null,
  created_at: restMoment(location.createdMs),
  updated_at: restMoment(location.updatedMs),
  country_code: location.address?.countryCode ?? null,
  country_name: location.address?.countryCode ?? null,
  province_code: location.address?.provinceCode ?? null,
  legacy: location.isFulfillmentService,
  active: location.isActive,
  admin_graphql_api_id: location.id
});
