// @ts-check
import { printMoment } from '../store/dates.js';

import { metafieldNamed, metafieldPage } from './metafield.js';

/** @import { Context } from '../store/write.js' */
/** @import { Shop } from '../store/shop.js' */

/** @type {Record<string, string>} the names that merchants know their plans by */
const PLAN_NAMES = { standard: 'Basic', advanced: 'Advanced', plus: 'Shopify Plus', enterprise: 'Commerce Components', unlimited: 'Shopify Plus' };

/** @type {Record<string, (shop: Shop, args: any, ctx: Context) => unknown>} */
export const shop = {
  myshopifyDomain: ({ domain }) => domain,
  url: ({ domain }) => `https://${domain}`,
  primaryDomain: ({ domain, number }) => ({ id: `gid://shopify/Domain/${number}`, host: domain, url: `https://${domain}`, sslEnabled: true }),
  email: ({ domain }) => `owner@${domain.split('.')[0]}.example`,
  contactEmail: ({ domain }) => `contact@${domain.split('.')[0]}.example`,
  ianaTimezone: () => 'Europe/Copenhagen',
  weightUnit: () => 'KILOGRAMS',
  unitSystem: () => 'METRIC_SYSTEM',
  taxesIncluded: () => true,
  taxShipping: () => false,
  metafield: (shop, args) => metafieldNamed(shop, args),
  metafields: (shop, args, ctx) => metafieldPage(shop, args, ctx),
  createdAt: ({ createdMs }) => printMoment(createdMs),
  plan: ({ plan }) => {
    const name = PLAN_NAMES[plan] ?? plan;
    return { displayName: name, publicDisplayName: name, shopifyPlus: name === 'Shopify Plus', partnerDevelopment: false };
  },
  resourceLimits: () => ({ locationLimit: 200, maxProductOptions: 3, maxProductVariants: 2048, redirectLimitReached: false })
};

export const storedShopFields = ['id', 'name', 'currencyCode'];
