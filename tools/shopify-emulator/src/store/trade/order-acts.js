// @ts-check
// What happens to an order after it was placed. Each act is one write; who asks checks before whether it may be.
import { shareOf } from '../cents.js';
import { write } from '../write.js';
import { levelFor, levelOf, move, writtenBy } from './stock-moves.js';

/** @import { Context, Written } from '../write.js' */
/** @import { Order } from '../records/order.js' */
/** @import { LineItem } from '../records/line-item.js' */
/** @import { Location } from '../records/location.js' */
/** @import { Variant } from '../records/variant.js' */

/** A customer's sums change with the orders. @param {Order} order @returns {Written[]} */
const buyer = order => (order.customer ? [order.customer] : []);

/** All that is owed is paid, what was reserved first. @param {Context} ctx @param {Order} order @param {{ gateway?: string, args?: unknown }} [options] */
export function payOrder(ctx, order, { gateway = 'manual', args = null } = {}) {
  write(ctx, 'orderMarkAsPaid', args, [order, ...buyer(order)], now => {
    const reserved = order.transactions.find(({ kind }) => kind === 'AUTHORIZATION');
    if (order.capturableCents > 0 && reserved) ctx.shop.orders.addTransaction(order, { kind: 'CAPTURE', cents: order.capturableCents, gateway: reserved.gateway, parent: reserved }, now);
    if (order.outstandingCents > 0) ctx.shop.orders.addTransaction(order, { kind: 'SALE', cents: order.outstandingCents, gateway }, now);
    archiveWhenDone(order, now);
  });
}

/** A parcel leaves. @param {Context} ctx @param {Order} order @param {{ lines?: [LineItem, number][], tracking?: { company: string, number: string, url: string } | null }} [content] everything that is left, when no lines are named */
export function fulfilOrder(ctx, order, { lines, tracking = null } = {}) {
  const { shop } = ctx;
  const sent = (lines ?? order.lines.map(line => /** @type {[LineItem, number]} */ ([line, line.unfulfilledQuantity]))).filter(([, quantity]) => quantity > 0);
  const levels = sent.map(([line]) => levelOf(shop, line));
  write(ctx, 'fulfillmentCreate', null, [order, ...writtenBy(shop, levels, { products: false })], now => {
    shop.orders.addFulfillment(order, { location: levels.find(level => level !== null)?.location ?? shop.locations[0], tracking }, sent, now);
    sent.forEach(([, quantity], index) => move(levels[index], { committed: -quantity }, now));
    archiveWhenDone(order, now);
  });
  return order.fulfillments[order.fulfillments.length - 1];
}

/** Paid and sent orders leave the list of open ones by themselves, unless the merchant turned that off. @param {Order} order @param {number} now */
function archiveWhenDone(order, now) {
  if (order.closedMs === null && order.displayFulfillmentStatus === 'FULFILLED' && order.displayFinancialStatus === 'PAID') order.closedMs = now;
}

/**
 * @param {Context} ctx @param {Order} order
 * @param {{ reason: string, restock: boolean, refund: boolean, staffNote?: string | null, args?: unknown }} how
 */
export function cancelOrder(ctx, order, { reason, restock, refund, staffNote = null, args = null }) {
  const { shop } = ctx;
  const unsent = order.lines.filter(line => line.unfulfilledQuantity > 0);
  const levels = unsent.map(line => levelOf(shop, line));
  write(ctx, 'orderCancel', args, [order, ...buyer(order), ...writtenBy(shop, levels, { products: restock })], (now, touched) => {
    const back = shop.orders.addRefund(order, {}, now);
    touched.push(back);
    unsent.forEach((line, index) => {
      const quantity = line.unfulfilledQuantity;
      shop.orders.addRefundLine(back, line, { quantity, restockType: 'CANCEL', location: levels[index]?.location ?? null });
      move(levels[index], { committed: -quantity, available: restock ? quantity : 0 }, now);
    });
    for (const line of order.shipping) line.refundedCents = line.cents;
    if (refund) giveBack(ctx, order, back, order.netPaymentCents, now);
    const reserved = order.transactions.find(({ kind }) => kind === 'AUTHORIZATION');
    if (reserved && order.capturableCents > 0) shop.orders.addTransaction(order, { kind: 'VOID', cents: order.capturableCents, gateway: reserved.gateway, parent: reserved }, now);
    Object.assign(order, { cancelledMs: now, closedMs: now, cancelReason: reason, staffNote });
  });
}

/** @typedef {{ line: LineItem, quantity: number, restockType: 'RETURN' | 'CANCEL' | 'NO_RESTOCK', location: Location | null }} Returned */

