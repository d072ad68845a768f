// @ts-check
import { Random } from '../../seed/random.js';
import { toCents } from '../cents.js';
import { parseGid } from '../gid.js';
import { cancelOrder, closeOrder, deleteOrder, editOrder, fulfilOrder, openOrder, payOrder, refundOrder } from '../trade/order-acts.js';
import { placeOrder } from '../trade/place-order.js';
import { onlyKnown, RefusedDeed, required } from './refused.js';

/** @import { Context } from '../write.js' */
/** @import { Order } from '../records/order.js' */
/** @import { LineItem } from '../records/line-item.js' */
/** @import { Variant } from '../records/variant.js' */

/** @typedef {{ id?: string, quantity?: number, variantId?: string, sku?: string, price?: string, title?: string, restock?: boolean }} LineBody */

/** @type {Record<string, (ctx: Context, body: any) => Order | null>} */
const actions = {
  place,
  pay: (ctx, body) => act(ctx, body, [], order => {
    if (order.outstandingCents === 0 && order.capturableCents === 0) throw new RefusedDeed(`Nothing is owed for ${order.name}.`);
    payOrder(ctx, order, { gateway: 'shopify_payments' });
  }),
  fulfil: (ctx, body) => act(ctx, body, ['lines', 'tracking'], order => {
    const lines = body.lines && linesOf(order, body.lines).map(({ line, quantity }) => /** @type {[LineItem, number]} */ ([line, Math.min(quantity ?? line.unfulfilledQuantity, line.unfulfilledQuantity)]));
    if (!order.lines.some(line => line.unfulfilledQuantity > 0)) throw new RefusedDeed(`${order.name} has nothing left to send.`);
    fulfilOrder(ctx, order, { lines, tracking: body.tracking ?? null });
  }),
  cancel: (ctx, body) => act(ctx, body, ['reason', 'restock', 'refund', 'staffNote'], order => {
    if (order.cancelledMs !== null) throw new RefusedDeed(`${order.name} is cancelled already.`);
    cancelOrder(ctx, order, { reason: body.reason ?? 'CUSTOMER', restock: body.restock ?? true, refund: body.refund ?? true, staffNote: body.staffNote });
  }),
  refund: (ctx, body) => act(ctx, body, ['lines', 'amount', 'shipping', 'note', 'restock'], order => {
    const lines = body.lines ? linesOf(order, body.lines) : order.lines.filter(line => line.currentQuantity > 0).map(line => ({ line, quantity: line.currentQuantity }));
    refundOrder(ctx, order, {
      note: body.note ?? null, shippingCents: toCents(body.shipping ?? 0), ...(body.amount !== undefined && { cents: toCents(body.amount) }),
      lines: lines.map(({ line, quantity }) => ({
        line, quantity: Math.min(quantity ?? line.currentQuantity, line.currentQuantity), location: ctx.shop.locations.find(one => one.n === line.locationN) ?? ctx.shop.locations[0],
        restockType: body.restock === false ? /** @type {const} */ ('NO_RESTOCK') : line.unfulfilledQuantity > 0 ? /** @type {const} */ ('CANCEL') : /** @type {const} */ ('RETURN')
      }))
    });
  }),
  edit: (ctx, body) => act(ctx, body, ['add', 'remove'], order => editOrder(ctx, order, {
    add: (body.add ?? []).map((/** @type {LineBody} */ line) => ({ variant: required(variantOf(ctx, line), 'A line to add names an existing variantId or sku.'), quantity: line.quantity ?? 1 })),
    remove: linesOf(order, body.remove ?? []).map(({ line, quantity }) => ({ line, quantity: Math.min(quantity ?? line.unfulfilledQuantity, line.unfulfilledQuantity) }))
  })),
  close: (ctx, body) => act(ctx, body, [], order => closeOrder(ctx, order)),
  open: (ctx, body) => act(ctx, body, [], order => openOrder(ctx, order)),
  delete: (ctx, body) => act(ctx, body, [], order => deleteOrder(ctx, order))
};

/** `{action, id, ...}`; without an action somebody buys. @param {Context} ctx @param {any} body */
export function orderDeed(ctx, body) {
  const { action = 'place', ...rest } = body;
  if (!Object.hasOwn(actions, action)) throw new RefusedDeed(`An order has no action "${action}"; known are ${Object.keys(actions).join(', ')}.`);
  const order = actions[action](ctx, rest);
  return order && { id: order.id, name: order.name, financialStatus: order.displayFinancialStatus, fulfillmentStatus: order.displayFulfillmentStatus, lines: order.lines.map(({ id, sku, quantity }) => ({ id, sku, quantity })) };
}

