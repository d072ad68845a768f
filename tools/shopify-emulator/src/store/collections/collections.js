// @ts-check
import { compareKeys } from '../connection.js';
import { freeHandleIn } from '../handles.js';
import { Collection } from '../records/collection.js';
import { ConditionsSource, SubCollectionsSource } from '../records/collection-source.js';
import { Condition } from '../records/collection-condition.js';
import { includes, isConditions, sourceIncludes } from './membership.js';
import { orderOf, placeLast } from './order.js';

/** @import { Shop } from '../shop.js' */
/** @import { Product } from '../records/product.js' */
/** @import { Variant } from '../records/variant.js' */
/** @import { CollectionSource } from '../records/collection-source.js' */
/** @import { ConditionContent } from '../records/collection-condition.js' */

/** The title of the source that a collection gets for products added by hand. */
const BY_HAND = 'Products';

/** The collections of a shop: their sources, and which products are in them. Readers ask for what shows, which lags while a job runs. */
export class Collections {
  /** @type {Map<string, Collection>} */
  byHandle = new Map();
  /** Those whose products do not all follow from `Product.collections`. @type {Set<Collection>} */
  derived = new Set();
  /** @type {Set<Collection>} those with a job that may still run */
  pending = new Set();
  /** @type {Map<Collection, { version: string, products: Product[] }>} */
  found = new Map();
  /** Grows with each change of any collection's products. */
  revision = 0;

  /** @param {Shop} shop */
  constructor(shop) {
    this.shop = shop;
  }

  /** @param {{ title: string, handle?: string }} content @param {number} now */
  add({ title, handle = this.freeHandle(title) }, now) {
    const collection = this.shop.tables.Collection.add(new Collection(this.shop.nextId('Collection'), title, handle, now));
    this.byHandle.set(handle, collection);
    return collection;
  }

  /** @param {string} text @param {Collection | null} [own] */
  freeHandle(text, own = null) {
    return freeHandleIn(this.byHandle, text, { quirks: this.shop.quirks, own, fallback: 'collection' });
  }

  /** @param {Collection} collection @param {string} handle */
  changeHandle(collection, handle) {
    this.byHandle.delete(collection.handle);
    collection.handle = handle;
    this.byHandle.set(handle, collection);
  }

  /** @param {Collection} collection */
  remove(collection) {
    for (const source of [...collection.sources]) this.removeSource(collection, source);
    for (const metafield of [...collection.metafields]) this.shop.removeMetafield(metafield);
    for (const other of this.shop.tables.Collection.rows) for (const source of other.sources) forgetIn(source, collection);
    this.shop.tables.Collection.remove(collection);
    this.byHandle.delete(collection.handle);
    for (const set of [this.derived, this.pending, this.found]) set.delete(collection);
  }

  // ---- sources ----

  /** @param {ConstructorParameters<typeof ConditionsSource>[1]} content @param {number} now */
  newConditionsSource(content, now) {
    return this.shop.tables.CollectionConditionsSource.add(new ConditionsSource(this.shop.nextId('CollectionConditionsSource'), content, now));
  }

  /** @param {ConstructorParameters<typeof SubCollectionsSource>[1]} content @param {number} now */
  newSubCollectionsSource(content, now) {
    return this.shop.tables.CollectionSubCollectionsSource.add(new SubCollectionsSource(this.shop.nextId('CollectionSubCollectionsSource'), content, now));
  }

  /** @param {'Inclusion' | 'Exclusion'} side @param {ConditionContent} content */
  newCondition(side, content) {
    return new Condition(this.shop.nextId('CollectionSourceCondition'), side, content);
  }

  /** @param {Collection} collection @param {CollectionSource} source */
  addSource(collection, source) {
    collection.sources.push(source);
    this.sourcesChanged(collection);
  }

