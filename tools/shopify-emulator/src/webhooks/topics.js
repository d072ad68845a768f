// @ts-check
// What is told of each topic: how it is written on the wire, which scope it needs, whether it comes as XML at all.

/** Topics whose name on the wire is not the words before the last underscore, a slash and the last word. @type {Record<string, string>} */
const ODD_SLUGS = {
  CUSTOMER_TAGS_ADDED: 'customer.tags_added',
  CUSTOMER_TAGS_REMOVED: 'customer.tags_removed',
  CUSTOMER_JOINED_SEGMENT: 'customer.joined_segment',
  CUSTOMER_LEFT_SEGMENT: 'customer.left_segment',
  APP_SCOPES_UPDATE: 'app/scopes_update',
  VARIANTS_IN_STOCK: 'variants/in_stock',
  VARIANTS_OUT_OF_STOCK: 'variants/out_of_stock',
  ORDERS_PARTIALLY_FULFILLED: 'orders/partially_fulfilled'
};

/** `PRODUCTS_UPDATE` -> `products/update` @param {string} topic */
export const slugOf = topic => ODD_SLUGS[topic] ?? topic.toLowerCase().replace(/_([a-z]+)$/, '/$1');

/** @type {[RegExp, string[]][]} the first that fits; any one of the scopes is enough */
const SCOPES = [
  [/^(PRODUCTS|COLLECTIONS|VARIANTS|PRODUCT_FEEDS)_/, ['read_products']],
  [/^INVENTORY_ITEMS_/, ['read_inventory', 'read_products']],
  [/^INVENTORY_LEVELS_/, ['read_inventory']],
  [/^LOCATIONS_/, ['read_locations']],
  [/^(ORDERS|REFUNDS|ORDER_TRANSACTIONS)_/, ['read_orders', 'read_marketplace_orders']],
  [/^(CARTS|CHECKOUTS)_/, ['read_orders']],
  [/^CUSTOMERS_MERGE$/, ['read_customer_merge']],
  [/^(CUSTOMERS|CUSTOMER_TAGS|CUSTOMER_GROUPS)_/, ['read_customers']]
];

/** @param {string} topic @param {Iterable<string>} granted */
export function mayHear(topic, granted) {
  const wanted = SCOPES.find(([pattern]) => pattern.test(topic))?.[1];
  if (!wanted) return true;
  const scopes = new Set(granted);
  return wanted.some(scope => scopes.has(scope) || scopes.has(scope.replace('read_', 'write_')));
}

/** Topics younger than Shopify's XML. */
const JSON_ONLY = /^(RETURNS|REVERSE_\w+|FULFILLMENT_ORDERS|FULFILLMENT_HOLDS|METAOBJECTS|BULK_OPERATIONS|APP_SCOPES|CUSTOMER_TAGS|CUSTOMER_JOINED|CUSTOMER_LEFT|INVENTORY_SHIPMENTS|INVENTORY_TRANSFERS|PRODUCT_FEEDS|COMPAN\w+|SEGMENTS|MARKETS)_/;

/** @param {string} topic */
export const isJsonOnly = topic => JSON_ONLY.test(topic);

/** @param {string} topic */
export const needsFilter = topic => topic.startsWith('METAOBJECTS_');
