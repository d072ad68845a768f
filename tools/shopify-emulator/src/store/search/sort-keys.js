// @ts-check
/** @import { Product } from '../records/product.js' */
/** @import { Variant } from '../records/variant.js' */
/** @import { InventoryItem } from '../records/inventory.js' */
/** @import { Location } from '../records/location.js' */

/** @type {Record<string, (product: Product) => string | number | null>} */
export const productSortKeys = {
  ID: product => product.n,
  RELEVANCE: product => product.n,
  TITLE: product => product.title.toLowerCase(),
  CREATED_AT: product => product.createdMs,
  UPDATED_AT: product => product.updatedMs,
  VENDOR: product => product.vendor.toLowerCase(),
  PRODUCT_TYPE: product => product.productType.toLowerCase(),
  INVENTORY_TOTAL: product => product.totalInventory,
  PUBLISHED_AT: product => product.publishedMs
};

/** @type {Record<string, (variant: Variant) => string | number | null>} */
export const variantSortKeys = {
  ID: variant => variant.n,
  RELEVANCE: variant => variant.n,
  TITLE: variant => variant.title.toLowerCase(),
  NAME: variant => variant.displayName.toLowerCase(),
  SKU: variant => variant.sku?.toLowerCase() ?? null,
  FULL_TITLE: variant => variant.displayName.toLowerCase(),
  POSITION: variant => variant.position,
  POPULAR: variant => variant.n,
  INVENTORY_QUANTITY: variant => variant.inventoryQuantity,
  INVENTORY_LEVELS_AVAILABLE: variant => variant.inventoryQuantity,
  INVENTORY_MANAGEMENT: variant => (variant.inventoryItem.tracked ? 'shopify' : null),
  INVENTORY_POLICY: variant => variant.inventoryPolicy,
  // Not for clients: ranges of the search field are found in this order.
  UPDATED_AT: variant => variant.updatedMs
};

/** The list has no sort key; these are for ranges of its search fields. @type {Record<string, (item: InventoryItem) => number>} */
export const inventoryItemSortKeys = {
  CREATED_AT: item => item.createdMs,
  UPDATED_AT: item => item.updatedMs
};

/** @type {Record<string, (location: Location) => string | number | null>} */
export const locationSortKeys = {
  ID: location => location.n,
  RELEVANCE: location => location.n,
  NAME: location => location.name.toLowerCase()
};
