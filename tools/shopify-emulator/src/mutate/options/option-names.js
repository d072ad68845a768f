// @ts-check
import { normaliseText } from '../../quirks.js';
import { lengthOf, MAX_TEXT, userError } from '../rules/user-error.js';

/** @import { Shop } from '../../store/shop.js' */
/** @import { UserError } from '../rules/user-error.js' */

/** @typedef {{ name?: string | null, linkedMetafieldValue?: string | null }} ValueInput */
/** @typedef {(string | number)[]} Path */

/** @param {Shop} shop @param {string | null | undefined} name */
export const cleanName = (shop, name) => normaliseText(name ?? '', shop.quirks);

/** @param {string} name @param {Path} path of the name @returns {UserError[]} */
export function nameErrors(name, path) {
  if (lengthOf(name) > MAX_TEXT) return [userError(path, 'Option name is too long.', 'OPTION_NAME_TOO_LONG')];
  return name.includes(' / ') ? [userError(path, "The name contains unsupported sequence ' / '", 'INVALID_NAME')] : [];
}

/** @param {string} name @param {Path} path @returns {UserError[]} */
export const valueNameErrors = (name, path) => (lengthOf(name) > MAX_TEXT
  ? [userError(path, `Option value name is too long (maximum is ${MAX_TEXT} characters)`, 'OPTION_VALUE_NAME_TOO_LONG')]
  : []);

/** An option can be linked to a list of metaobjects only, and this store has no metaobjects. @param {unknown} linked @param {Path} path @returns {UserError[]} */
export const linkErrors = (linked, path) => (linked == null ? [] : [userError(path, 'No valid metafield definition found for linked option.', 'LINKED_METAFIELD_DEFINITION_NOT_FOUND')]);

/** One metafield makes one option. @param {{ linkedMetafield?: { namespace?: string, key?: string } | null }[]} inputs @param {(index: number) => Path} pathOf @returns {UserError[]} */
export const doubledLinkErrors = (inputs, pathOf) => inputs.flatMap(({ linkedMetafield: own }, index) =>
  (own && inputs.findIndex(({ linkedMetafield: other }) => other && other.namespace === own.namespace && other.key === own.key) < index
    ? [userError(pathOf(index), 'Cannot link multiple options to the same metafield.', 'DUPLICATE_LINKED_OPTION')]
    : []));

/** @param {string[]} names @param {(index: number) => Path} pathOf @returns {UserError[]} */
export const doubledValueErrors = (names, pathOf) =>
  names.flatMap((name, index) => (names.indexOf(name) < index ? [userError(pathOf(index), 'Duplicated option value.', 'DUPLICATED_OPTION_VALUE')] : []));
