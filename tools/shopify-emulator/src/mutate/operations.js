// @ts-check
import { gid } from '../store/gid.js';

/** @import { Shop } from '../store/shop.js' */

/** @typedef {'ProductSetOperation' | 'ProductDeleteOperation' | 'ProductDuplicateOperation' | 'ProductBundleOperation'} OperationType */

/**
 * Work that Shopify answers for before it is done, told step by step: CREATED in the answer, ACTIVE at the first look, COMPLETE from the
 * second on, so that a client must really poll. What can be undone by nobody (a deletion) is really done later: by the shop's clock, or at that look.
 */
export class Operation {
  looks = 0;

  /** @param {OperationType} type @param {number} n @param {Record<string, unknown>} result what is told when it is complete @param {(() => void) | null} [act] what is still to be done */
  constructor(type, n, result, act = null) {
    this.type = type;
    this.n = n;
    this.result = result;
    this.act = act;
  }

  get id() { return gid(this.type, this.n); }
  get isPending() { return this.act !== null; }

  finish() {
    const { act } = this;
    this.act = null;
    act?.();
  }

  read() {
    if (++this.looks > 1) this.finish();
    const isComplete = this.looks > 1;
    return { ...this.started(), status: isComplete ? 'COMPLETE' : 'ACTIVE', ...(isComplete && this.result) };
  }

  /** As the mutation that starts it tells it. */
  started() {
    return { __typename: this.type, id: this.id, status: 'CREATED', product: null, newProduct: null, deletedProductId: null, userErrors: [] };
  }
}

/** @param {Shop} shop @param {OperationType} type @param {Record<string, unknown>} result @param {(() => void) | null} [act] */
export const addOperation = (shop, type, result, act = null) => shop.tables[type].add(new Operation(type, shop.nextId(type), result, act));

/** @param {Shop} shop @param {OperationType} type @param {Record<string, unknown>} result @returns the operation as the mutation answers it */
export const startOperation = (shop, type, result) => addOperation(shop, type, result).started();
