// @ts-check
import { ShopifyError } from '../engine/errors.js';
import { byId, page, pageList } from '../store/connection.js';
import { printAmount } from '../store/money.js';
import { ON_HAND_PARTS, QUANTITY_NAMES } from '../store/records/inventory.js';
import { listPage } from '../store/search/list.js';
import { searchRows } from '../store/search/rows.js';
import { levelsList } from '../store/search/stock-fields.js';
import { ofType } from './lookup.js';
import { inventoryItems } from './lists.js';
import { exactly } from './product.js';

/** @import { Context } from '../store/write.js' */
/** @import { InventoryAdjustmentGroup, InventoryItem, InventoryLevel } from '../store/records/inventory.js' */
/** @import { Part } from './parts.js' */

/** @type {Record<string, (item: InventoryItem, args: any, ctx: Context, info?: any) => unknown>} */
const inventoryItem = {
  unitCost: ({ cost }, _, { shop }) => (cost === null ? null : { amount: printAmount(cost, shop.quirks), currencyCode: shop.currencyCode }),
  variants: ({ variant }, args, ctx) => pageList([variant], args, { unpaged: ctx.unpaged }),
  inventoryLevel: (item, { locationId, includeInactive }) => readable(item.levels, includeInactive).find(level => level.location.id === locationId) ?? null,
  inventoryLevels: (item, args, ctx, info) => searchRows(readable(item.levels, args.includeInactive), levelsList, args, ctx, info),
  locationsCount: item => exactly(readable(item.levels, false).length),
  trackedEditable: () => ({ locked: false, reason: null }),
  duplicateSkuCount: ({ sku }, _, { shop }) => (sku ? shop.tables.InventoryItem.rows.filter(other => other.sku === sku).length - 1 : 0),
  inventoryHistoryUrl: ({ n, variant }, _, { shop }) => `https://${shop.domain}/admin/products/${variant.product.n}/variants/${variant.n}/inventory_history?inventory_item_id=${n}`,
  countryHarmonizedSystemCodes: ({ countryCodes }, args, ctx) => page((countryCodes ?? []).map((code, index) => ({ n: index + 1, ...code })), args, byId, { unpaged: ctx.unpaged })
};

/** @param {readonly InventoryLevel[]} levels @param {boolean | null | undefined} includeInactive */
export const readable = (levels, includeInactive) => levels.filter(level => includeInactive || level.isActive);

/** @type {Record<string, (level: InventoryLevel, args: any, ctx: Context) => unknown>} */
const inventoryLevel = {
  quantities: (level, { names }) => names.map((/** @type {string} */ name) => level.read(name) ?? refuseName()),
  canDeactivate: level => canDeactivate(level),
  deactivationAlert: level => (canDeactivate(level) ? null : `The product couldn't be unstocked from ${level.location.name} because products need to be stocked at a minimum of 1 location.`),
  scheduledChanges: (_, args, ctx) => page(/** @type {{ n: number }[]} */ ([]), args, byId, { unpaged: ctx.unpaged })
};

/** @param {InventoryLevel} level */
export const canDeactivate = level => level.item.levels.some(other => other !== level && other.isActive);

function refuseName() {
  throw new ShopifyError(`The specified quantity name is invalid. Valid values are: ${QUANTITY_NAMES.join(', ')}.`, { code: 'INVALID_FIELD_ARGUMENTS' });
}

/** Those that every shop uses; the others only once something was kept under their name. */
const ALWAYS_USED = ['available', 'committed', 'on_hand', 'reserved'];

/** @param {Context} ctx */
const quantityNames = ({ shop }) => QUANTITY_NAMES.map(name => ({
  name,
  displayName: name[0].toUpperCase() + name.slice(1).replaceAll('_', ' '),
  isInUse: ALWAYS_USED.includes(name) || shop.tables.InventoryAdjustmentGroup.rows.some(group => group.changes.some(change => change.name === name)),
  belongsTo: ON_HAND_PARTS.includes(name) ? ['on_hand'] : [],
  comprises: name === 'on_hand' ? ON_HAND_PARTS : []
}));

