// @ts-check
import { normaliseMoney } from '../../quirks.js';
import { checkMetafields, putMetafield } from './metafield-input.js';
import { lengthOf, MAX_TEXT, userError } from './user-error.js';

/** @import { Shop } from '../../store/shop.js' */
/** @import { Variant } from '../../store/records/variant.js' */
/** @import { InventoryItem } from '../../store/records/inventory.js' */
/** @import { UserError } from './user-error.js' */
/** @import { Quirks } from '../../quirks.js' */

export const TOO_MUCH = 10n ** 18n;

/** @param {unknown} amount @returns {'negative' | 'too large' | 'no number' | null} */
export function amountProblem(amount) {
  const text = String(amount).trim();
  if (!/^[+-]?(\d+(\.\d*)?|\.\d+)$/.test(text)) return 'no number';
  if (text.startsWith('-') && /[1-9]/.test(text)) return 'negative';
  return BigInt(text.replace(/^[+-]/, '').split('.')[0] || '0') >= TOO_MUCH ? 'too large' : null;
}

/**
 * How a mutation names the errors of a variant.
 * @typedef {object} VariantCodes
 * @property {string} negative
 * @property {string} invalid
 * @property {boolean} doublesCost the bulk mutations report a bad cost twice, once without a code
 * @property {(code: string | null) => string} metafield the code that the mutation knows for a bad metafield
 */

/** What productVariantsBulkUpdate can tell of a metafield. */
const UPDATE_METAFIELD_CODES = ['BLANK', 'TOO_LONG', 'TOO_SHORT', 'INVALID_VALUE'];

/** @type {VariantCodes} */
export const updateCodes = { negative: 'GREATER_THAN_OR_EQUAL_TO', invalid: 'INVALID_INPUT', doublesCost: true, metafield: code => (code === null || !UPDATE_METAFIELD_CODES.includes(code) ? 'INVALID_VALUE' : code) };
/** @type {VariantCodes} */
export const createCodes = { ...updateCodes, metafield: () => 'INVALID_INPUT' };
/** @type {VariantCodes} */
export const setCodes = { negative: 'INVALID_VARIANT', invalid: 'INVALID_VARIANT', doublesCost: false, metafield: code => (code === 'CAPABILITY_VIOLATION' ? code : 'INVALID_METAFIELD') };

/**
 * The values of a variant, apart from its options.
 * @param {Shop} shop @param {Variant | null} variant null for a new one @param {Record<string, any>} input @param {(string | number)[]} path
 * @param {VariantCodes} codes @returns {UserError[]}
 */
export function variantErrors(shop, variant, input, path, codes) {
  const item = input.inventoryItem ?? {};
  return [
    ...(isBlank(input.compareAtPrice) ? [] : amountErrors(input.compareAtPrice, [...path, 'compareAtPrice'], '', codes)),
    ...(input.price == null ? [] : amountErrors(input.price, [...path, 'price'], 'Price ', codes)),
    ...costErrors(item.cost, path, codes),
    ...weightErrors(item.measurement, [...path, 'inventoryItem', 'measurement', 'weight'], codes.negative),
    ...tooLong(item.sku ?? input.sku, [...path, ...(item.sku == null ? ['sku'] : ['inventoryItem', 'sku'])], codes.invalid),
    ...tooLong(input.barcode, [...path, 'barcode'], codes.invalid),
    ...tooLong(input.taxCode, [...path, 'taxCode'], codes.invalid),
    ...customsErrors(item.harmonizedSystemCode, [...path, 'inventoryItem', 'harmonizedSystemCode'], codes.invalid),
    ...checkMetafields(shop, variant, input.metafields, [...path, 'metafields'], 'PRODUCTVARIANT').errors.map(error => ({ ...error, code: codes.metafield(error.code) }))
  ];
}

/** @param {unknown} amount @param {(string | number)[]} path @param {string} name @param {VariantCodes} codes */
function amountErrors(amount, path, name, codes) {
  switch (amountProblem(amount)) {
    case 'negative': return [userError(path, `${name}must be greater than or equal to 0`, codes.negative)];
    // Shopify names the field in the first message only.
    case 'too large': return [userError(path, `must be less than ${TOO_MUCH}`, codes.invalid)];
    case 'no number': return [userError(path, `${name}is not a number`, codes.invalid)];
    default: return [];
  }
}

/** @param {unknown} cost @param {(string | number)[]} path @param {VariantCodes} codes */
function costErrors(cost, path, codes) {
  if (isBlank(cost)) return [];
  const [error] = amountErrors(cost, [...path, 'inventoryItem', 'cost'], '', codes);
  if (!error) return [];
  const named = { ...error, message: `Cost per item ${error.message}` };
  return codes.doublesCost ? [userError(path, error.message), named] : [named];
}

