// @ts-check
// Of orders and customers: deprecated sums in one currency, and what this store knows there is none of.
import { amountOf, moneyBag, shareOf } from '../../store/cents.js';
import { SUMS } from '../orders.js';
import { each, never, noList, noPage, nothing } from './nothing.js';

/** @import { Context } from '../../store/write.js' */
/** @import { Part } from '../parts.js' */

/** Plain amounts that the fields ending in `Set` tell in two currencies today. */
const OLD_SUMS = ['cartDiscountAmount', 'netPayment', 'subtotalPrice', 'totalDiscounts', 'totalReceived', 'totalRefunded', 'totalShippingPrice', 'totalTax'];

/** @param {any} source what its money is counted in @param {number} cents @param {Context} ctx */
const shopMoney = (source, cents, { shop }) => moneyBag(source, cents, shop).shopMoney;

/** @type {Part} */
export const certainOfTrade = {
  resolvers: {
    Order: {
      ...Object.fromEntries(OLD_SUMS.map(name => [name, (/** @type {any} */ order) => amountOf(SUMS[`${name}Set`](order))])),
      ...each(['additionalFees', 'alerts', 'disputes', 'risks'], noList),
      ...each(['localizationExtensions', 'localizedFields', 'returns'], noPage),
      ...each(['hasTimelineComment', 'productNetwork'], never),
      ...each([
        'attribution', 'cartToken', 'checkoutToken', 'clientIp', 'customerJourney', 'customerJourneySummary', 'currentTotalAdditionalFeesSet', 'currentTotalDutiesSet', 'landingPageDisplayText', 'landingPageUrl', 'merchantOfRecordApp', 'originalTotalAdditionalFeesSet',
        'originalTotalDutiesSet', 'paymentTerms', 'physicalLocation', 'referralCode', 'referrerDisplayText', 'referrerUrl', 'registeredSourceUrl', 'shopifyProtect', 'staffMember'
      ], nothing),
      paymentCollectionDetails: () => ({ additionalPaymentCollectionUrl: null, vaultedPaymentMethods: null }),
      risk: () => ({ assessments: [], recommendation: 'NONE' }),
      riskLevel: () => 'LOW',
      purchasingEntity: order => order.customer,
      statusPageUrl: (order, _, { shop }) => `https://${shop.domain}/${shop.number}/orders/${order.confirmationNumber}/authenticate`,
      totalCashRoundingAdjustment: (order, _, { shop }) => ({ paymentSet: moneyBag(order, 0, shop), refundSet: moneyBag(order, 0, shop) }),
      totalTipReceived: (order, _, ctx) => shopMoney(order, 0, ctx)
    },
    LineItem: {
      ...each(['duties'], noList),
      ...each(['contract', 'lineItemGroup', 'sellingPlan', 'staffMember'], nothing),
      canRestock: line => line.restockable,
      discountedTotal: line => amountOf(line.totalCents),
      discountedUnitPrice: line => amountOf(shareOf(line.totalCents, 1, line.quantity)),
      fulfillableQuantity: line => line.unfulfilledQuantity,
      originalTotal: line => amountOf(line.originalCents),
      originalUnitPrice: line => amountOf(line.unitCents),
      totalDiscount: line => amountOf(line.discountCents),
      fulfillmentStatus: line => (line.unfulfilledQuantity === 0 ? 'fulfilled' : line.unfulfilledQuantity < line.quantity ? 'partial' : 'unfulfilled'),
      unfulfilledOriginalTotal: line => amountOf(line.unitCents * line.unfulfilledQuantity),
      unfulfilledDiscountedTotal: line => amountOf(shareOf(line.totalCents, line.unfulfilledQuantity, line.quantity))
    },
    OrderTransaction: {
      ...each(['fees'], noList),
      ...each(['multiCapturable'], never),
      ...each([
        'amountRoundingSet', 'authorizationCode', 'authorizationExpiresAt', 'currencyExchangeAdjustment', 'device', 'location', 'paymentDetails', 'paymentIcon', 'paymentMethod', 'receiptJson', 'settlementCurrency',
        'settlementCurrencyRate', 'shopifyPaymentsSet', 'user'
      ], nothing),
      amount: ({ cents }) => amountOf(cents),
      amountV2: ({ order, cents }, _, ctx) => shopMoney(order, cents, ctx)
    },
    Refund: {
      ...each(['duties'], noList),
      ...each(['return', 'staffMember'], nothing),
      totalRefunded: ({ order, totalCents }, _, ctx) => shopMoney(order, totalCents, ctx)
    },
    RefundLineItem: {
      price: ({ quantity, cents }) => amountOf(shareOf(cents, 1, quantity)),
      subtotal: ({ cents }) => amountOf(cents),
      totalTax: ({ taxCents }) => amountOf(taxCents)
    },
    FulfillmentLineItem: {
      originalTotal: ({ lineItem, quantity }) => amountOf(lineItem.unitCents * quantity),
      discountedTotal: ({ lineItem, quantity }) => amountOf(shareOf(lineItem.totalCents, quantity, lineItem.quantity))
    },
    ShippingLine: {
      price: ({ cents }) => amountOf(cents),
      ...each(['discountedPrice', 'originalPrice'], (line, _, ctx) => shopMoney(line.order, line.cents, ctx))
    },
    TaxLine: { price: tax => tax.priceSet.shopMoney.amount },
    Customer: {
      ...each(['companyContactProfiles', 'identityProviderSubjects'], noList),
      ...each(['paymentMethods', 'subscriptionContracts'], noPage),
      ...each(['hasTimelineComment'], never),
      mergeable: () => ({ isMergeable: true, errorFields: [], mergeInProgress: null, reason: null })
    }
  },
  stored: {
    OrderRiskSummary: ['assessments', 'recommendation'],
    CashRoundingAdjustment: ['paymentSet', 'refundSet'],
    CustomerMergeable: ['isMergeable', 'errorFields', 'mergeInProgress', 'reason'],
    OrderPaymentCollectionDetails: ['additionalPaymentCollectionUrl', 'vaultedPaymentMethods']
  }
};
