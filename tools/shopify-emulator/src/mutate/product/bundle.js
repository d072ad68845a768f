// @ts-check
import { write } from '../../store/write.js';
import { startOperation } from '../operations.js';
import { addDefaultVariant, addFirstVariant, makeProduct } from '../rules/new-product.js';
import { MAX_OPTIONS, MAX_VARIANTS } from '../rules/option-input.js';
import { lengthOf, MAX_TEXT, userError } from '../rules/user-error.js';
import { notImplemented } from '../../engine/errors.js';
import { parseGid } from '../../store/gid.js';

/** @import { Context } from '../../store/write.js' */
/** @import { Shop } from '../../store/shop.js' */
/** @import { Product } from '../../store/records/product.js' */
/** @import { OptionValue } from '../../store/records/option.js' */
/** @import { UserError } from '../rules/user-error.js' */

/** @typedef {{ productId: string, optionSelections: { componentOptionId: string, name: string, values: string[] }[], quantity?: number | null, quantityOption?: { name: string, values: { name: string, quantity: number }[] } | null }} Component */
/** @typedef {{ name: string, values: string[] }} Choice an option of the bundle */

const MAX_QUANTITY = 2000;

/**
 * A bundle is one product whose variants need others. Of a component only the options with a choice become options of the bundle.
 * @param {unknown} _ @param {{ input: { title: string, components: Component[], consolidatedOptions?: unknown[] | null } }} args @param {Context} ctx
 */
export function productBundleCreate(_, args, ctx) {
  const { shop } = ctx;
  const { title, components, consolidatedOptions } = args.input;
  if (consolidatedOptions?.length) throw notImplemented('the input consolidatedOptions of productBundleCreate');
  const userErrors = bundleErrors(shop, title, components);
  if (userErrors.length) return { productBundleOperation: null, userErrors };
  const choices = components.flatMap(choicesOf);

  /** @type {Product | null} */
  let product = null;
  write(ctx, 'productBundleCreate', args, [], (now, touched) => {
    const made = product = makeProduct(shop, { title }, now);
    touched.push(made);
    addVariants(shop, made, choices, now);
  });
  return { productBundleOperation: startOperation(shop, 'ProductBundleOperation', { product }), userErrors };
}

/** The first rule that is broken is the one that is told. @param {Shop} shop @param {string} title @param {Component[]} components @returns {UserError[]} */
export function bundleErrors(shop, title, components) {
  const told = (/** @type {string} */ message) => [userError(null, message)];
  if (components.length === 0) return told('At least one component is required.');
  if (title.trim() === '') return told("Title can't be blank");
  if (lengthOf(title) > MAX_TEXT) return told(`Title is too long (maximum is ${MAX_TEXT} characters)`);
  const missing = components.filter(({ productId }) => !shop.product(productId));
  if (missing.length) return told(`Failed to locate the following products: [${numbersOf(missing)}]`);
  const unmapped = components.filter(component => !mapsAll(/** @type {Product} */ (shop.product(component.productId)), component));
  if (unmapped.length) return told(`Mapping of components targeting products need to map all of the options of the product. Missing or invalid options found for components targeting product_ids [${numbersOf(unmapped)}].`);
  const tooMany = components.filter(({ quantity, quantityOption }) => [quantity ?? 1, ...(quantityOption?.values ?? []).map(value => value.quantity)].some(count => count > MAX_QUANTITY));
  if (tooMany.length) return told(`Quantity cannot be greater than ${MAX_QUANTITY}. The following products have a quantity that exceeds the maximum: [${numbersOf(tooMany)}]`);
  const lonely = components.filter(({ quantityOption }) => quantityOption && quantityOption.values.length < 2);
  if (lonely.length) return told(`Quantity options must have at least two values. Invalid quantity options found for components targeting product_ids [${numbersOf(lonely)}].`);
  const choices = components.flatMap(choicesOf);
  if (choices.length > MAX_OPTIONS) return told(`Can only specify a maximum of ${MAX_OPTIONS} options`);
  return choices.reduce((count, choice) => count * choice.values.length, 1) > MAX_VARIANTS ? told(`A product can have at most ${MAX_VARIANTS} variants.`) : [];
}

/** @param {Component[]} components */
const numbersOf = components => components.map(({ productId }) => parseGid(productId)?.key).join(', ');

/** Each option of the component once, with values that it has. @param {Product} product @param {Component} component */
const mapsAll = ({ options }, { optionSelections }) => optionSelections.length === options.length && options.every(option => {
  const selection = optionSelections.find(one => one.componentOptionId === option.id);
  return selection !== undefined && selection.values.length > 0 && selection.values.every(value => option.valueNamed(value));
});

/** @param {Component} component @returns {Choice[]} */
export const choicesOf = ({ optionSelections, quantityOption }) => [
  ...optionSelections.filter(({ values }) => values.length > 1).map(({ name, values }) => ({ name, values })),
  ...(quantityOption ? [{ name: quantityOption.name || 'Quantity', values: quantityOption.values.map(value => value.name) }] : [])
];

/** @param {Shop} shop @param {Product} product @param {Choice[]} choices @param {number} now */
export function addVariants(shop, product, choices, now) {
  if (choices.length === 0) addDefaultVariant(shop, product, now);
  else addCombinations(shop, product, choices, now);
  for (const variant of product.variants) variant.requiresComponents = true;
}

/** @param {Shop} shop @param {Product} product @param {Choice[]} choices @param {number} now */
function addCombinations(shop, product, choices, now) {
  const options = choices.map(({ name, values }) => shop.addOption(product, name, values));
  const combinations = options.reduce((/** @type {OptionValue[][]} */ rows, option) => rows.flatMap(row => option.optionValues.map(value => [...row, value])), [[]]);
  for (const combination of combinations) addFirstVariant(shop, product, combination, now);
}
