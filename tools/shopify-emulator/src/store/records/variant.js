// @ts-check
import { gid } from '../gid.js';
import { printMoment } from '../dates.js';

/** @import { Product } from './product.js' */
/** @import { OptionValue } from './option.js' */
/** @import { InventoryItem } from './inventory.js' */
/** @import { MediaImage } from './file.js' */
/** @import { Metafield } from './metafield.js' */

/** One list for all, as hardly any variant has one. @type {readonly never[]} */
const NO_COMPONENTS = [];

/** @param {Variant} variant */
export const componentsOf = ({ components }) => components.filter(({ variant }) => variant.product.variants.includes(variant));

export class Variant {
  /** @param {number} n @param {Product} product @param {OptionValue[]} optionValues @param {number} now */
  constructor(n, product, optionValues, now) {
    this.n = n;
    this.product = product;
    /** One value for each option of the product, in the options' order. */
    this.optionValues = optionValues;
    /** @type {string | null} */
    this.sku = null;
    /** @type {string | null} */
    this.barcode = null;
    this.price = '0.00';
    /** @type {string | null} */
    this.compareAtPrice = null;
    this.taxable = true;
    this.taxCode = '';
    /** @type {'DENY' | 'CONTINUE'} */
    this.inventoryPolicy = 'DENY';
    this.requiresComponents = false;
    /** @type {readonly { n: number, variant: Variant, quantity: number }[]} what it is put together from; `componentsOf` tells those that are still there */
    this.components = NO_COMPONENTS;
    this.showUnitPrice = false;
    /** @type {Record<string, unknown> | null} */
    this.unitPriceMeasurement = null;
    /** @type {InventoryItem} set right after making, by the one function that makes variants */
    this.inventoryItem = /** @type {any} */ (null);
    /** @type {MediaImage | null} */
    this.mediaImage = null;
    /** @type {Metafield[]} */
    this.metafields = [];
    this.createdMs = now;
    this.updatedMs = now;
  }

  get __typename() { return 'ProductVariant'; }
  get id() { return gid('ProductVariant', this.n); }
  get legacyResourceId() { return String(this.n); }
  get createdAt() { return printMoment(this.createdMs); }
  get updatedAt() { return printMoment(this.updatedMs); }
  get title() { return this.optionValues.map(value => value.name).join(' / '); }
  get displayName() { return `${this.product.title} - ${this.title}`; }
  get position() { return this.product.variants.indexOf(this) + 1; }
  get inventoryQuantity() { return this.inventoryItem.available; }
}
