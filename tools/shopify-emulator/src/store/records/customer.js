// @ts-check
import { gid } from '../gid.js';
import { printMoment } from '../dates.js';

/** @import { MailingAddress } from './mailing-address.js' */
/** @import { Order } from './order.js' */
/** @import { Metafield } from './metafield.js' */

/** @typedef {'SUBSCRIBED' | 'NOT_SUBSCRIBED' | 'PENDING' | 'UNSUBSCRIBED'} MarketingState */
/** @typedef {{ state: MarketingState, optInLevel: string | null, updatedMs: number | null }} Consent */

export class Customer {
  /** @param {number} n @param {number} now */
  constructor(n, now) {
    this.n = n;
    /** @type {string | null} */
    this.firstName = null;
    /** @type {string | null} */
    this.lastName = null;
    /** @type {string | null} */
    this.email = null;
    /** @type {string | null} */
    this.phone = null;
    this.locale = 'da';
    /** @type {string | null} */
    this.note = null;
    /** @type {string[]} */
    this.tags = [];
    /** @type {'DISABLED' | 'ENABLED' | 'INVITED' | 'DECLINED'} */
    this.state = 'DISABLED';
    this.taxExempt = false;
    /** @type {string[]} */
    this.taxExemptions = [];
    this.verifiedEmail = true;
    /** @type {string | null} */
    this.multipassIdentifier = null;
    /** @type {Consent} */
    this.emailConsent = { state: 'NOT_SUBSCRIBED', optInLevel: 'SINGLE_OPT_IN', updatedMs: null };
    /** @type {Consent} */
    this.smsConsent = { state: 'NOT_SUBSCRIBED', optInLevel: 'SINGLE_OPT_IN', updatedMs: null };
    /** @type {MailingAddress[]} */
    this.addresses = [];
    /** @type {MailingAddress | null} */
    this.defaultAddress = null;
    /** @type {Order[]} in the order of their ids */
    this.orders = [];
    /** @type {Metafield[]} */
    this.metafields = [];
    this.createdMs = now;
    this.updatedMs = now;
  }

  get __typename() { return 'Customer'; }
  get id() { return gid('Customer', this.n); }
  get legacyResourceId() { return String(this.n); }
  get createdAt() { return printMoment(this.createdMs); }
  get updatedAt() { return printMoment(this.updatedMs); }
  get fullName() { return [this.firstName, this.lastName].filter(Boolean).join(' '); }
  /** The name, or what else there is to call somebody by. */
  get displayName() { return this.fullName || this.email || this.phone || 'No name'; }

  /** What counts as bought: neither tests nor what was cancelled. */
  get countedOrders() { return this.orders.filter(order => !order.test && order.cancelledMs === null); }
  get spentCents() { return this.countedOrders.reduce((sum, order) => sum + Math.max(0, order.netPaymentCents), 0); }
}
