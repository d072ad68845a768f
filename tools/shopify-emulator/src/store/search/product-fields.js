// @ts-check
import { PUBLICATION_STATES, publicationStates } from './publication-states.js';

/** @import { FieldMap } from './filter.js' */
/** @import { Product } from '../records/product.js' */
/** @import { Variant } from '../records/variant.js' */

const STATUSES = ['active', 'archived', 'draft', 'unlisted'];

const PUBLISHED_STATES = ['published', 'visible', 'unpublished', 'online_store_channel', 'unavailable', 'any', /^\d+-(published|visible|intended|hidden)$/];

/** On the online store, and on each channel by its number. @param {Product} product @param {import('../shop.js').Shop} shop @returns {string[]} */
function publishedStates(product, { publications, tables }) {
  const entries = publications.entriesOf(product);
  const seen = new Set(entries.filter(entry => publications.isVisible(product, entry)).map(({ publication }) => publication));
  const states = ['any', ...(seen.size === 0 ? ['unavailable'] : []), ...(entries.some(({ publication }) => publication === publications.onlineStore) ? ['online_store_channel'] : [])];
  states.push(...(seen.has(publications.onlineStore) ? ['published', 'visible'] : ['unpublished']));
  for (const publication of tables.Publication.rows) {
    const words = seen.has(publication) ? ['published', 'visible'] : entries.some(entry => entry.publication === publication) ? ['intended', 'hidden'] : ['hidden'];
    states.push(...words.map(word => `${publication.n}-${word}`));
  }
  return states;
}

