// @ts-check
import { badRequest } from '../../engine/errors.js';
import { findCollection } from '../../store/find-collection.js';
import { userError } from '../rules/user-error.js';

/** @import { Shop } from '../../store/shop.js' */
/** @import { Collection } from '../../store/records/collection.js' */
/** @import { Product } from '../../store/records/product.js' */
/** @import { UserError } from '../rules/user-error.js' */

/** The new argument counts when both are given. @param {string} mutation @param {{ collection?: any, input?: any }} args @returns {Record<string, any>} */
export function inputOf(mutation, { collection, input }) {
  const chosen = collection ?? input;
  if (!chosen) throw badRequest(`collection or input must be specified on ${mutation}`);
  return chosen;
}

/** @param {(string | number)[] | null} [field] @param {string | null} [code] */
export const noCollection = (field = ['id'], code = null) => userError(field, 'Collection does not exist', code);

/** @param {Shop} shop @param {string} id @returns {Collection | undefined} */
export const collectionOf = (shop, id) => findCollection(shop, { id });

/**
 * @param {Shop} shop @param {string[]} ids @param {(string | number)[]} path
 * @returns {{ products: Product[], errors: UserError[] }}
 */
export function productsOf(shop, ids, path) {
  const products = [...new Set(ids)].map(id => shop.product(id));
  if (products.some(product => !product)) return { products: [], errors: [userError(path, 'Product does not exist')] };
  return { products: /** @type {Product[]} */ (products), errors: [] };
}
