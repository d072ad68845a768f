// @ts-check
import { toCents } from '../../store/cents.js';
import { refundOrder } from '../../store/trade/order-acts.js';
import { refuseInputs } from '../rules/unsupported.js';
import { userError } from '../rules/user-error.js';
import { noOrder, orderOf } from './order-of.js';

/** @import { Context } from '../../store/write.js' */
/** @import { Order } from '../../store/records/order.js' */

/** @param {unknown} _ @param {any} args @param {Context} ctx */
export function refundCreate(_, args, ctx) {
  const { input } = args;
  refuseInputs('refundCreate', input, ['refundDuties', 'refundMethods', 'currency', 'processedAt', 'discrepancyReason']);
  const order = orderOf(ctx, input.orderId);
  if (!order) return { order: null, refund: null, userErrors: [noOrder(['orderId'])] };
  const lines = (input.refundLineItems ?? []).map((/** @type {any} */ line) => returned(ctx, order, line));
  const userErrors = lines.flatMap((/** @type {any} */ { error }) => error ?? []);
  const cents = input.transactions?.reduce((/** @type {number} */ sum, /** @type {any} */ one) => sum + toCents(one.amount), 0) ?? 0;
  if (cents > order.netPaymentCents && !input.allowOverRefunding) userErrors.push(userError(['transactions'], `Refund amount is greater than net payment received`));
  if (userErrors.length) return { order, refund: null, userErrors };
  const shippingCents = input.shipping?.fullRefund ? order.currentShippingCents : toCents(input.shipping?.amount ?? 0);
  return { order, refund: refundOrder(ctx, order, { lines, shippingCents, cents, note: input.note ?? null, args }), userErrors };
}

/** @param {Context} ctx @param {Order} order @param {any} input */
function returned({ shop }, order, { lineItemId, quantity, restockType, locationId }) {
  const line = order.lines.find(one => one.id === lineItemId);
  if (!line) return { error: userError(['refundLineItems'], 'Line item does not exist') };
  if (quantity > line.refundableQuantity) return { error: userError(['refundLineItems'], 'Refund line items quantity cannot refund more items than were purchased') };
  return { line, quantity, restockType: restockType ?? 'NO_RESTOCK', location: locationId ? shop.find(locationId) ?? null : null };
}
