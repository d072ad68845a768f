// @ts-check
import { applyQuantities, quantityErrors, tooManyQuantities } from '../rules/inventory-input.js';
import { addNewMedia } from '../rules/media-input.js';
import { addFirstVariant } from '../rules/new-product.js';
import { applyDrafts, draftOptions, MAX_VARIANTS } from '../rules/option-input.js';
import { combinationOf, existsError, missingOptionErrors, readOptionValues } from '../rules/option-values.js';
import { refuseInputs } from '../rules/unsupported.js';
import { userError } from '../rules/user-error.js';
import { applyVariantInput, setCodes, variantErrors } from '../rules/variant-input.js';
import { fileErrors, mediaOf } from './files.js';

/** @import { Shop } from '../../store/shop.js' */
/** @import { Product } from '../../store/records/product.js' */
/** @import { Variant } from '../../store/records/variant.js' */
/** @import { Media, MediaImage } from '../../store/records/file.js' */
/** @import { Draft } from '../rules/option-input.js' */
/** @import { UserError } from '../rules/user-error.js' */

const CODES = {
  unknownOption: 'OPTION_DOES_NOT_EXIST', unknownValue: 'OPTION_VALUE_DOES_NOT_EXIST', doubled: 'INVALID_VARIANT', tooLong: 'INVALID_VARIANT',
  missing: 'INVALID_VARIANT', exists: 'INVALID_VARIANT'
};

/** @typedef {{ variant: Variant | null, input: any, names: string[], path: (string | number)[], errors: UserError[] }} Row */
/** @typedef {{ errors: UserError[], drafts: Draft[] | null, rows: Row[] }} VariantPlan `drafts` is null when the input leaves options and variants alone */

/** Options and variants come together or not at all. @param {Shop} shop @param {Product | null} product @param {Record<string, any>} input @returns {VariantPlan} */
export function planVariants(shop, product, input) {
  if (input.productOptions == null && input.variants == null) return { errors: [], drafts: null, rows: [] };
  const { errors, drafts } = draftOptions(shop, product, input.productOptions ?? [], ['input', 'productOptions']);
  if (input.productOptions == null) errors.push(userError(['input', 'productOptions'], 'Product options input is required when updating variants', 'PRODUCT_OPTIONS_INPUT_MISSING'));
  else if (!input.variants?.length) errors.push(userError(['input', 'variants'], 'Variants input is required when updating product options', 'VARIANTS_INPUT_MISSING'));
  else if (input.variants.length > MAX_VARIANTS) errors.push(userError(['input', 'variants'], `A product can have at most ${MAX_VARIANTS} variants.`, 'VARIANTS_OVER_LIMIT'));
  else errors.push(...tooManyQuantities(input.variants, ['input', 'variants']));
  if (errors.length) return { errors, drafts, rows: [] };
  const named = new Set(input.variants.map((/** @type {any} */ variant) => variant.id ?? null));
  const free = product?.variants.filter(variant => !named.has(variant.id)) ?? [];
  const listed = listedFiles(input.files);
  const rows = inOrder(input.variants).map((/** @type {any} */ { variant, index }) => planRow(shop, product, drafts, free, variant, ['input', 'variants', index], listed));
  return { errors: [...rows.flatMap((/** @type {Row} */ row) => row.errors), ...doubledErrors(rows)], drafts, rows };
}

/** Positions count where they are given, else the order of the list. @param {any[]} variants */
const inOrder = variants => variants
  .map((variant, index) => ({ variant, index }))
  .sort((a, b) => (a.variant.position ?? a.index + 1) - (b.variant.position ?? b.index + 1) || a.index - b.index);

/**
 * @param {Shop} shop @param {Product | null} product @param {Draft[]} drafts @param {Variant[]} free the variants that no input names by id
 * @param {any} input @param {(string | number)[]} path @param {Set<string> | null} listed the files of the product @returns {Row}
 */
