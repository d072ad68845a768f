// @ts-check
import { countryName } from '../places/address.js';
import { provinceName } from '../places/provinces.js';

/** @import { FieldMap } from './filter.js' */
/** @import { InventoryItem, InventoryLevel } from '../records/inventory.js' */
/** @import { Location } from '../records/location.js' */

/** @type {FieldMap<InventoryItem>} */
export const inventoryItemFields = {
  words: item => [item.sku],
  fields: {
    id: { kind: 'id', sortKey: 'ID', read: item => item.n },
    sku: { kind: 'word', read: item => item.sku },
    created_at: { kind: 'date', sortKey: 'CREATED_AT', read: item => item.createdMs },
    updated_at: { kind: 'date', sortKey: 'UPDATED_AT', read: item => item.updatedMs }
  }
};

/** @type {FieldMap<InventoryLevel>} */
const inventoryLevelFields = {
  words: () => [],
  fields: {
    id: { kind: 'id', read: level => level.location.levelNumber },
    inventory_group_id: { kind: 'id', read: level => level.location.levelNumber },
    inventory_item_id: { kind: 'id', read: level => level.item.n },
    created_at: { kind: 'date', read: level => level.createdMs },
    updated_at: { kind: 'date', read: level => level.updatedMs }
  }
};

/** @type {FieldMap<Location>} */
const locationFields = {
  words: ({ name, address }) => [name, address.address1, address.address2, address.city, address.zip],
  fields: {
    id: { kind: 'id', read: location => location.n },
    location_id: { kind: 'id', read: location => location.n },
    name: { kind: 'text', read: location => location.name },
    active: { kind: 'boolean', read: location => location.isActive },
    legacy: { kind: 'boolean', read: location => location.isFulfillmentService },
    geolocated: { kind: 'boolean', read: ({ address }) => Boolean(address.address1 && address.city) },
    pickup_in_store: { kind: 'choice', choices: ['enabled', 'disabled'], read: () => 'disabled' },
    address1: { kind: 'text', read: location => location.address.address1 },
    address2: { kind: 'text', read: location => location.address.address2 },
    city: { kind: 'text', read: location => location.address.city },
    zip: { kind: 'word', read: location => location.address.zip },
    country: { kind: 'word', read: ({ address }) => [address.countryCode, countryName(address.countryCode)] },
    province: { kind: 'word', read: ({ address }) => [address.provinceCode, provinceName(address.countryCode, address.provinceCode)] },
    created_at: { kind: 'date', read: location => location.createdMs }
  }
};

/** @type {{ name: string, fieldMap: FieldMap<InventoryLevel> }} */
export const levelsList = { name: 'inventoryLevels', fieldMap: inventoryLevelFields };

/** @type {{ name: string, fieldMap: FieldMap<Location> }} */
export const locationsList = { name: 'locations', fieldMap: locationFields };
