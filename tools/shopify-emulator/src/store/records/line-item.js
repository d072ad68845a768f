// @ts-check
import { shareOf } from '../cents.js';
import { gid } from '../gid.js';

/** @import { Order } from './order.js' */
/** @import { Variant } from './variant.js' */

/** A line of an order: what was bought, as it was called and priced then. */
export class LineItem {
  /** @param {number} n @param {Order} order @param {{ title: string, quantity: number, unitCents: number }} content */
  constructor(n, order, { title, quantity, unitCents }) {
    this.n = n;
    this.order = order;
    this.title = title;
    this.quantity = quantity;
    this.unitCents = unitCents;
    this.discountCents = 0;
    this.taxRate = 0;
    /** @type {string | null} */
    this.variantTitle = null;
    /** @type {string | null} */
    this.sku = null;
    /** @type {string | null} */
    this.vendor = null;
    /** Numbers, not records: a line outlives its product. @type {number | null} */
    this.variantN = null;
    /** @type {number | null} */
    this.productN = null;
    this.requiresShipping = true;
    this.taxable = true;
    this.isGiftCard = false;
    this.grams = 0;
    /** @type {{ key: string, value: string | null }[]} */
    this.customAttributes = [];
    /** Taken off by an edit of the order. */
    this.removed = 0;
    this.fulfilled = 0;
    /** Given back, sent or not. */
    this.refunded = 0;
    /** Of the refunded: those never sent. */
    this.cancelled = 0;
    /** Where the stock of the line is committed. @type {number | null} */
    this.locationN = null;
  }

  get __typename() { return 'LineItem'; }
  get id() { return gid('LineItem', this.n); }
  get name() { return this.variantTitle ? `${this.title} - ${this.variantTitle}` : this.title; }
  get currentQuantity() { return this.quantity - this.removed - this.refunded; }
  get refundableQuantity() { return this.currentQuantity; }
  get unfulfilledQuantity() { return Math.max(0, this.quantity - this.removed - this.fulfilled - this.cancelled); }
  get nonFulfillableQuantity() { return this.quantity - this.unfulfilledQuantity; }
  get restockable() { return this.variantN !== null && this.currentQuantity > 0; }
  get merchantEditable() { return this.unfulfilledQuantity > 0 && this.order.cancelledMs === null; }

  get originalCents() { return this.unitCents * this.quantity; }
  get totalCents() { return this.originalCents - this.discountCents; }
  get currentCents() { return shareOf(this.totalCents, this.currentQuantity, this.quantity); }
  get taxCents() { return this.order.taxOf(this.totalCents, this.taxRate); }
  get currentTaxCents() { return this.order.taxOf(this.currentCents, this.taxRate); }
}

/** A way of sending and its price. */
export class ShippingLine {
  /** @param {number} n @param {Order} order @param {{ title: string, code?: string | null, source?: string | null, cents: number, taxRate?: number }} content */
  constructor(n, order, { title, code = null, source = 'shopify', cents, taxRate = 0 }) {
    this.n = n;
    this.order = order;
    this.title = title;
    this.code = code ?? title;
    this.source = source;
    this.cents = cents;
    this.taxRate = taxRate;
    this.refundedCents = 0;
  }

  get __typename() { return 'ShippingLine'; }
  get id() { return gid('ShippingLine', this.n); }
  get custom() { return this.source === null; }
  get carrierIdentifier() { return null; }
  get deliveryCategory() { return null; }
  get shippingRateHandle() { return null; }
  get phone() { return null; }
  get isRemoved() { return false; }
  get taxCents() { return this.order.taxOf(this.cents, this.taxRate); }
}
