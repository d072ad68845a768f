// @ts-check
import { amountOf } from '../../store/cents.js';
import { lower, restMoment } from '../rest.js';
import { addressBody, customerBody } from './people.js';

/** @import { Shop } from '../../store/shop.js' */
/** @import { Order } from '../../store/records/order.js' */
/** @import { LineItem } from '../../store/records/line-item.js' */
/** @import { Refund, Fulfillment } from '../../store/records/order-events.js' */

/** @type {Record<string, string | null>} */
const FULFILLMENT = { UNFULFILLED: null, PARTIALLY_FULFILLED: 'partial', FULFILLED: 'fulfilled' };

/** Money in the shop's currency and in the customer's. @param {Order} order @param {number} cents */
const moneySet = (order, cents) => ({
  shop_money: { amount: amountOf(cents), currency_code: order.shopCurrency },
  presentment_money: { amount: amountOf(Math.round(cents * order.rate)), currency_code: order.presentmentCurrency }
});

/** @param {Shop} shop @param {Order} order */
export const orderBody = (shop, order) => ({
  id: order.n,
  admin_graphql_api_id: order.id,
  app_id: null,
  browser_ip: null,
  buyer_accepts_marketing: order.customer?.emailConsent.state === 'SUBSCRIBED',
  cancel_reason: lower(order.cancelReason),
  cancelled_at: restMoment(order.cancelledMs),
  cart_token: null,
  checkout_id: null,
  checkout_token: null,
  client_details: null,
  closed_at: restMoment(order.closedMs),
  confirmation_number: order.confirmationNumber,
  confirmed: true,
  contact_email: order.email,
  created_at: restMoment(order.createdMs),
  currency: order.shopCurrency,
  ...current(order),
  customer_locale: order.customerLocale,
  discount_codes: order.discount?.code ? [{ code: order.discount.code, amount: amountOf(order.discountCents), type: 'percentage' }] : [],
  email: order.email,
  estimated_taxes: false,
  financial_status: lower(order.displayFinancialStatus),
  fulfillment_status: FULFILLMENT[order.displayFulfillmentStatus] ?? null,
  landing_site: null,
  location_id: order.retailLocation?.n ?? null,
  merchant_of_record_app_id: null,
  name: order.name,
  note: order.note,
  note_attributes: order.customAttributes.map(({ key, value }) => ({ name: key, value })),
  number: order.number - 1000,
  order_number: order.number,
  payment_gateway_names: order.paymentGatewayNames,
  phone: order.phone,
  po_number: order.poNumber,
  presentment_currency: order.presentmentCurrency,
  processed_at: restMoment(order.processedMs),
  referring_site: null,
  source_identifier: order.sourceIdentifier,
  source_name: order.sourceName,
  ...first(order),
  tags: order.tags.join(', '),
  tax_exempt: order.taxExempt,
  taxes_included: order.taxesIncluded,
  test: order.test,
  total_weight: order.grams,
  updated_at: restMoment(order.updatedMs),
  user_id: null,
  billing_address: addressBody(order.billingAddress),
  customer: order.customer && customerBody(shop, order.customer),
  fulfillments: order.fulfillments.map(one => fulfillmentBody(order, one)),
  line_items: order.lines.map(line => lineBody(order, line)),
  payment_terms: null,
  refunds: order.refunds.map(refund => refundBody(shop, refund)),
  shipping_address: addressBody(order.shippingAddress),
  shipping_lines: order.shipping.map(line => ({
    id: line.n, code: line.code, discounted_price: amountOf(line.cents), discounted_price_set: moneySet(order, line.cents), is_removed: false, phone: null,
    price: amountOf(line.cents), price_set: moneySet(order, line.cents), source: line.source, title: line.title, tax_lines: [], discount_allocations: []
  }))
});

/** The sums as they are after edits and refunds. @param {Order} order */
const current = order => ({
  current_subtotal_price: amountOf(order.currentSubtotalCents),
  current_subtotal_price_set: moneySet(order, order.currentSubtotalCents),
  current_total_discounts: amountOf(order.currentDiscountCents),
  current_total_discounts_set: moneySet(order, order.currentDiscountCents),
  current_total_price: amountOf(order.currentTotalCents),
  current_total_price_set: moneySet(order, order.currentTotalCents),
  current_total_tax: amountOf(order.currentTaxCents),
  current_total_tax_set: moneySet(order, order.currentTaxCents)
});

