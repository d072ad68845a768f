// @ts-check
import { orderCreate } from './order-create.js';
import { orderCustomerRemove, orderCustomerSet } from './order-customer.js';
import { orderCancel, orderClose, orderDelete, orderMarkAsPaid, orderOpen } from './order-states.js';
import { orderUpdate } from './order-update.js';
import { refundCreate } from './refund-create.js';

/** What may be done to orders. */
export const orderMutations = { orderCancel, orderClose, orderCreate, orderCustomerRemove, orderCustomerSet, orderDelete, orderMarkAsPaid, orderOpen, orderUpdate, refundCreate };
