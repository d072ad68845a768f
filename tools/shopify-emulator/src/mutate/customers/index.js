// @ts-check
import { write } from '../../store/write.js';
import { checkMetafields, putMetafield } from '../rules/metafield-input.js';
import { refuseInputs } from '../rules/unsupported.js';
import { userError } from '../rules/user-error.js';
import { applyCustomerInput, customerErrors } from './customer-input.js';
import { customerOf } from './customer-of.js';

/** @import { Context } from '../../store/write.js' */
/** @import { Customer } from '../../store/records/customer.js' */

/** @param {unknown} _ @param {any} args @param {Context} ctx */
function customerCreate(_, args, ctx) {
  const { input } = args;
  const { shop } = ctx;
  refuseInputs('customerCreate', input, ['whatsAppMarketingConsent']);
  const metafields = checkMetafields(shop, null, input.metafields, ['metafields'], 'CUSTOMER');
  const userErrors = [...(input.id ? [userError(['id'], 'Cannot specify ID on creation')] : []), ...customerErrors(shop, input, null), ...metafields.errors];
  if (userErrors.length) return { customer: null, userErrors };
  let customer = /** @type {Customer | null} */ (null);
  write(ctx, 'customerCreate', args, [], (now, touched) => {
    customer = shop.customers.add(now);
    touched.push(customer);
    applyCustomerInput(shop, customer, input, now);
    for (const content of metafields.contents) putMetafield(shop, customer, content, now);
  });
  return { customer, userErrors };
}

/** @param {unknown} _ @param {any} args @param {Context} ctx */
function customerUpdate(_, args, ctx) {
  const { input } = args;
  const { shop } = ctx;
  refuseInputs('customerUpdate', input, ['whatsAppMarketingConsent']);
  if (!input.id) return { customer: null, userErrors: [userError(['id'], 'Customer does not exist')] };
  const customer = customerOf(ctx, input.id);
  if (!customer) return { customer, userErrors: [userError(['id'], 'Customer does not exist')] };
  const metafields = checkMetafields(shop, customer, input.metafields, ['metafields']);
  const userErrors = [...customerErrors(shop, input, customer), ...metafields.errors];
  if (userErrors.length) return { customer, userErrors };
  write(ctx, 'customerUpdate', args, [customer], now => {
    applyCustomerInput(shop, customer, input, now);
    for (const content of metafields.contents) putMetafield(shop, customer, content, now);
  });
  return { customer, userErrors };
}

/** @param {unknown} _ @param {any} args @param {Context} ctx */
function customerDelete(_, args, ctx) {
  const { shop } = ctx;
  const customer = customerOf(ctx, args.input.id);
  if (!customer) return { deletedCustomerId: null, shop, userErrors: [userError(['id'], "Customer can't be found")] };
  if (customer.orders.length) return { deletedCustomerId: null, shop, userErrors: [userError(['id'], 'Customer can’t be deleted because they have associated orders')] };
  write(ctx, 'customerDelete', args, [customer], () => shop.customers.remove(customer));
  return { deletedCustomerId: customer.id, shop, userErrors: [] };
}

/** What may be done to customers. */
export const customerMutations = { customerCreate, customerDelete, customerUpdate };
