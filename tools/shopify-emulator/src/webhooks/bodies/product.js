// @ts-check
import { findCategory } from '../../store/taxonomy.js';
import { lower, restMoment } from '../rest.js';

/** @import { Shop } from '../../store/shop.js' */
/** @import { Product } from '../../store/records/product.js' */
/** @import { Variant } from '../../store/records/variant.js' */

/** Of a product with more variants than these a webhook names the ids only. */
const MAX_VARIANTS = 100;

/** @param {Shop} shop @param {Product} product */
export function productBody(shop, product) {
  const images = product.media.filter(media => media.__typename === 'MediaImage').map((media, index) => imageBody(shop, product, media, index + 1));
  const category = product.categoryId === null ? null : findCategory(product.categoryId);
  return {
    admin_graphql_api_id: product.id,
    body_html: product.descriptionHtml,
    created_at: restMoment(product.createdMs),
    handle: product.handle,
    id: product.n,
    product_type: product.productType,
    published_at: restMoment(product.publishedMs),
    template_suffix: product.templateSuffix,
    title: product.title,
    updated_at: restMoment(product.updatedMs),
    vendor: product.vendor,
    status: lower(product.status),
    published_scope: 'global',
    tags: product.tags.join(', '),
    variants: product.variants.slice(0, MAX_VARIANTS).map((variant, index) => variantBody(product, variant, index + 1)),
    options: product.options.map((option, index) => ({
      name: option.name, id: option.n, product_id: product.n, position: index + 1, values: option.optionValues.map(value => value.name)
    })),
    images,
    image: images[0] ?? null,
    media: product.media.map((media, index) => mediaBody(shop, product, media, index + 1)),
    variant_gids: product.variants.map(variant => ({ admin_graphql_api_id: variant.id, updated_at: new Date(variant.updatedMs).toISOString() })),
    has_variants_that_requires_components: product.variants.some(variant => variant.requiresComponents),
    category: category ? { admin_graphql_api_id: category.id, name: category.name, full_name: category.fullName } : null
  };
}

/** @param {Product} product @param {Variant} variant @param {number} position */
function variantBody(product, variant, position) {
  const [option1, option2 = null, option3 = null] = variant.optionValues.map(value => value.name);
  return {
    admin_graphql_api_id: variant.id,
    barcode: variant.barcode,
    compare_at_price: variant.compareAtPrice,
    created_at: restMoment(variant.createdMs),
    id: variant.n,
    inventory_policy: lower(variant.inventoryPolicy),
    position,
    price: variant.price,
    product_id: product.n,
    sku: variant.sku,
    taxable: variant.taxable,
    title: variant.title,
    updated_at: restMoment(variant.updatedMs),
    option1, option2, option3,
    image_id: variant.mediaImage?.n ?? null,
    inventory_item_id: variant.inventoryItem.n,
    inventory_quantity: variant.inventoryQuantity,
    old_inventory_quantity: variant.inventoryQuantity
  };
}

/** @param {Product} product @param {any} media */
const variantsShowing = (product, media) => product.variants.filter(variant => variant.mediaImage === media).map(variant => variant.n);

/** @param {Shop} shop @param {Product} product @param {any} media @param {number} position */
function imageBody(shop, product, media, position) {
  return {
    id: media.n, alt: media.alt, position, product_id: product.n, created_at: restMoment(media.createdMs), updated_at: restMoment(media.updatedMs),
    admin_graphql_api_id: `gid://shopify/ProductImage/${media.n}`, width: media.width, height: media.height, src: shop.files.urlOf(media), variant_ids: variantsShowing(product, media)
  };
}

/** @param {Shop} shop @param {Product} product @param {any} media @param {number} position */
function mediaBody(shop, product, media, position) {
  const isImage = media.__typename === 'MediaImage';
  return {
    id: media.n, position, alt: media.alt, media_content_type: media.mediaContentType, status: shop.files.statusOf(media), product_id: product.n,
    created_at: restMoment(media.createdMs), updated_at: restMoment(media.updatedMs), admin_graphql_api_id: media.id,
    preview_image: isImage ? { aspect_ratio: media.width / media.height, width: media.width, height: media.height, src: shop.files.urlOf(media) } : null,
    variant_ids: variantsShowing(product, media)
  };
}
