// @ts-check
import { normaliseText } from '../../quirks.js';
import { doubledLinkErrors, linkErrors } from '../options/option-names.js';
import { lengthOf, MAX_TEXT, userError } from './user-error.js';

/** @import { Shop } from '../../store/shop.js' */
/** @import { Product } from '../../store/records/product.js' */
/** @import { Option, OptionValue } from '../../store/records/option.js' */
/** @import { UserError } from './user-error.js' */

export const MAX_OPTIONS = 3;
export const MAX_VARIANTS = 2048;

/**
 * An option as an input wants it to be: one that is there, perhaps renamed, or a new one.
 * @typedef {object} Draft
 * @property {string | undefined} id
 * @property {string} name
 * @property {Option | undefined} existing
 * @property {{ id: string | undefined, name: string, existing: OptionValue | undefined }[]} optionValues
 */

/** @typedef {{ id?: string | null, name?: string | null, position?: number | null, values?: { id?: string | null, name?: string | null, linkedMetafieldValue?: string | null }[] | null, linkedMetafield?: { namespace?: string, key?: string } | null }} OptionInput */

/**
 * @param {Shop} shop @param {Product | null} product @param {OptionInput[]} inputs @param {(string | number)[]} path
 * @returns {{ errors: UserError[], drafts: Draft[] }}
 */
export function draftOptions(shop, product, inputs, path) {
  const errors = inputs.length > MAX_OPTIONS ? [userError(path, `Can only specify a maximum of ${MAX_OPTIONS} options`, 'OPTIONS_OVER_LIMIT')] : [];
  const drafts = inputs.map((input, index) => {
    const draft = draftOf(shop, product, input);
    errors.push(...draftErrors(draft, input, [...path, index]));
    return draft;
  });
  drafts.forEach((draft, index) => {
    if (drafts.findIndex(other => other.name === draft.name) < index) errors.push(userError([...path, index], 'Duplicated option name.', 'DUPLICATED_OPTION_NAME'));
  });
  errors.push(...doubledLinkErrors(inputs, index => [...path, index, 'linkedMetafield']));
  const order = inputs.map((input, index) => input.position ?? index + 1);
  return { errors, drafts: drafts.map((draft, index) => ({ draft, place: order[index] })).sort((a, b) => a.place - b.place).map(({ draft }) => draft) };
}

/** @param {Shop} shop @param {Product | null} product @param {OptionInput} input @returns {Draft} */
function draftOf(shop, product, input) {
  const named = input.name == null ? undefined : normaliseText(input.name, shop.quirks);
  const existing = product?.options.find(option => (input.id != null ? option.id === input.id : option.name === named));
  const optionValues = (input.values ?? []).map(value => {
    const name = value.name == null ? undefined : normaliseText(value.name, shop.quirks);
    const found = existing?.optionValues.find(one => (value.id != null ? one.id === value.id : one.name === name));
    return { id: found?.id, name: name ?? found?.name ?? '', existing: found };
  });
  return { id: existing?.id, name: named ?? existing?.name ?? '', existing, optionValues };
}

/** @param {Draft} draft @param {OptionInput} input @param {(string | number)[]} path @returns {UserError[]} */
function draftErrors(draft, input, path) {
  if (input.linkedMetafield != null) return linkErrors(input.linkedMetafield, [...path, 'linkedMetafield']);
  const errors = [];
  const names = draft.optionValues.map(value => value.name);
  if (input.id != null && !draft.existing) errors.push(userError([...path, 'id'], 'Option does not exist', 'OPTION_DOES_NOT_EXIST'));
  else if (draft.name === '') errors.push(userError([...path, 'name'], "Option name can't be blank", 'INVALID_INPUT'));
  if (draft.name.includes(' / ')) errors.push(userError([...path, 'name'], "The name contains unsupported sequence ' / '", 'INVALID_INPUT'));
  if (lengthOf(draft.name) > MAX_TEXT) errors.push(userError([...path, 'name'], 'Option name is too long.', 'INVALID_INPUT'));
  if (names.length === 0) errors.push(userError(path, `Option '${draft.name}' must specify at least one option value.`, 'OPTION_VALUES_MISSING'));
  if (new Set(names).size < names.length) errors.push(userError([...path, 'values'], 'Duplicated option value.', 'DUPLICATED_OPTION_VALUE'));
  if (names.some(name => lengthOf(name) > MAX_TEXT)) errors.push(userError([...path, 'values'], `Option value name is too long (maximum is ${MAX_TEXT} characters)`, 'INVALID_INPUT'));
  if (names.includes('')) errors.push(userError([...path, 'values'], 'Option value does not exist', 'OPTION_VALUE_DOES_NOT_EXIST'));
  return errors;
}

/**
 * Makes the options of the product as drafted. The variants must get their values right after.
 * @param {Shop} shop @param {Product} product @param {Draft[]} drafts
 */
export function applyDrafts(shop, product, drafts) {
  product.options = drafts.map(draft => {
    const option = draft.existing ?? shop.addOption(product, draft.name);
    option.name = draft.name;
    option.optionValues = draft.optionValues.map(({ existing, name }) => {
      if (!existing) return shop.addOptionValue(option, name);
      existing.name = name;
      return existing;
    });
    return option;
  });
}
