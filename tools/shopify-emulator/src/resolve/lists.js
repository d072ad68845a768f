// @ts-check
import { productFields, variantFields } from '../store/search/product-fields.js';
import { inventoryItemFields } from '../store/search/stock-fields.js';
import { inventoryItemSortKeys, productSortKeys, variantSortKeys } from '../store/search/sort-keys.js';

/** @import { List } from '../store/search/list.js' */
/** @import { Product } from '../store/records/product.js' */
/** @import { Variant } from '../store/records/variant.js' */
/** @import { InventoryItem } from '../store/records/inventory.js' */

/** @type {List<Product>} */
export const products = {
  name: 'products',
  table: ctx => ctx.shop.tables.Product,
  fieldMap: productFields,
  sortKeys: productSortKeys,
  view: (ctx, product) => ctx.shop.searchIndex.view(product),
  viewLags: ctx => ctx.shop.searchIndex.lags
};

/** @type {List<Variant>} */
export const productVariants = {
  name: 'productVariants',
  table: ctx => ctx.shop.tables.ProductVariant,
  fieldMap: variantFields,
  sortKeys: variantSortKeys
};

/** @type {List<InventoryItem>} */
export const inventoryItems = {
  name: 'inventoryItems',
  table: ctx => ctx.shop.tables.InventoryItem,
  fieldMap: inventoryItemFields,
  sortKeys: inventoryItemSortKeys
};
