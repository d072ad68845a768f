// @ts-check
import { ShopifyError } from '../engine/errors.js';
import { resolveNamespace } from '../store/app.js';
import { amountOf } from '../store/cents.js';
import { byId, page } from '../store/connection.js';
import { printMomentOrNull } from '../store/dates.js';
import { parseGid } from '../store/gid.js';
import { printAmount } from '../store/money.js';
import { customerFields, customerSortKeys } from '../store/search/customer-fields.js';
import { countOf, listPage } from '../store/search/list.js';
import { limited } from './counts.js';
import { metafieldNamed, metafieldPage } from './metafield.js';

/** @import { Context } from '../store/write.js' */
/** @import { List } from '../store/search/list.js' */
/** @import { Shop } from '../store/shop.js' */
/** @import { Consent, Customer } from '../store/records/customer.js' */
/** @import { MailingAddress } from '../store/records/mailing-address.js' */
/** @import { Part } from './parts.js' */

/** @type {List<Customer>} */
const customers = { name: 'customers', table: ctx => ctx.shop.tables.Customer, fieldMap: customerFields, sortKeys: customerSortKeys };

/** @type {Record<string, (root: unknown, args: any, ctx: Context, info?: any) => unknown>} */
const lists = {
  customer: (_, { id }, ctx) => customerOf(id, ctx),
  customerByIdentifier: (_, { identifier: { id, emailAddress, phoneNumber, customId } }, ctx) => {
    if (id != null) return customerOf(id, ctx);
    if (emailAddress != null) return ctx.shop.customers.byEmail(emailAddress) ?? null;
    return phoneNumber != null ? ctx.shop.customers.byPhone(phoneNumber) ?? null : byUniqueMetafield(ctx.shop, 'Customer', customId);
  },
  customers: (_, args, ctx, info) => listPage(customers, args, ctx, info),
  customersCount: (_, args, ctx, info) => limited(countOf(customers, args.query, ctx, info, args.limit ?? undefined), args.limit)
};

/** @param {string} id @param {Context} ctx */
function customerOf(id, ctx) {
  if (parseGid(id)?.type !== 'Customer') throw new ShopifyError(`Invalid id: ${id}`, { code: 'RESOURCE_NOT_FOUND' });
  return ctx.shop.find(id) ?? null;
}

/** @param {Shop} shop @param {'Order' | 'Customer'} type @param {{ namespace?: string | null, key: string, value: string }} customId @returns {any} */
export function byUniqueMetafield(shop, type, { namespace: given, key, value }) {
  const namespace = resolveNamespace(given);
  if (shop.definitions.of({ ownerType: type.toUpperCase(), namespace, key })?.typeName !== 'id') throw new ShopifyError("Metafield definition of type 'id' is required when using custom ids.", { code: 'NOT_FOUND' });
  const owner = shop.uniqueMetafields.find({ ownerType: type.toUpperCase(), namespace, key, value })?.owner;
  return owner?.__typename === type ? owner : null;
}

/** Fields that name a person: an app without approval reads null. @param {string[]} names */
export const accountFields = names => Object.fromEntries(names.map(name => [name,
  (/** @type {any} */ source, /** @type {any} */ _, /** @type {Context} */ { shop }) => (shop.quirks.customerDataApproved ? source[name === 'displayAddress' ? 'shippingAddress' : name] : null)]));

/** @template T @param {Context} ctx @param {string} field @param {() => T} read @returns {T} what cannot be null is refused */
function approved({ shop }, field, read) {
  if (shop.quirks.customerDataApproved) return read();
  throw new ShopifyError(`This app is not approved to use the ${field} field. See https://shopify.dev/docs/apps/launch/protected-customer-data for more details.`, { code: 'ACCESS_DENIED' });
}

/** @type {Record<string, (customer: Customer, args: any, ctx: Context) => unknown>} */
const customer = {
  storeCreditAccounts: (_, args, ctx) => page([], args, byId, { unpaged: ctx.unpaged }),
  ...accountFields(['firstName', 'lastName', 'email', 'phone', 'defaultAddress']),
  displayName: (source, _, ctx) => approved(ctx, 'displayName', () => source.displayName),
  addresses: (source, { first }, ctx) => approved(ctx, 'addresses', () => source.addresses.slice(0, first ?? undefined)),
  addressesV2: (source, args, ctx) => approved(ctx, 'addressesV2', () => page(source.addresses, args, byId, { unpaged: ctx.unpaged })),
  defaultEmailAddress: (source, _, { shop }) => (source.email !== null && shop.quirks.customerDataApproved ? emailOf(source, source.email, shop) : null),
  defaultPhoneNumber: (source, _, { shop }) => (source.phone !== null && shop.quirks.customerDataApproved ? phoneOf(source, source.phone) : null),
  emailMarketingConsent: source => (source.email === null ? null : { ...consentOf(source.emailConsent), sourceLocation: null }),
  smsMarketingConsent: source => (source.phone === null ? null : { ...consentOf(source.smsConsent), consentCollectedFrom: 'SHOPIFY', sourceLocation: null }),
  amountSpent: (source, _, { shop }) => ({ amount: printAmount(amountOf(source.spentCents), shop.quirks), currencyCode: shop.currencyCode }),
  canDelete: source => source.orders.length === 0,
  dataSaleOptOut: () => false,
  lifetimeDuration: (source, _, ctx) => durationOf(ctx.now().getTime() - source.createdMs),
  metafield: (source, args) => metafieldNamed(source, args),
  metafields: (source, args, ctx) => metafieldPage(source, args, ctx),
  numberOfOrders: source => String(source.countedOrders.length),
  productSubscriberStatus: () => 'NEVER_SUBSCRIBED',
  statistics: source => ({ predictedSpendTier: tierOf(source), rfmGroup: null }),
  validEmailAddress: source => source.email !== null
};

