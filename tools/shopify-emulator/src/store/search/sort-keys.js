// @ts-check
/** @import { Product } from '../records/product.js' */
/** @import { Variant } from '../records/variant.js' */
/** @import { Location } from '../records/inventory.js' */

/** @type {Record<string, (product: Product) => string | number | null>} RELEVANCE has no meaning of its own here and is the order of ids */
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
  POSITION: variant => variant.position,
  INVENTORY_QUANTITY: variant => variant.inventoryQuantity
};

/** @type {Record<string, (location: Location) => string | number | null>} */
export const locationSortKeys = {
  ID: location => location.n,
  RELEVANCE: location => location.n,
  NAME: location => location.name.toLowerCase()
};