/** The sums as they were when it was placed. @param {Order} order */
const first = order => ({
  subtotal_price: amountOf(order.subtotalCents),
  subtotal_price_set: moneySet(order, order.subtotalCents),
  total_discounts: amountOf(order.discountCents),
  total_discounts_set: moneySet(order, order.discountCents),
  total_line_items_price: amountOf(order.linesCents),
  total_line_items_price_set: moneySet(order, order.linesCents),
  total_outstanding: amountOf(order.outstandingCents),
  total_price: amountOf(order.totalCents),
  total_price_set: moneySet(order, order.totalCents),
  total_shipping_price_set: moneySet(order, order.shippingCents),
  total_tax: amountOf(order.taxCents),
  total_tax_set: moneySet(order, order.taxCents),
  total_tip_received: '0.00'
});

/** @param {Order} order @param {LineItem} line */
const lineBody = (order, line) => ({
  id: line.n,
  admin_graphql_api_id: line.id,
  current_quantity: line.currentQuantity,
  fulfillable_quantity: line.unfulfilledQuantity,
  fulfillment_service: 'manual',
  fulfillment_status: line.fulfilled === 0 ? null : line.unfulfilledQuantity === 0 ? 'fulfilled' : 'partial',
  gift_card: line.isGiftCard,
  grams: line.grams,
  name: line.name,
  price: amountOf(line.unitCents),
  price_set: moneySet(order, line.unitCents),
  product_exists: line.productN !== null,
  product_id: line.productN,
  properties: line.customAttributes.map(({ key, value }) => ({ name: key, value })),
  quantity: line.quantity,
  requires_shipping: line.requiresShipping,
  sku: line.sku,
  taxable: line.taxable,
  title: line.title,
  total_discount: amountOf(line.discountCents),
  total_discount_set: moneySet(order, line.discountCents),
  variant_id: line.variantN,
  variant_inventory_management: 'shopify',
  variant_title: line.variantTitle,
  vendor: line.vendor,
  tax_lines: line.taxRate === 0 ? [] : [{ price: amountOf(line.taxCents), price_set: moneySet(order, line.taxCents), rate: line.taxRate, title: 'VAT', channel_liable: false }],
  duties: [],
  discount_allocations: line.discountCents === 0 ? [] : [{ amount: amountOf(line.discountCents), amount_set: moneySet(order, line.discountCents), discount_application_index: 0 }]
});

/** @param {Order} order @param {Fulfillment} one */
const fulfillmentBody = (order, one) => ({
  id: one.n,
  admin_graphql_api_id: one.id,
  created_at: restMoment(one.createdMs),
  location_id: one.location?.n ?? null,
  name: one.name.replace('-F', '.'),
  order_id: order.n,
  service: 'manual',
  shipment_status: null,
  status: lower(one.status),
  tracking_company: one.tracking?.company ?? null,
  tracking_number: one.tracking?.number ?? null,
  tracking_numbers: one.tracking ? [one.tracking.number] : [],
  tracking_url: one.tracking?.url ?? null,
  tracking_urls: one.tracking ? [one.tracking.url] : [],
  updated_at: restMoment(one.updatedMs),
  line_items: one.lines.map(line => ({ ...lineBody(order, line.lineItem), quantity: line.quantity }))
});

/** @param {Shop} shop @param {Refund} refund */
export const refundBody = (shop, refund) => ({
  id: refund.n,
  admin_graphql_api_id: refund.id,
  created_at: restMoment(refund.createdMs),
  note: refund.note,
  order_id: refund.order.n,
  processed_at: restMoment(refund.createdMs),
  restock: refund.lines.some(line => line.restocked),
  user_id: null,
  order_adjustments: [],
  transactions: refund.moneyBack.map(one => ({
    id: one.n, admin_graphql_api_id: one.id, amount: amountOf(one.cents), created_at: restMoment(one.createdMs), currency: refund.order.shopCurrency, gateway: one.gateway,
    kind: lower(one.kind), order_id: refund.order.n, parent_id: one.parentTransaction?.n ?? null, processed_at: restMoment(one.createdMs), status: lower(one.status), test: refund.order.test
  })),
  refund_line_items: refund.lines.map(line => ({
    id: line.n, line_item_id: line.lineItem.n, location_id: line.location?.n ?? null, quantity: line.quantity, restock_type: lower(line.restockType),
    subtotal: line.cents / 100, subtotal_set: moneySet(refund.order, line.cents), total_tax: line.taxCents / 100, total_tax_set: moneySet(refund.order, line.taxCents),
    line_item: lineBody(refund.order, line.lineItem)
  }))
});