/** @param {Customer} source @param {string} emailAddress @param {Shop} shop */
function emailOf({ n, emailConsent }, emailAddress, shop) {
  const { marketingState, marketingOptInLevel, consentUpdatedAt } = consentOf(emailConsent);
  return {
    emailAddress, marketingState, marketingOptInLevel, marketingUpdatedAt: consentUpdatedAt, validFormat: true, openTrackingLevel: 'UNKNOWN', sourceLocation: null,
    marketingUnsubscribeUrl: `https://${shop.domain}/account/unsubscribe/${n}`, openTrackingUrl: `https://${shop.domain}/account/tracking/${n}`
  };
}

/** @param {Customer} source @param {string} phoneNumber */
function phoneOf({ smsConsent }, phoneNumber) {
  const { marketingState, marketingOptInLevel, consentUpdatedAt } = consentOf(smsConsent);
  return { phoneNumber, marketingState, marketingOptInLevel, marketingUpdatedAt: consentUpdatedAt, marketingCollectedFrom: null, sourceLocation: null };
}

/** @param {Consent} consent */
const consentOf = ({ state, optInLevel, updatedMs }) => ({ marketingState: state, marketingOptInLevel: optInLevel, consentUpdatedAt: printMomentOrNull(updatedMs) });

/** @param {Customer} source */
function tierOf({ countedOrders, spentCents }) {
  if (countedOrders.length === 0) return null;
  return spentCents > 500_000 ? 'HIGH' : spentCents > 100_000 ? 'MEDIUM' : 'LOW';
}

/** `3 months`, as the admin words it. @param {number} ms */
function durationOf(ms) {
  const days = Math.floor(ms / 86_400_000);
  const [count, unit] = days >= 365 ? [Math.floor(days / 365), 'year'] : days >= 30 ? [Math.floor(days / 30), 'month'] : [Math.max(1, days), 'day'];
  return `${count >= 1 && unit !== 'day' ? 'about ' : ''}${count} ${unit}${count === 1 ? '' : 's'}`;
}

/** @type {Record<string, (address: MailingAddress, args: any) => unknown>} */
const mailingAddress = {
  formatted: (address, { withName, withCompany }) => [
    withName ? address.name : null, withCompany ? address.company : null, address.address1, address.address2, [address.zip, address.city].filter(Boolean).join(' '), address.country
  ].filter(Boolean)
};

const CONSENT = ['marketingState', 'marketingOptInLevel', 'consentUpdatedAt', 'sourceLocation'];

/** Customers and their addresses. @type {Part} */
export const customersPart = {
  resolvers: { QueryRoot: lists, Customer: customer, MailingAddress: mailingAddress },
  stored: {
    Customer: ['id', 'legacyResourceId', 'locale', 'note', 'tags', 'state', 'taxExempt', 'taxExemptions', 'verifiedEmail', 'multipassIdentifier', 'createdAt', 'updatedAt'],
    CustomerEmailAddress: ['emailAddress', 'marketingState', 'marketingOptInLevel', 'marketingUpdatedAt', 'validFormat', 'openTrackingLevel', 'openTrackingUrl', 'marketingUnsubscribeUrl', 'sourceLocation'],
    CustomerPhoneNumber: ['phoneNumber', 'marketingState', 'marketingOptInLevel', 'marketingUpdatedAt', 'marketingCollectedFrom', 'sourceLocation'],
    CustomerEmailMarketingConsentState: CONSENT,
    CustomerSmsMarketingConsentState: [...CONSENT, 'consentCollectedFrom'],
    CustomerCreatePayload: ['customer', 'userErrors'],
    CustomerUpdatePayload: ['customer', 'userErrors'],
    CustomerDeletePayload: ['deletedCustomerId', 'shop', 'userErrors'],
    CustomerStatistics: ['predictedSpendTier', 'rfmGroup'],
    MailingAddress: [
      'id', 'firstName', 'lastName', 'name', 'company', 'address1', 'address2', 'zip', 'city', 'province', 'provinceCode', 'country', 'countryCode', 'countryCodeV2', 'phone', 'formattedArea',
      'coordinatesValidated', 'latitude', 'longitude', 'timeZone', 'validationResultSummary'
    ]
  }
};
