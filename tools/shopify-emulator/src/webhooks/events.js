// @ts-check
// What a write to the shop is to those who listen: which topics, about what.
import { bodies } from './bodies/index.js';
import { numberOf } from './rest.js';

/** @import { Shop } from '../store/shop.js' */
/** @import { Change, Deed } from '../store/write.js' */

/**
 * @typedef {object} WebhookEvent
 * @property {string} topic
 * @property {() => Record<string, any>} body made only when somebody listens
 * @property {any} [record] whose metafields may be asked for
 * @property {string} [clientId] the only app that hears of it
 */

/** @type {Record<string, string>} the first word of the topics of each type */
const FAMILIES = {
  Product: 'PRODUCTS', Collection: 'COLLECTIONS', InventoryItem: 'INVENTORY_ITEMS', InventoryLevel: 'INVENTORY_LEVELS', Location: 'LOCATIONS',
  Order: 'ORDERS', Customer: 'CUSTOMERS', Cart: 'CARTS', Checkout: 'CHECKOUTS', Shop: 'SHOP'
};

/** @param {Shop} shop @param {Deed} deed @returns {WebhookEvent[]} */
export function eventsOf(shop, deed) {
  /** @type {Map<string, WebhookEvent>} by topic and object: one write tells nobody the same twice */
  const events = new Map();
  const add = (/** @type {string} */ topic, /** @type {string} */ id, /** @type {() => Record<string, any>} */ body, /** @type {Partial<WebhookEvent>} */ rest = {}) => {
    if (!events.has(`${topic} ${id}`)) events.set(`${topic} ${id}`, { topic, body, ...rest });
  };
  const about = (/** @type {string} */ topic, /** @type {any} */ record) => add(topic, record.id, () => bodies[record.__typename](shop, record), { record });

  for (const change of deed.changes) {
    if (change.type === 'BulkOperation') finished(change, add);
    else if (change.type === 'Cart' || change.type === 'Checkout') basket(change, add);
    else if (change.type === 'ProductVariant') {
      const product = shop.find(change.id)?.product;
      if (product) about('PRODUCTS_UPDATE', product);
    } else if (change.after === null) gone(change, add);
    else {
      const record = change.type === 'Shop' ? shop : shop.find(change.id);
      if (!record || !FAMILIES[change.type] || !bodies[record.__typename]) continue;
      for (const topic of topicsOf(change, deed)) {
        if (topic === 'INVENTORY_LEVELS_DISCONNECT') disconnected(change, add);
        else about(topic, record);
      }
    }
    if (change.type === 'Product') stockOfProduct(shop, change, deed, about, add);
    if (change.type === 'Order') for (const refund of newRefunds(shop, change)) about('REFUNDS_CREATE', refund);
  }
  return [...events.values()];
}

/** @param {Change} change @param {Deed} deed */
function topicsOf({ type, before, after }, deed) {
  const family = FAMILIES[type];
  if (type === 'InventoryLevel') return before === null || (!before.isActive && after.isActive) ? ['INVENTORY_LEVELS_CONNECT', 'INVENTORY_LEVELS_UPDATE'] : before.isActive && after.isActive === false ? ['INVENTORY_LEVELS_DISCONNECT'] : ['INVENTORY_LEVELS_UPDATE'];
  if (type === 'Location' && before && before.isActive !== after.isActive) return [after.isActive ? 'LOCATIONS_ACTIVATE' : 'LOCATIONS_DEACTIVATE', 'LOCATIONS_UPDATE'];
  if (type === 'Order') return orderTopics(before, after, deed);
  return [before === null ? `${family}_CREATE` : `${family}_UPDATE`];
}

/** @param {any} before @param {any} after @param {Deed} deed */
function orderTopics(before, after, deed) {
  const became = (/** @type {string} */ key, /** @type {string} */ value) => after[key] === value && before?.[key] !== value;
  return [
    before === null ? 'ORDERS_CREATE' : 'ORDERS_UPDATED',
    ...(became('displayFinancialStatus', 'PAID') ? ['ORDERS_PAID'] : []),
    ...(became('displayFulfillmentStatus', 'FULFILLED') ? ['ORDERS_FULFILLED'] : []),
    ...(became('displayFulfillmentStatus', 'PARTIALLY_FULFILLED') ? ['ORDERS_PARTIALLY_FULFILLED'] : []),
    ...(after.cancelledAt && !before?.cancelledAt ? ['ORDERS_CANCELLED'] : []),
    ...(deed.mutation.startsWith('orderEdit') ? ['ORDERS_EDITED'] : [])
  ];
}

