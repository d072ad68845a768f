// @ts-check
/** @import { Shop } from './shop.js' */
/** @import { Product } from './records/product.js' */
/** @import { Variant } from './records/variant.js' */
/** @import { AnyFile } from './files.js' */
/** @import { Metafield } from './records/metafield.js' */

/**
 * A product with all its parts as plain data, in the schema's words: what the ledger, the control interface and the digest show.
 * @param {Shop} shop @param {Product} product
 */
export const productState = (shop, product) => ({
  id: product.id,
  title: product.title,
  handle: product.handle,
  descriptionHtml: product.descriptionHtml,
  vendor: product.vendor,
  productType: product.productType,
  category: product.categoryId,
  tags: [...product.tags],
  status: product.status,
  templateSuffix: product.templateSuffix,
  isGiftCard: product.isGiftCard,
  giftCardTemplateSuffix: product.giftCardTemplateSuffix,
  requiresSellingPlan: product.requiresSellingPlan,
  seo: product.seo,
  collections: product.collections.map(collection => collection.id),
  publications: shop.publications.entriesOf(product).map(({ publication }) => publication.id),
  options: product.options.map(option => ({ id: option.id, name: option.name, values: option.optionValues.map(value => value.name) })),
  variants: product.variants.map((variant, index) => variantState(shop, variant, index + 1)),
  media: product.media.map(media => fileState(shop, media)),
  metafields: product.metafields.map(metafieldState),
  publishedAt: product.publishedAt,
  createdAt: product.createdAt,
  updatedAt: product.updatedAt
});

/** @param {Shop} shop @param {Variant} variant @param {number} [position] */
export function variantState(shop, variant, position = variant.position) {
  const item = variant.inventoryItem;
  return {
    id: variant.id,
    position,
    title: variant.title,
    selectedOptions: variant.optionValues.map((value, index) => ({ name: variant.product.options[index].name, value: value.name })),
    sku: variant.sku,
    barcode: variant.barcode,
    price: variant.price,
    compareAtPrice: variant.compareAtPrice,
    taxable: variant.taxable,
    taxCode: variant.taxCode,
    inventoryPolicy: variant.inventoryPolicy,
    requiresComponents: variant.requiresComponents,
    showUnitPrice: variant.showUnitPrice,
    unitPriceMeasurement: variant.unitPriceMeasurement,
    media: variant.mediaImage?.id ?? null,
    inventoryItem: {
      id: item.id,
      tracked: item.tracked,
      requiresShipping: item.requiresShipping,
      unitCost: item.cost === null ? null : { amount: item.cost, currencyCode: shop.currencyCode },
      measurement: { weight: { unit: item.weightUnit, value: item.weightValue } },
      countryCodeOfOrigin: item.countryCodeOfOrigin,
      provinceCodeOfOrigin: item.provinceCodeOfOrigin,
      harmonizedSystemCode: item.harmonizedSystemCode
    },
    inventoryQuantity: variant.inventoryQuantity,
    metafields: variant.metafields.map(metafieldState),
    updatedAt: variant.updatedAt
  };
}

/** @param {Metafield} metafield */
export const metafieldState = ({ id, namespace, key, type, value }) => ({ id, namespace, key, type, value });

/** @param {Shop} shop @param {AnyFile} file */
export const fileState = (shop, file) => ({ id: file.id, alt: file.alt, url: shop.files.urlOf(file) });