/** @type {FieldMap<Product>} */
export const productFields = {
  words: product => [product.title, product.vendor, product.productType, product.handle, ...product.tags, ...product.variants.flatMap(variant => [variant.sku, variant.barcode])],
  dynamic: metafieldField,
  fields: {
    id: { kind: 'id', sortKey: 'ID', read: product => product.n },
    title: { kind: 'text', read: product => product.title },
    handle: { kind: 'words', read: product => product.handle },
    vendor: { kind: 'words', read: product => product.vendor },
    product_type: { kind: 'words', read: product => product.productType },
    tag: { kind: 'word', read: product => product.tags },
    tag_not: { kind: 'word', not: true, read: product => product.tags },
    status: { kind: 'choice', choices: STATUSES, read: product => product.status },
    created_at: { kind: 'date', sortKey: 'CREATED_AT', read: product => product.createdMs },
    updated_at: { kind: 'date', sortKey: 'UPDATED_AT', read: product => product.updatedMs },
    published_at: { kind: 'date', sortKey: 'PUBLISHED_AT', read: product => product.publishedMs },
    published_status: { kind: 'choice', choices: PUBLISHED_STATES, read: publishedStates },
    publication_ids: { kind: 'id', read: (product, { publications }) => publications.entriesOf(product).map(({ publication }) => publication.n) },
    sku: { kind: 'word', read: product => product.variants.map(variant => variant.sku) },
    barcode: { kind: 'word', read: product => product.variants.map(variant => variant.barcode) },
    price: { kind: 'number', read: product => product.variants.map(variant => Number(variant.price)) },
    variant_id: { kind: 'id', read: product => product.variants.map(variant => variant.n) },
    variant_title: { kind: 'text', read: product => product.variants.map(variant => variant.title) },
    inventory_total: { kind: 'number', read: product => product.totalInventory },
    tracks_inventory: { kind: 'boolean', read: product => product.tracksInventory },
    gift_card: { kind: 'boolean', read: product => product.isGiftCard },
    has_only_default_variant: { kind: 'boolean', read: product => product.hasOnlyDefaultVariant },
    has_variant_with_components: { kind: 'boolean', read: product => product.variants.some(variant => variant.requiresComponents) },
    is_price_reduced: { kind: 'boolean', read: product => product.variants.some(variant => Number(variant.compareAtPrice ?? 0) > Number(variant.price)) },
    out_of_stock_somewhere: { kind: 'boolean', read: product => product.variants.some(({ inventoryItem }) => inventoryItem.tracked && inventoryItem.levels.some(level => level.isActive && level.available <= 0)) },
    category_id: { kind: 'word', read: product => product.categoryId?.split('/').pop() ?? null },
    collection_id: { kind: 'id', read: (product, shop) => shop.collections.of(product).map(collection => collection.n) },
    bundles: { kind: 'boolean', read: product => product.variants.some(variant => variant.requiresComponents) },
    has_only_composites: { kind: 'boolean', read: product => product.variants.every(variant => variant.requiresComponents) },
    combined_listing_role: { kind: 'word', read: product => product.combinedListingRole },
    product_publication_status: { kind: 'choice', choices: PUBLICATION_STATES, read: publicationStates },
    publishable_status: { kind: 'choice', choices: PUBLICATION_STATES, read: publicationStates },
    // The shop has no delivery profiles and no feedback of apps, and nobody but itself configures products.
    delivery_profile_id: { kind: 'id', read: () => null },
    error_feedback: { kind: 'word', read: () => null },
    product_configuration_owner: { kind: 'word', read: () => null }
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
    id: { kind: 'id', sortKey: 'ID', read: variant => variant.n },
    title: { kind: 'text', read: variant => variant.title },
    sku: { kind: 'word', read: variant => variant.sku },
    barcode: { kind: 'word', read: variant => variant.barcode },
    price: { kind: 'number', read: variant => Number(variant.price) },
    product_id: { kind: 'id', read: variant => variant.product.n },
    product_ids: { kind: 'id', read: variant => variant.product.n },
    collection: { kind: 'id', read: (variant, shop) => shop.collections.of(variant.product).map(collection => collection.n) },
    gift_card: { kind: 'boolean', read: variant => variant.product.isGiftCard },
    location_id: { kind: 'id', read: variant => variant.inventoryItem.levels.filter(level => level.isActive).map(level => level.location.n) },
    managed: { kind: 'boolean', read: variant => variant.inventoryItem.tracked },
    option1: { kind: 'word', read: variant => variant.optionValues[0]?.name ?? null },
    option2: { kind: 'word', read: variant => variant.optionValues[1]?.name ?? null },
    option3: { kind: 'word', read: variant => variant.optionValues[2]?.name ?? null },
    requires_components: { kind: 'boolean', read: variant => variant.requiresComponents },
    product_status: { kind: 'choice', choices: STATUSES, read: variant => variant.product.status },
    product_type: { kind: 'word', read: variant => variant.product.productType },
    vendor: { kind: 'words', read: variant => variant.product.vendor },
    tag: { kind: 'word', read: variant => variant.product.tags },
    tag_not: { kind: 'word', not: true, read: variant => variant.product.tags },
    taxable: { kind: 'boolean', read: variant => variant.taxable },
    inventory_quantity: { kind: 'number', read: variant => variant.inventoryQuantity },
    updated_at: { kind: 'date', sortKey: 'UPDATED_AT', read: variant => variant.updatedMs },
    exclude_composite: { kind: 'boolean', read: variant => !variant.requiresComponents },
    exclude_variants_with_components: { kind: 'boolean', read: variant => !variant.requiresComponents },
    managed_by: { kind: 'word', read: variant => (variant.inventoryItem.tracked ? 'shopify' : null) },
    published_status: { kind: 'choice', choices: PUBLISHED_STATES, read: (variant, shop) => publishedStates(variant.product, shop) },
    product_publication_status: { kind: 'choice', choices: PUBLICATION_STATES, read: (variant, shop) => publicationStates(variant.product, shop) },
    publishable_status: { kind: 'choice', choices: PUBLICATION_STATES, read: (variant, shop) => publicationStates(variant.product, shop) },
    delivery_profile_id: { kind: 'id', read: () => null }
  }
};
