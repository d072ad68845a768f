// @ts-check
import { write } from '../../store/write.js';
import { userError } from '../rules/user-error.js';
import { cleanName } from './option-names.js';
import { reorderOptions, sortVariants } from './variants-of-options.js';

/** @import { Context } from '../../store/write.js' */
/** @import { Option, OptionValue } from '../../store/records/option.js' */
/** @import { Shop } from '../../store/shop.js' */
/** @import { UserError } from '../rules/user-error.js' */
/** @import { Path } from './option-names.js' */

/** @typedef {{ id?: string | null, name?: string | null }} Reference */
/** @typedef {Reference & { values?: Reference[] | null }} OptionReference */

/** What errors about options and about their values are called. */
const OPTION_WORDS = {
  unknownId: { message: 'Option id does not exist.', code: 'OPTION_ID_DOES_NOT_EXIST' },
  unknownName: { message: 'Option name does not exist.', code: 'OPTION_NAME_DOES_NOT_EXIST' },
  missing: { message: 'Missing option name.', code: 'MISSING_OPTION_NAME' },
  doubled: { message: 'Duplicated option name.', code: 'DUPLICATED_OPTION_NAME' }
};
const VALUE_WORDS = {
  unknownId: { message: 'Option value id does not exist.', code: 'OPTION_VALUE_ID_DOES_NOT_EXIST' },
  unknownName: { message: 'Option value does not exist.', code: 'OPTION_VALUE_DOES_NOT_EXIST' },
  missing: { message: 'Missing option value.', code: 'MISSING_OPTION_VALUE' },
  doubled: { message: 'Duplicated option value.', code: 'DUPLICATED_OPTION_VALUE' }
};

/** Options and values that are named must be named all; the variants then stand in the new order. @param {unknown} _ @param {{ productId: string, options: OptionReference[] }} args @param {Context} ctx */
export function productOptionsReorder(_, args, ctx) {
  const { shop } = ctx;
  const product = shop.product(args.productId);
  if (!product) return { product: null, userErrors: [userError(['productId'], 'Product does not exist', 'PRODUCT_DOES_NOT_EXIST')] };
  const { errors, rows: options } = inNewOrder(shop, product.options, args.options, ['options'], OPTION_WORDS);
  /** @type {{ option: Option, rows: OptionValue[] }[]} */
  const values = [];
  args.options.forEach((input, index) => {
    const option = found(shop, product.options, input);
    if (!option || input.values == null) return;
    const order = inNewOrder(shop, option.optionValues, input.values, ['options', index, 'values'], VALUE_WORDS);
    errors.push(...order.errors);
    values.push({ option, rows: order.rows });
  });
  if (errors.length) return { product, userErrors: errors };

  write(ctx, 'productOptionsReorder', args, [product], () => {
    for (const { option, rows } of values) option.optionValues = rows;
    reorderOptions(product, options);
    sortVariants(product);
  });
  return { product, userErrors: [] };
}

/**
 * @template {Option | OptionValue} T
 * @param {Shop} shop @param {T[]} all @param {Reference[]} inputs @param {Path} path @param {typeof OPTION_WORDS} words @returns {{ errors: UserError[], rows: T[] }}
 */
function inNewOrder(shop, all, inputs, path, words) {
  const byId = inputs.filter(input => input.id != null).length;
  if (byId > 0 && byId < inputs.length) {
    return { errors: [userError(path, 'Cannot specify different options or option values using mixed id and name reference key.', 'MIXING_ID_AND_NAME_KEYS_IS_NOT_ALLOWED')], rows: [] };
  }
  /** @type {UserError[]} */
  const errors = [];
  /** @type {T[]} */
  const rows = [];
  inputs.forEach((input, index) => {
    const row = found(shop, all, input);
    const problem = !row ? (input.id != null ? words.unknownId : words.unknownName) : rows.includes(row) ? words.doubled : null;
    if (problem) errors.push(userError([...path, index], problem.message, problem.code));
    else if (row) rows.push(row);
  });
  if (errors.length === 0 && rows.length < all.length) errors.push(userError(path, words.missing.message, words.missing.code));
  return { errors, rows };
}

/** @template {Option | OptionValue} T @param {Shop} shop @param {T[]} all @param {Reference} reference @returns {T | undefined} */
const found = (shop, all, { id, name }) => all.find(one => (id != null ? one.id === id : one.name === cleanName(shop, name)));
