// @ts-check
import { addNewMedia } from '../../mutate/rules/media-input.js';
import { normaliseHtml, normaliseMoney, normaliseSeo, normaliseTags, normaliseText } from '../../quirks.js';
import { plainText } from '../../store/plain-text.js';
import { categoryNamed } from '../../store/taxonomy.js';
import { planProducts } from './plan.js';
import { readCsv } from './read-csv.js';

/** @import { Shop } from '../../store/shop.js' */
/** @import { Product } from '../../store/records/product.js' */
/** @import { PlannedProduct, PlannedVariant } from './plan.js' */

const MINUTE = 60_000;
/** @type {Record<string, number>} */
const GRAMS_IN = { GRAMS: 1, KILOGRAMS: 1000, OUNCES: 28.349523125, POUNDS: 453.59237 };

/** Fills a shop from a product CSV, each product a minute after the one before. @param {Shop} shop @param {string} text */
export function seedFromCsv(shop, text) {
  const products = planProducts(readCsv(text), shop.quirks);
  const begin = shop.now().getTime() - (products.length + 1) * MINUTE;
  products.forEach((planned, index) => addProduct(shop, planned, begin + index * MINUTE));
}

/** @param {Shop} shop @param {PlannedProduct} planned @param {number} now */
function addProduct(shop, planned, now) {
  const { quirks } = shop;
  const product = shop.addProduct(planned.handle, now);
  product.title = normaliseText(planned.title, quirks);
  product.descriptionHtml = normaliseHtml(planned.descriptionHtml, quirks);
  product.vendor = planned.vendor ?? shop.name;
  product.productType = planned.productType;
  product.categoryId = planned.category === null ? null : categoryNamed(planned.category)?.id ?? null;
  product.tags = normaliseTags(planned.tags === null ? [] : [planned.tags], quirks);
  product.status = planned.status;
  product.publishedMs = planned.isPublished ? now : null;
  product.isGiftCard = planned.isGiftCard;
  product.seoTitle = normaliseSeo(planned.seoTitle, product.title, quirks);
  product.seoDescription = normaliseSeo(planned.seoDescription, plainText(product.descriptionHtml), quirks);
  const pictures = new Map(planned.images.map(({ url, alt }) => [url, addNewMedia(shop, product, { originalSource: url, alt }, now)]));
  planned.optionNames.forEach((name, index) => shop.addOption(product, name, [...new Set(planned.variants.map(variant => variant.values[index]))]));
  for (const variant of planned.variants) addVariant(shop, product, variant, pictures, now);
  // A CSV does not tell the type of a metafield.
  for (const { namespace, key, value } of planned.metafields) shop.addMetafield(product, { namespace, key, type: /[\r\n]/.test(value) ? 'multi_line_text_field' : 'single_line_text_field', value }, now);
}

/** @param {Shop} shop @param {Product} product @param {PlannedVariant} planned @param {Map<string, any>} pictures @param {number} now */
function addVariant(shop, product, planned, pictures, now) {
  const { quirks } = shop;
  const values = product.options.map((option, index) => /** @type {any} */ (option.valueNamed(planned.values[index])));
  const variant = shop.addVariant(product, values, now);
  variant.sku = planned.sku;
  variant.barcode = planned.barcode;
  variant.price = normaliseMoney(planned.price, quirks);
  variant.compareAtPrice = planned.compareAtPrice === null ? null : normaliseMoney(planned.compareAtPrice, quirks);
  variant.taxable = planned.taxable;
  variant.taxCode = planned.taxCode ?? '';
  variant.inventoryPolicy = planned.inventoryPolicy;
  variant.unitPriceMeasurement = planned.unitPrice;
  variant.showUnitPrice = planned.unitPrice !== null;
  variant.mediaImage = planned.image === null ? null : pictures.get(planned.image) ?? null;
  const item = variant.inventoryItem;
  item.tracked = planned.tracked;
  item.cost = planned.cost === null ? null : normaliseMoney(planned.cost, quirks);
  item.requiresShipping = planned.requiresShipping;
  item.weightUnit = planned.weightUnit;
  item.weightValue = Math.round((planned.grams / GRAMS_IN[planned.weightUnit]) * 10_000) / 10_000;
  // A CSV counts stock for one place only; what is not tracked has none.
  if (planned.tracked) item.levels[0].change('available', planned.quantity, now);
}
