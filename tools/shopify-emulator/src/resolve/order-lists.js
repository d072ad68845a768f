// @ts-check
import { ShopifyError } from '../engine/errors.js';
import { parseGid } from '../store/gid.js';
import { countOf, listPage, queryOf } from '../store/search/list.js';
import { orderFields, orderSortKeys } from '../store/search/order-fields.js';
import { Table } from '../store/table.js';
import { limited } from './counts.js';
import { byUniqueMetafield } from './customers.js';

/** @import { Context } from '../store/write.js' */
/** @import { List } from '../store/search/list.js' */
/** @import { Order } from '../store/records/order.js' */
/** @import { Customer } from '../store/records/customer.js' */

/** Without the scope `read_all_orders` an app sees the orders of so many days. */
const VISIBLE_MS = 60 * 86_400_000;

/** @param {Context} ctx @returns {((order: Order) => boolean) | null} */
function visible(ctx) {
  if (ctx.actor !== 'app' || ctx.scopes.includes('read_all_orders')) return null;
  const since = ctx.now().getTime() - VISIBLE_MS;
  return order => order.createdMs >= since;
}

/** @param {Order | null | undefined} order @param {Context} ctx @returns {Order | null} */
const ifVisible = (order, ctx) => (order && (visible(ctx)?.(order) ?? true) ? order : null);

/** @type {List<Order>} */
const orders = { name: 'orders', table: ctx => ctx.shop.tables.Order, fieldMap: orderFields, sortKeys: orderSortKeys, visible };

/** @type {Record<string, (root: unknown, args: any, ctx: Context, info?: any) => unknown>} */
export const orderLists = {
  order: (_, { id }, ctx) => orderOf(id, ctx),
  orderByIdentifier: (_, { identifier: { id, customId } }, ctx) => (id != null ? orderOf(id, ctx) : ifVisible(byUniqueMetafield(ctx.shop, 'Order', customId), ctx)),
  orders: (_, args, ctx, info) => listPage(orders, args, ctx, info),
  ordersCount: (_, args, ctx, info) => limited(countOf(orders, queryOf(args, ctx), ctx, info, args.limit ?? undefined), args.limit)
};

/** @param {string} id @param {Context} ctx */
function orderOf(id, ctx) {
  if (parseGid(id)?.type !== 'Order') throw new ShopifyError(`Invalid id: ${id}`, { code: 'RESOURCE_NOT_FOUND' });
  return ifVisible(ctx.shop.find(id), ctx);
}

/** @type {Record<string, (customer: Customer, args: any, ctx: Context, info?: any) => unknown>} */
export const ofCustomer = {
  lastOrder: (customer, _, ctx) => ifVisible(customer.orders[customer.orders.length - 1], ctx),
  // So few that they are sorted anew each time.
  orders: (customer, args, ctx, info) => listPage({ ...orders, name: 'Customer.orders', table: () => tableOf(customer.orders) }, args, ctx, info)
};

/** @param {Order[]} rows @returns {Table<Order>} */
const tableOf = rows => Object.assign(/** @type {Table<Order>} */ (new Table()), { rows });
