// @ts-check
/** @import { Metafield } from './records/metafield.js' */

/** Finds a product by a metafield of type `id`, whose value is unique in a shop: how clients find what they have created themselves. */
export class UniqueMetafields {
  /** @type {Map<string, Metafield>} */
  #byValue = new Map();

  /** @param {Metafield} metafield */
  add(metafield) {
    if (metafield.type === 'id') this.#byValue.set(keyOf(metafield), metafield);
  }

  /** @param {Metafield} metafield */
  remove(metafield) {
    if (metafield.type === 'id') this.#byValue.delete(keyOf(metafield));
  }

  /** @param {{ namespace: string, key: string, value: string }} customId */
  find(customId) {
    return this.#byValue.get(keyOf(customId));
  }
}

/** @param {{ namespace: string, key: string, value: string }} parts */
const keyOf = ({ namespace, key, value }) => `${namespace}\0${key}\0${value}`;
