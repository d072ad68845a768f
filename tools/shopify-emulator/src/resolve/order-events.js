// @ts-check
import { moneyBag, shareOf } from '../store/cents.js';
import { byId, page } from '../store/connection.js';

/** @import { Context } from '../store/write.js' */
/** @import { Fulfillment, FulfillmentLineItem, OrderTransaction, Refund, RefundLineItem } from '../store/records/order-events.js' */
/** @import { Part } from './parts.js' */

/** @type {Record<string, (transaction: OrderTransaction, args: any, ctx: Context) => unknown>} */
const transaction = {
  amountSet: ({ order, cents }, _, { shop }) => moneyBag(order, cents, shop),
  manuallyCapturable: ({ kind, order }) => kind === 'AUTHORIZATION' && order.capturableCents > 0,
  totalUnsettledSet: ({ kind, order, cents }, _, { shop }) => (kind === 'AUTHORIZATION' ? moneyBag(order, Math.min(cents, order.capturableCents), shop) : null)
};

/** @type {Record<string, (refund: Refund, args: any, ctx: Context) => unknown>} */
const refund = {
  totalRefundedSet: ({ order, totalCents }, _, { shop }) => moneyBag(order, totalCents, shop),
  refundLineItems: ({ lines }, args, ctx) => page(lines, args, byId, { unpaged: ctx.unpaged }),
  transactions: ({ moneyBack }, args, ctx) => page(moneyBack, args, byId, { unpaged: ctx.unpaged }),
  orderAdjustments: (_, args, ctx) => page(/** @type {any[]} */ ([]), args, byId, { unpaged: ctx.unpaged })
};

/** @type {Record<string, (line: RefundLineItem, args: any, ctx: Context) => unknown>} */
const refundLineItem = {
  priceSet: ({ lineItem, quantity, cents }, _, { shop }) => moneyBag(lineItem.order, shareOf(cents, 1, quantity), shop),
  subtotalSet: ({ lineItem, cents }, _, { shop }) => moneyBag(lineItem.order, cents, shop),
  totalTaxSet: ({ lineItem, taxCents }, _, { shop }) => moneyBag(lineItem.order, taxCents, shop)
};

/** @type {Record<string, (fulfillment: Fulfillment, args: any, ctx: Context) => unknown>} */
const fulfillment = {
  fulfillmentLineItems: ({ lines }, args, ctx) => page(lines, args, byId, { unpaged: ctx.unpaged }),
  trackingInfo: ({ trackingInfo }, { first }) => trackingInfo.slice(0, first ?? undefined)
};

/** @type {Record<string, (line: FulfillmentLineItem, args: any, ctx: Context) => unknown>} */
const fulfillmentLineItem = {
  originalTotalSet: ({ lineItem, quantity }, _, { shop }) => moneyBag(lineItem.order, lineItem.unitCents * quantity, shop),
  discountedTotalSet: ({ lineItem, quantity }, _, { shop }) => moneyBag(lineItem.order, shareOf(lineItem.totalCents, quantity, lineItem.quantity), shop)
};

/** Payments, refunds and parcels. @type {Part} */
export const orderEventsPart = {
  resolvers: { OrderTransaction: transaction, Refund: refund, RefundLineItem: refundLineItem, Fulfillment: fulfillment, FulfillmentLineItem: fulfillmentLineItem },
  stored: {
    OrderTransaction: ['id', 'kind', 'status', 'gateway', 'formattedGateway', 'manualPaymentGateway', 'test', 'paymentId', 'parentTransaction', 'order', 'createdAt', 'processedAt', 'errorCode', 'accountNumber'],
    Refund: ['id', 'legacyResourceId', 'note', 'order', 'createdAt', 'updatedAt', 'processedAt'],
    RefundLineItem: ['id', 'lineItem', 'quantity', 'restockType', 'restocked', 'location'],
    Fulfillment: ['id', 'legacyResourceId', 'name', 'status', 'displayStatus', 'order', 'location', 'totalQuantity', 'requiresShipping', 'createdAt', 'updatedAt', 'deliveredAt', 'inTransitAt', 'estimatedDeliveryAt'],
    FulfillmentLineItem: ['id', 'lineItem', 'quantity'],
    FulfillmentTrackingInfo: ['company', 'number', 'url']
  }
};
