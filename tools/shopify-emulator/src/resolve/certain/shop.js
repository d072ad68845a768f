// @ts-check
// What a shop says of itself beside what it sells.
import { byId, page } from '../../store/connection.js';
import { printMoment } from '../../store/dates.js';
import { addressView } from '../../store/places/address.js';
import { inventory } from '../inventory.js';
import { locations } from '../locations.js';
import { customersPart } from '../customers.js';
import { orders } from '../orders.js';
import { collections } from '../collections/index.js';
import { query } from '../query.js';
import { textPage } from '../text-page.js';
import { each, never, noList, noPage, nothing } from './nothing.js';

/** @import { Context } from '../../store/write.js' */
/** @import { Shop } from '../../store/shop.js' */
/** @import { Part } from '../parts.js' */

const currencyNames = new Intl.DisplayNames(['en'], { type: 'currency' });
const ZONE = 'Europe/Copenhagen';
const ON = ['captcha', 'deliveryProfiles', 'giftCards', 'harmonizedSystemCode', 'internationalPriceOverrides', 'internationalPriceRules', 'liveView', 'reports', 'showMetrics', 'storefront', 'unifiedMarkets'];
const OFF = [
  'avalaraAvatax', 'buyerExperienceDepositEnabled', 'captchaExternalDomains', 'directConnectionCatalogAssignmentEnabled', 'dynamicRemarketing', 'eligibleForSubscriptionMigration', 'eligibleForSubscriptions',
  'internationalDomains', 'legacySubscriptionGatewayEnabled', 'marketDrivenShipping', 'onboardingVisual', 'sellsSubscriptions', 'subCountryMarketsEnabled', 'usingShopifyBalance'
];

/** @param {Shop} shop */
function addressOf(shop) {
  const address = addressView(shop.stock.primary.address);
  return {
    ...address, id: `gid://shopify/ShopAddress/${shop.number}`, company: shop.name, firstName: null, lastName: null, name: null, coordinatesValidated: address.latitude !== null,
    countryCodeV2: address.countryCode, formattedArea: [address.city, address.country].filter(Boolean).join(', ')
  };
}

/** How far the shop's clock is ahead of UTC. @param {Context} ctx */
function minutesAhead({ now }) {
  const [local, utc] = [ZONE, 'UTC'].map(timeZone => new Date(now().toLocaleString('en-US', { timeZone })).getTime());
  return Math.round((local - utc) / 60_000);
}

/** `60` -> `+0100` @param {number} minutes */
const printOffset = minutes => `${minutes < 0 ? '-' : '+'}${String(Math.floor(Math.abs(minutes) / 60)).padStart(2, '0')}${String(Math.abs(minutes) % 60).padStart(2, '0')}`;

/** @param {Shop} shop */
function currencyFormats({ currencyCode }) {
  const format = `{{amount}} ${currencyCode}`;
  return { moneyFormat: format, moneyWithCurrencyFormat: format, moneyInEmailsFormat: format, moneyWithCurrencyInEmailsFormat: format };
}

/** @param {Shop} shop */
function features({ plan }) {
  const isPlus = plan === 'plus' || plan === 'enterprise' || plan === 'unlimited';
  return {
    ...Object.fromEntries(ON.map(name => [name, true])), ...Object.fromEntries(OFF.map(name => [name, false])), shopifyPlus: isPlus, branding: isPlus ? 'SHOPIFY_PLUS' : 'SHOPIFY',
    paypalExpressSubscriptionGatewayStatus: 'DISABLED', bundles: { eligibleForBundles: true, ineligibilityReason: null, sellsBundles: false },
    cartTransform: { eligibleOperations: { expandOperation: true, mergeOperation: true, updateOperation: isPlus } }
  };
}

/** @param {'Product' | 'Order' | 'Customer' | 'DraftOrder'} type @returns {(shop: Shop, args: any, ctx: Context) => unknown} */
const tagsOf = type => (shop, args, ctx) => textPage(ctx, shop.tables[type].rows.flatMap((/** @type {{ tags: string[] }} */ { tags }) => tags), args);

/** Lists of the shop that are root fields today. @param {Part[]} parts @param {string[]} names */
const atRoot = (parts, names) => Object.fromEntries(names.map(name => {
  const list = parts.find(part => part.resolvers.QueryRoot?.[name])?.resolvers.QueryRoot[name];
  if (!list) throw new Error(`There is no root field ${name}.`);
  return [name, list];
}));

