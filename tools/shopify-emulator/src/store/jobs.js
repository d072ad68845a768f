// @ts-check
import { createHash } from 'node:crypto';

/** @import { Shop } from './shop.js' */

/**
 * Work that Shopify puts off. Here it is done at once, but the answer that starts it says that it is not; any later look says that it is.
 */
export class Jobs {
  /** @type {Set<string>} */
  started = new Set();

  /** @param {Shop} shop */
  constructor(shop) {
    this.shop = shop;
  }

  start() {
    const id = `gid://shopify/Job/${uuidOf(`${this.shop.domain} ${this.shop.nextId('Job')}`)}`;
    this.started.add(id);
    return { __typename: 'Job', id, done: false, query: null };
  }

  /** @param {string} id */
  find(id) {
    return this.started.has(id) ? { __typename: 'Job', id, done: true, query: {} } : null;
  }
}

/** A name that looks drawn by lot but is always the same for the same text. @param {string} text */
export function uuidOf(text) {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
