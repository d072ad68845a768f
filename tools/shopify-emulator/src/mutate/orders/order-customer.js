// @ts-check
import { write } from '../../store/write.js';
import { userError } from '../rules/user-error.js';
import { customerOf } from '../customers/customer-of.js';
import { noOrder, orderOf } from './order-of.js';

/** @import { Context } from '../../store/write.js' */

/** @param {unknown} _ @param {any} args @param {Context} ctx */
export function orderCustomerSet(_, args, ctx) {
  const order = orderOf(ctx, args.orderId);
  const customer = customerOf(ctx, args.customerId);
  if (!order) return { order: null, userErrors: [noOrder(['orderId'])] };
  if (!customer) return { order: null, userErrors: [userError(['customerId'], 'Customer does not exist', 'NOT_FOUND')] };
  write(ctx, 'orderCustomerSet', args, [order], () => ctx.shop.orders.setCustomer(order, customer));
  return { order, userErrors: [] };
}

/** @param {unknown} _ @param {any} args @param {Context} ctx */
export function orderCustomerRemove(_, args, ctx) {
  const order = orderOf(ctx, args.orderId);
  if (!order) return { order: null, userErrors: [noOrder(['orderId'])] };
  write(ctx, 'orderCustomerRemove', args, [order], () => ctx.shop.orders.setCustomer(order, null));
  return { order, userErrors: [] };
}
