// @ts-check
/** @import { Shop } from '../shop.js' */
/** @import { Product } from '../records/product.js' */

/**
 * What filtered and sorted lists see of the products. In a real shop that is an index which lags behind the writes; with the quirk
 * `searchLagMs` a product is found by its old values, and a new one not at all, until the time has passed.
 */
export class SearchIndex {
  #shop;
  /** @type {Map<Product, { old: Product | null, until: number }>} */
  #pending = new Map();
  /** @type {Map<Product, Product>} */
  #remembered = new Map();

  /** @param {Shop} shop */
  constructor(shop) {
    this.#shop = shop;
  }

  get lags() {
    return this.#shop.quirks.searchLagMs > 0 || this.#pending.size > 0;
  }

  /** Keeps the values before a write. @param {Product[]} products */
  remember(products) {
    if (this.#shop.quirks.searchLagMs <= 0) return;
    for (const product of products) this.#remembered.set(product, frozenCopy(product));
  }

  /** @param {Product[]} products @param {number} now */
  written(products, now) {
    const { searchLagMs } = this.#shop.quirks;
    if (searchLagMs <= 0) return;
    for (const product of products) {
      const earlier = this.#current(product, now);
      const old = earlier ? earlier.old : this.#remembered.get(product) ?? null;
      this.#pending.set(product, { old, until: now + searchLagMs });
    }
    this.#remembered.clear();
  }

  /** @param {Product} product @returns {Product | null} the product as a search sees it now */
  view(product) {
    if (this.#pending.size === 0) return product;
    const pending = this.#current(product, this.#shop.now().getTime());
    return pending ? pending.old : product;
  }

  /** @param {Product} product @param {number} now */
  #current(product, now) {
    const pending = this.#pending.get(product);
    if (pending && pending.until <= now) {
      this.#pending.delete(product);
      return undefined;
    }
    return pending;
  }
}

/** @param {Product} product @returns {Product} */
function frozenCopy(product) {
  const copy = clone(product);
  copy.tags = [...product.tags];
  copy.variants = product.variants.map(variant => {
    const twin = clone(variant);
    twin.product = copy;
    twin.inventoryItem = clone(variant.inventoryItem);
    return twin;
  });
  copy.metafields = product.metafields.map(clone);
  return copy;
}

/** @template {object} T @param {T} record @returns {T} */
const clone = record => Object.assign(Object.create(Object.getPrototypeOf(record)), record);
