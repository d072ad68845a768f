// @ts-check
// Carts and checkouts cannot be read by the Admin API: they are known by their webhooks only, so what is kept of one is the body of the last.
import { hashOf } from '../../hash.js';
import { amountOf, toCents } from '../cents.js';
import { parseGid } from '../gid.js';
import { onlyKnown, RefusedDeed, required } from './refused.js';

/** @import { Context } from '../write.js' */
/** @import { Variant } from '../records/variant.js' */

/** `{token, lines: [{variantId, quantity}], note}`: a cart is filled or changed. @param {Context} ctx @param {any} body */
export function cart(ctx, body) {
  onlyKnown(body, ['token', 'lines', 'note']);
  const token = body.token ?? tokenOf(ctx, 'cart');
  return tell(ctx, 'Cart', token, ctx.shop.orders.carts, (earlier, now) => ({
    id: token, token, line_items: (body.lines ?? []).map((/** @type {any} */ line) => cartLine(ctx, line)), note: body.note ?? null, updated_at: now, created_at: earlier?.created_at ?? now
  }));
}

/** `{token, cartToken, email, customerId, lines, delete}`: a checkout is begun, changed or thrown away. @param {Context} ctx @param {any} body */
export function checkout(ctx, body) {
  onlyKnown(body, ['token', 'cartToken', 'email', 'customerId', 'lines', 'completed', 'delete']);
  const { shop } = ctx;
  const token = body.token ?? tokenOf(ctx, 'checkout');
  if (body.delete) return gone(ctx, token);
  const customer = body.customerId === undefined ? null : required(shop.find(body.customerId), `There is no customer ${body.customerId}.`);
  return tell(ctx, 'Checkout', token, shop.orders.checkouts, (earlier, now) => {
    const lines = body.lines ? body.lines.map((/** @type {any} */ line) => cartLine(ctx, line)) : earlier?.line_items ?? [];
    const total = amountOf(lines.reduce((/** @type {number} */ sum, /** @type {any} */ line) => sum + toCents(line.line_price), 0));
    const id = earlier?.id ?? shop.nextId('Checkout');
    return {
      id, token, cart_token: body.cartToken ?? earlier?.cart_token ?? null, email: body.email ?? customer?.email ?? earlier?.email ?? null, gateway: null, buyer_accepts_marketing: false, created_at: earlier?.created_at ?? now, updated_at: now,
      landing_site: null, note: null, note_attributes: [], referring_site: null, shipping_lines: [], taxes_included: true, total_weight: lines.reduce((/** @type {number} */ sum, /** @type {any} */ line) => sum + line.grams * line.quantity, 0),
      currency: shop.currencyCode, completed_at: body.completed ? now : null, closed_at: null, user_id: null, location_id: null, source_identifier: null, source_url: null, device_id: null, phone: null, customer_locale: 'da',
      line_items: lines, name: `#${id}`, source: null, abandoned_checkout_url: `https://${shop.domain}/${shop.number}/checkouts/ac/${token}/recover`, discount_codes: [], tax_lines: [], source_name: 'web',
      presentment_currency: shop.currencyCode, total_discounts: '0.00', total_line_items_price: total, total_price: total, total_tax: '0.00', subtotal_price: total, total_duties: null,
      ...(customer && { customer: { id: customer.n, email: customer.email, first_name: customer.firstName, last_name: customer.lastName, admin_graphql_api_id: customer.id } })
    };
  });
}

/** @param {Context} ctx @param {string} kind */
const tokenOf = ({ shop }, kind) => [1, 2, 3, 4].map(part => hashOf(`${shop.domain} ${kind} ${shop.orders.carts.size + shop.orders.checkouts.size} ${part}`).toString(16).padStart(8, '0')).join('');

/** @param {Context} ctx @param {'Cart' | 'Checkout'} type @param {string} token @param {Map<string, any>} kept @param {(earlier: any, now: string) => any} make */
function tell({ shop, actor }, type, token, kept, make) {
  const at = shop.stamp();
  const before = kept.get(token) ?? null;
  const after = make(before, new Date(at).toISOString());
  kept.set(token, after);
  shop.tell({ mutation: `${type.toLowerCase()}${before ? 'Update' : 'Create'}`, actor, at, changes: [{ type, id: token, before, after }] });
  return after;
}

/** @param {Context} ctx @param {string} token */
function gone({ shop, actor }, token) {
  const before = required(shop.orders.checkouts.get(token), `There is no checkout ${token}.`);
  shop.orders.checkouts.delete(token);
  shop.tell({ mutation: 'checkoutDelete', actor, at: shop.stamp(), changes: [{ type: 'Checkout', id: token, before, after: null }] });
  return { deleted: token };
}

/** @param {Context} ctx @param {{ variantId: string, quantity?: number }} line */
function cartLine({ shop }, { variantId, quantity = 1 }) {
  const variant = /** @type {Variant | undefined} */ (parseGid(variantId)?.type === 'ProductVariant' ? shop.find(variantId) : undefined);
  if (!variant) throw new RefusedDeed(`There is no variant ${variantId}.`);
  const { product } = variant;
  return {
    id: variant.n, properties: null, quantity, variant_id: variant.n, key: `${variant.n}:${hashOf(variantId).toString(16).padStart(8, '0')}`, discounted_price: variant.price, discounts: [], gift_card: product.isGiftCard,
    grams: 0, line_price: amountOf(toCents(variant.price) * quantity), original_line_price: amountOf(toCents(variant.price) * quantity), original_price: variant.price, price: variant.price, product_id: product.n, sku: variant.sku,
    taxable: variant.taxable, title: `${product.title}${product.hasOnlyDefaultVariant ? '' : ` - ${variant.title}`}`, total_discount: '0.00', vendor: product.vendor
  };
}
