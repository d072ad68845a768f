// @ts-check
import { nameKey } from './order-fields.js';

/** @import { FieldMap } from './filter.js' */
/** @import { Customer } from '../records/customer.js' */

/** @type {FieldMap<Customer>} */
export const customerFields = {
  words: customer => [customer.fullName, customer.email, customer.phone, customer.note, ...customer.tags, ...customer.addresses.flatMap(address => [address.company, address.address1, address.city, address.zip, address.country])],
  fields: {
    id: { kind: 'id', sortKey: 'ID', read: customer => customer.n },
    created_at: { kind: 'date', sortKey: 'CREATED_AT', read: customer => customer.createdMs },
    customer_date: { kind: 'date', sortKey: 'CREATED_AT', read: customer => customer.createdMs },
    updated_at: { kind: 'day', sortKey: 'UPDATED_AT', read: customer => customer.updatedMs },
    order_date: { kind: 'date', read: customer => customer.orders.map(order => order.createdMs) },
    last_abandoned_order_date: { kind: 'date', read: () => null },
    email: { kind: 'text', read: customer => customer.email },
    phone: { kind: 'word', read: customer => customer.phone },
    first_name: { kind: 'text', read: customer => customer.firstName },
    last_name: { kind: 'text', read: customer => customer.lastName },
    state: { kind: 'choice', choices: ['enabled', 'invited', 'disabled', 'declined'], read: customer => customer.state },
    tag: { kind: 'words', read: customer => customer.tags },
    tag_not: { kind: 'words', not: true, read: customer => customer.tags },
    accepts_marketing: { kind: 'boolean', read: customer => customer.emailConsent.state === 'SUBSCRIBED' },
    country: { kind: 'word', read: customer => customer.addresses.flatMap(address => [address.country, address.countryCode]) },
    orders_count: { kind: 'number', read: customer => customer.countedOrders.length },
    total_spent: { kind: 'number', read: customer => customer.spentCents / 100 }
  }
};

/** @type {Record<string, (customer: Customer) => string | number | null>} */
export const customerSortKeys = {
  ID: customer => customer.n,
  NAME: customer => nameKey(customer) ?? customer.displayName.toLowerCase(),
  LOCATION: customer => customer.defaultAddress && [customer.defaultAddress.country, customer.defaultAddress.provinceCode, customer.defaultAddress.city].filter(Boolean).join(', ').toLowerCase(),
  CREATED_AT: customer => customer.createdMs,
  UPDATED_AT: customer => customer.updatedMs
};
