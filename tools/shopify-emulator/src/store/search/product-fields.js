// @ts-check
/** @import { FieldMap } from './filter.js' */
/** @import { Product } from '../records/product.js' */
/** @import { Variant } from '../records/variant.js' */
/** @import { InventoryItem, Location } from '../records/inventory.js' */

const STATUSES = ['active', 'archived', 'draft', 'unlisted'];

/** @param {Product} product */
const isPublished = product => product.publishedMs !== null && product.status === 'ACTIVE';

/** @type {FieldMap<Product>} */
export const productFields = {
  words: product => [product.title, product.vendor, product.productType, product.handle, ...product.tags, ...product.variants.flatMap(variant => [variant.sku, variant.barcode])],
  dynamic: metafieldField,
  fields: {
    id: { kind: 'id', read: product => product.n },
    title: { kind: 'text', read: product => product.title },
    handle: { kind: 'word', read: product => product.handle },
    vendor: { kind: 'word', read: product => product.vendor },
    product_type: { kind: 'word', read: product => product.productType },
    tag: { kind: 'word', read: product => product.tags },
    status: { kind: 'choice', choices: STATUSES, read: product => product.status },
    created_at: { kind: 'date', read: product => product.createdMs },
    updated_at: { kind: 'date', read: product => product.updatedMs },
    published_at: { kind: 'date', read: product => product.publishedMs },
    published_status: { kind: 'choice', choices: ['published', 'unpublished', 'any'], read: product => [isPublished(product) ? 'published' : 'unpublished', 'any'] },
    sku: { kind: 'word', read: product => product.variants.map(variant => variant.sku) },
    barcode: { kind: 'word', read: product => product.variants.map(variant => variant.barcode) },
    price: { kind: 'number', read: product => product.variants.map(variant => Number(variant.price)) },
    variant_id: { kind: 'id', read: product => product.variants.map(variant => variant.n) },
    variant_title: { kind: 'text', read: product => product.variants.map(variant => variant.title) },
    inventory_total: { kind: 'number', read: product => product.totalInventory },
    tracks_inventory: { kind: 'boolean', read: product => product.tracksInventory },
    gift_card: { kind: 'boolean', read: product => product.isGiftCard },
    category_id: { kind: 'word', read: product => product.categoryId?.split('/').pop() ?? null },
    collection_id: { kind: 'id', read: product => product.collections.map(collection => collection.n) }
  }
};

/** `metafields.{namespace}.{key}` @param {string} name @returns {import('./filter.js').Field<Product> | undefined} */
function metafieldField(name) {
  const parts = /^metafields\.([^.]+)\.([^.]+)$/.exec(name);
  if (!parts) return undefined;
  return { kind: 'word', read: product => product.metafields.filter(field => field.namespace === parts[1] && field.key === parts[2]).map(field => field.value) };
}

/** @type {FieldMap<Variant>} */
export const variantFields = {
  words: variant => [variant.product.title, variant.title, variant.sku, variant.barcode, variant.product.vendor],
  fields: {
    id: { kind: 'id', read: variant => variant.n },
    title: { kind: 'text', read: variant => variant.title },
    sku: { kind: 'word', read: variant => variant.sku },
    barcode: { kind: 'word', read: variant => variant.barcode },
    price: { kind: 'number', read: variant => Number(variant.price) },
    product_id: { kind: 'id', read: variant => variant.product.n },
    product_ids: { kind: 'id', read: variant => variant.product.n },
    product_status: { kind: 'choice', choices: STATUSES, read: variant => variant.product.status },
    product_type: { kind: 'word', read: variant => variant.product.productType },
    vendor: { kind: 'word', read: variant => variant.product.vendor },
    tag: { kind: 'word', read: variant => variant.product.tags },
    taxable: { kind: 'boolean', read: variant => variant.taxable },
    inventory_quantity: { kind: 'number', read: variant => variant.inventoryQuantity },
    updated_at: { kind: 'date', read: variant => variant.updatedMs }
  }
};

/** @type {FieldMap<InventoryItem>} */
export const inventoryItemFields = {
  words: item => [item.sku],
  fields: {
    id: { kind: 'id', read: item => item.n },
    sku: { kind: 'word', read: item => item.sku },
    created_at: { kind: 'date', read: item => item.createdMs },
    updated_at: { kind: 'date', read: item => item.updatedMs }
  }
};

/** @type {FieldMap<Location>} */
export const locationFields = {
  words: location => [location.name],
  fields: {
    location_id: { kind: 'id', read: location => location.n },
    name: { kind: 'text', read: location => location.name },
    active: { kind: 'boolean', read: location => location.isActive },
    created_at: { kind: 'date', read: location => location.createdMs }
  }
};
