// @ts-check
import { amountOf } from './cents.js';

/** @import { Customer } from './records/customer.js' */
/** @import { MailingAddress } from './records/mailing-address.js' */
/** @import { Order } from './records/order.js' */
/** @import { Refund } from './records/order-events.js' */

/** @param {Customer} customer */
export const customerState = customer => ({
  id: customer.id,
  firstName: customer.firstName,
  lastName: customer.lastName,
  email: customer.email,
  phone: customer.phone,
  locale: customer.locale,
  note: customer.note,
  tags: [...customer.tags],
  state: customer.state,
  taxExempt: customer.taxExempt,
  taxExemptions: [...customer.taxExemptions],
  verifiedEmail: customer.verifiedEmail,
  emailMarketingState: customer.emailConsent.state,
  smsMarketingState: customer.smsConsent.state,
  defaultAddress: customer.defaultAddress?.id ?? null,
  addresses: customer.addresses.map(address => addressState(address)),
  metafields: customer.metafields.map(({ id, namespace, key, type, value }) => ({ id, namespace, key, type, value })),
  createdAt: customer.createdAt,
  updatedAt: customer.updatedAt
});

/** @param {MailingAddress | null} address */
const addressState = address => address && {
  id: address.id, firstName: address.firstName, lastName: address.lastName, company: address.company, address1: address.address1, address2: address.address2,
  zip: address.zip, city: address.city, provinceCode: address.provinceCode, countryCode: address.countryCode, phone: address.phone
};

/** @param {Refund} refund */
export const refundState = refund => ({
  id: refund.id, order: refund.order.id, note: refund.note, total: amountOf(refund.totalCents), createdAt: refund.createdAt,
  lines: refund.lines.map(line => ({ lineItem: line.lineItem.id, quantity: line.quantity, restockType: line.restockType }))
});

/** @param {Order} order */
export const orderState = order => ({
  id: order.id,
  name: order.name,
  number: order.number,
  customer: order.customer?.id ?? null,
  email: order.email,
  phone: order.phone,
  note: order.note,
  poNumber: order.poNumber,
  tags: [...order.tags],
  customAttributes: order.customAttributes,
  test: order.test,
  sourceName: order.sourceName,
  currencyCode: order.shopCurrency,
  presentmentCurrencyCode: order.presentmentCurrency,
  displayFinancialStatus: order.displayFinancialStatus,
  displayFulfillmentStatus: order.displayFulfillmentStatus,
  total: amountOf(order.totalCents),
  currentTotal: amountOf(order.currentTotalCents),
  totalRefunded: amountOf(order.refundedCents),
  taxesIncluded: order.taxesIncluded,
  discountCode: order.discount?.code ?? null,
  cancelReason: order.cancelReason,
  cancelled: order.cancelledMs !== null,
  closed: order.closed,
  edited: order.edited,
  billingAddress: addressState(order.billingAddress),
  shippingAddress: addressState(order.shippingAddress),
  lineItems: order.lines.map(line => ({
    id: line.id, title: line.title, variantTitle: line.variantTitle, sku: line.sku, variant: line.variantN, quantity: line.quantity, currentQuantity: line.currentQuantity,
    fulfilled: line.fulfilled, unitPrice: amountOf(line.unitCents), discount: amountOf(line.discountCents), taxRate: line.taxRate
  })),
  shippingLines: order.shipping.map(line => ({ id: line.id, title: line.title, price: amountOf(line.cents) })),
  transactions: order.transactions.map(one => ({ id: one.id, kind: one.kind, status: one.status, gateway: one.gateway, amount: amountOf(one.cents) })),
  refunds: order.refunds.map(refundState),
  fulfillments: order.fulfillments.map(one => ({ id: one.id, status: one.status, lines: one.lines.map(line => ({ lineItem: line.lineItem.id, quantity: line.quantity })) })),
  metafields: order.metafields.map(({ id, namespace, key, type, value }) => ({ id, namespace, key, type, value })),
  processedAt: order.processedAt,
  cancelledAt: order.cancelledAt,
  closedAt: order.closedAt,
  createdAt: order.createdAt,
  updatedAt: order.updatedAt
});
