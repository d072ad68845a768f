// @ts-check
import { amountOf } from '../../store/cents.js';
import { lower, restMoment } from '../rest.js';

/** @import { Shop } from '../../store/shop.js' */
/** @import { Customer, Consent } from '../../store/records/customer.js' */
/** @import { MailingAddress } from '../../store/records/mailing-address.js' */

/** @param {MailingAddress | null} address */
export const addressBody = address => address && {
  first_name: address.firstName, last_name: address.lastName, name: address.name, company: address.company, address1: address.address1, address2: address.address2,
  city: address.city, zip: address.zip, province: address.province, province_code: address.provinceCode, country: address.country, country_code: address.countryCode,
  phone: address.phone, latitude: null, longitude: null
};

/** @param {Consent} consent */
const consentBody = consent => ({ state: lower(consent.state), opt_in_level: lower(consent.optInLevel), consent_updated_at: restMoment(consent.updatedMs) });

/** @param {Shop} shop @param {Customer} customer */
export function customerBody(shop, customer) {
  const addresses = customer.addresses.map(address => ({ id: address.n, customer_id: customer.n, ...addressBody(address), default: address === customer.defaultAddress }));
  const last = customer.orders.at(-1);
  return {
    id: customer.n,
    created_at: restMoment(customer.createdMs),
    updated_at: restMoment(customer.updatedMs),
    first_name: customer.firstName,
    last_name: customer.lastName,
    orders_count: customer.orders.length,
    state: lower(customer.state),
    total_spent: amountOf(customer.spentCents),
    last_order_id: last?.n ?? null,
    note: customer.note,
    verified_email: customer.verifiedEmail,
    multipass_identifier: customer.multipassIdentifier,
    tax_exempt: customer.taxExempt,
    tags: customer.tags.join(', '),
    last_order_name: last?.name ?? null,
    currency: shop.currencyCode,
    phone: customer.phone,
    addresses,
    tax_exemptions: customer.taxExemptions,
    email_marketing_consent: consentBody(customer.emailConsent),
    sms_marketing_consent: customer.phone === null ? null : { ...consentBody(customer.smsConsent), consent_collected_from: 'OTHER' },
    admin_graphql_api_id: customer.id,
    default_address: addresses.find(address => address.default) ?? null,
    email: customer.email
  };
}
