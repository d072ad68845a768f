// @ts-check
import { gid } from '../gid.js';
import { printMoment, printMomentOrNull } from '../dates.js';

/** @import { Customer } from './customer.js' */
/** @import { MailingAddress } from './mailing-address.js' */
/** @import { LineItem, ShippingLine } from './line-item.js' */
/** @import { Fulfillment, OrderTransaction, Refund, TransactionKind } from './order-events.js' */
/** @import { Location } from './location.js' */
/** @import { Metafield } from './metafield.js' */

/** @typedef {{ code: string | null, title: string, percentage: number }} Discount */

/** An order with all that belongs to it. Its sums and its two statuses follow from its lines, transactions, refunds and parcels. */
export class Order {
  /** @param {number} n @param {number} number @param {string} currency the shop's @param {number} now */
  constructor(n, number, currency, now) {
    this.n = n;
    this.number = number;
    this.name = `#${number}`;
    this.shopCurrency = currency;
    this.presentmentCurrency = currency;
    this.rate = 1;
    this.taxesIncluded = true;
    this.taxExempt = false;
    this.test = false;
    /** @type {Customer | null} */
    this.customer = null;
    /** @type {string | null} */
    this.email = null;
    /** @type {string | null} */
    this.phone = null;
    /** @type {string | null} */
    this.note = null;
    /** @type {string | null} */
    this.poNumber = null;
    /** @type {string[]} */
    this.tags = [];
    /** @type {{ key: string, value: string | null }[]} */
    this.customAttributes = [];
    /** @type {string | null} */
    this.sourceName = 'web';
    /** @type {string | null} */
    this.sourceIdentifier = null;
    this.customerLocale = 'da';
    this.confirmationNumber = '';
    /** @type {Discount | null} */
    this.discount = null;
    /** @type {MailingAddress | null} */
    this.billingAddress = null;
    /** @type {MailingAddress | null} */
    this.shippingAddress = null;
    /** @type {Location | null} where it was sold over the counter */
    this.retailLocation = null;
    /** @type {LineItem[]} */
    this.lines = [];
    /** @type {ShippingLine[]} */
    this.shipping = [];
    /** @type {OrderTransaction[]} */
    this.transactions = [];
    /** @type {Refund[]} */
    this.refunds = [];
    /** @type {Fulfillment[]} */
    this.fulfillments = [];
    /** @type {Metafield[]} */
    this.metafields = [];
    this.edited = false;
    /** @type {string | null} */
    this.cancelReason = null;
    /** @type {string | null} */
    this.staffNote = null;
    /** @type {number | null} */
    this.cancelledMs = null;
    /** @type {number | null} */
    this.closedMs = null;
    this.processedMs = now;
    this.createdMs = now;
    this.updatedMs = now;
  }

  get __typename() { return 'Order'; }
  get id() { return gid('Order', this.n); }
  get legacyResourceId() { return String(this.n); }
  get createdAt() { return printMoment(this.createdMs); }
  get updatedAt() { return printMoment(this.updatedMs); }
  get processedAt() { return printMoment(this.processedMs); }
  get cancelledAt() { return printMomentOrNull(this.cancelledMs); }
  get closedAt() { return printMomentOrNull(this.closedMs); }
  get closed() { return this.closedMs !== null; }
  get currencyCode() { return this.shopCurrency; }
  get presentmentCurrencyCode() { return this.presentmentCurrency; }

  /** The tax in, or on top of, an amount. @param {number} cents @param {number} rate */
  taxOf(cents, rate) {
    return Math.round(this.taxesIncluded ? (cents * rate) / (1 + rate) : cents * rate);
  }

  get linesCents() { return this.lines.reduce((sum, line) => sum + line.originalCents, 0); }
  get discountCents() { return this.lines.reduce((sum, line) => sum + line.discountCents, 0); }
  get subtotalCents() { return this.linesCents - this.discountCents; }
  get shippingCents() { return this.shipping.reduce((sum, line) => sum + line.cents, 0); }
  get taxCents() { return this.lines.reduce((sum, line) => sum + line.taxCents, 0) + this.shipping.reduce((sum, line) => sum + line.taxCents, 0); }
  get totalCents() { return this.subtotalCents + this.shippingCents + (this.taxesIncluded ? 0 : this.taxCents); }

  get currentShippingCents() { return this.shipping.reduce((sum, line) => sum + line.cents - line.refundedCents, 0); }
  get currentSubtotalCents() { return this.lines.reduce((sum, line) => sum + line.currentCents, 0); }
  get currentTaxCents() {
    return this.lines.reduce((sum, line) => sum + line.currentTaxCents, 0) + this.shipping.reduce((sum, line) => sum + this.taxOf(line.cents - line.refundedCents, line.taxRate), 0);
  }
  get currentDiscountCents() { return this.lines.reduce((sum, line) => sum + line.unitCents * line.currentQuantity - line.currentCents, 0); }
  get currentTotalCents() { return this.currentSubtotalCents + this.currentShippingCents + (this.taxesIncluded ? 0 : this.currentTaxCents); }

  get receivedCents() { return this.sumOf('SALE') + this.sumOf('CAPTURE'); }
  get refundedCents() { return this.sumOf('REFUND'); }
  get netPaymentCents() { return this.receivedCents - this.refundedCents; }
  get capturableCents() { return this.sumOf('VOID') > 0 ? 0 : Math.max(0, this.sumOf('AUTHORIZATION') - this.sumOf('CAPTURE')); }
  get outstandingCents() { return Math.max(0, this.currentTotalCents - this.netPaymentCents - this.capturableCents); }
  get refundedShippingCents() { return this.shipping.reduce((sum, line) => sum + line.refundedCents, 0); }

  /** @param {TransactionKind} kind @returns {number} cents that moved that way */
  sumOf(kind) {
    let sum = 0;
    for (const transaction of this.transactions) if (transaction.kind === kind && transaction.status === 'SUCCESS') sum += transaction.cents;
    return sum;
  }

  get displayFinancialStatus() {
    const received = this.receivedCents;
    if (received === 0) {
      if (this.capturableCents > 0) return 'AUTHORIZED';
      if (this.cancelledMs !== null || this.transactions.some(({ kind }) => kind === 'VOID')) return 'VOIDED';
      return this.totalCents === 0 ? 'PAID' : 'PENDING';
    }
    const refunded = this.refundedCents;
    if (refunded >= received) return 'REFUNDED';
    if (refunded > 0) return 'PARTIALLY_REFUNDED';
    return received < this.currentTotalCents ? 'PARTIALLY_PAID' : 'PAID';
  }

  get displayFulfillmentStatus() {
    let fulfilled = 0;
    let left = 0;
    for (const line of this.lines) {
      fulfilled += line.fulfilled;
      left += line.unfulfilledQuantity;
    }
    if (fulfilled === 0) return 'UNFULFILLED';
    return left === 0 ? 'FULFILLED' : 'PARTIALLY_FULFILLED';
  }

  get paymentGatewayNames() { return [...new Set(this.transactions.map(({ gateway }) => gateway))]; }
  get itemCount() { return this.lines.reduce((sum, line) => sum + line.quantity, 0); }
  get currentItemCount() { return this.lines.reduce((sum, line) => sum + line.currentQuantity, 0); }
  get grams() { return this.lines.reduce((sum, line) => sum + line.grams * line.quantity, 0); }
  get currentGrams() { return this.lines.reduce((sum, line) => sum + line.grams * line.currentQuantity, 0); }
}
