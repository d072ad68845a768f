// @ts-check
import { normaliseText } from '../../quirks.js';
import { lengthOf, MAX_TEXT, userError } from './user-error.js';

/** @import { Shop } from '../../store/shop.js' */
/** @import { Product } from '../../store/records/product.js' */
/** @import { Option, OptionValue } from '../../store/records/option.js' */
/** @import { Variant } from '../../store/records/variant.js' */
/** @import { UserError } from './user-error.js' */

/** @typedef {{ id?: string | null, name?: string | null, optionId?: string | null, optionName?: string | null, linkedMetafieldValue?: string | null }} ValueInput */

/**
 * The codes under which a mutation reports bad option values.
 * @typedef {{ unknownOption: string, unknownValue: string, doubled: string, tooLong: string, missing: string, exists: string, both?: string, neither?: string }} OptionCodes `both` and `neither`: of what names the option or the value
 */

/**
 * Reads which value of which option a variant is to have.
 * @param {Shop} shop @param {readonly Option[]} options @param {ValueInput[]} inputs @param {(string | number)[]} path of the variant
 * @param {OptionCodes} codes @returns {{ errors: UserError[], names: Map<Option, string> }}
 */
export function readOptionValues(shop, options, inputs, path, codes) {
  /** @type {Map<Option, string>} */
  const names = new Map();
  /** @type {UserError[]} */
  const errors = [];
  inputs.forEach((input, index) => {
    const here = [...path, 'optionValues', index];
    const pair = pairError(input, here, codes);
    if (pair) return void errors.push(pair);
    const option = input.optionId != null
      ? options.find(one => one.id === input.optionId)
      : input.optionName != null
        ? options.find(one => one.name === normaliseText(input.optionName ?? '', shop.quirks))
        : input.id != null ? options.find(one => one.optionValues.some(value => value.id === input.id)) : undefined;
    if (!option) return void errors.push(userError(here, 'Option does not exist', codes.unknownOption));
    if (names.has(option)) return void errors.push(userError([...path, 'optionValues'], `Duplicated option name '${option.name}'`, codes.doubled));
    const name = input.id != null ? option.optionValues.find(value => value.id === input.id)?.name : normaliseText(input.name ?? '', shop.quirks);
    if (!name) return void errors.push(userError(here, 'Option value does not exist', codes.unknownValue));
    if (lengthOf(name) > MAX_TEXT) return void errors.push(userError([...here, 'name'], `Option value name is too long (maximum is ${MAX_TEXT} characters)`, codes.tooLong));
    names.set(option, name);
  });
  return { errors, names };
}

/** An option or a value is named by its id or its name. @param {ValueInput} input @param {(string | number)[]} path @param {OptionCodes} codes @returns {UserError | null} */
function pairError({ id, name, optionId, optionName }, path, { both, neither }) {
  if (both && ((optionId != null && optionName != null) || (id != null && name != null))) return userError(path, 'Mutually exclusive input fields provided.', both);
  return neither && id == null && optionId == null && optionName == null ? userError(path, 'Mandatory field input field missing.', neither) : null;
}

/** @param {readonly Option[]} options @param {Map<Option, string>} names @param {(string | number)[]} path @param {OptionCodes} codes @returns {UserError[]} */
export function missingOptionErrors(options, names, path, codes) {
  const missing = options.filter(option => !names.has(option)).map(option => option.name);
  return missing.length ? [userError(path, `You need to add option values for ${missing.join(', ')}`, codes.missing)] : [];
}

/** @param {string[]} names the values of a variant, in the options' order */
export const combinationOf = names => names.join(' / ');

/** @param {string[]} names @param {(string | number)[]} path @param {OptionCodes} codes */
export const existsError = (names, path, codes) =>
  userError(path, `The variant '${combinationOf(names)}' already exists. Please change at least one option value.`, codes.exists);

/** A value is made when the option does not have it yet. @param {Shop} shop @param {Option} option @param {string} name @returns {OptionValue} */
export const valueOf = (shop, option, name) => option.valueNamed(name) ?? shop.addOptionValue(option, name);

/** Takes away the values that no variant has any more. @param {Product} product @param {Iterable<OptionValue>} candidates */
export function dropUnusedValues(product, candidates) {
  const gone = new Set(candidates);
  product.options.forEach((option, index) => {
    for (const { optionValues } of product.variants) gone.delete(optionValues[index]);
    option.optionValues = option.optionValues.filter(value => !gone.has(value));
  });
}
