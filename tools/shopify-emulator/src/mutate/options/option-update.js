// @ts-check
import { write } from '../../store/write.js';
import { MAX_VARIANTS } from '../rules/option-input.js';
import { combinationOf } from '../rules/option-values.js';
import { parentErrors } from '../rules/combined-listing.js';
import { userError } from '../rules/user-error.js';
import { cleanName, doubledValueErrors, linkErrors, nameErrors, valueNameErrors } from './option-names.js';
import { addVariantLike, moveOption } from './variants-of-options.js';

/** @import { Context } from '../../store/write.js' */
/** @import { Product } from '../../store/records/product.js' */
/** @import { Option, OptionValue } from '../../store/records/option.js' */
/** @import { Variant } from '../../store/records/variant.js' */
/** @import { Shop } from '../../store/shop.js' */
/** @import { UserError } from '../rules/user-error.js' */
/** @import { ValueInput } from './option-names.js' */

/**
 * @typedef {object} UpdateArgs
 * @property {string} productId
 * @property {{ id: string, name?: string | null, position?: number | null, linkedMetafield?: object | null }} option
 * @property {ValueInput[] | null} [optionValuesToAdd]
 * @property {({ id: string } & ValueInput)[] | null} [optionValuesToUpdate]
 * @property {string[] | null} [optionValuesToDelete]
 * @property {'LEAVE_AS_IS' | 'MANAGE' | null} [variantStrategy]
 */

/**
 * What is to happen to the values of the option.
 * @typedef {{ added: string[], renamed: Map<OptionValue, string>, gone: Set<OptionValue> }} Plan
 */

/** @param {unknown} _ @param {UpdateArgs} args @param {Context} ctx */
export function productOptionUpdate(_, args, ctx) {
  const { shop } = ctx;
  const product = shop.product(args.productId);
  if (!product) return { product: null, userErrors: [userError(['productId'], 'Product does not exist', 'PRODUCT_DOES_NOT_EXIST')] };
  const option = product.options.find(one => one.id === args.option.id);
  if (!option) return { product, userErrors: [userError(['option', 'id'], 'Option does not exist', 'OPTION_DOES_NOT_EXIST')] };

  const plan = planOf(shop, option, args);
  const manages = args.variantStrategy === 'MANAGE';
  const userErrors = [...parentErrors(product), ...optionErrors(shop, product, option, args.option), ...valueErrors(option, plan, args)];
  if (userErrors.length === 0) userErrors.push(...variantErrors(product, option, plan, manages));
  if (userErrors.length) return { product, userErrors };

  write(ctx, 'productOptionUpdate', args, [product], now => {
    if (args.option.name != null) option.name = cleanName(shop, args.option.name);
    for (const [value, name] of plan.renamed) value.name = name;
    const added = plan.added.map(name => shop.addOptionValue(option, name));
    if (manages) manageVariants(shop, product, option, added, plan.gone, now);
    option.optionValues = option.optionValues.filter(value => !plan.gone.has(value));
    if (args.option.position != null) moveOption(product, option, args.option.position);
    for (const variant of product.variants) variant.updatedMs = now;
  });
  return { product, userErrors };
}

/** @param {Shop} shop @param {Option} option @param {UpdateArgs} args @returns {Plan} */
function planOf(shop, option, { optionValuesToAdd, optionValuesToUpdate, optionValuesToDelete }) {
  const find = (/** @type {string} */ id) => option.optionValues.find(value => value.id === id);
  /** @type {Map<OptionValue, string>} */
  const renamed = new Map();
  for (const { id, name } of optionValuesToUpdate ?? []) {
    const value = find(id);
    if (value && name != null) renamed.set(value, cleanName(shop, name));
  }
  const gone = new Set((optionValuesToDelete ?? []).map(find).filter(value => value !== undefined));
  return { added: (optionValuesToAdd ?? []).map(({ name }) => cleanName(shop, name)), renamed, gone };
}

/** @param {Shop} shop @param {Product} product @param {Option} option @param {UpdateArgs['option']} input @returns {UserError[]} */
function optionErrors(shop, product, option, { name, position, linkedMetafield }) {
  const errors = linkErrors(linkedMetafield, ['option', 'linkedMetafield']);
  if (name != null) {
    const wanted = cleanName(shop, name);
    errors.push(...nameErrors(wanted, ['option', 'name']));
    if (wanted === '') errors.push(userError(['option', 'name'], 'The name provided is not valid.', 'INVALID_NAME'));
    if (product.options.some(other => other !== option && other.name === wanted)) errors.push(userError(['option', 'name'], `Option '${wanted}' already exists.`, 'OPTION_ALREADY_EXISTS'));
  }
  // Too high a position means the last one.
  if (position != null && position < 1) errors.push(userError(['option', 'position'], 'The option position provided is not valid.', 'INVALID_POSITION'));
  return errors;
}

