// @ts-check
import { gid } from '../store/gid.js';

/** @import { Shop } from '../store/shop.js' */

/**
 * Work that Shopify answers for before it is done. Here it is done at once, but told step by step: CREATED in the answer, ACTIVE at
 * the first look, COMPLETE from then on, so that a client must really poll.
 */
class Operation {
  #looks = 0;

  /** @param {string} type @param {number} n @param {Record<string, unknown>} result what is told when it is complete */
  constructor(type, n, result) {
    this.type = type;
    this.n = n;
    this.result = result;
  }

  read() {
    const status = this.#looks++ === 0 ? 'ACTIVE' : 'COMPLETE';
    return { __typename: this.type, id: gid(this.type, this.n), status, product: null, deletedProductId: null, userErrors: [], ...(status === 'COMPLETE' && this.result) };
  }
}

/**
 * @param {Shop} shop @param {'ProductSetOperation' | 'ProductDeleteOperation'} type @param {Record<string, unknown>} result
 * @returns the operation as the mutation answers it
 */
export function startOperation(shop, type, result) {
  const { n } = shop.tables[type].add(new Operation(type, shop.nextId(type), result));
  return { __typename: type, id: gid(type, n), status: 'CREATED', product: null, deletedProductId: null, userErrors: [] };
}
