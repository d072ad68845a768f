// @ts-check
import { userError } from '../rules/user-error.js';

/** @import { Shop } from '../../store/shop.js' */
/** @import { Product } from '../../store/records/product.js' */
/** @import { Variant } from '../../store/records/variant.js' */
/** @import { UserError } from '../rules/user-error.js' */

/** @typedef {{ productId: string, variantIds?: string[] | null }} SelectionInput */
/** @typedef {{ product: Product, variants: Variant[] | null }} Selection null stands for the whole product */

/**
 * @param {Shop} shop @param {SelectionInput[] | null | undefined} inputs @param {(string | number)[]} path @param {string} targetType
 * @returns {{ selections: Selection[], errors: UserError[] }} the selections count only when there are no errors
 */
export function checkSelections(shop, inputs, path, targetType) {
  /** @type {UserError[]} */
  const errors = [];
  const selections = (inputs ?? []).map(({ productId, variantIds }, index) => {
    const product = shop.product(productId);
    if (!product) errors.push(userError([...path, index, 'productId'], 'Product does not exist'));
    if (!variantIds?.length) return { product, variants: null };
    if (targetType === 'PRODUCTS') errors.push(userError([...path, index, 'variantIds'], 'Variants can be selected only in a source that targets variants'));
    const variants = variantIds.map(id => product?.variants.find(variant => variant.id === id));
    if (product && variants.includes(undefined)) errors.push(userError([...path, index, 'variantIds'], 'Variant does not exist'));
    return { product, variants };
  });
  return { selections: /** @type {Selection[]} */ (selections), errors };
}

/** @param {Map<Product, Variant[] | null>} selected @param {Selection[]} added those there already keep their place */
export function addSelections(selected, added) {
  for (const { product, variants } of added) {
    const known = selected.get(product);
    selected.set(product, variants === null || known === null ? variants : [...new Set([...(known ?? []), ...variants])]);
  }
}

/** Without variants the whole product goes. @param {Map<Product, Variant[] | null>} selected @param {Selection[]} removed */
export function removeSelections(selected, removed) {
  for (const { product, variants } of removed) {
    if (!selected.has(product)) continue;
    const left = variants === null ? [] : (selected.get(product) ?? product.variants).filter(variant => !variants.includes(variant));
    if (left.length) selected.set(product, left);
    else selected.delete(product);
  }
}
