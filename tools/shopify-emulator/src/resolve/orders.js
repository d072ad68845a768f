// @ts-check
import { moneyBag } from '../store/cents.js';
import { byId, page } from '../store/connection.js';
import { SALES_CHANNELS } from '../store/trade/sales-channels.js';
import { accountFields } from './customers.js';
import { lineItemPart } from './line-items.js';
import { metafieldNamed, metafieldPage } from './metafield.js';
import { orderEventsPart } from './order-events.js';
import { ofCustomer, orderLists } from './order-lists.js';
import { join } from './parts.js';

/** @import { Context } from '../store/write.js' */
/** @import { Order } from '../store/records/order.js' */
/** @import { Part } from './parts.js' */

/** Every sum of an order that is told in two currencies. @type {Record<string, (order: Order) => number>} */
export const SUMS = {
  currentShippingPriceSet: order => order.currentShippingCents,
  currentSubtotalPriceSet: order => order.currentSubtotalCents,
  currentTotalDiscountsSet: order => order.currentDiscountCents,
  currentTotalPriceSet: order => order.currentTotalCents,
  currentTotalTaxSet: order => order.currentTaxCents,
  currentCartDiscountAmountSet: order => order.currentDiscountCents,
  cartDiscountAmountSet: order => order.discountCents,
  netPaymentSet: order => order.netPaymentCents,
  originalTotalPriceSet: order => order.totalCents,
  refundDiscrepancySet: () => 0,
  subtotalPriceSet: order => order.subtotalCents,
  totalCapturableSet: order => order.capturableCents,
  totalDiscountsSet: order => order.discountCents,
  totalOutstandingSet: order => order.outstandingCents,
  totalPriceSet: order => order.totalCents,
  totalReceivedSet: order => order.receivedCents,
  totalRefundedSet: order => order.refundedCents,
  totalRefundedShippingSet: order => order.refundedShippingCents,
  totalShippingPriceSet: order => order.shippingCents,
  totalTaxSet: order => order.taxCents,
  totalTipReceivedSet: () => 0
};

/** @type {Record<string, (order: Order, args: any, ctx: Context) => unknown>} */
const order = {
  ...Object.fromEntries(Object.entries(SUMS).map(([name, read]) => [name, (/** @type {Order} */ source, /** @type {any} */ _, /** @type {Context} */ { shop }) => moneyBag(source, read(source), shop)])),
  // Deprecated, but still asked for by what was written for older versions.
  totalCapturable: source => (source.capturableCents / 100).toFixed(2),
  totalPrice: source => (source.totalCents / 100).toFixed(2),

  ...accountFields(['email', 'phone', 'billingAddress', 'shippingAddress', 'displayAddress']),
  customerAcceptsMarketing: source => source.customer?.emailConsent.state === 'SUBSCRIBED',
  billingAddressMatchesShippingAddress: ({ billingAddress, shippingAddress }) => billingAddress?.address1 === shippingAddress?.address1 && billingAddress?.zip === shippingAddress?.zip,

  app: ({ sourceName }) => appOf(sourceName),
  channelInformation: source => channelOf(source),
  cancellation: source => (source.cancelledMs === null ? null : { staffNote: source.staffNote }),
  canMarkAsPaid: source => source.outstandingCents > 0 && source.cancelledMs === null,
  canNotifyCustomer: source => source.email !== null,
  capturable: source => source.capturableCents > 0,
  confirmed: () => true,
  currentSubtotalLineItemsQuantity: source => source.currentItemCount,
  currentTotalWeight: source => String(source.currentGrams),
  currentTaxLines: (source, _, ctx) => taxLinesOf(source, source.currentTaxCents, ctx),
  discountApplications: (source, args, ctx) => page(discountsOf(source), args, byId, { unpaged: ctx.unpaged }),
  discountCode: source => source.discount?.code ?? null,
  discountCodes: source => (source.discount?.code ? [source.discount.code] : []),
  dutiesIncluded: () => false,
  estimatedTaxes: () => false,
  fulfillable: source => source.cancelledMs === null && source.lines.some(line => line.unfulfilledQuantity > 0),
  fulfillments: (source, { first }) => source.fulfillments.slice(0, first ?? undefined),
  fulfillmentsCount: source => ({ count: source.fulfillments.length, precision: 'EXACT' }),
  fullyPaid: source => source.receivedCents > 0 && source.outstandingCents === 0,
  lineItems: (source, args, ctx) => page(source.lines, args, byId, { unpaged: ctx.unpaged }),
  merchantEditable: source => source.cancelledMs === null,
  merchantEditableErrors: source => (source.cancelledMs === null ? [] : ['Canceled orders can’t be edited.']),
  metafield: (source, args) => metafieldNamed(source, args),
  metafields: (source, args, ctx) => metafieldPage(source, args, ctx),
  nonFulfillableLineItems: (source, args, ctx) => page(source.lines.filter(line => line.unfulfilledQuantity === 0), args, byId, { unpaged: ctx.unpaged }),
  refundable: source => source.lines.some(line => line.currentQuantity > 0),
  refunds: (source, { first }) => source.refunds.slice(0, first ?? undefined),
  requiresShipping: source => source.lines.some(line => line.requiresShipping),
  restockable: source => source.lines.some(line => line.restockable),
  returnStatus: () => 'NO_RETURN',
  shippingLine: source => source.shipping[0] ?? null,
  shippingLines: (source, args, ctx) => page(source.shipping, args, byId, { unpaged: ctx.unpaged }),
  subtotalLineItemsQuantity: source => source.itemCount,
  taxLines: (source, _, ctx) => taxLinesOf(source, source.taxCents, ctx),
  totalWeight: source => String(source.grams),
  transactions: (source, { first, capturable }) => source.transactions.filter(one => capturable == null || (one.kind === 'AUTHORIZATION' && source.capturableCents > 0) === capturable).slice(0, first ?? undefined),
  transactionsCount: source => ({ count: source.transactions.length, precision: 'EXACT' }),
  unpaid: source => source.netPaymentCents <= 0
};

