// @ts-check
import { notImplemented } from '../../engine/errors.js';
import { lengthOf, MAX_TEXT, userError } from '../rules/user-error.js';

/** @import { Context } from '../../store/write.js' */
/** @import { Shop } from '../../store/shop.js' */
/** @import { Product } from '../../store/records/product.js' */

/** @typedef {{ childProductId: string, selectedParentOptionValues: { name: string, value: string }[] }} ChildInput */
/**
 * @typedef {object} ListingArgs
 * @property {string} parentProductId
 * @property {string | null} [title]
 * @property {{ name: string, values: string[] }[] | null} [optionsAndValues]
 * @property {ChildInput[] | null} [productsAdded]
 * @property {ChildInput[] | null} [productsEdited]
 * @property {string[] | null} [productsRemovedIds]
 */

/** The refusals of combined listings; what would be accepted is not modelled, and says so. @param {unknown} _ @param {ListingArgs} args @param {Context} ctx */
export function combinedListingUpdate(_, args, { shop }) {
  const parent = shop.product(args.parentProductId);
  const refusal = parent ? parentRefusal(parent) ?? argumentRefusal(shop, args) : refused('parentProductId', 'Product does not exist', 'PARENT_PRODUCT_NOT_FOUND');
  if (refusal) return { product: null, userErrors: [refusal] };
  throw notImplemented('a combined listing');
}

/** @param {string} field @param {string} message @param {string} code */
const refused = (field, message, code) => userError([field], message, code);

/** @param {Product} parent */
function parentRefusal({ combinedListingRole }) {
  if (combinedListingRole === 'CHILD') return refused('parentProductId', 'Parent product cannot be a combined listing child.', 'PARENT_PRODUCT_CANNOT_BE_COMBINED_LISTING_CHILD');
  return combinedListingRole === 'PARENT' ? null : refused('parentProductId', "Unable to update components for a product that isn't a combined listing.", 'PARENT_PRODUCT_MUST_BE_A_COMBINED_LISTING');
}

/** The first rule that is broken, in the order of the arguments' dependence. @param {Shop} shop @param {ListingArgs} args */
function argumentRefusal(shop, { title, optionsAndValues, productsAdded, productsEdited, productsRemovedIds }) {
  const [added, edited, removed] = [productsAdded ?? [], productsEdited ?? [], productsRemovedIds ?? []];
  if (title != null && lengthOf(title) > MAX_TEXT) return refused('title', 'The title cannot be longer than 255 characters.', 'TITLE_TOO_LONG');
  const children = added.map(({ childProductId }) => shop.product(childProductId));
  if (children.some(child => !child)) return refused('productsAdded', 'Unable to add products that do not exist.', 'PRODUCT_NOT_FOUND');
  if (children.some(child => child?.combinedListingRole === 'PARENT')) return refused('productsAdded', 'Unable to add a product that is a parent.', 'CANNOT_HAVE_PARENT_AS_CHILD');
  if (new Set(children).size < children.length) return refused('productsAdded', 'Unable to add duplicated products.', 'CANNOT_HAVE_DUPLICATED_PRODUCTS');
  if (edited.some(({ childProductId }) => removed.includes(childProductId))) return refused('productsEdited', 'Cannot perform edit and remove on same products.', 'EDIT_AND_REMOVE_ON_SAME_PRODUCTS');
  if ((added.length || edited.length) && !optionsAndValues?.length) return refused('optionsAndValues', 'The optionsAndValues field is required for this operation.', 'MISSING_OPTION_VALUES');
  if ([...added, ...edited].some(({ selectedParentOptionValues }) => selectedParentOptionValues.length === 0)) return refused('productsAdded', 'Selected option values cannot be empty.', 'MUST_HAVE_SELECTED_OPTION_VALUES');
  return optionRefusal(optionsAndValues ?? []);
}

/** @param {{ name: string, values: string[] }[]} options */
function optionRefusal(options) {
  const told = (/** @type {string} */ message, /** @type {string} */ code) => refused('optionsAndValues', message, code);
  if (options.some(({ name }) => name.trim() === '')) return told('Unable to add products with blank option names.', 'OPTION_NAME_CANNOT_BE_BLANK');
  if (options.some(({ name }) => name.includes(' / '))) return told('Option name contains invalid characters.', 'OPTION_NAME_CONTAINS_INVALID_CHARACTERS');
  if (new Set(options.map(({ name }) => name)).size < options.length) return told('Unable to add products with repeated options.', 'CANNOT_HAVE_REPEATED_OPTIONS');
  if (options.some(({ values }) => values.length === 0)) return told('Unable to update options with no option values.', 'OPTION_VALUES_CANNOT_BE_EMPTY');
  if (options.some(({ values }) => values.some(value => value.trim() === ''))) return told('Unable to update options with blank option values.', 'OPTION_VALUES_CANNOT_BE_BLANK');
  return options.some(({ values }) => new Set(values).size < values.length) ? told('Option values cannot be repeated.', 'CANNOT_HAVE_REPEATED_OPTION_VALUES') : null;
}