/** @param {Option} option @param {Plan} plan @param {UpdateArgs} args @returns {UserError[]} */
function valueErrors(option, { added, renamed, gone }, { optionValuesToAdd, optionValuesToUpdate, optionValuesToDelete }) {
  const ids = new Set(option.optionValues.map(value => value.id));
  const unknown = (/** @type {(string | number)[]} */ path) => userError(path, 'Option value does not exist', 'OPTION_VALUE_DOES_NOT_EXIST');
  const errors = [
    ...(optionValuesToUpdate ?? []).flatMap(({ id }, index) => (ids.has(id) ? [] : [unknown(['optionValuesToUpdate', index, 'id'])])),
    ...(optionValuesToDelete ?? []).flatMap((id, index) => (ids.has(id) ? [] : [unknown(['optionValuesToDelete', index])])),
    ...(optionValuesToUpdate ?? []).flatMap(({ id }, index) =>
      (optionValuesToDelete?.includes(id) ? [userError(['optionValuesToUpdate', index], 'Performing conflicting actions on an option value.', 'OPTION_VALUE_CONFLICTING_OPERATION')] : [])),
    ...(optionValuesToAdd ?? []).flatMap(({ name, linkedMetafieldValue }, index) => {
      if (linkedMetafieldValue != null) return linkErrors(linkedMetafieldValue, ['optionValuesToAdd', index, 'linkedMetafieldValue']);
      return name == null || added[index] === '' ? [userError(['optionValuesToAdd', index, 'name'], 'A key is missing in the input.', 'KEY_MISSING_IN_INPUT')] : valueNameErrors(added[index], ['optionValuesToAdd', index, 'name']);
    }),
    ...[...renamed.values()].flatMap((name, index) => (name === ''
      ? [userError(['optionValuesToUpdate', index, 'name'], 'The name provided is not valid.', 'INVALID_NAME')]
      : valueNameErrors(name, ['optionValuesToUpdate', index, 'name']))),
    ...doubledValueErrors(added, index => ['optionValuesToAdd', index])
  ];
  const kept = option.optionValues.filter(value => !gone.has(value));
  const names = kept.map(value => renamed.get(value) ?? value.name);
  const taken = [...added.map((name, index) => ({ name, path: ['optionValuesToAdd', index], own: 0 })), ...[...renamed.values()].map((name, index) => ({ name, path: ['optionValuesToUpdate', index], own: 1 }))];
  for (const { name, path, own } of taken) if (names.filter(one => one === name).length > own) errors.push(userError(path, 'Option value already exists.', 'OPTION_VALUE_ALREADY_EXISTS'));
  if (errors.length === 0 && kept.length + added.length === 0) {
    errors.push(userError(['optionValuesToDelete'], 'Deleting all option values of an option is not allowed.', 'CANNOT_DELETE_ALL_OPTION_VALUES_IN_OPTION'));
  }
  if (kept.length + added.length > MAX_VARIANTS) errors.push(userError(['optionValuesToAdd'], 'Option values count is over the allowed limit.', 'OPTION_VALUES_OVER_LIMIT'));
  return errors;
}

/** @param {Product} product @param {Option} option @param {Plan} plan @param {boolean} manages @returns {UserError[]} */
function variantErrors(product, option, { added, gone }, manages) {
  const place = product.options.indexOf(option);
  const losing = product.variants.filter(variant => gone.has(variant.optionValues[place]));
  if (!manages) return losing.length ? [userError(['optionValuesToDelete'], 'Option value with variants linked cannot be deleted.', 'OPTION_VALUE_HAS_VARIANTS')] : [];
  const made = added.length * combinationsWithout(product, place).size;
  const count = product.variants.length - losing.length + made;
  if (count > MAX_VARIANTS) return [userError(['optionValuesToAdd'], 'The number of option values created with the MANAGE strategy would exceed the variant limit.', 'TOO_MANY_VARIANTS_CREATED')];
  return count === 0
    ? [userError(['optionValuesToDelete'], 'An option cannot be left only with option values that are not linked to any variant.', 'CANNOT_LEAVE_OPTIONS_WITHOUT_VARIANTS')]
    : [];
}

/** The combinations of the other options, each with the first variant that has it. @param {Product} product @param {number} place @returns {Map<string, Variant>} */
function combinationsWithout(product, place) {
  const found = new Map();
  for (const variant of product.variants) {
    const combination = combinationOf(variant.optionValues.filter((_, index) => index !== place).map(value => value.name));
    if (!found.has(combination)) found.set(combination, variant);
  }
  return found;
}

/** @param {Shop} shop @param {Product} product @param {Option} option @param {OptionValue[]} added @param {Set<OptionValue>} gone @param {number} now */
function manageVariants(shop, product, option, added, gone, now) {
  const place = product.options.indexOf(option);
  const sources = [...combinationsWithout(product, place).values()];
  for (const value of added) for (const source of sources) addVariantLike(shop, source, source.optionValues.with(place, value), now);
  for (const variant of [...product.variants]) if (gone.has(variant.optionValues[place])) shop.removeVariant(variant);
}