/** @param {Order} source @param {number} cents @param {Context} ctx */
function taxLinesOf(source, cents, { shop }) {
  const rate = source.lines.find(line => line.taxRate > 0)?.taxRate;
  return rate === undefined ? [] : [{ title: taxTitle(source), rate, ratePercentage: rate * 100, source: 'Shopify', channelLiable: false, priceSet: moneyBag(source, cents, shop) }];
}

/** @param {Order} source */
const taxTitle = source => `${source.shippingAddress?.countryCode ?? 'DK'} VAT`;

/** @param {Order} source */
function discountsOf({ discount, n }) {
  if (!discount) return [];
  return [{
    __typename: discount.code === null ? 'ManualDiscountApplication' : 'DiscountCodeApplication', n, index: 0, code: discount.code, title: discount.title, description: null,
    allocationMethod: 'ACROSS', targetSelection: 'ALL', targetType: 'LINE_ITEM', value: { __typename: 'PricingPercentageValue', percentage: discount.percentage }
  }];
}

/** @param {string | null} sourceName */
function appOf(sourceName) {
  const [number, name] = SALES_CHANNELS[sourceName ?? ''] ?? [];
  return number === undefined ? null : { id: `gid://shopify/App/${number}`, name };
}

/** @param {Order} source */
function channelOf({ n, sourceName }) {
  const app = appOf(sourceName);
  if (!app) return null;
  const definition = { id: 'gid://shopify/ChannelDefinition/1', handle: sourceName, channelName: app.name, subChannelName: app.name };
  return { id: `gid://shopify/ChannelInformation/${n}`, channelId: `gid://shopify/Channel/${app.id.split('/').pop()}`, displayName: app.name, channelDefinition: definition };
}

const APPLICATION = ['index', 'allocationMethod', 'targetSelection', 'targetType', 'value'];

/** @type {Part} */
const own = {
  resolvers: { QueryRoot: orderLists, Order: order, Customer: ofCustomer },
  stored: {
    Order: [
      'id', 'legacyResourceId', 'name', 'number', 'note', 'poNumber', 'tags', 'test', 'createdAt', 'updatedAt', 'processedAt', 'cancelledAt', 'cancelReason', 'closedAt', 'closed', 'confirmationNumber',
      'currencyCode', 'presentmentCurrencyCode', 'customAttributes', 'customer', 'customerLocale', 'displayFinancialStatus', 'displayFulfillmentStatus', 'edited', 'paymentGatewayNames', 'retailLocation',
      'sourceName', 'sourceIdentifier', 'taxesIncluded', 'taxExempt'
    ],
    Attribute: ['key', 'value'],
    ...Object.fromEntries(['OrderUpdate', 'OrderClose', 'OrderOpen', 'OrderMarkAsPaid', 'OrderCreate', 'OrderCustomerSet', 'OrderCustomerRemove'].map(name => [`${name}Payload`, ['order', 'userErrors']])),
    OrderCancelPayload: ['job', 'orderCancelUserErrors', 'userErrors'],
    OrderDeletePayload: ['deletedId', 'userErrors'],
    RefundCreatePayload: ['order', 'refund', 'userErrors'],
    ...Object.fromEntries(['OrderCancel', 'OrderCreate', 'OrderDelete', 'OrderCustomerSet', 'OrderCustomerRemove'].map(name => [`${name}UserError`, ['field', 'message', 'code']])),
    MoneyBag: ['shopMoney', 'presentmentMoney'],
    OrderApp: ['id', 'name'],
    OrderCancellation: ['staffNote'],
    ChannelInformation: ['id', 'channelId', 'displayName', 'channelDefinition'],
    ChannelDefinition: ['id', 'handle', 'channelName', 'subChannelName'],
    DiscountCodeApplication: [...APPLICATION, 'code'],
    ManualDiscountApplication: [...APPLICATION, 'title', 'description'],
    PricingPercentageValue: ['percentage']
  }
};

/** Orders, their lines, and what happened to them. @type {Part} */
export const orders = join([own, lineItemPart, orderEventsPart]);
