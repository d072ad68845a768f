// @ts-check
import { DEFAULT_OPTION, DEFAULT_VALUE } from '../../store/records/option.js';
import { wantedHandle } from './handle-input.js';
import { applyProductInput } from './product-input.js';

/** @import { Shop } from '../../store/shop.js' */
/** @import { Product } from '../../store/records/product.js' */

/**
 * A product of a checked input, without variants yet. It is published only where all new products are, and of the shop's own brand when none is named.
 * @param {Shop} shop @param {Record<string, any>} input @param {number} now
 */
export function makeProduct(shop, input, now) {
  const product = shop.addProduct(/** @type {string} */ (wantedHandle(shop, null, input).handle), now);
  product.vendor = shop.name;
  product.isGiftCard = input.giftCard ?? false;
  product.combinedListingRole = input.combinedListingRole ?? null;
  applyProductInput(shop, product, { ...input, handle: undefined });
  shop.publications.publishNew(product, now);
  return product;
}

/** The one variant of a product without options. @param {Shop} shop @param {Product} product @param {number} now */
export function addDefaultVariant(shop, product, now) {
  const option = shop.addOption(product, DEFAULT_OPTION, [DEFAULT_VALUE]);
  return addFirstVariant(shop, product, [option.optionValues[0]], now);
}

/** @param {Shop} shop @param {Product} product @param {import('../../store/records/option.js').OptionValue[]} values @param {number} now */
export function addFirstVariant(shop, product, values, now) {
  const variant = shop.addVariant(product, values, now);
  if (product.isGiftCard) {
    variant.taxable = false;
    variant.inventoryItem.requiresShipping = false;
  }
  return variant;
}
