// @ts-check
import { gid } from '../gid.js';
import { printMoment } from '../dates.js';
import { NOWHERE } from '../publications.js';

/** @import { Entry } from '../publications.js' */
/** @import { Product } from './product.js' */
/** @import { Metafield } from './metafield.js' */
/** @import { CollectionSource } from './collection-source.js' */

/** @typedef {{ n: number, file: string, fileVersion: number, alt: string | null, width: number, height: number }} CollectionImage */

/** A group of products. Which ones is said by its sources; nothing here is derived from products, so it may be kept and compared as it is. */
export class Collection {
  /** @param {number} n @param {string} title @param {string} handle @param {number} now */
  constructor(n, title, handle, now) {
    this.n = n;
    this.title = title;
    this.handle = handle;
    this.descriptionHtml = '';
    /** @type {string} */
    this.sortOrder = 'BEST_SELLING';
    /** @type {string | null} */
    this.templateSuffix = null;
    /** @type {string | null} */
    this.seoTitle = null;
    /** @type {string | null} */
    this.seoDescription = null;
    /** @type {CollectionImage | null} */
    this.image = null;
    /** @type {Metafield[]} */
    this.metafields = [];
    /** @type {CollectionSource[]} their union is the collection */
    this.sources = [];
    /** @type {Map<Product, number>} the places given by hand; members without one come last, by their ids */
    this.ranks = new Map();
    this.lastRank = 0;
    /** @type {{ products: Product[], ranks: Map<Product, number>, until: number } | null} what readers see until the running job is done */
    this.earlier = null;
    /** The count lags behind the list after a collection was made with products. */
    this.countedFromMs = 0;
    this.createdMs = now;
    this.updatedMs = now;
    /** @type {Entry[]} */
    this.publications = NOWHERE;
  }

  get __typename() { return 'Collection'; }
  get id() { return gid('Collection', this.n); }
  get legacyResourceId() { return String(this.n); }
  get updatedAt() { return printMoment(this.updatedMs); }
  get seo() { return { title: this.seoTitle, description: this.seoDescription }; }
}