/**
 * @param {Context} ctx @param {Order} order
 * @param {{ lines: Returned[], shippingCents?: number, cents?: number, note?: string | null, args?: unknown }} content `cents`: what the lines and the sending come to, unless said otherwise
 */
export function refundOrder(ctx, order, { lines, shippingCents = 0, cents, note = null, args = null }) {
  const { shop } = ctx;
  const levels = lines.map(({ line, location, restockType }) => (restockType === 'NO_RESTOCK' ? null : levelAt(ctx, line, location)));
  let refund = /** @type {import('../records/order-events.js').Refund | null} */ (null);
  write(ctx, 'refundCreate', args, [order, ...buyer(order), ...writtenBy(shop, levels, { products: true })], (now, touched) => {
    const back = refund = shop.orders.addRefund(order, { note }, now);
    touched.push(back);
    lines.forEach(({ line, quantity, restockType, location }, index) => {
      shop.orders.addRefundLine(back, line, { quantity, restockType, location });
      move(levels[index], { available: quantity, committed: restockType === 'CANCEL' ? -quantity : 0 }, now);
    });
    back.shippingCents = shippingCents;
    spread(order, shippingCents);
    const worth = back.lines.reduce((sum, line) => sum + line.cents + (order.taxesIncluded ? 0 : line.taxCents), shippingCents);
    giveBack(ctx, order, back, Math.min(cents ?? worth, order.netPaymentCents), now);
  });
  return refund;
}

/** @param {Context} ctx @param {LineItem} line @param {Location | null} location */
function levelAt({ shop }, line, location) {
  const item = line.variantN === null ? undefined : shop.tables.ProductVariant.get(line.variantN)?.inventoryItem;
  return item?.tracked ? item.levels.find(level => level.location === location) ?? levelOf(shop, line) : null;
}

/** @param {Order} order @param {number} cents of the sending, given back */
function spread(order, cents) {
  for (const line of order.shipping) {
    const part = Math.min(cents, line.cents - line.refundedCents);
    line.refundedCents += part;
    cents -= part;
  }
}

/** @param {Context} ctx @param {Order} order @param {import('../records/order-events.js').Refund} refund @param {number} cents @param {number} now */
function giveBack({ shop }, order, refund, cents, now) {
  const paid = order.transactions.find(({ kind }) => kind === 'SALE' || kind === 'CAPTURE');
  if (paid && cents > 0) refund.moneyBack.push(shop.orders.addTransaction(order, { kind: 'REFUND', cents, gateway: paid.gateway, parent: paid }, now));
}

/** Lines are added and taken off by the merchant. @param {Context} ctx @param {Order} order @param {{ add: { variant: Variant, quantity: number }[], remove: { line: LineItem, quantity: number }[] }} content */
export function editOrder(ctx, order, { add, remove }) {
  const { shop } = ctx;
  const from = add.map(({ variant, quantity }) => levelFor(variant, quantity));
  const backTo = remove.map(({ line }) => levelOf(shop, line));
  write(ctx, 'orderEditCommit', null, [order, ...writtenBy(shop, [...from, ...backTo], { products: true })], now => {
    add.forEach(({ variant, quantity }, index) => {
      const line = shop.orders.addVariantLine(order, variant, quantity, Math.round(Number(variant.price) * 100));
      line.taxRate = order.lines[0].taxRate;
      line.locationN = from[index]?.location.n ?? null;
      move(from[index], { available: -quantity, committed: quantity }, now);
    });
    remove.forEach(({ line, quantity }, index) => {
      line.removed += quantity;
      move(backTo[index], { available: quantity, committed: -quantity }, now);
    });
    order.edited = true;
  });
}

/** @param {Context} ctx @param {Order} order @param {unknown} [args] */
export const closeOrder = (ctx, order, args = null) => write(ctx, 'orderClose', args, [order], now => { order.closedMs ??= now; });

/** @param {Context} ctx @param {Order} order @param {unknown} [args] */
export const openOrder = (ctx, order, args = null) => write(ctx, 'orderOpen', args, [order], () => { order.closedMs = null; });

/** @param {Context} ctx @param {Order} order @param {unknown} [args] */
export const deleteOrder = (ctx, order, args = null) => write(ctx, 'orderDelete', args, [order, ...buyer(order)], () => ctx.shop.orders.remove(order));

/** @param {Order} order @param {string | null} code @param {number} percentage of every line */
export function discountOrder(order, code, percentage) {
  order.discount = { code, title: code ?? 'Rabat', percentage };
  for (const line of order.lines) line.discountCents = shareOf(line.originalCents, percentage, 100);
}
