// @ts-check
// The calling app, as it can read about itself.
import { query } from '../query.js';
import { each, never, noList, noPage, nothing } from './nothing.js';

/** @import { Context } from '../../store/write.js' */
/** @import { Part } from '../parts.js' */

/** @param {Context} ctx @returns {any} */
const installationOf = ctx => query.currentAppInstallation(null, {}, ctx);

/** @param {Iterable<string>} scopes @param {Context} ctx */
const accessScopes = (scopes, ctx) => /** @type {{ handle: string }[]} */ (installationOf(ctx).accessScopes).filter(({ handle }) => [...scopes].includes(handle));

/** @type {Part} */
export const certainOfApp = {
  resolvers: {
    QueryRoot: { app: (_, { id }, ctx) => (id == null || id === ctx.app?.id ? ctx.app ?? null : null) },
    AppInstallation: {
      ...each(['activeSubscriptions', 'subscriptions'], noList),
      ...each(['allSubscriptions', 'credits', 'oneTimePurchases', 'revenueAttributionRecords'], noPage),
      app: (_, __, ctx) => ctx.app ?? null,
      launchUrl: (_, __, { app, shop }) => `https://${shop.domain}/admin/apps/${app?.clientId ?? ''}`,
      metafield: nothing,
      metafields: noPage,
      uninstallUrl: nothing
    },
    App: {
      ...each(['embedded', 'isPostPurchaseAppInUse', 'previouslyInstalled', 'published', 'shopifyDeveloped'], never),
      ...each(['failedRequirements', 'features', 'navigationItems', 'optionalAccessScopes', 'screenshots'], noList),
      ...each(['appStoreAppUrl', 'appStoreDeveloperUrl', 'description', 'developerName', 'feedback', 'installUrl', 'pricingDetails', 'privacyPolicyUrl', 'uninstallUrl'], nothing),
      ...each(['availableAccessScopes', 'requestedAccessScopes'], (app, _, ctx) => accessScopes(app.scopes, ctx)),
      apiKey: app => app.clientId,
      developerType: () => 'MERCHANT',
      handle: app => app.title.toLowerCase().replace(/[^a-z0-9]+/g, '-'),
      installation: (_, __, ctx) => installationOf(ctx),
      launchUrl: (app, _, { shop }) => `https://${shop.domain}/admin/apps/${app.clientId}`,
      pricingDetailsSummary: () => '',
      publicCategory: () => 'CUSTOM',
      uninstallMessage: () => ''
    }
  },
  stored: { App: ['id', 'title', 'webhookApiVersion'] }
};
