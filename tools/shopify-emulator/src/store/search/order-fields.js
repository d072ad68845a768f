// @ts-check
import { SALES_CHANNELS } from '../trade/sales-channels.js';

/** @import { FieldMap } from './filter.js' */
/** @import { Order } from '../records/order.js' */

const FINANCIAL = ['paid', 'pending', 'authorized', 'partially_paid', 'partially_refunded', 'refunded', 'voided', 'expired'];
const FULFILLMENT = ['unshipped', 'shipped', 'fulfilled', 'partial', 'scheduled', 'on_hold', 'unfulfilled', 'request_declined'];

/** What the merchant calls the states of sending. @type {Record<string, string[]>} */
const SENDING = { UNFULFILLED: ['unfulfilled', 'unshipped'], PARTIALLY_FULFILLED: ['partial', 'unfulfilled'], FULFILLED: ['fulfilled', 'shipped'] };

/** @type {FieldMap<Order>} */
export const orderFields = {
  words: order => [order.name, order.email, order.phone, order.customer?.fullName ?? null, order.shippingAddress?.name ?? null, order.shippingAddress?.city ?? null, order.note, order.poNumber, ...order.tags,
    ...order.lines.flatMap(line => [line.title, line.sku])],
  dynamic: name => {
    const parts = /^metafields\.([^.]+)\.([^.]+)$/.exec(name);
    return parts ? { kind: 'word', read: order => order.metafields.filter(field => field.namespace === parts[1] && field.key === parts[2]).map(field => field.value) } : undefined;
  },
  fields: {
    id: { kind: 'id', sortKey: 'ID', read: order => order.n },
    name: { kind: 'name', read: order => order.name },
    created_at: { kind: 'date', sortKey: 'CREATED_AT', read: order => order.createdMs },
    updated_at: { kind: 'date', sortKey: 'UPDATED_AT', read: order => order.updatedMs },
    processed_at: { kind: 'date', sortKey: 'PROCESSED_AT', read: order => order.processedMs },
    status: { kind: 'choice', choices: ['open', 'closed', 'cancelled', 'not_closed', 'any'], read: statesOf },
    financial_status: { kind: 'choice', choices: FINANCIAL, read: order => order.displayFinancialStatus },
    fulfillment_status: { kind: 'choice', choices: FULFILLMENT, read: order => SENDING[order.displayFulfillmentStatus] },
    return_status: { kind: 'choice', choices: ['return_requested', 'in_progress', 'inspection_complete', 'returned', 'return_failed', 'no_return'], read: () => 'no_return' },
    tag: { kind: 'word', read: order => order.tags },
    tag_not: { kind: 'word', not: true, read: order => order.tags },
    test: { kind: 'boolean', read: order => order.test },
    email: { kind: 'text', read: order => order.email },
    customer_id: { kind: 'id', read: order => order.customer?.n ?? null },
    sku: { kind: 'word', read: order => order.lines.map(line => line.sku) },
    current_total_price: { kind: 'number', read: order => order.currentTotalCents / 100 },
    subtotal_line_items_quantity: { kind: 'number', read: order => order.itemCount },
    discount_code: { kind: 'word', read: order => order.discount?.code ?? null },
    gateway: { kind: 'word', read: order => order.paymentGatewayNames },
    payment_id: { kind: 'word', read: order => order.transactions.map(transaction => transaction.paymentId) },
    confirmation_number: { kind: 'word', read: order => order.confirmationNumber },
    po_number: { kind: 'word', read: order => order.poNumber },
    source_name: { kind: 'words', read: order => order.sourceName },
    source_identifier: { kind: 'word', read: order => order.sourceIdentifier },
    channel: { kind: 'words', read: order => order.sourceName },
    location_id: { kind: 'id', read: order => order.retailLocation?.n ?? null },
    fulfillment_location_id: { kind: 'id', read: order => order.fulfillments.map(fulfillment => fulfillment.location?.n ?? null) },
    total_weight: { kind: 'number', read: order => order.grams },
    risk_level: { kind: 'choice', choices: ['high', 'medium', 'low', 'none', 'pending'], read: () => ['low', 'none'] },
    delivery_method: { kind: 'choice', choices: ['shipping', 'pick-up', 'retail', 'local', 'pickup-point', 'none'], read: order => (order.lines.some(line => line.requiresShipping) ? 'shipping' : 'none') },
    channel_id: { kind: 'id', read: order => SALES_CHANNELS[order.sourceName ?? '']?.[0] ?? null },
    sales_channel: { kind: 'words', read: order => order.sourceName },
    // Orders here have no carts or checkouts behind them, no disputes, no protection, and their payments no provider with a number.
    ...Object.fromEntries(['cart_token', 'checkout_token', 'chargeback_status', 'credit_card_last4', 'fraud_protection_level'].map(name => [name, /** @type {const} */ ({ kind: 'word', read: () => null })])),
    ...Object.fromEntries(['payment_provider_id', 'reference_location_id'].map(name => [name, /** @type {const} */ ({ kind: 'id', read: () => null })]))
  }
};

/** @param {Order} order */
function statesOf(order) {
  if (order.cancelledMs !== null) return ['cancelled', 'closed', 'any'];
  return order.closedMs === null ? ['open', 'not_closed', 'any'] : ['closed', 'any'];
}

/** @type {Record<string, (order: Order) => string | number | null>} */
export const orderSortKeys = {
  ID: order => order.n,
  CREATED_AT: order => order.createdMs,
  UPDATED_AT: order => order.updatedMs,
  PROCESSED_AT: order => order.processedMs,
  ORDER_NUMBER: order => order.number,
  PO_NUMBER: order => order.poNumber,
  CUSTOMER_NAME: order => nameKey(order.customer),
  DESTINATION: order => order.shippingAddress?.city?.toLowerCase() ?? null,
  FINANCIAL_STATUS: order => order.displayFinancialStatus,
  FULFILLMENT_STATUS: order => order.displayFulfillmentStatus,
  TOTAL_ITEMS_QUANTITY: order => order.itemCount,
  TOTAL_PRICE: order => order.totalCents,
  CURRENT_TOTAL_PRICE: order => order.currentTotalCents
};

/** Last name first, as in a list of people. @param {{ lastName: string | null, firstName: string | null } | null} person */
export const nameKey = person => (person ? [person.lastName, person.firstName].filter(Boolean).join(', ').toLowerCase() || null : null);
