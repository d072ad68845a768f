// @ts-check
import { ShopifyError } from '../../engine/errors.js';
import { isTaken } from '../../store/location-rules.js';
import { NO_ADDRESS } from '../../store/records/location.js';
import { checkMetafields, putMetafield } from '../rules/metafield-input.js';
import { lengthOf, MAX_TEXT, userError } from '../rules/user-error.js';

/** @import { Shop } from '../../store/shop.js' */
/** @import { Location } from '../../store/records/location.js' */
/** @import { UserError } from '../rules/user-error.js' */

const MAX_NAME = 100;

/** How Shopify calls the lines of an address when one is too long. @type {Record<string, string>} */
const LINES = {
  address1: 'name for the street', address2: 'name for the apartment, suite, etc.', city: 'city name', zip: 'postal / ZIP code', phone: 'phone number'
};

/** @param {Shop} shop @param {Location | null} location null for a new one @param {Record<string, any>} input @returns {UserError[]} */
export const locationErrors = (shop, location, input) => [
  ...nameErrors(shop, location, input.name),
  ...Object.entries(LINES).flatMap(([line, called]) => (lengthOf(input.address?.[line] ?? '') > MAX_TEXT
    ? [userError(['input', 'address', line], `Use a shorter ${called} (up to ${MAX_TEXT} characters)`, 'TOO_LONG')] : [])),
  ...metafieldErrors(shop, location, input.metafields)
];

/** @param {Shop} shop @param {Location | null} location @param {string | null | undefined} name */
function nameErrors(shop, location, name) {
  const path = ['input', 'name'];
  if (location && name == null) return [];
  if (!name?.trim()) return [userError(path, 'Add a location name', 'BLANK')];
  if (lengthOf(name) > MAX_NAME) return [userError(path, `Use a shorter location name (up to ${MAX_NAME} characters)`, 'TOO_LONG')];
  return isTaken(shop, name, location) ? [userError(path, 'You already have a location with this name', 'TAKEN')] : [];
}

/** @param {Shop} shop @param {Location | null} location @param {any[] | null | undefined} inputs */
function metafieldErrors(shop, location, inputs) {
  for (const input of inputs ?? []) if (!input.key) throw new ShopifyError("key can't be blank", { code: 'INVALID_FIELD_ARGUMENTS' });
  return checkMetafields(shop, location, filled(inputs), ['input', 'metafields']).errors;
}

/** A metafield without a value is passed over in silence. @param {any[] | null | undefined} inputs */
const filled = inputs => (inputs ?? []).filter(input => input.value !== '' && input.value != null);

/** What the input does not name stays. @param {Shop} shop @param {Location} location @param {Record<string, any>} input checked @param {number} now */
export function applyLocationInput(shop, location, input, now) {
  if (input.name != null) location.name = input.name.trim();
  if (input.fulfillsOnlineOrders != null) location.fulfillsOnlineOrders = input.fulfillsOnlineOrders;
  if (input.address) {
    const moved = input.address.countryCode != null && input.address.countryCode !== location.address.countryCode;
    location.address = { ...NO_ADDRESS, ...location.address, ...(moved && { provinceCode: null }), ...given(input.address) };
  }
  for (const content of checkMetafields(shop, location, filled(input.metafields), []).contents) putMetafield(shop, location, content, now);
}

/** @param {Record<string, any>} input */
const given = input => Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
