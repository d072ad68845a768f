// @ts-check
import { gid } from '../gid.js';
import { printMoment, printMomentOrNull } from '../dates.js';
import { NOWHERE } from '../publications.js';

/** @import { Variant } from './variant.js' */
/** @import { Option } from './option.js' */
/** @import { Media } from './file.js' */
/** @import { Metafield } from './metafield.js' */
/** @import { Collection } from './collection.js' */
/** @import { Entry } from '../publications.js' */

/** A product with all that belongs to it. What is not stored but printed (ids, moments) is a getter. */
export class Product {
  /** @param {number} n @param {number} now */
  constructor(n, now) {
    this.n = n;
    this.title = '';
    this.handle = '';
    this.descriptionHtml = '';
    this.vendor = '';
    this.productType = '';
    /** @type {string | null} */
    this.categoryId = null;
    /** @type {string[]} */
    this.tags = [];
    /** @type {'ACTIVE' | 'ARCHIVED' | 'DRAFT' | 'UNLISTED'} */
    this.status = 'ACTIVE';
    /** @type {string | null} */
    this.templateSuffix = null;
    this.isGiftCard = false;
    /** @type {string | null} */
    this.giftCardTemplateSuffix = null;
    this.requiresSellingPlan = false;
    /** @type {'PARENT' | 'CHILD' | null} can be said only when the product is made */
    this.combinedListingRole = null;
    /** @type {string | null} */
    this.seoTitle = null;
    /** @type {string | null} */
    this.seoDescription = null;
    /** @type {Option[]} */
    this.options = [];
    /** @type {Variant[]} in the order of their positions */
    this.variants = [];
    /** @type {Media[]} in the order of their positions */
    this.media = [];
    /** @type {Metafield[]} */
    this.metafields = [];
    /** @type {Collection[]} */
    this.collections = [];
    this.createdMs = now;
    this.updatedMs = now;
    /** @type {number | null} since when it is on the online store */
    this.publishedMs = null;
    /** @type {Entry[]} all other places where it is published */
    this.publications = NOWHERE;
  }

  get __typename() { return 'Product'; }
  get id() { return gid('Product', this.n); }
  get legacyResourceId() { return String(this.n); }
  get createdAt() { return printMoment(this.createdMs); }
  get updatedAt() { return printMoment(this.updatedMs); }
  get publishedAt() { return printMomentOrNull(this.publishedMs); }
  get seo() { return { title: this.seoTitle, description: this.seoDescription }; }
  get totalInventory() { return this.variants.reduce((sum, variant) => sum + (variant.inventoryItem.tracked ? variant.inventoryQuantity : 0), 0); }
  get tracksInventory() { return this.variants.some(variant => variant.inventoryItem.tracked); }
  /** A product without options of its own has one variant under Shopify's invisible option. */
  get hasOnlyDefaultVariant() { return this.variants.length === 1 && this.options.length === 1 && this.options[0].isDefault; }
}
