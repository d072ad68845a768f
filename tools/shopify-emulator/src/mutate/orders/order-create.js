// @ts-check
import { notImplemented } from '../../engine/errors.js';
import { normaliseTags } from '../../quirks.js';
import { toCents } from '../../store/cents.js';
import { placeOrder } from '../../store/trade/place-order.js';
import { fulfilOrder } from '../../store/trade/order-acts.js';
import { checkMetafields, putMetafield } from '../rules/metafield-input.js';
import { refuseInputs } from '../rules/unsupported.js';
import { customerOf } from '../customers/customer-of.js';
import { orderErrors } from './order-input.js';

/** @import { Context } from '../../store/write.js' */
/** @import { Customer } from '../../store/records/customer.js' */
/** @import { Order } from '../../store/records/order.js' */
/** @import { Bought } from '../../store/trade/place-order.js' */

const NOT_MODELLED = ['companyLocationId', 'fulfillment', 'referringSite', 'sourceUrl', 'userId', 'taxLines'];
const PLAIN = ['email', 'phone', 'note', 'poNumber', 'sourceIdentifier', 'name'];

/** An order that was placed elsewhere is entered. @param {unknown} _ @param {any} args @param {Context} ctx @param {any} info */
export function orderCreate(_, args, ctx, info) {
  const { order: input, options } = args;
  const { shop } = ctx;
  refuseInputs('orderCreate', input, NOT_MODELLED);
  const metafields = checkMetafields(shop, null, input.metafields, ['order', 'metafields'], 'ORDER');
  const userErrors = [...orderErrors(ctx, info, input, options), ...metafields.errors.map(error => ({ ...error, code: 'INVALID' }))];
  if (userErrors.length) return { order: null, userErrors };

  const order = placeOrder(ctx, {
    lines: input.lineItems.map((/** @type {any} */ line) => bought(ctx, line)),
    customer: buyerOf(ctx, input), claimsStock: (options?.inventoryBehaviour ?? 'BYPASS') !== 'BYPASS',
    own: { ...ownOf(ctx, input) }, shippingAddress: input.shippingAddress, billingAddress: input.billingAddress ?? input.shippingAddress,
    shipping: (input.shippingLines ?? []).map((/** @type {any} */ line) => ({ title: line.title, code: line.code, source: line.source, cents: toCents(line.priceSet.shopMoney.amount), taxRate: Number(line.taxLines?.[0]?.rate ?? 0) })),
    discount: discountOf(input.discountCode), payments: placed => paymentsOf(input, placed),
    finish: (placed, now) => {
      if (input.closedAt) placed.closedMs = Date.parse(input.closedAt);
      for (const content of metafields.contents) putMetafield(shop, placed, content, now);
    }
  }, args);
  if (input.fulfillmentStatus === 'FULFILLED') fulfilOrder(ctx, order);
  else if (input.fulfillmentStatus) throw notImplemented(`the fulfillmentStatus ${input.fulfillmentStatus} of orderCreate`);
  return { order, userErrors: [] };
}

/** @param {Context} ctx @param {any} input */
function ownOf({ shop, now }, input) {
  const currency = input.currency ?? shop.currencyCode;
  return {
    ...Object.fromEntries(PLAIN.filter(name => input[name] != null).map(name => [name, input[name]])),
    tags: normaliseTags(input.tags ?? [], shop.quirks), customAttributes: (input.customAttributes ?? []).map((/** @type {any} */ { key, value }) => ({ key, value })), sourceName: input.sourceName ?? '347082',
    test: input.test ?? false, taxesIncluded: input.taxesIncluded ?? false, shopCurrency: currency, presentmentCurrency: input.presentmentCurrency ?? currency, processedMs: Math.min(input.processedAt ? Date.parse(input.processedAt) : Infinity, now().getTime())
  };
}

/** Somebody is made a customer by the order's e-mail, unless known. @param {Context} ctx @param {any} input @returns {Customer | null | ((now: number) => Customer)} */
function buyerOf(ctx, input) {
  const { shop } = ctx;
  const id = input.customerId ?? input.customer?.toAssociate?.id ?? input.customer?.toUpsert?.id;
  if (id) return customerOf(ctx, id);
  const given = input.customer?.toUpsert ?? { email: input.customer?.toAssociate?.email ?? input.email, phone: input.phone };
  const known = (given.email && shop.customers.byEmail(given.email)) || (given.phone && shop.customers.byPhone(given.phone));
  if (known || !(given.email || given.phone)) return known || null;
  return now => {
    const customer = shop.customers.add(now);
    shop.customers.changeContact(customer, given);
    return Object.assign(customer, { firstName: given.firstName ?? null, lastName: given.lastName ?? null, note: given.note ?? null, tags: normaliseTags(given.tags ?? [], shop.quirks) });
  };
}

/** @param {Context} ctx @param {any} line @returns {Bought} */
function bought({ shop }, line) {
  const variant = line.variantId ? shop.find(line.variantId) : null;
  const own = Object.fromEntries(['title', 'variantTitle', 'sku', 'vendor', 'requiresShipping', 'taxable'].filter(name => line[name] != null).map(name => [name, line[name]]));
  return {
    variant, quantity: line.quantity, unitCents: toCents(line.priceSet?.shopMoney.amount ?? variant?.price ?? 0), taxRate: Number(line.taxLines?.[0]?.rate ?? 0),
    own: { requiresShipping: variant?.inventoryItem.requiresShipping ?? false, ...own, isGiftCard: line.giftCard ?? variant?.product.isGiftCard ?? false, customAttributes: (line.properties ?? []).map((/** @type {any} */ one) => ({ key: one.name, value: one.value })) }
  };
}

/** @param {any} input */
function discountOf(input) {
  if (!input) return null;
  const { itemPercentageDiscountCode } = input;
  if (!itemPercentageDiscountCode) throw notImplemented('discount codes of orderCreate other than a percentage of the items');
  return { code: itemPercentageDiscountCode.code, percentage: itemPercentageDiscountCode.percentage };
}

/** @param {any} input @param {Order} placed @returns {any[]} */
function paymentsOf(input, placed) {
  if (input.transactions?.length) {
    return input.transactions.map((/** @type {any} */ one) => ({ kind: one.kind ?? 'SALE', status: one.status ?? 'SUCCESS', gateway: one.gateway ?? 'manual', cents: toCents(one.amountSet.shopMoney.amount) }));
  }
  const payment = { gateway: 'manual', cents: placed.totalCents };
  if (input.financialStatus === 'PAID') return [{ ...payment, kind: 'SALE' }];
  if (input.financialStatus === 'AUTHORIZED') return [{ ...payment, kind: 'AUTHORIZATION' }];
  if (!input.financialStatus || input.financialStatus === 'PENDING') return [];
  throw notImplemented(`the financialStatus ${input.financialStatus} of orderCreate`);
}
