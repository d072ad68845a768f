// @ts-check
import { hashOf } from '../hash.js';

// Ids look like Shopify's: thirteen digits and more, in steps. The remainder of the division by the step tells the shop, so an id of one
// shop never exists in another and a mix-up of two stores cannot pass unseen.
const STEP = 32768;

/** @type {Record<string, number>} the first id of each type */
const FIRST = {
  Product: 8_000_000_000_000,
  ProductVariant: 44_000_000_000_000,
  InventoryItem: 46_000_000_000_000,
  File: 33_000_000_000_000,
  Metafield: 28_000_000_000_000,
  ProductOption: 10_000_000_000_000,
  ProductOptionValue: 2_000_000_000_000,
  ProductVariantComponent: 2_600_000_000,
  Checkout: 37_000_000_000_000,
  Customer: 7_600_000_000_000,
  MailingAddress: 9_100_000_000_000,
  Order: 5_900_000_000_000,
  LineItem: 14_800_000_000_000,
  ShippingLine: 4_900_000_000_000,
  OrderTransaction: 7_200_000_000_000,
  Refund: 930_000_000_000,
  RefundLineItem: 630_000_000_000,
  Fulfillment: 5_300_000_000_000,
  FulfillmentLineItem: 13_900_000_000_000,
  Collection: 430_000_000_000,
  CollectionConditionsSource: 1_040_000_000,
  CollectionSubCollectionsSource: 1_020_000_000,
  CollectionSourceCondition: 970_000_000,
  CollectionImage: 1_700_000_000_000,
  Location: 70_000_000_000,
  InventoryLevel: 100_000_000_000,
  InventoryAdjustmentGroup: 54_000_000_000_000,
  FulfillmentService: 71_000_000_000,
  MetafieldDefinition: 230_000_000_000,
  Job: 1,
  WebhookSubscription: 1_900_000_000_000,
  DataRequest: 1,
  ProductSetOperation: 79_000_000_000,
  ProductDeleteOperation: 88_000_000_000,
  ProductDuplicateOperation: 81_000_000_000,
  ProductBundleOperation: 78_000_000_000,
  SavedSearch: 4_080_000_000_000,
  UrlRedirect: 420_000_000_000,
  Article: 680_000_000_000,
  DraftOrder: 1_266_000_000_000,
  Publication: 268_000_000_000,
  BulkOperation: 7_700_000_000_000,
  StagedUpload: 1_000_000_000,
};

/** Gives every new object of a shop the next id of its type. */
export class IdSource {
  #remainder;
  /** @type {Record<string, number>} */
  following = {};

  /** @param {string} domain */
  constructor(domain) {
    this.#remainder = hashOf(domain) % STEP;
  }

  /** @param {string} type */
  next(type) {
    const n = this.following[type] ?? firstMultiple(FIRST[type]) + this.#remainder;
    this.following[type] = n + STEP;
    return n;
  }

  /** An id from an earlier life of the shop is not given again. @param {string} type @param {number} n */
  skip(type, n) {
    this.following[type] = Math.max(this.following[type] ?? 0, n + STEP);
  }
}

/** @param {number} n */
const firstMultiple = n => Math.ceil(n / STEP) * STEP;
