// @ts-check
import { hashOf } from '../../hash.js';
import { provinceName } from './provinces.js';

/** @import { Address } from '../records/location.js' */

const countryNames = new Intl.DisplayNames(['en'], { type: 'region' });

/** @param {string | null} code */
export const countryName = code => (code === null ? null : countryNames.of(code) ?? code);

/** Countries that write the postal code after the city. */
const CITY_FIRST = new Set(['AE', 'AU', 'CA', 'GB', 'IE', 'IN', 'NZ', 'US', 'ZA']);

/** An address as its country writes it. @param {Address} address @returns {string[]} */
function formatted({ address1, address2, city, zip, provinceCode, countryCode }) {
  const place = CITY_FIRST.has(countryCode ?? '') ? [city, provinceCode, zip] : [zip, city, provinceCode];
  return [address1, address2, place.filter(Boolean).join(' '), countryName(countryCode)].filter(line => line !== null && line !== '').map(String);
}

/** What Shopify makes of an address: names for its codes, and a point on the map when there is a street and a city (here one drawn from the text). @param {Address} address */
export function addressView(address) {
  const isPlaced = Boolean(address.address1 && address.city);
  const hash = hashOf(`${address.address1} ${address.city} ${address.countryCode}`);
  return {
    ...address,
    country: countryName(address.countryCode),
    province: provinceName(address.countryCode, address.provinceCode),
    formatted: formatted(address),
    latitude: isPlaced ? 30 + (hash % 300_000) / 10_000 : null,
    longitude: isPlaced ? -120 + (hash % 1_400_000) / 10_000 : null
  };
}