/** @param {InventoryAdjustmentGroup} group @param {{ inventoryItemIds?: string[] | null, locationIds?: string[] | null, quantityNames?: string[] | null }} args @param {Context} ctx */
const changesOf = ({ changes }, { inventoryItemIds, locationIds, quantityNames }, { shop }) => changes
  .filter(change => (!inventoryItemIds || inventoryItemIds.includes(change.item.id)) && (!locationIds || locationIds.includes(change.location.id))
    && (!quantityNames || quantityNames.includes(change.name)))
  // In every recorded answer the quantity after the change is null.
  .map(change => ({ ...change, quantityAfterChange: null, item: shop.holds(change.item) ? change.item : null, location: shop.holds(change.location) ? change.location : null }));

const USER_ERRORS = ['InventorySetQuantitiesUserError', 'InventoryAdjustQuantitiesUserError', 'InventoryMoveQuantitiesUserError', 'InventorySetOnHandQuantitiesUserError', 'InventoryBulkToggleActivationUserError'];
const GROUP_PAYLOADS = ['InventorySetQuantitiesPayload', 'InventoryAdjustQuantitiesPayload', 'InventoryMoveQuantitiesPayload', 'InventorySetOnHandQuantitiesPayload'];

/** What is stocked where. @type {Part} */
export const inventory = {
  resolvers: {
    QueryRoot: {
      inventoryItem: (_, { id }, ctx) => ofType('InventoryItem', id, ctx),
      inventoryItems: (_, args, ctx, info) => listPage(inventoryItems, args, ctx, info),
      inventoryLevel: (_, { id }, ctx) => ofType('InventoryLevel', id, ctx),
      inventoryProperties: (_, __, ctx) => ({ quantityNames: quantityNames(ctx) })
    },
    InventoryItem: inventoryItem,
    InventoryLevel: inventoryLevel,
    InventoryAdjustmentGroup: { changes: changesOf }
  },
  stored: {
    InventoryItem: [
      'id', 'legacyResourceId', 'sku', 'tracked', 'requiresShipping', 'measurement', 'variant', 'countryCodeOfOrigin', 'provinceCodeOfOrigin',
      'harmonizedSystemCode', 'createdAt', 'updatedAt'
    ],
    InventoryItemMeasurement: ['id', 'weight'],
    Weight: ['unit', 'value'],
    EditableProperty: ['locked', 'reason'],
    CountryHarmonizedSystemCode: ['countryCode', 'harmonizedSystemCode'],
    InventoryLevel: ['id', 'isActive', 'item', 'location', 'createdAt', 'updatedAt'],
    InventoryQuantity: ['id', 'name', 'quantity', 'updatedAt'],
    InventoryProperties: ['quantityNames'],
    InventoryQuantityName: ['name', 'displayName', 'isInUse', 'belongsTo', 'comprises'],
    InventoryAdjustmentGroup: ['id', 'createdAt', 'reason', 'referenceDocumentUri'],
    InventoryChange: ['name', 'delta', 'quantityAfterChange', 'ledgerDocumentUri', 'item', 'location'],
    InventoryItemUpdatePayload: ['inventoryItem', 'userErrors'],
    InventoryActivatePayload: ['inventoryLevel', 'userErrors'],
    InventoryDeactivatePayload: ['userErrors'],
    InventoryBulkToggleActivationPayload: ['inventoryItem', 'inventoryLevels', 'userErrors'],
    ...Object.fromEntries(GROUP_PAYLOADS.map(name => [name, ['inventoryAdjustmentGroup', 'userErrors']])),
    ...Object.fromEntries(USER_ERRORS.map(name => [name, ['field', 'message', 'code']]))
  }
};
