// @ts-check
import { write } from '../store/write.js';
import { parentErrors } from './rules/combined-listing.js';
import { combinationOf, dropUnusedValues, existsError, readOptionValues, valueOf } from './rules/option-values.js';
import { refuseInputs } from './rules/unsupported.js';
import { userError } from './rules/user-error.js';
import { applyVariantInput, updateCodes, variantErrors } from './rules/variant-input.js';
import { addPictures, applyPicture, newPictureErrors, pictureErrors } from './rules/variant-media.js';

/** @import { Context } from '../store/write.js' */
/** @import { Product } from '../store/records/product.js' */
/** @import { Variant } from '../store/records/variant.js' */
/** @import { Option } from '../store/records/option.js' */
/** @import { UserError } from './rules/user-error.js' */

const CODES = {
  unknownOption: 'OPTION_DOES_NOT_EXIST', unknownValue: 'OPTION_VALUE_DOES_NOT_EXIST', doubled: 'INVALID_INPUT',
  tooLong: 'OPTION_VALUE_NAME_TOO_LONG', missing: 'NEED_TO_ADD_OPTION_VALUES', exists: 'VARIANT_ALREADY_EXISTS', both: 'CANNOT_SPECIFY_BOTH', neither: 'MUST_SPECIFY_ONE_OF_PAIR'
};

/** @typedef {{ variant: Variant | undefined, input: any, names: Map<Option, string>, refusals: UserError[], errors: UserError[] }} Row `refusals` are those after which Shopify lists no variants */

/** @param {unknown} _ @param {{ productId: string, variants: any[], allowPartialUpdates?: boolean, media?: any[] }} args @param {Context} ctx */
export function productVariantsBulkUpdate(_, args, ctx) {
  const { shop } = ctx;
  const product = shop.product(args.productId);
  if (!product) return { product: null, productVariants: null, userErrors: [userError(['productId'], 'Product does not exist', 'PRODUCT_DOES_NOT_EXIST')] };

  const refusals = [...parentErrors(product), ...newPictureErrors(product, args.media)];
  if (refusals.length) return { product, productVariants: null, userErrors: refusals };

  const rows = args.variants.map((input, index) => checkRow(ctx, product, args.media, input, ['variants', index]));
  for (const [index, row] of rows.entries()) row.refusals.push(...clashErrors(product, rows, row, ['variants', index]));
  const userErrors = rows.flatMap(row => [...row.refusals, ...row.errors]);
  const good = rows.filter(row => row.refusals.length + row.errors.length === 0);
  const wanted = userErrors.length === 0 || args.allowPartialUpdates ? good : [];
  if (wanted.length) {
    write(ctx, 'productVariantsBulkUpdate', args, [product], now => {
      const pictures = addPictures(shop, product, args.media, now);
      for (const row of wanted) applyRow(ctx, product, row, pictures, now);
    });
  }
  const lists = rows.every(row => row.refusals.length === 0) || (args.allowPartialUpdates && wanted.length > 0);
  return { product, productVariants: lists ? rows.map(row => row.variant).filter(Boolean) : null, userErrors };
}

/** @param {Context} ctx @param {Product} product @param {any[] | undefined} media @param {any} input @param {(string | number)[]} path @returns {Row} */
function checkRow({ shop }, product, media, input, path) {
  refuseInputs('productVariantsBulkUpdate', input, ['published', 'quantityAdjustments']);
  const variant = input.id == null ? undefined : product.variants.find(one => one.id === input.id);
  /** @type {Row} */
  const row = { variant, input, names: new Map(), refusals: [], errors: [] };
  if (input.id == null) row.refusals.push(userError([...path, 'id'], 'Product variant is missing ID attribute', 'PRODUCT_VARIANT_ID_MISSING'));
  else if (!variant) row.refusals.push(userError([...path, 'id'], 'Product variant does not exist', 'PRODUCT_VARIANT_DOES_NOT_EXIST'));
  if (!variant) return row;
  if (input.inventoryQuantities != null) {
    row.refusals.push(userError([...path, 'inventoryQuantities'],
      'Inventory quantities can only be provided during create. To update inventory for existing variants, use inventoryAdjustQuantities.', 'NO_INVENTORY_QUANTITIES_ON_VARIANTS_UPDATE'));
  }
  row.refusals.push(...pictureErrors(product, media, input, path, 'CANNOT_SPECIFY_BOTH'));
  const { errors, names } = readOptionValues(shop, product.options, input.optionValues ?? [], path, CODES);
  row.names = names;
  row.refusals.push(...errors);
  row.errors.push(...variantErrors(shop, variant, input, path, updateCodes));
  return row;
}

/** Two variants must not end with the same values. @param {Product} product @param {Row[]} rows @param {Row} row @param {(string | number)[]} path */
function clashErrors(product, rows, row, path) {
  if (!row.variant || row.names.size === 0 || row.refusals.length) return [];
  const namesOf = (/** @type {Variant} */ variant) => {
    const moved = rows.find(one => one.variant === variant)?.names;
    return product.options.map((option, index) => moved?.get(option) ?? variant.optionValues[index].name);
  };
  const own = namesOf(row.variant);
  const clashes = product.variants.some(variant => variant !== row.variant && combinationOf(namesOf(variant)) === combinationOf(own));
  return clashes ? [existsError(own, path, CODES)] : [];
}

/** @param {Context} ctx @param {Product} product @param {Row} row @param {Map<string, any>} pictures @param {number} now */
function applyRow({ shop }, product, { variant, input, names }, pictures, now) {
  if (!variant) return;
  const earlier = variant.optionValues;
  variant.optionValues = product.options.map((option, index) => {
    const name = names.get(option);
    return name === undefined ? earlier[index] : valueOf(shop, option, name);
  });
  dropUnusedValues(product, earlier);
  applyPicture(shop, variant, input, pictures);
  applyVariantInput(shop, variant, input, now);
}
