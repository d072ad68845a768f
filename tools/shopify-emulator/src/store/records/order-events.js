// @ts-check
import { gid } from '../gid.js';
import { printMoment } from '../dates.js';

/** @import { LineItem } from './line-item.js' */
/** @import { Order } from './order.js' */
/** @import { Location } from './location.js' */

/** @typedef {'AUTHORIZATION' | 'CAPTURE' | 'SALE' | 'REFUND' | 'VOID'} TransactionKind */

/** Money that moved, or was reserved. */
export class OrderTransaction {
  /**
   * @param {number} n @param {Order} order
   * @param {{ kind: TransactionKind, cents: number, gateway: string, parent?: OrderTransaction | null, status?: 'SUCCESS' | 'FAILURE' | 'PENDING' | 'ERROR' }} content @param {number} now
   */
  constructor(n, order, { kind, cents, gateway, parent = null, status = 'SUCCESS' }, now) {
    this.n = n;
    this.order = order;
    this.kind = kind;
    this.status = status;
    this.cents = cents;
    this.gateway = gateway;
    this.parentTransaction = parent;
    this.createdMs = now;
  }

  get __typename() { return 'OrderTransaction'; }
  get id() { return gid('OrderTransaction', this.n); }
  get formattedGateway() { return this.gateway.split('_').map(word => word.charAt(0).toUpperCase() + word.slice(1)).join(' '); }
  get manualPaymentGateway() { return this.gateway === 'manual'; }
  get test() { return this.order.test; }
  get paymentId() { return `${this.order.name}.${this.order.transactions.indexOf(this) + 1}`; }
  get createdAt() { return printMoment(this.createdMs); }
  get processedAt() { return printMoment(this.createdMs); }
  get errorCode() { return null; }
  get accountNumber() { return null; }
}

/** Lines and money given back. */
export class Refund {
  /** @param {number} n @param {Order} order @param {{ note?: string | null }} content @param {number} now */
  constructor(n, order, { note = null }, now) {
    this.n = n;
    this.order = order;
    this.note = note;
    /** @type {RefundLineItem[]} */
    this.lines = [];
    this.shippingCents = 0;
    /** @type {OrderTransaction[]} */
    this.moneyBack = [];
    this.createdMs = now;
    this.updatedMs = now;
  }

  get __typename() { return 'Refund'; }
  get id() { return gid('Refund', this.n); }
  get legacyResourceId() { return String(this.n); }
  get createdAt() { return printMoment(this.createdMs); }
  get updatedAt() { return printMoment(this.updatedMs); }
  get processedAt() { return printMoment(this.createdMs); }
  get totalCents() { return this.moneyBack.reduce((sum, transaction) => sum + transaction.cents, 0); }
}

export class RefundLineItem {
  /**
   * @param {number} n @param {LineItem} lineItem @param {{ quantity: number, cents: number, taxCents: number, restockType: 'CANCEL' | 'RETURN' | 'NO_RESTOCK', location: Location | null }} content
   */
  constructor(n, lineItem, { quantity, cents, taxCents, restockType, location }) {
    this.n = n;
    this.lineItem = lineItem;
    this.quantity = quantity;
    this.cents = cents;
    this.taxCents = taxCents;
    this.restockType = restockType;
    this.location = location;
  }

  get __typename() { return 'RefundLineItem'; }
  get id() { return gid('RefundLineItem', this.n); }
  get restocked() { return this.restockType !== 'NO_RESTOCK'; }
}

/** A parcel. */
export class Fulfillment {
  /** @param {number} n @param {Order} order @param {{ location: Location | null, tracking?: { company: string, number: string, url: string } | null }} content @param {number} now */
  constructor(n, order, { location, tracking = null }, now) {
    this.n = n;
    this.order = order;
    this.location = location;
    this.tracking = tracking;
    /** @type {FulfillmentLineItem[]} */
    this.lines = [];
    /** @type {'SUCCESS' | 'CANCELLED'} */
    this.status = 'SUCCESS';
    this.createdMs = now;
    this.updatedMs = now;
  }

  get __typename() { return 'Fulfillment'; }
  get id() { return gid('Fulfillment', this.n); }
  get legacyResourceId() { return String(this.n); }
  get name() { return `${this.order.name}-F${this.order.fulfillments.indexOf(this) + 1}`; }
  get createdAt() { return printMoment(this.createdMs); }
  get updatedAt() { return printMoment(this.updatedMs); }
  get displayStatus() { return this.status === 'CANCELLED' ? 'CANCELED' : 'FULFILLED'; }
  get totalQuantity() { return this.lines.reduce((sum, line) => sum + line.quantity, 0); }
  get requiresShipping() { return this.lines.some(line => line.lineItem.requiresShipping); }
  get trackingInfo() { return this.tracking ? [this.tracking] : []; }
  get deliveredAt() { return null; }
  get inTransitAt() { return null; }
  get estimatedDeliveryAt() { return null; }
}

export class FulfillmentLineItem {
  /** @param {number} n @param {LineItem} lineItem @param {number} quantity */
  constructor(n, lineItem, quantity) {
    this.n = n;
    this.lineItem = lineItem;
    this.quantity = quantity;
  }

  get __typename() { return 'FulfillmentLineItem'; }
  get id() { return gid('FulfillmentLineItem', this.n); }
}
