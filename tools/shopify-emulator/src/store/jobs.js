// @ts-check
import { createHash } from 'node:crypto';

/** @import { Shop } from './shop.js' */

/**
 * Work that Shopify answers for before it is done. It is done when the shop's clock has moved by the quirk `jobMs`; what it does must
 * show from `doneMs` on and no sooner, or a client that does not wait would never be found out.
 */
export class Jobs {
  /** @type {Map<string, number>} the moment at which each job is done, by its id */
  doneAt = new Map();

  /** @param {Shop} shop */
  constructor(shop) {
    this.shop = shop;
  }

  /** The job as a payload tells it. */
  start() {
    const id = `gid://shopify/Job/${uuidOf(`${this.shop.domain} ${this.shop.nextId('Job')}`)}`;
    const doneMs = this.shop.now().getTime() + this.shop.quirks.jobMs;
    this.doneAt.set(id, doneMs);
    return { __typename: 'Job', id, done: false, query: null, doneMs };
  }

  /** @param {string} id */
  find(id) {
    const doneMs = this.doneAt.get(id);
    if (doneMs === undefined) return null;
    const done = this.shop.now().getTime() >= doneMs;
    // All root fields answer from the context, so an empty root is one.
    return { __typename: 'Job', id, done, query: done ? {} : null };
  }
}

/** A name that looks drawn by lot but is always the same for the same text. @param {string} text */
export function uuidOf(text) {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