/** @param {Shop} shop @param {Change} change */
function newRefunds(shop, { id, before, after }) {
  const known = new Set((before?.refunds ?? []).map((/** @type {any} */ refund) => refund.id));
  return after?.refunds.some((/** @type {any} */ refund) => !known.has(refund.id)) ? shop.find(id).refunds.filter((/** @type {any} */ refund) => !known.has(refund.id)) : [];
}

/** @param {Change} change @param {(topic: string, id: string, body: () => Record<string, any>) => void} add */
function gone(change, add) {
  const { type, id } = change;
  const family = FAMILIES[type];
  if (!family) return;
  if (type === 'InventoryLevel') return disconnected(change, add);
  add(`${family}_DELETE`, id, () => deletedBody(type, id));
}

/** Of a level that is gone, the two ends are told. @param {Change} change @param {(topic: string, id: string, body: () => Record<string, any>) => void} add */
function disconnected({ id, before }, add) {
  add('INVENTORY_LEVELS_DISCONNECT', id, () => ({ inventory_item_id: numberOf(before.item), location_id: numberOf(before.location) }));
}

/** @param {string} type @param {string} id */
const deletedBody = (type, id) => (type === 'InventoryItem' ? { id: numberOf(id), admin_graphql_api_id: id } : { id: numberOf(id) });

/** Stock belongs to variants, and these are told as part of their product. @param {Shop} shop @param {Change} change @param {Deed} deed @param {(topic: string, record: any) => void} about @param {(topic: string, id: string, body: () => Record<string, any>) => void} add */
function stockOfProduct(shop, { before, after }, deed, about, add) {
  const earlier = new Map((before?.variants ?? []).map((/** @type {any} */ variant) => [variant.inventoryItem.id, variant]));
  const levelsAreTold = deed.changes.some(change => change.type === 'InventoryLevel');
  for (const variant of after?.variants ?? []) {
    const { id } = variant.inventoryItem;
    const old = earlier.get(id);
    earlier.delete(id);
    const isSame = old && old.sku === variant.sku && JSON.stringify(old.inventoryItem) === JSON.stringify(variant.inventoryItem);
    if (isSame && (levelsAreTold || old.inventoryQuantity === variant.inventoryQuantity)) continue;
    const item = shop.find(id);
    if (!item) continue;
    if (!isSame) about(old ? 'INVENTORY_ITEMS_UPDATE' : 'INVENTORY_ITEMS_CREATE', item);
    if (levelsAreTold) continue;
    for (const level of item.levels.filter((/** @type {any} */ one) => one.isActive)) {
      if (!old) about('INVENTORY_LEVELS_CONNECT', level);
      if (!old || old.inventoryQuantity !== variant.inventoryQuantity) about('INVENTORY_LEVELS_UPDATE', level);
    }
  }
  for (const id of earlier.keys()) add('INVENTORY_ITEMS_DELETE', id, () => deletedBody('InventoryItem', id));
}

/** Carts and checkouts are nothing but what is told of them. @param {Change} change @param {(topic: string, id: string, body: () => Record<string, any>) => void} add */
function basket({ type, id, before, after }, add) {
  if (after === null) add(`${FAMILIES[type]}_DELETE`, id, () => ({ id: before.id }));
  else add(`${FAMILIES[type]}_${before === null ? 'CREATE' : 'UPDATE'}`, id, () => after);
}

/** @param {Change} change @param {(topic: string, id: string, body: () => Record<string, any>, rest: Partial<WebhookEvent>) => void} add */
function finished({ id, after }, add) {
  if (!after || !['COMPLETED', 'FAILED', 'CANCELED', 'EXPIRED'].includes(after.status)) return;
  add('BULK_OPERATIONS_FINISH', id, () => ({
    admin_graphql_api_id: id, completed_at: after.completedAt, created_at: after.createdAt, error_code: after.errorCode?.toLowerCase() ?? null,
    status: after.status.toLowerCase(), type: after.type.toLowerCase()
  }), { clientId: after.clientId ?? undefined });
}
