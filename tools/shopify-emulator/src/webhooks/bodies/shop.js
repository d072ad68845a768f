// @ts-check
import { restMoment } from '../rest.js';

/** @import { Shop } from '../../store/shop.js' */

/** @param {Shop} shop */
export function shopBody(shop) {
  const name = shop.domain.split('.')[0];
  return {
    id: shop.number,
    name: shop.name,
    email: `owner@${name}.example`,
    domain: shop.domain,
    province: null,
    country: 'DK',
    address1: null,
    zip: null,
    city: null,
    source: null,
    phone: null,
    customer_email: `contact@${name}.example`,
    created_at: restMoment(shop.createdMs),
    updated_at: restMoment(shop.now().getTime()),
    country_code: 'DK',
    country_name: 'Denmark',
    currency: shop.currencyCode,
    timezone: '(GMT+01:00) Europe/Copenhagen',
    iana_timezone: 'Europe/Copenhagen',
    shop_owner: `${shop.name} Owner`,
    taxes_included: true,
    plan_name: shop.plan,
    primary_locale: 'da',
    myshopify_domain: shop.domain,
    weight_unit: 'kg',
    admin_graphql_api_id: shop.id
  };
}
