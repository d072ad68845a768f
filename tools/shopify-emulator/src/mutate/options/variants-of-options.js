// @ts-check
import { combinationOf } from '../rules/option-values.js';

/** @import { Shop } from '../../store/shop.js' */
/** @import { Product } from '../../store/records/product.js' */
/** @import { Option, OptionValue } from '../../store/records/option.js' */
/** @import { Variant } from '../../store/records/variant.js' */

/**
 * One more variant like another, with other option values: it costs and weighs the same, but what names one thing only (SKU, barcode, stock) stays behind.
 * @param {Shop} shop @param {Variant} source @param {OptionValue[]} optionValues @param {number} now @param {Product} [product]
 */
export function addVariantLike(shop, source, optionValues, now, product = source.product) {
  const variant = shop.addVariant(product, optionValues, now);
  const { price, compareAtPrice, taxable, taxCode, inventoryPolicy, showUnitPrice, unitPriceMeasurement } = source;
  Object.assign(variant, { price, compareAtPrice, taxable, taxCode, inventoryPolicy, showUnitPrice, unitPriceMeasurement });
  const { tracked, requiresShipping, cost, weightValue, weightUnit, countryCodeOfOrigin, provinceCodeOfOrigin, harmonizedSystemCode } = source.inventoryItem;
  Object.assign(variant.inventoryItem, { tracked, requiresShipping, cost, weightValue, weightUnit, countryCodeOfOrigin, provinceCodeOfOrigin, harmonizedSystemCode });
  return variant;
}

/** Puts the options in another order; the values of each variant follow. @param {Product} product @param {Option[]} order the same options */
export function reorderOptions(product, order) {
  const places = order.map(option => product.options.indexOf(option));
  for (const variant of product.variants) variant.optionValues = places.map(place => variant.optionValues[place]);
  product.options = order;
}

/** Too high a position is the last one. @param {Product} product @param {Option} option @param {number} position */
export function moveOption(product, option, position) {
  const order = product.options.filter(other => other !== option);
  order.splice(Math.min(position - 1, order.length), 0, option);
  reorderOptions(product, order);
}

/** Variants stand in the order of their values. @param {Product} product */
export function sortVariants(product) {
  const keys = new Map(product.variants.map(variant => [variant, product.options.map((option, index) => option.optionValues.indexOf(variant.optionValues[index]))]));
  const keyOf = (/** @type {Variant} */ variant) => /** @type {number[]} */ (keys.get(variant));
  product.variants.sort((a, b) => {
    const [first, second] = [keyOf(a), keyOf(b)];
    const at = first.findIndex((place, index) => place !== second[index]);
    return at < 0 ? 0 : first[at] - second[at];
  });
}

/** The variants that say the same as one before them, once only these options are left. @param {Product} product @param {Option[]} left @returns {Variant[]} */
export function doubledWithout(product, left) {
  const places = left.map(option => product.options.indexOf(option));
  const seen = new Set();
  return product.variants.filter(variant => {
    const combination = combinationOf(places.map(place => variant.optionValues[place].name));
    if (seen.has(combination)) return true;
    seen.add(combination);
    return false;
  });
}
