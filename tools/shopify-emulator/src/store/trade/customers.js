// @ts-check
import { Customer } from '../records/customer.js';
import { MailingAddress } from '../records/mailing-address.js';

/** @import { Shop } from '../shop.js' */
/** @import { AddressContent } from '../records/mailing-address.js' */

/** The people who buy in a shop. */
export class Customers {
  /** @type {Map<string, Customer>} */
  emails = new Map();
  /** @type {Map<string, Customer>} */
  phones = new Map();

  /** @param {Shop} shop */
  constructor(shop) {
    this.shop = shop;
    this.table = shop.tables.Customer;
  }

  /** @param {number} now */
  add(now) {
    const customer = this.table.add(new Customer(this.shop.nextId('Customer'), now));
    return customer;
  }

  /** @param {Customer} customer @param {{ email?: string | null, phone?: string | null }} contact */
  changeContact(customer, { email = customer.email, phone = customer.phone }) {
    if (customer.email) this.emails.delete(customer.email.toLowerCase());
    if (customer.phone) this.phones.delete(customer.phone);
    customer.email = email || null;
    customer.phone = phone || null;
    if (customer.email) this.emails.set(customer.email.toLowerCase(), customer);
    if (customer.phone) this.phones.set(customer.phone, customer);
  }

  /** @param {Customer} customer @param {AddressContent} content the first one becomes the default */
  addAddress(customer, content) {
    const address = new MailingAddress(this.shop.nextId('MailingAddress'), content, 'CustomerAddress');
    customer.addresses.push(address);
    customer.defaultAddress ??= address;
    return address;
  }

  /** @param {Customer} customer */
  remove(customer) {
    this.changeContact(customer, { email: null, phone: null });
    for (const metafield of [...customer.metafields]) this.shop.removeMetafield(metafield);
    this.table.remove(customer);
  }

  /** @param {string} email */
  byEmail(email) {
    return this.emails.get(email.trim().toLowerCase());
  }

  /** @param {string} phone */
  byPhone(phone) {
    return this.phones.get(phone.replace(/[\s()-]/g, ''));
  }
}