/** @param {Context} ctx @param {any} body @param {string[]} names @param {(order: Order) => void} change */
function act(ctx, body, names, change) {
  onlyKnown(body, ['id', ...names]);
  const found = parseGid(body.id)?.type === 'Order' ? ctx.shop.find(body.id) : undefined;
  const order = /** @type {Order} */ (required(found, `There is no order ${body.id}.`));
  change(order);
  return ctx.shop.holds(order) ? order : null;
}

/** @param {Order} order @param {LineBody[]} bodies */
const linesOf = (order, bodies) => bodies.map(body => ({
  line: required(order.lines.find(line => line.id === body.id || (body.sku !== undefined && line.sku === body.sku)), `${order.name} has no line ${body.id ?? body.sku}.`), quantity: body.quantity
}));

/** @param {Context} ctx @param {LineBody} body @returns {Variant | null} */
function variantOf({ shop }, { variantId, sku }) {
  if (variantId !== undefined) return parseGid(variantId)?.type === 'ProductVariant' ? shop.find(variantId) ?? null : null;
  return sku === undefined ? null : shop.tables.ProductVariant.rows.find(variant => variant.sku === sku) ?? null;
}

const PLACE = ['customerId', 'email', 'phone', 'lines', 'discountCode', 'discountPercentage', 'shipping', 'shippingAddress', 'paid', 'authorised', 'gateway', 'test', 'note', 'tags', 'customAttributes', 'sourceName', 'currency', 'rate', 'seed'];

/** Somebody buys; what is not said is drawn by the seed. @param {Context} ctx @param {any} body */
function place(ctx, body) {
  onlyKnown(body, PLACE);
  const { shop } = ctx;
  const random = new Random(body.seed ?? shop.ledger.size + 1);
  const customer = body.customerId === undefined ? (body.email ? shop.customers.byEmail(body.email) ?? null : drawn(random, shop.tables.Customer.rows)) : required(shop.find(body.customerId), `There is no customer ${body.customerId}.`);
  const lines = (body.lines ?? drawnLines(ctx, random)).map((/** @type {LineBody} */ line) => bought(ctx, line));
  const address = body.shippingAddress ?? customer?.defaultAddress ?? null;
  return placeOrder(ctx, {
    lines, customer, claimsStock: true, shippingAddress: address, billingAddress: address,
    own: {
      email: body.email ?? customer?.email ?? null, phone: body.phone ?? customer?.phone ?? null, note: body.note ?? null, tags: [...(body.tags ?? [])].sort(), test: body.test ?? false,
      customAttributes: body.customAttributes ?? [], sourceName: body.sourceName ?? 'web', customerLocale: customer?.locale ?? 'da', presentmentCurrency: body.currency ?? shop.currencyCode, rate: body.rate ?? 1
    },
    shipping: body.shipping === undefined ? [] : [{ title: body.shipping.title ?? 'Standard', cents: toCents(body.shipping.price ?? 0), taxRate: 0.25 }],
    discount: body.discountPercentage === undefined ? null : { code: body.discountCode ?? null, percentage: body.discountPercentage },
    payments: order => (body.paid === false || order.totalCents === 0 ? [] : [{ kind: body.authorised ? 'AUTHORIZATION' : 'SALE', cents: order.totalCents, gateway: body.gateway ?? (body.test ? 'bogus' : 'shopify_payments') }])
  });
}

/** @template T @param {Random} random @param {readonly T[]} rows @returns {T | null} */
const drawn = (random, rows) => (rows.length ? random.pick(rows) : null);

/** @param {Context} ctx @param {Random} random @returns {LineBody[]} */
function drawnLines({ shop }, random) {
  const { rows } = shop.tables.ProductVariant;
  if (rows.length === 0) throw new RefusedDeed('There is nothing to buy: the shop has no products.');
  return Array.from({ length: random.int(1, 3) }, () => ({ variantId: random.pick(rows).id, quantity: random.int(1, 3) }));
}

/** @param {Context} ctx @param {LineBody} line @returns {import('../trade/place-order.js').Bought} */
function bought(ctx, line) {
  onlyKnown(line, ['variantId', 'sku', 'quantity', 'price', 'title']);
  const variant = variantOf(ctx, line);
  if (!variant && line.title === undefined) throw new RefusedDeed(`There is no variant ${line.variantId ?? line.sku}; a line without one needs a title and a price.`);
  const quantity = line.quantity ?? 1;
  if (!Number.isInteger(quantity) || quantity < 1) throw new RefusedDeed('A quantity is a whole number from 1 on.');
  return { variant, quantity, unitCents: toCents(line.price ?? variant?.price ?? 0), taxRate: variant && !variant.taxable ? 0 : 0.25, ...(!variant && { own: { title: line.title, sku: line.sku ?? null } }) };
}
