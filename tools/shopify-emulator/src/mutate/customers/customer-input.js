// @ts-check
import { normaliseTags } from '../../quirks.js';
import { tooLongErrors, userError } from '../rules/user-error.js';

/** @import { Shop } from '../../store/shop.js' */
/** @import { Customer } from '../../store/records/customer.js' */

const GIVEN_STATES = ['SUBSCRIBED', 'UNSUBSCRIBED', 'PENDING'];
const LIMITED = [['firstName', 'First name'], ['lastName', 'Last name'], ['email', 'Email']];
const MAX_NOTE = 5000;
const PLAIN = ['firstName', 'lastName', 'note', 'locale', 'taxExempt', 'taxExemptions', 'multipassIdentifier'];

/** @param {Shop} shop @param {any} input @param {Customer | null} customer null for a new one */
export function customerErrors(shop, input, customer) {
  const errors = [];
  const left = (/** @type {'firstName' | 'lastName' | 'email' | 'phone'} */ name) => (input[name] === undefined ? customer?.[name] : input[name]);
  if (![left('firstName'), left('lastName'), left('email'), left('phone')].some(Boolean)) errors.push(userError(null, 'A name, phone number, or email address must be present'));
  if (input.email) {
    const holder = shop.customers.byEmail(input.email);
    if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(input.email.trim())) errors.push(userError(['email'], 'Email is invalid'));
    else if (holder && holder !== customer) errors.push(userError(['email'], 'Email has already been taken'));
  }
  if (input.phone) {
    const holder = shop.customers.byPhone(input.phone);
    if (!/^\+?[\d\s()-]{6,20}$/.test(input.phone)) errors.push(userError(['phone'], 'Phone is invalid'));
    else if (holder && holder !== customer) errors.push(userError(['phone'], 'Phone has already been taken'));
  }
  errors.push(...LIMITED.flatMap(([name, called]) => tooLongErrors([name], called, input[name])), ...tooLongErrors(['note'], 'Note', input.note, MAX_NOTE));
  return [...errors, ...consentErrors('email', input, Boolean(left('email'))), ...consentErrors('sms', input, Boolean(left('phone')))];
}

/** Nobody can be asked at no address, and some states are Shopify's own. @param {'email' | 'sms'} kind @param {any} input @param {boolean} isReachable */
function consentErrors(kind, input, isReachable) {
  const name = `${kind}MarketingConsent`;
  const state = input[name]?.marketingState;
  if (state == null) return [];
  if (!isReachable) return [userError([name], kind === 'email' ? 'An email address is required to set the email marketing consent state.' : 'A phone number is required to set the SMS consent state.')];
  return GIVEN_STATES.includes(state) ? [] : [userError([name, 'marketingState'], `Cannot specify ${state} as a marketing state input`)];
}

/** @param {Shop} shop @param {Customer} customer @param {any} input checked @param {number} now */
export function applyCustomerInput(shop, customer, input, now) {
  for (const name of PLAIN) if (input[name] !== undefined) Object.assign(customer, { [name]: input[name] });
  const { email, phone } = input;
  shop.customers.changeContact(customer, { ...(email !== undefined && { email: email?.trim().toLowerCase() ?? null }), ...(phone !== undefined && { phone: phone?.replace(/[\s()-]/g, '') ?? null }) });
  if (input.tags) customer.tags = normaliseTags(input.tags, shop.quirks);
  if (input.emailMarketingConsent) customer.emailConsent = consentOf(input.emailMarketingConsent, now);
  if (input.smsMarketingConsent) customer.smsConsent = consentOf(input.smsMarketingConsent, now);
  if (input.addresses) {
    customer.addresses = [];
    customer.defaultAddress = null;
    for (const address of input.addresses) shop.customers.addAddress(customer, address);
  }
}

/** @param {any} input @param {number} now */
const consentOf = ({ marketingState, marketingOptInLevel, consentUpdatedAt }, now) =>
  ({ state: marketingState, optInLevel: marketingOptInLevel ?? 'SINGLE_OPT_IN', updatedMs: consentUpdatedAt ? Date.parse(consentUpdatedAt) : now });