function planRow(shop, product, drafts, free, input, path, listed) {
  refuseInputs('productSet', input, ['published']);
  const options = /** @type {any[]} */ (drafts);
  const { errors, names } = readOptionValues(shop, options, input.optionValues, path, CODES);
  if (errors.length === 0) errors.push(...missingOptionErrors(options, names, path, CODES), ...unlistedErrors(drafts, names, path));
  const ordered = options.map(option => names.get(option) ?? '');
  // Without an id, the variant of the same values is the one meant.
  const variant = (input.id != null ? product?.variants.find(one => one.id === input.id) : free.find(one => one.title === combinationOf(ordered))) ?? null;
  if (input.id != null && !variant) errors.push(userError([...path, 'id'], 'Product variant does not exist', 'PRODUCT_VARIANT_DOES_NOT_EXIST'));
  errors.push(
    ...variantErrors(shop, variant, input, path, setCodes),
    ...quantityErrors(shop, input.inventoryQuantities, combinationOf(ordered), [...path, 'inventoryQuantities'], 'INVALID_VARIANT'),
    ...(variant ? unstockedErrors(shop, variant, input.inventoryQuantities, [...path, 'inventoryQuantities']) : []),
    ...(input.file ? variantFileErrors(shop, input.file, [...path, 'file'], listed) : []));
  return { variant, input, names: ordered, path, errors };
}

/** @param {import('./files.js').FileInput[] | null | undefined} files what names each of them; null when the call leaves them alone */
const listedFiles = files => (files ? new Set(files.flatMap(({ id, originalSource }) => [id, originalSource]).filter(name => name != null)) : null);

/** @param {Shop} shop @param {import('./files.js').FileInput} file @param {(string | number)[]} path @param {Set<string> | null} listed */
function variantFileErrors(shop, file, path, listed) {
  const errors = fileErrors(shop, file, path);
  const isListed = listed === null || listed.has(file.id ?? file.originalSource ?? '');
  return errors.length || isListed ? errors : [userError(path, 'The file of a variant must be one of the files of the product.', 'INVALID_INPUT')];
}

/** A variant that is there keeps its locations. @param {Shop} shop @param {Variant} variant @param {{ locationId: string }[] | null | undefined} quantities @param {(string | number)[]} path */
const unstockedErrors = (shop, { title, inventoryItem }, quantities, path) => (quantities ?? []).flatMap(({ locationId }, index) =>
  (!shop.find(locationId) || inventoryItem.levels.some(level => level.location.id === locationId && level.isActive)
    ? []
    : [userError([...path, index, 'locationId'], `Quantity for ${title} couldn't be set because it isn't stocked at the location.`, 'INVALID_VARIANT')]));

/** @param {Draft[]} drafts @param {Map<any, string>} names @param {(string | number)[]} path */
const unlistedErrors = (drafts, names, path) => drafts.flatMap(draft =>
  (draft.optionValues.some(value => value.name === names.get(draft)) ? [] : [userError([...path, 'optionValues'], `Option value '${names.get(draft)}' does not exist`, 'OPTION_VALUE_DOES_NOT_EXIST')]));

/** No two rows may mean the same variant, or end with the same values. @param {Row[]} rows */
function doubledErrors(rows) {
  const seen = new Set();
  return rows.flatMap(({ variant, names, path, errors }) => {
    const combination = combinationOf(names);
    const error = variant && seen.has(variant) ? userError([...path, 'id'], 'Product variant IDs must be unique', 'INVALID_VARIANT') : seen.has(combination) ? existsError(names, path, CODES) : null;
    seen.add(combination).add(variant);
    return errors.length === 0 && error ? [error] : [];
  });
}

/**
 * @param {Shop} shop @param {Product} product @param {VariantPlan} plan @param {Map<string, Media>} pictures @param {number} now
 */
export function setOptionsAndVariants(shop, product, { drafts, rows }, pictures, now) {
  const kept = new Set(rows.map(row => row.variant));
  for (const variant of [...product.variants]) if (!kept.has(variant)) shop.removeVariant(variant);
  applyDrafts(shop, product, drafts ?? []);
  product.variants = rows.map(({ variant: existing, input, names }) => {
    const values = product.options.map((option, index) => /** @type {any} */ (option.valueNamed(names[index])));
    const variant = existing ?? addFirstVariant(shop, product, values, now);
    variant.optionValues = values;
    applyVariantInput(shop, variant, input, now);
    applyQuantities(shop, variant.inventoryItem, input.inventoryQuantities, now);
    if (input.file) variant.mediaImage = pictureOf(shop, product, input.file, pictures, now);
    return variant;
  });
}

/** @param {Shop} shop @param {Product} product @param {import('./files.js').FileInput} file @param {Map<string, Media>} pictures @param {number} now */
function pictureOf(shop, product, file, pictures, now) {
  const media = (file.id != null ? mediaOf(shop, file.id) : pictures.get(file.originalSource ?? '')) ?? addNewMedia(shop, product, { ...file, originalSource: file.originalSource ?? '' }, now);
  shop.files.attach(product, media);
  return /** @type {MediaImage} */ (media);
}
