// @ts-check
import { normaliseTags } from '../../quirks.js';
import { write } from '../../store/write.js';
import { checkMetafields, putMetafield } from '../rules/metafield-input.js';
import { refuseInputs } from '../rules/unsupported.js';
import { noOrder, orderOf } from './order-of.js';

/** @import { Context } from '../../store/write.js' */

const PLAIN = ['note', 'email', 'phone', 'poNumber'];

/** What may be changed of an order after it was placed. @param {unknown} _ @param {any} args @param {Context} ctx */
export function orderUpdate(_, args, ctx) {
  const { input } = args;
  const { shop } = ctx;
  refuseInputs('orderUpdate', input, ['localizationExtensions', 'localizedFields']);
  const order = orderOf(ctx, input.id);
  if (!order) return { order: null, userErrors: [noOrder()] };
  const metafields = checkMetafields(shop, order, input.metafields, ['metafields']);
  if (metafields.errors.length) return { order, userErrors: metafields.errors };
  write(ctx, 'orderUpdate', args, [order], now => {
    for (const name of PLAIN) if (input[name] !== undefined) Object.assign(order, { [name]: input[name] });
    if (input.tags) order.tags = normaliseTags(input.tags, shop.quirks);
    if (input.customAttributes) order.customAttributes = input.customAttributes.map((/** @type {any} */ { key, value }) => ({ key, value: value ?? null }));
    if (input.shippingAddress) order.shippingAddress = shop.orders.address({ ...order.shippingAddress, ...input.shippingAddress });
    for (const content of metafields.contents) putMetafield(shop, order, content, now);
  });
  return { order, userErrors: [] };
}
