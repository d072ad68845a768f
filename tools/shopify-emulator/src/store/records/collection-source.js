// @ts-check
import { gid } from '../gid.js';

/** @import { Product } from './product.js' */
/** @import { Variant } from './variant.js' */
/** @import { Collection } from './collection.js' */
/** @import { Condition } from './collection-condition.js' */

/** @typedef {ConditionsSource | SubCollectionsSource} CollectionSource */
/** @typedef {'ALL' | 'ANY'} MatchType */

/** Products chosen by hand and by conditions, less those excluded. */
export class ConditionsSource {
  /** @param {number} n @param {{ title: string, description?: string | null, targetType?: 'PRODUCTS' | 'VARIANTS', shareable?: boolean }} content @param {number} now */
  constructor(n, { title, description = null, targetType = 'PRODUCTS', shareable = false }, now) {
    this.n = n;
    this.title = title;
    this.description = description;
    this.targetType = targetType;
    /** Owned by an app, and linked to any number of collections. */
    this.shareable = shareable;
    this.inclusion = {
      matchType: /** @type {MatchType} */ ('ALL'),
      /** @type {Condition[]} */
      conditions: [],
      /** @type {Map<Product, Variant[] | null>} in the order of adding; null stands for the whole product */
      selections: new Map()
    };
    this.exclusion = {
      matchType: /** @type {MatchType} */ ('ANY'),
      /** @type {Condition[]} */
      conditions: [],
      /** @type {Set<Product>} */
      selections: new Set()
    };
    this.updatedMs = now;
  }

  get __typename() { return 'CollectionConditionsSource'; }
  get id() { return gid('CollectionConditionsSource', this.n); }
  get hasExclusion() { return this.exclusion.conditions.length > 0 || this.exclusion.selections.size > 0; }
}

/** All products of other collections. */
export class SubCollectionsSource {
  /** @param {number} n @param {{ title: string, description?: string | null, collections: Collection[] }} content @param {number} now */
  constructor(n, { title, description = null, collections }, now) {
    this.n = n;
    this.title = title;
    this.description = description;
    this.collections = collections;
    this.updatedMs = now;
  }

  get __typename() { return 'CollectionSubCollectionsSource'; }
  get id() { return gid('CollectionSubCollectionsSource', this.n); }
}