/** Dots are left out before the digits are counted. @param {string | null | undefined} harmonizedSystemCode @param {(string | number)[]} path @param {string | null} [code] */
export const customsErrors = (harmonizedSystemCode, path, code) => (harmonizedSystemCode && !/^\d{6,13}$/.test(String(harmonizedSystemCode).replaceAll('.', ''))
  ? [userError(path, 'Harmonized system code must be a number between six and thirteen digits', code)]
  : []);

/** @param {any} measurement @param {(string | number)[]} path @param {string | null} code */
export function weightErrors(measurement, path, code) {
  const weight = measurement?.weight;
  if (weight == null || weight.value >= 0) return [];
  const unit = UNIT_NAMES[weight.unit];
  return [userError(path, `Measurement weight value ${weight.value} ${unit} must be >= 0 ${unit}`, code)];
}

/** @type {Record<string, string>} */
const UNIT_NAMES = { KILOGRAMS: 'kg', GRAMS: 'g', POUNDS: 'lb', OUNCES: 'oz' };

/** @param {unknown} text @param {(string | number)[]} path @param {string} code */
const tooLong = (text, path, code) =>
  typeof text === 'string' && lengthOf(text) > MAX_TEXT ? [userError(path, `is too long (maximum is ${MAX_TEXT} characters)`, code)] : [];

/** @param {unknown} value */
const isBlank = value => value === null || value === undefined || value === '';

const NO_MEASUREMENT = { quantityUnit: null, quantityValue: 0, referenceUnit: null, referenceValue: 0 };

/** What the input does not name stays. @param {Shop} shop @param {Variant} variant @param {Record<string, any>} input checked @param {number} now */
export function applyVariantInput(shop, variant, input, now) {
  const { quirks } = shop;
  if (input.price != null) variant.price = normaliseMoney(input.price, quirks);
  if (input.compareAtPrice !== undefined) variant.compareAtPrice = isBlank(input.compareAtPrice) ? null : normaliseMoney(input.compareAtPrice, quirks);
  if (input.barcode !== undefined) variant.barcode = input.barcode;
  if (input.sku !== undefined) variant.sku = input.sku;
  if (input.taxable != null) variant.taxable = input.taxable;
  if (input.taxCode !== undefined) variant.taxCode = input.taxCode ?? '';
  if (input.inventoryPolicy != null) variant.inventoryPolicy = input.inventoryPolicy;
  if (input.requiresComponents != null) variant.requiresComponents = input.requiresComponents;
  if (input.showUnitPrice != null) variant.showUnitPrice = input.showUnitPrice;
  if (input.unitPriceMeasurement !== undefined) variant.unitPriceMeasurement = input.unitPriceMeasurement && { ...NO_MEASUREMENT, ...input.unitPriceMeasurement };
  if (input.inventoryItem) applyItemInput(variant.inventoryItem, input.inventoryItem, quirks, now);
  for (const content of checkMetafields(shop, variant, input.metafields, [], 'PRODUCTVARIANT').contents) putMetafield(shop, variant, content, now);
  variant.updatedMs = now;
}

/** @param {InventoryItem} item @param {Record<string, any>} input checked @param {Quirks} quirks @param {number} now */
export function applyItemInput(item, input, quirks, now) {
  if (input.sku !== undefined) item.variant.sku = input.sku;
  if (input.cost !== undefined) item.cost = isBlank(input.cost) ? null : normaliseMoney(input.cost, quirks);
  if (input.tracked != null) item.tracked = input.tracked;
  if (input.requiresShipping != null) item.requiresShipping = input.requiresShipping;
  if (input.countryCodeOfOrigin !== undefined) item.countryCodeOfOrigin = input.countryCodeOfOrigin;
  if (input.provinceCodeOfOrigin !== undefined) item.provinceCodeOfOrigin = input.provinceCodeOfOrigin;
  if (input.harmonizedSystemCode !== undefined) item.harmonizedSystemCode = input.harmonizedSystemCode && String(input.harmonizedSystemCode).replaceAll('.', '');
  if (input.countryHarmonizedSystemCodes != null) item.countryCodes = input.countryHarmonizedSystemCodes.map((/** @type {any} */ { countryCode, harmonizedSystemCode }) => ({ countryCode, harmonizedSystemCode }));
  const weight = input.measurement?.weight;
  if (weight) {
    item.weightValue = weight.value;
    item.weightUnit = weight.unit;
  }
  item.updatedMs = now;
}
