// @ts-check
import { write } from '../write.js';
import { discountOrder } from './order-acts.js';
import { levelFor, move, writtenBy } from './stock-moves.js';

/** @import { Context } from '../write.js' */
/** @import { Customer } from '../records/customer.js' */
/** @import { Order } from '../records/order.js' */
/** @import { Variant } from '../records/variant.js' */
/** @import { AddressContent } from '../records/mailing-address.js' */
/** @import { TransactionKind } from '../records/order-events.js' */

/**
 * @typedef {object} Bought one line
 * @property {Variant | null} variant
 * @property {number} quantity
 * @property {number} unitCents
 * @property {number} [taxRate]
 * @property {Record<string, any>} [own] what the line says itself: its title, SKU, ...
 */

/**
 * @typedef {object} Purchase
 * @property {Bought[]} lines
 * @property {Customer | null | ((now: number) => Customer)} customer a function makes a new one
 * @property {boolean} claimsStock
 * @property {Record<string, any>} [own] members of the order: e-mail, note, tags, ...
 * @property {AddressContent | null} [shippingAddress]
 * @property {AddressContent | null} [billingAddress]
 * @property {{ title: string, cents: number, code?: string | null, taxRate?: number }[]} [shipping]
 * @property {{ code: string | null, percentage: number } | null} [discount]
 * @property {(order: Order) => { kind: TransactionKind, cents: number, gateway: string, status?: 'SUCCESS' | 'FAILURE' | 'PENDING' | 'ERROR' }[]} [payments]
 * @property {(order: Order, now: number) => void} [finish]
 */

/** Somebody buys: the stock of what is counted is committed, and its products are touched. @param {Context} ctx @param {Purchase} purchase @param {unknown} [args] @returns {Order} */
export function placeOrder(ctx, { lines, customer, claimsStock, own, shippingAddress, billingAddress, shipping = [], discount, payments, finish }, args = null) {
  const { shop } = ctx;
  const levels = lines.map(({ variant, quantity }) => (claimsStock ? levelFor(variant, quantity) : null));
  let placed = /** @type {Order | null} */ (null);
  write(ctx, 'orderCreate', args, [...(customer && typeof customer === 'object' ? [customer] : []), ...writtenBy(shop, levels, { products: true })], (now, touched) => {
    const buyer = typeof customer === 'function' ? customer(now) : customer;
    const order = placed = shop.orders.add(now);
    touched.push(order, ...(buyer && buyer !== customer ? [buyer] : []));
    Object.assign(order, own);
    shop.orders.setCustomer(order, buyer);
    if (shippingAddress) order.shippingAddress = shop.orders.address(shippingAddress);
    if (billingAddress) order.billingAddress = shop.orders.address(billingAddress);
    lines.forEach((bought, index) => {
      addLine(ctx, order, bought).locationN = levels[index]?.location.n ?? null;
      move(levels[index], { available: -bought.quantity, committed: bought.quantity }, now);
    });
    for (const line of shipping) shop.orders.addShipping(order, line);
    if (discount) discountOrder(order, discount.code, discount.percentage);
    for (const payment of payments?.(order) ?? []) shop.orders.addTransaction(order, payment, now);
    finish?.(order, now);
  });
  return /** @type {Order} */ (placed);
}

/** @param {Context} ctx @param {Order} order @param {Bought} bought */
function addLine({ shop }, order, { variant, quantity, unitCents, taxRate = 0, own }) {
  const line = variant ? shop.orders.addVariantLine(order, variant, quantity, unitCents) : shop.orders.addLine(order, { title: own?.title ?? 'Custom item', quantity, unitCents });
  return Object.assign(line, { taxRate }, own);
}
