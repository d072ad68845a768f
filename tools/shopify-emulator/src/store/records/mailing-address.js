// @ts-check
import { gid } from '../gid.js';

/**
 * @typedef {object} AddressContent
 * @property {string | null} [firstName]
 * @property {string | null} [lastName]
 * @property {string | null} [company]
 * @property {string | null} [address1]
 * @property {string | null} [address2]
 * @property {string | null} [zip]
 * @property {string | null} [city]
 * @property {string | null} [provinceCode]
 * @property {string | null} [countryCode]
 * @property {string | null} [phone]
 */

const countryNames = new Intl.DisplayNames('en', { type: 'region' });

/** An address of a customer, or as it was written on an order. */
export class MailingAddress {
  /** @param {number} n @param {AddressContent} content @param {'CustomerAddress' | 'Address'} [model] whose address it is */
  constructor(n, { firstName = null, lastName = null, company = null, address1 = null, address2 = null, zip = null, city = null, provinceCode = null, countryCode = null, phone = null }, model = 'Address') {
    this.n = n;
    this.model = model;
    this.firstName = firstName;
    this.lastName = lastName;
    this.company = company;
    this.address1 = address1;
    this.address2 = address2;
    this.zip = zip;
    this.city = city;
    this.provinceCode = provinceCode;
    this.countryCode = countryCode;
    this.phone = phone;
  }

  get __typename() { return 'MailingAddress'; }
  get id() { return `${gid('MailingAddress', this.n)}?model_name=${this.model}`; }
  get name() { return [this.firstName, this.lastName].filter(Boolean).join(' ') || null; }
  get countryCodeV2() { return this.countryCode; }
  get country() { return this.countryCode === null ? null : countryNames.of(this.countryCode) ?? null; }
  /** No table of provinces is kept: the code stands for the name. */
  get province() { return this.provinceCode; }
  get formattedArea() { return [[this.city, this.provinceCode].filter(Boolean).join(' '), this.country].filter(Boolean).join(', ') || null; }
  get coordinatesValidated() { return false; }
  get latitude() { return null; }
  get longitude() { return null; }
  get timeZone() { return null; }
  get validationResultSummary() { return null; }
}