  /** Takes a source away; one that no other collection could have is gone for good. @param {Collection} collection @param {CollectionSource} source */
  removeSource(collection, source) {
    collection.sources.splice(collection.sources.indexOf(source), 1);
    if (!isShared(source)) this.shop.tableOf(source.__typename)?.remove(source);
    this.sourcesChanged(collection);
  }

  /** @param {ConditionsSource} source a shareable one */
  removeShared(source) {
    for (const collection of this.ownersOf(source)) this.removeSource(collection, source);
    this.shop.tables.CollectionConditionsSource.remove(source);
  }

  /** @param {CollectionSource} source */
  ownersOf(source) {
    return this.shop.tables.Collection.rows.filter(collection => collection.sources.includes(source));
  }

  /** To be called after anything in a collection's sources changed: keeps the way back from the products. @param {Collection} collection */
  sourcesChanged(collection) {
    this.revision++;
    if (isPlain(collection)) this.derived.delete(collection);
    else this.derived.add(collection);
    for (const source of collection.sources) if (isConditions(source)) placeLast(collection, source.inclusion.selections.keys());
    const selected = selectedIn(collection);
    for (const product of collection.ranks.keys()) if (!selected(product) && isListed(product, collection)) unlist(product, collection);
    for (const source of collection.sources) if (isConditions(source)) for (const product of source.inclusion.selections.keys()) if (!isListed(product, collection)) product.collections.push(collection);
    for (const product of [...collection.ranks.keys()]) if (!selected(product) && !includes(collection, product)) collection.ranks.delete(product);
  }

  // ---- products chosen by hand ----

  /** The source that products added by hand go to. @param {Collection} collection @param {number} now */
  sourceByHand(collection, now) {
    const known = collection.sources.filter(isConditions).find(source => !source.shareable && source.targetType === 'PRODUCTS');
    if (known) return known;
    const source = this.newConditionsSource({ title: BY_HAND }, now);
    this.addSource(collection, source);
    return source;
  }

  /** @param {Collection} collection @param {readonly Product[]} products @param {number} now */
  select(collection, products, now) {
    const { selections } = this.sourceByHand(collection, now).inclusion;
    for (const product of products) {
      if (!selections.has(product)) selections.set(product, null);
      if (!isListed(product, collection)) product.collections.push(collection);
    }
    placeLast(collection, products);
    this.revision++;
  }

  /** @param {Collection} collection @param {readonly Product[]} products */
  unselect(collection, products) {
    for (const source of collection.sources) if (!isShared(source) && isConditions(source)) for (const product of products) source.inclusion.selections.delete(product);
    const selected = selectedIn(collection);
    for (const product of products) {
      if (!selected(product)) unlist(product, collection);
      if (!includes(collection, product)) collection.ranks.delete(product);
    }
    this.revision++;
  }

  /** A product that is deleted leaves no trace. @param {Product} product */
  forget(product) {
    for (const collection of new Set([...product.collections, ...this.derived, ...this.pending])) {
      collection.ranks.delete(product);
      if (collection.earlier) collection.earlier.products = collection.earlier.products.filter(one => one !== product);
      for (const source of collection.sources) if (isConditions(source)) forgetProduct(source, product);
    }
    this.revision++;
    for (const source of this.shop.tables.CollectionConditionsSource.rows) if (source.shareable) forgetProduct(source, product);
    product.collections = [];
  }

  /** A variant that is deleted is selected no more. @param {Variant} variant */
  forgetVariant(variant) {
    for (const collection of variant.product.collections) for (const source of collection.sources) {
      const selected = isConditions(source) ? source.inclusion.selections.get(variant.product) : undefined;
      if (!isConditions(source) || !selected?.includes(variant)) continue;
      if (selected.length > 1) source.inclusion.selections.set(variant.product, selected.filter(one => one !== variant));
      else source.inclusion.selections.delete(variant.product);
      this.sourcesChanged(collection);
    }
  }

  // ---- what shows ----

