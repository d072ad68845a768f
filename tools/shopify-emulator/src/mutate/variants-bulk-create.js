// @ts-check
import { write } from '../store/write.js';
import { parentErrors } from './rules/combined-listing.js';
import { applyQuantities, locationCountErrors, quantityErrors, tooManyQuantities } from './rules/inventory-input.js';
import { MAX_VARIANTS } from './rules/option-input.js';
import { combinationOf, dropUnusedValues, existsError, missingOptionErrors, readOptionValues, valueOf } from './rules/option-values.js';
import { refuseInputs } from './rules/unsupported.js';
import { userError } from './rules/user-error.js';
import { applyVariantInput, createCodes, variantErrors } from './rules/variant-input.js';
import { addPictures, applyPicture, newPictureErrors, pictureErrors } from './rules/variant-media.js';

/** @import { Context } from '../store/write.js' */
/** @import { Product } from '../store/records/product.js' */
/** @import { Variant } from '../store/records/variant.js' */

const CODES = {
  unknownOption: 'INVALID_INPUT', unknownValue: 'INVALID_INPUT', doubled: 'INVALID_INPUT', tooLong: 'INVALID_INPUT',
  missing: 'NEED_TO_ADD_OPTION_VALUES', exists: 'VARIANT_ALREADY_EXISTS_CHANGE_OPTION_VALUE'
};

/** @typedef {'DEFAULT' | 'PRESERVE_STANDALONE_VARIANT' | 'REMOVE_STANDALONE_VARIANT'} Strategy */

/** @param {unknown} _ @param {{ productId: string, variants: any[], strategy?: Strategy, media?: any[] }} args @param {Context} ctx */
export function productVariantsBulkCreate(_, args, ctx) {
  const { shop } = ctx;
  const product = shop.product(args.productId);
  if (!product) return refused([userError(['productId'], 'Product does not exist', 'PRODUCT_DOES_NOT_EXIST')]);
  const refusals = [...parentErrors(product), ...newPictureErrors(product, args.media), ...tooManyQuantities(args.variants)];
  if (refusals.length) return refused(refusals);
  if (args.variants.length === 0) return { product, productVariants: [], userErrors: [] };

  const goes = standaloneThatGoes(product, args.strategy ?? 'DEFAULT');
  const rows = args.variants.map((input, index) => checkRow(ctx, product, args.media, input, ['variants', index]));
  const userErrors = [...rows.flatMap(row => row.errors), ...existingErrors(product, goes, rows)];
  if (product.variants.length + rows.length > MAX_VARIANTS) userErrors.push(userError(['variants'], `A product can have at most ${MAX_VARIANTS} variants.`, 'INVALID_INPUT'));
  if (userErrors.length) return refused(userErrors);

  /** @type {Variant[]} */
  const productVariants = [];
  write(ctx, 'productVariantsBulkCreate', args, [product], now => {
    const pictures = addPictures(shop, product, args.media, now);
    for (const { input, names } of rows) {
      const variant = shop.addVariant(product, product.options.map((option, index) => valueOf(shop, option, names[index])), now);
      applyPicture(shop, variant, input, pictures);
      applyVariantInput(shop, variant, input, now);
      applyQuantities(shop, variant.inventoryItem, input.inventoryQuantities, now);
      productVariants.push(variant);
    }
    if (!goes) return;
    shop.removeVariant(goes);
    dropUnusedValues(product, goes.optionValues);
  });
  return { product, productVariants, userErrors };
}

/** @param {import('./rules/user-error.js').UserError[]} userErrors */
const refused = userErrors => ({ product: null, productVariants: [], userErrors });

/** The only variant of a product may make room: always when asked to, by default only the invisible one. @param {Product} product @param {Strategy} strategy */
function standaloneThatGoes(product, strategy) {
  if (product.variants.length !== 1 || strategy === 'PRESERVE_STANDALONE_VARIANT') return null;
  return strategy === 'REMOVE_STANDALONE_VARIANT' || product.hasOnlyDefaultVariant ? product.variants[0] : null;
}

/** @param {Context} ctx @param {Product} product @param {any[] | undefined} media @param {any} input @param {(string | number)[]} path */
function checkRow({ shop }, product, media, input, path) {
  refuseInputs('productVariantsBulkCreate', input, ['published']);
  const { errors, names } = readOptionValues(shop, product.options, input.optionValues ?? [], path, CODES);
  if (errors.length === 0) errors.push(...missingOptionErrors(product.options, names, path, CODES));
  for (const key of ['id', 'quantityAdjustments']) if (input[key] != null) errors.push(userError([...path, key], 'On create, this key cannot be used.', 'NO_KEY_ON_CREATE'));
  const ordered = product.options.map(option => names.get(option) ?? '');
  errors.push(
    ...quantityErrors(shop, input.inventoryQuantities, combinationOf(ordered), [...path, 'inventoryQuantities'], 'TRACKED_VARIANT_LOCATION_NOT_FOUND'),
    ...variantErrors(shop, null, input, path, createCodes));
  errors.push(...locationCountErrors(input.inventoryQuantities, [...path, 'inventoryQuantities']), ...pictureErrors(product, media, input, path, 'INVALID_INPUT'));
  return { input, names: ordered, errors };
}

/** @param {Product} product @param {Variant | null} goes @param {{ names: string[], errors: unknown[] }[]} rows */
function existingErrors(product, goes, rows) {
  const taken = new Set(product.variants.filter(variant => variant !== goes).map(variant => variant.title));
  return rows.flatMap(({ names, errors }, index) => {
    const combination = combinationOf(names);
    if (errors.length === 0 && taken.has(combination)) return [existsError(names, ['variants', index], CODES)];
    taken.add(combination);
    return [];
  });
}
