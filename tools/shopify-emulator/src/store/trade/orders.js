// @ts-check
import { hashOf } from '../../hash.js';
import { MailingAddress } from '../records/mailing-address.js';
import { LineItem, ShippingLine } from '../records/line-item.js';
import { Fulfillment, FulfillmentLineItem, OrderTransaction, Refund, RefundLineItem } from '../records/order-events.js';
import { Order } from '../records/order.js';

/** @import { Shop } from '../shop.js' */
/** @import { Customer } from '../records/customer.js' */
/** @import { AddressContent } from '../records/mailing-address.js' */
/** @import { Variant } from '../records/variant.js' */

const FIRST_NUMBER = 1001;

/** The orders of a shop. */
export class Orders {
  /** What the next order is called by. */
  nextNumber = FIRST_NUMBER;
  /** The last body of each cart and checkout, by token. @type {Map<string, any>} */
  carts = new Map();
  /** @type {Map<string, any>} */
  checkouts = new Map();

  /** @param {Shop} shop */
  constructor(shop) {
    this.shop = shop;
    this.table = shop.tables.Order;
  }

  /** @param {number} now */
  add(now) {
    const order = this.table.add(new Order(this.shop.nextId('Order'), this.nextNumber++, this.shop.currencyCode, now));
    order.confirmationNumber = hashOf(order.id).toString(36).toUpperCase().padStart(9, 'Q').slice(-9);
    return order;
  }

  /** @param {Order} order @param {Customer | null} customer */
  setCustomer(order, customer) {
    if (order.customer) order.customer.orders.splice(order.customer.orders.indexOf(order), 1);
    order.customer = customer;
    if (!customer) return;
    customer.orders.push(order);
    customer.orders.sort((a, b) => a.n - b.n);
  }

  /** @param {Order} order @param {{ title: string, quantity: number, unitCents: number }} content */
  addLine(order, content) {
    const line = this.shop.tables.LineItem.add(new LineItem(this.shop.nextId('LineItem'), order, content));
    order.lines.push(line);
    return line;
  }

  /** A line of an existing variant, priced as it is now. @param {Order} order @param {Variant} variant @param {number} quantity @param {number} unitCents */
  addVariantLine(order, variant, quantity, unitCents) {
    const { product, inventoryItem } = variant;
    const line = this.addLine(order, { title: product.title, quantity, unitCents });
    line.variantTitle = product.hasOnlyDefaultVariant ? null : variant.title;
    line.sku = variant.sku;
    line.vendor = product.vendor;
    line.variantN = variant.n;
    line.productN = product.n;
    line.requiresShipping = inventoryItem.requiresShipping;
    line.taxable = variant.taxable;
    line.isGiftCard = product.isGiftCard;
    line.grams = gramsOf(inventoryItem.weightValue, inventoryItem.weightUnit);
    return line;
  }

  /** @param {Order} order @param {ConstructorParameters<typeof ShippingLine>[2]} content */
  addShipping(order, content) {
    const line = new ShippingLine(this.shop.nextId('ShippingLine'), order, content);
    order.shipping.push(line);
    return line;
  }

  /** @param {AddressContent} content */
  address(content) {
    return new MailingAddress(this.shop.nextId('MailingAddress'), content);
  }

  /** @param {Order} order @param {ConstructorParameters<typeof OrderTransaction>[2]} content @param {number} now */
  addTransaction(order, content, now) {
    const transaction = this.shop.tables.OrderTransaction.add(new OrderTransaction(this.shop.nextId('OrderTransaction'), order, content, now));
    order.transactions.push(transaction);
    return transaction;
  }

  /** @param {Order} order @param {ConstructorParameters<typeof Fulfillment>[2]} content @param {[LineItem, number][]} lines @param {number} now */
  addFulfillment(order, content, lines, now) {
    const fulfillment = this.shop.tables.Fulfillment.add(new Fulfillment(this.shop.nextId('Fulfillment'), order, content, now));
    for (const [line, quantity] of lines) {
      fulfillment.lines.push(new FulfillmentLineItem(this.shop.nextId('FulfillmentLineItem'), line, quantity));
      line.fulfilled += quantity;
    }
    order.fulfillments.push(fulfillment);
    return fulfillment;
  }

  /** @param {Order} order @param {ConstructorParameters<typeof Refund>[2]} content @param {number} now */
  addRefund(order, content, now) {
    const refund = this.shop.tables.Refund.add(new Refund(this.shop.nextId('Refund'), order, content, now));
    order.refunds.push(refund);
    return refund;
  }

  /** @param {Refund} refund @param {LineItem} line @param {Pick<RefundLineItem, 'quantity' | 'restockType' | 'location'>} content */
  addRefundLine(refund, line, content) {
    const before = line.currentCents;
    const taxBefore = line.currentTaxCents;
    line.refunded += content.quantity;
    if (content.restockType === 'CANCEL') line.cancelled += content.quantity;
    const item = new RefundLineItem(this.shop.nextId('RefundLineItem'), line, { ...content, cents: before - line.currentCents, taxCents: taxBefore - line.currentTaxCents });
    refund.lines.push(item);
    return item;
  }

  /** @param {Order} order */
  remove(order) {
    this.setCustomer(order, null);
    for (const metafield of [...order.metafields]) this.shop.removeMetafield(metafield);
    for (const line of order.lines) this.shop.tables.LineItem.remove(line);
    for (const one of order.transactions) this.shop.tables.OrderTransaction.remove(one);
    for (const one of order.refunds) this.shop.tables.Refund.remove(one);
    for (const one of order.fulfillments) this.shop.tables.Fulfillment.remove(one);
    this.table.remove(order);
  }
}

const GRAMS = { GRAMS: 1, KILOGRAMS: 1000, OUNCES: 28.349523125, POUNDS: 453.59237 };

/** @param {number} value @param {keyof typeof GRAMS} unit */
const gramsOf = (value, unit) => Math.round(value * GRAMS[unit]);