  /** Readers go on seeing products and places as they were until the job is done. @param {Collection} collection @param {number} doneMs @param {Product[]} products @param {Map<Product, number>} ranks */
  holdUntil(collection, doneMs, products, ranks) {
    collection.earlier = { products, ranks, ...this.earlierOf(collection), until: doneMs };
    this.pending.add(collection);
  }

  /** @param {Collection} collection */
  earlierOf(collection) {
    if (collection.earlier && this.shop.now().getTime() >= collection.earlier.until) {
      collection.earlier = null;
      this.pending.delete(collection);
    }
    return collection.earlier;
  }

  /** @param {Collection} collection @param {Product} product */
  shows(collection, product) {
    const earlier = this.earlierOf(collection);
    if (earlier) return earlier.products.includes(product);
    return this.derived.has(collection) ? includes(collection, product) : isListed(product, collection);
  }

  /** The collections that show a product, by id. @param {Product} product @returns {Collection[]} */
  of(product) {
    if (this.derived.size === 0 && this.pending.size === 0) return [...product.collections].sort(byNumber);
    return [...new Set([...product.collections, ...this.derived, ...this.pending])].filter(collection => this.shows(collection, product)).sort(byNumber);
  }

  /** The products that show in a collection, by id. @param {Collection} collection @returns {readonly Product[]} */
  shown(collection) {
    return this.earlierOf(collection)?.products ?? this.members(collection);
  }

  /** The products that the definition of a collection includes, by id. @param {Collection} collection @returns {Product[]} */
  members(collection) {
    // Every write is in the ledger, and seeding adds products: with nothing of these changed nobody can have come or gone.
    const version = `${this.revision} ${this.shop.ledger.size} ${this.shop.tables.Product.version}`;
    const known = this.found.get(collection);
    if (known && known.version === version) return known.products;
    const products = this.derived.has(collection)
      ? this.shop.tables.Product.rows.filter(product => includes(collection, product))
      : [...collection.ranks.keys()].sort(byNumber);
    this.found.set(collection, { version, products });
    return products;
  }

  /** @param {ConditionsSource} source @returns {Product[]} by id */
  productsOfSource(source) {
    if (source.inclusion.conditions.length) return this.shop.tables.Product.rows.filter(product => sourceIncludes(source, product));
    return [...source.inclusion.selections.keys()].filter(product => sourceIncludes(source, product)).sort(byNumber);
  }

  /** @param {Collection} collection @returns {Product[]} the members in the order by hand */
  membersByHand(collection) {
    const { valueOf } = orderOf(collection, 'MANUAL');
    return [...this.members(collection)].sort((a, b) => compareKeys(valueOf(a), a.n, valueOf(b), b.n));
  }
}

/** @param {{ n: number }} a @param {{ n: number }} b */
const byNumber = (a, b) => a.n - b.n;

/** @param {CollectionSource} source */
const isShared = source => isConditions(source) && source.shareable;

/** Nothing but products chosen by hand. @param {Collection} collection */
const isPlain = ({ sources }) => sources.every(source => isConditions(source) && source.inclusion.conditions.length === 0 && !source.hasExclusion);

/** @param {Product} product @param {Collection} collection */
const isListed = (product, collection) => product.collections.includes(collection);

/** @param {Product} product @param {Collection} collection */
function unlist(product, collection) {
  product.collections = product.collections.filter(one => one !== collection);
}

/** @param {Collection} collection @returns {(product: Product) => boolean} */
const selectedIn = ({ sources }) => product => sources.some(source => isConditions(source) && source.inclusion.selections.has(product));

/** @param {ConditionsSource} source @param {Product} product */
function forgetProduct({ inclusion, exclusion }, product) {
  inclusion.selections.delete(product);
  exclusion.selections.delete(product);
}

/** @param {CollectionSource} source @param {Collection} gone */
function forgetIn(source, gone) {
  if (!isConditions(source)) source.collections = source.collections.filter(one => one !== gone);
  else for (const condition of source.exclusion.conditions) if (condition.kind === 'collection') condition.values = condition.values.filter(one => one !== gone);
}
