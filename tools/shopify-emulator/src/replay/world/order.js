// @ts-check
import { toCents } from '../../store/cents.js';
import { cancelOrder, fulfilOrder } from '../../store/trade/order-acts.js';
import { placeOrder } from '../../store/trade/place-order.js';
import { listOf } from '../knowledge.js';
import { addressOf } from './customer.js';

/** @import { World } from './world.js' */
/** @import { Context } from '../../store/write.js' */
/** @import { TransactionKind } from '../../store/records/order-events.js' */

/** How an order came to look paid as it was recorded. @type {Record<string, TransactionKind>} */
const PAID_BY = { PAID: 'SALE', PARTIALLY_PAID: 'SALE', REFUNDED: 'SALE', PARTIALLY_REFUNDED: 'SALE', AUTHORIZED: 'AUTHORIZATION', VOIDED: 'AUTHORIZATION' };
const OWN = ['name', 'email', 'phone', 'note', 'tags', 'test', 'poNumber', 'sourceName', 'customAttributes'];

/** @param {World} world @param {string} id */
export async function makeOrder(world, id) {
  const facts = world.facts(id);
  const { shop } = world.shop.host;
  if (facts.customer?.id) await world.ensure(facts.customer.id);
  /** @type {Context} */
  const ctx = { shop, actor: 'merchant', scopes: [], now: shop.now, warnings: [] };
  const total = facts.totalPriceSet ?? facts.currentTotalPriceSet;
  const money = total?.shopMoney ?? {};
  const lines = listOf(facts.lineItems);
  const kind = PAID_BY[facts.displayFinancialStatus];
  const order = placeOrder(ctx, {
    lines: (lines.length ? lines : [{ title: 'Item', quantity: 1 }]).map(line => ({
      variant: null, quantity: line.quantity ?? 1, unitCents: toCents(line.originalUnitPriceSet?.shopMoney?.amount ?? (lines.length > 1 ? 0 : money.amount ?? 0)),
      own: { title: line.title ?? 'Item', sku: line.sku ?? null, variantTitle: line.variantTitle ?? null, requiresShipping: line.requiresShipping ?? true }
    })),
    customer: facts.customer?.id ? shop.find(world.ids.emulated(facts.customer.id)) ?? null : null, claimsStock: false,
    own: { ...Object.fromEntries(OWN.filter(name => facts[name] != null).map(name => [name, facts[name]])), ...(money.currencyCode && { shopCurrency: money.currencyCode, presentmentCurrency: money.currencyCode }) },
    shippingAddress: facts.shippingAddress ? addressOf(facts.shippingAddress) : null, billingAddress: facts.billingAddress ? addressOf(facts.billingAddress) : null,
    payments: placed => (kind && placed.totalCents ? [{ kind, cents: placed.totalCents, gateway: facts.paymentGatewayNames?.[0] ?? 'manual' }] : [])
  });
  if (facts.displayFulfillmentStatus === 'FULFILLED') fulfilOrder(ctx, order);
  if (facts.cancelledAt) cancelOrder(ctx, order, { reason: facts.cancelReason ?? 'OTHER', restock: true, refund: facts.displayFinancialStatus === 'REFUNDED' });
  world.ids.pair(id, order.id);
  world.ids.learn({ lineItems: lines }, { lineItems: order.lines });
  if (facts.processedAt) order.processedMs = Date.parse(facts.processedAt);
  world.finish(order.id, facts);
}
