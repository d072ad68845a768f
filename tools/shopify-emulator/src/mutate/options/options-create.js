// @ts-check
import { write } from '../../store/write.js';
import { MAX_OPTIONS, MAX_VARIANTS } from '../rules/option-input.js';
import { parentErrors } from '../rules/combined-listing.js';
import { userError } from '../rules/user-error.js';
import { cleanName, doubledLinkErrors, doubledValueErrors, linkErrors, nameErrors, valueNameErrors } from './option-names.js';
import { addVariantLike, moveOption } from './variants-of-options.js';

/** @import { Context } from '../../store/write.js' */
/** @import { Product } from '../../store/records/product.js' */
/** @import { Option, OptionValue } from '../../store/records/option.js' */
/** @import { Path, ValueInput } from './option-names.js' */
/** @import { UserError } from '../rules/user-error.js' */
/** @import { Shop } from '../../store/shop.js' */

/** @typedef {{ name?: string | null, position?: number | null, values?: ValueInput[] | null, linkedMetafield?: { namespace?: string, key?: string } | null }} OptionInput */
/** @typedef {{ name: string, position: number | null, values: string[] }} NewOption */

/** @param {unknown} _ @param {{ productId: string, options: OptionInput[], variantStrategy?: 'LEAVE_AS_IS' | 'CREATE' | null }} args @param {Context} ctx */
export function productOptionsCreate(_, args, ctx) {
  const { shop } = ctx;
  const product = shop.product(args.productId);
  if (!product) return { product: null, userErrors: [userError(['productId'], 'Product does not exist', 'PRODUCT_DOES_NOT_EXIST')] };
  const options = args.options.map(input => newOption(shop, input));
  const creates = args.variantStrategy === 'CREATE';
  const userErrors = [...parentErrors(product), ...limitErrors(product, options), ...args.options.flatMap((input, index) => optionErrors(product, options, input, index)), ...doubledLinkErrors(args.options, index => ['options', index, 'linkedMetafield']), ...positionErrors(options)];
  if (userErrors.length === 0 && creates) userErrors.push(...variantErrors(product, options));
  if (userErrors.length) return { product, userErrors };

  write(ctx, 'productOptionsCreate', args, [product], now => {
    const added = addOptions(shop, product, options);
    for (const variant of product.variants) variant.updatedMs = now;
    if (creates) createVariants(shop, product, added, now);
  });
  return { product, userErrors };
}

/** @param {Shop} shop @param {OptionInput} input @returns {NewOption} */
const newOption = (shop, { name, position, values }) => ({ name: cleanName(shop, name), position: position ?? null, values: (values ?? []).map(value => cleanName(shop, value.name)) });

/** The invisible option of a product without options makes room. @param {Product} product */
const staying = product => (product.hasOnlyDefaultVariant ? [] : product.options);

/** @param {Product} product @param {NewOption[]} options */
const limitErrors = (product, options) =>
  (staying(product).length + options.length > MAX_OPTIONS ? [userError(['options'], `Can only specify a maximum of ${MAX_OPTIONS} options`, 'OPTIONS_OVER_LIMIT')] : []);

/** @param {Product} product @param {NewOption[]} options @param {OptionInput} input @param {number} index @returns {UserError[]} */
function optionErrors(product, options, input, index) {
  const { name, values } = options[index];
  /** @type {Path} */
  const path = ['options', index];
  if (input.linkedMetafield != null) {
    return values.length ? [userError(path, 'Cannot combine linked metafield and option values.', 'CANNOT_COMBINE_LINKED_METAFIELD_AND_OPTION_VALUES')] : linkErrors(input.linkedMetafield, [...path, 'linkedMetafield']);
  }
  if (name === '') return [userError(path, 'Each option must have a name specified.', 'OPTION_NAME_MISSING')];
  const errors = nameErrors(name, [...path, 'name']);
  if (staying(product).some(option => option.name === name)) errors.push(userError(path, `Option '${name}' already exists.`, 'OPTION_ALREADY_EXISTS'));
  if (options.findIndex(other => other.name === name) < index) errors.push(userError(path, 'Duplicated option name.', 'DUPLICATED_OPTION_NAME'));
  if (values.length === 0) errors.push(userError(path, `Option '${name}' must specify at least one option value.`, 'OPTION_VALUES_MISSING'));
  (input.values ?? []).forEach((value, at) => {
    if (value.linkedMetafieldValue != null) {
      errors.push(userError([...path, 'values', at], "Cannot specify 'linkedMetafieldValue' for an option that is not linked to a metafield.", 'LINKED_METAFIELD_VALUE_WITHOUT_LINKED_OPTION'));
    } else if (values[at] === '') errors.push(userError([...path, 'values', at], `Option '${name}' must specify at least one option value.`, 'OPTION_VALUES_MISSING'));
    errors.push(...valueNameErrors(values[at], [...path, 'values', at, 'name']));
  });
  return [...errors, ...doubledValueErrors(values, at => [...path, 'values', at])];
}

/** @param {NewOption[]} options @returns {UserError[]} */
function positionErrors(options) {
  const given = options.filter(option => option.position !== null);
  if (given.length > 0 && given.length < options.length) return [userError(['options'], 'If specified, position field must be present in all option inputs.', 'OPTION_POSITION_MISSING')];
  return options.flatMap(({ position }, index) =>
    (position !== null && (position < 1 || position > MAX_OPTIONS)
      ? [userError(['options', index, 'position'], 'Position must be between 1 and the maximum number of options per product.', 'POSITION_OUT_OF_BOUNDS')]
      : []));
}

/** @param {Product} product @param {NewOption[]} options @returns {UserError[]} */
function variantErrors(product, options) {
  const count = options.reduce((sum, option) => sum * option.values.length, product.variants.length);
  return count > MAX_VARIANTS ? [userError(['options'], 'The number of option values created with the CREATE strategy would exceed the variant limit.', 'TOO_MANY_VARIANTS_CREATED')] : [];
}

/** Every variant gets the first value of each new option. @param {Shop} shop @param {Product} product @param {NewOption[]} options @returns {Option[]} */
function addOptions(shop, product, options) {
  if (product.hasOnlyDefaultVariant) {
    product.options = [];
    product.variants[0].optionValues = [];
  }
  return [...options].sort((a, b) => (a.position ?? 0) - (b.position ?? 0)).map(({ name, position, values }) => {
    const option = shop.addOption(product, name, values);
    for (const variant of product.variants) variant.optionValues = [...variant.optionValues, option.optionValues[0]];
    if (position !== null) moveOption(product, option, position);
    return option;
  });
}

/** Each variant that was there, with each combination of the new values. @param {Shop} shop @param {Product} product @param {Option[]} added @param {number} now */
function createVariants(shop, product, added, now) {
  const combinations = added.reduce((/** @type {OptionValue[][]} */ rows, option) => rows.flatMap(row => option.optionValues.map(value => [...row, value])), [[]]);
  for (const source of [...product.variants]) {
    for (const combination of combinations.slice(1)) {
      addVariantLike(shop, source, product.options.map((option, index) => (added.includes(option) ? combination[added.indexOf(option)] : source.optionValues[index])), now);
    }
  }
}
