// @ts-check
import { page, pageList } from '../store/connection.js';
import { componentsOf } from '../store/records/variant.js';
import { imageOf } from './media-images.js';
import { metafieldNamed, metafieldPage } from './metafield.js';

/** @import { Context } from '../store/write.js' */
/** @import { Variant } from '../store/records/variant.js' */

/** @type {Record<string, (variant: Variant, args: any, ctx: Context) => unknown>} */
export const productVariant = {
  selectedOptions: variant => variant.optionValues.map((value, index) => new SelectedOption(variant.product.options[index].name, value)),
  image: ({ mediaImage }, _, ctx) => (mediaImage ? imageOf(mediaImage, ctx, 'ProductImage') : null),
  media: ({ mediaImage }, args, ctx) => pageList(mediaImage ? [mediaImage] : [], args, { unpaged: ctx.unpaged }),
  metafield: (variant, args) => metafieldNamed(variant, args),
  metafields: (variant, args, ctx) => metafieldPage(variant, args, ctx),
  availableForSale: variant => variant.inventoryPolicy === 'CONTINUE' || !variant.inventoryItem.tracked || variant.inventoryQuantity > 0,
  productVariantComponents: (variant, args, ctx) => page(componentsOf(variant), args, { idOf: one => one.n, valueOf: one => one.n }, { unpaged: ctx.unpaged }),
  sellableOnlineQuantity: variant => variant.inventoryQuantity,
  // Never null in an answer of Shopify's: a variant that has none shows zeros without units.
  unitPriceMeasurement: variant => variant.unitPriceMeasurement ?? NO_MEASUREMENT
};

const NO_MEASUREMENT = { quantityUnit: null, quantityValue: 0, referenceUnit: null, referenceValue: 0 };

/** Its value as an object is made for those who ask: pages have thousands of these. */
class SelectedOption {
  #value;

  /** @param {string} name @param {import('../store/records/option.js').OptionValue} value */
  constructor(name, value) {
    this.name = name;
    this.#value = value;
  }

  get value() { return this.#value.name; }
  get optionValue() { return { id: this.#value.id, name: this.#value.name, hasVariants: true }; }
}

export const storedVariantFields = [
  'id', 'legacyResourceId', 'title', 'displayName', 'sku', 'barcode', 'price', 'compareAtPrice', 'position', 'taxable', 'taxCode', 'inventoryPolicy',
  'inventoryQuantity', 'inventoryItem', 'product', 'requiresComponents', 'showUnitPrice', 'createdAt', 'updatedAt'
];
