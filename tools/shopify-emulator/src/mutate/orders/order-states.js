// @ts-check
import { cancelOrder, closeOrder, deleteOrder, openOrder, payOrder } from '../../store/trade/order-acts.js';
import { refuseInputs } from '../rules/unsupported.js';
import { tooLongErrors, userError } from '../rules/user-error.js';
import { noOrder, orderOf } from './order-of.js';

/** @import { Context } from '../../store/write.js' */

/** @param {unknown} _ @param {any} args @param {Context} ctx */
export function orderClose(_, args, ctx) {
  const order = orderOf(ctx, args.input.id);
  if (!order) return { order, userErrors: [noOrder()] };
  closeOrder(ctx, order, args);
  return { order, userErrors: [] };
}

/** @param {unknown} _ @param {any} args @param {Context} ctx */
export function orderOpen(_, args, ctx) {
  const order = orderOf(ctx, args.input.id);
  if (!order) return { order, userErrors: [noOrder()] };
  openOrder(ctx, order, args);
  return { order, userErrors: [] };
}

/** @param {unknown} _ @param {any} args @param {Context} ctx */
export function orderMarkAsPaid(_, args, ctx) {
  const order = orderOf(ctx, args.input.id);
  if (!order) return { order, userErrors: [noOrder()] };
  if (order.cancelledMs !== null || (order.outstandingCents === 0 && order.capturableCents === 0)) return { order, userErrors: [userError(['id'], 'Order cannot be marked as paid.')] };
  payOrder(ctx, order, { args });
  return { order, userErrors: [] };
}

const MAX_NOTE = 255;

/** @param {import('../../store/records/order.js').Order} order @param {{ staffNote?: string | null }} args */
function cancelError(order, { staffNote }) {
  if (order.cancelledMs !== null) return userError(['orderId'], 'Cannot cancel an order that has already been canceled', 'INVALID');
  return tooLongErrors(['staffNote'], 'Staff note', staffNote, MAX_NOTE, 'INVALID')[0] ?? null;
}

/** Done at once, though told as a job. @param {unknown} _ @param {any} args @param {Context} ctx */
export function orderCancel(_, args, ctx) {
  const order = orderOf(ctx, args.orderId);
  refuseInputs('orderCancel', args.refundMethod, ['storeCreditRefund']);
  const error = order ? cancelError(order, args) : noOrder(['orderId']);
  if (!order || error) return { job: null, orderCancelUserErrors: [error], userErrors: [error] };
  cancelOrder(ctx, order, { reason: args.reason, restock: args.restock, refund: args.refund ?? args.refundMethod?.originalPaymentMethodsRefund ?? false, staffNote: args.staffNote ?? null, args });
  return { job: ctx.shop.jobs.start(), orderCancelUserErrors: [], userErrors: [] };
}

/** @param {unknown} _ @param {any} args @param {Context} ctx */
export function orderDelete(_, args, ctx) {
  const order = orderOf(ctx, args.orderId);
  if (!order) return { deletedId: null, userErrors: [noOrder(['orderId'])] };
  deleteOrder(ctx, order, args);
  return { deletedId: order.id, userErrors: [] };
}
