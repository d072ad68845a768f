// @ts-check
/** @import { Shop } from './shop.js' */
/** @import { Metafield } from './records/metafield.js' */

/** @typedef {{ ownerType: string, namespace: string, key: string, value: string }} UniqueValue */

/**
 * Finds an owner by a metafield whose value no other may have: ids, by which clients find what they have created themselves, and what a
 * definition says to be unique.
 */
export class UniqueMetafields {
  /** @type {Map<string, Metafield>} */
  byValue = new Map();

  /** @param {Shop} shop */
  constructor(shop) {
    this.shop = shop;
  }

  /** @param {{ ownerType: string, namespace: string, key: string, type: string }} metafield */
  isUnique(metafield) {
    return metafield.type === 'id' || this.shop.definitions.of(metafield)?.isUnique === true;
  }

  /** @param {Metafield} metafield */
  add(metafield) {
    if (this.isUnique(metafield)) this.byValue.set(keyOf(metafield), metafield);
  }

  /** @param {Metafield} metafield */
  remove(metafield) {
    if (this.byValue.get(keyOf(metafield)) === metafield) this.byValue.delete(keyOf(metafield));
  }

  /** @param {UniqueValue} value */
  find(value) {
    return this.byValue.get(keyOf(value));
  }
}

/** @param {UniqueValue} parts */
const keyOf = ({ ownerType, namespace, key, value }) => `${ownerType}\0${namespace}\0${key}\0${value}`;