/** @type {Part} */
export const certainOfShop = {
  resolvers: {
    Shop: {
      ...atRoot([inventory, locations, customersPart, orders, collections, { resolvers: { QueryRoot: query }, stored: {} }],
        ['collections', 'customers', 'inventoryItems', 'locations', 'orders', 'productTags', 'productTypes', 'productVariants', 'productVendors', 'products']),
      ...each(['alerts', 'navigationSettings', 'shopPolicies', 'translations'], noList),
      ...each(['storefrontAccessTokens'], noPage),
      ...each(['marketingSmsConsentEnabledAtCheckout', 'setupRequired', 'transactionalSmsDisabled'], never),
      ...each(['description', 'merchantApprovalSignals'], nothing),
      ...each(['billingAddress', 'shopAddress'], addressOf),
      checkoutApiSupported: () => true,
      countriesInShippingZones: shop => ({ countryCodes: [shop.stock.primary.address.countryCode].filter(Boolean), includeRestOfWorld: false }),
      currencyFormats,
      currencySettings: ({ currencyCode }, args, ctx) => page([{ n: 1, currencyCode, currencyName: currencyNames.of(currencyCode), enabled: true, manualRate: null, rateUpdatedAt: null }], args, byId, { unpaged: ctx.unpaged }),
      customerAccounts: () => 'OPTIONAL',
      customerAccountsV2: ({ number }) => ({ customerAccountsVersion: 'NEW_CUSTOMER_ACCOUNTS', loginLinksVisibleOnStorefrontAndCheckout: true, loginRequiredAtCheckout: false, url: `https://shopify.com/${number}/account` }),
      customerTags: tagsOf('Customer'),
      domains: ({ domain, number }) => [{ id: `gid://shopify/Domain/${number}`, host: domain, url: `https://${domain}`, sslEnabled: true }],
      draftOrderTags: tagsOf('DraftOrder'),
      enabledPresentmentCurrencies: ({ currencyCode }) => [currencyCode],
      features,
      limitedPendingOrderCount: ({ tables }) => {
        const count = tables.Order.rows.filter((/** @type {any} */ order) => !order.closed && order.cancelledMs === null).length;
        return { count: Math.min(count, 10_000), atMax: count > 10_000 };
      },
      orderNumberFormatPrefix: () => '#',
      orderNumberFormatSuffix: () => '',
      orderTags: tagsOf('Order'),
      paymentSettings: () => ({ supportedDigitalWallets: [] }),
      richTextEditorUrl: ({ domain }) => `https://${domain}/admin/rte`,
      shipsToCountries: shop => [shop.stock.primary.address.countryCode].filter(Boolean),
      shopOwnerName: ({ name }) => `Owner of ${name}`,
      storefrontUrl: ({ domain }) => `https://${domain}`,
      timezoneAbbreviation: (_, __, ctx) => (minutesAhead(ctx) === 60 ? 'CET' : 'CEST'),
      timezoneOffset: (_, __, ctx) => printOffset(minutesAhead(ctx)),
      timezoneOffsetMinutes: (_, __, ctx) => minutesAhead(ctx),
      updatedAt: ({ createdMs }) => printMoment(createdMs)
    }
  },
  stored: {
    ShopAddress: [
      'id', 'address1', 'address2', 'city', 'company', 'coordinatesValidated', 'country', 'countryCode', 'countryCodeV2', 'firstName', 'formatted', 'formattedArea', 'lastName', 'latitude', 'longitude', 'name',
      'phone', 'province', 'provinceCode', 'zip'
    ],
    CountriesInShippingZones: ['countryCodes', 'includeRestOfWorld'],
    CurrencySetting: ['currencyCode', 'currencyName', 'enabled', 'manualRate', 'rateUpdatedAt'],
    CurrencyFormats: ['moneyFormat', 'moneyWithCurrencyFormat', 'moneyInEmailsFormat', 'moneyWithCurrencyInEmailsFormat'],
    CustomerAccountsV2: ['customerAccountsVersion', 'loginLinksVisibleOnStorefrontAndCheckout', 'loginRequiredAtCheckout', 'url'],
    ShopFeatures: [...ON, ...OFF, 'shopifyPlus', 'branding', 'paypalExpressSubscriptionGatewayStatus', 'bundles', 'cartTransform'],
    BundlesFeature: ['eligibleForBundles', 'ineligibilityReason', 'sellsBundles'],
    CartTransformFeature: ['eligibleOperations'],
    CartTransformEligibleOperations: ['expandOperation', 'mergeOperation', 'updateOperation'],
    LimitedPendingOrderCount: ['count', 'atMax'],
    PaymentSettings: ['supportedDigitalWallets']
  }
};
