// @ts-check
import { Publication } from './records/publication.js';

/** @import { Shop } from './shop.js' */
/** @import { Product } from './records/product.js' */
/** @import { Collection } from './records/collection.js' */

/** Moments of writes run a little ahead of a clock that stands still: no two are alike. */
const AHEAD_MS = 1000;

/** @typedef {Product | Collection} Publishable */
/** @typedef {{ publication: Publication, publishMs: number }} Entry since when, or from when on, something is on a publication */

/**
 * Where products and collections are published. The moment on the online store is the product's own `publishedMs`; all other places are in its list
 * `publications`, which is one shared empty list for as long as there are none: a shop has very many products.
 */
export class Publications {
  /** @param {Shop} shop */
  constructor(shop) {
    /** @type {Shop} */
    this.shop = shop;
    this.onlineStore = this.#addOfApp('Online Store', true);
    this.#addOfApp('Point of Sale', false);
    /** The channel of the app that calls. */
    this.current = this.#addOfApp('Store Emulator App', false);
  }

  /** @param {string} name @param {boolean} supportsFuturePublishing */
  #addOfApp(name, supportsFuturePublishing) {
    return this.add({ name, isOfApp: true, supportsFuturePublishing }, this.shop.createdMs);
  }

  /** @param {ConstructorParameters<typeof Publication>[1]} content @param {number} now */
  add(content, now) {
    return this.shop.tables.Publication.add(new Publication(this.shop.nextId('Publication'), content, now));
  }

  /** @param {Publication} publication */
  remove(publication) {
    for (const table of [this.shop.tables.Product, this.shop.tables.Collection]) for (const record of table.rows) this.unpublish(record, publication);
    this.shop.tables.Publication.remove(publication);
  }

  /** @param {Publishable} record @returns {Entry[]} in the order of the publications */
  entriesOf(record) {
    const entries = [...record.publications];
    if ('publishedMs' in record && record.publishedMs !== null) entries.push({ publication: this.onlineStore, publishMs: record.publishedMs });
    return entries.sort((a, b) => a.publication.n - b.publication.n);
  }

  /** @param {Publishable} record @param {Publication} publication @returns {Entry | undefined} */
  entryOf(record, publication) {
    return this.entriesOf(record).find(entry => entry.publication === publication);
  }

  /** @param {Publishable} record @param {Publication} publication @param {number} publishMs may lie ahead */
  publish(record, publication, publishMs) {
    if (this.#isOnProduct(record, publication)) record.publishedMs = publishMs;
    else record.publications = [...record.publications.filter(entry => entry.publication !== publication), { publication, publishMs }];
  }

  /** @param {Publishable} record @param {Publication} publication */
  unpublish(record, publication) {
    if (this.#isOnProduct(record, publication)) record.publishedMs = null;
    else if (record.publications.length) record.publications = record.publications.filter(entry => entry.publication !== publication);
  }

  /** @param {Publishable} record @param {Publication} publication @returns {record is Product} */
  #isOnProduct(record, publication) {
    return 'publishedMs' in record && publication === this.onlineStore;
  }

  /** A product that is not for sale is nowhere to be seen, wherever it is published. @param {Publishable} record @param {Entry} entry */
  isVisible(record, entry) {
    const isForSale = !('status' in record) || record.status === 'ACTIVE' || record.status === 'UNLISTED';
    return isForSale && entry.publishMs < this.shop.now().getTime() + AHEAD_MS;
  }

  /** @param {Publishable} record @param {Publication} publication */
  isVisibleOn(record, publication) {
    const entry = this.entryOf(record, publication);
    return entry !== undefined && this.isVisible(record, entry);
  }

  /** What is new goes where new things go by themselves. @param {Publishable} record @param {number} now */
  publishNew(record, now) {
    for (const publication of this.shop.tables.Publication.rows) if (publication.autoPublish) this.publish(record, publication, now);
  }
}

/** @type {Entry[]} */
export const NOWHERE = [];
Object.freeze(NOWHERE);

/** @param {Shop} _ @param {Publication} publication */
export const publicationState = (_, { id, name, autoPublish }) => ({ id, name, autoPublish });
