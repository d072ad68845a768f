// @ts-check
// How an app comes into a shop, what it may do there, and how it goes.
import { restMoment } from '../webhooks/rest.js';
import { shopBody } from '../webhooks/bodies/shop.js';

/** @import { EmulatedShop } from '../emulated-shop.js' */
/** @import { App } from './apps.js' */

/** Shopify asks for the shop's data to be deleted two days after an app has gone. */
const REDACT_AFTER_MS = 48 * 3_600_000;

/** What the app may do from now on, and tells it. @param {EmulatedShop} host @param {App} app @param {string[]} scopes */
export function changeScopes(host, app, scopes) {
  const previous = app.scopes;
  const current = [...new Set(scopes)];
  if (previous.length === current.length && current.every(scope => previous.includes(scope))) return;
  app.scopes = current;
  host.webhooks.tell([{
    topic: 'APP_SCOPES_UPDATE', clientId: app.clientId,
    body: () => ({ id: app.apiClientId, previous, current, updated_at: restMoment(host.clock.nowMs()) })
  }]);
}

/** The tokens are dead at once; the app hears of it, once, and its subscriptions are gone. @param {EmulatedShop} host @param {App} app */
export function uninstall(host, app) {
  if (!app.installed) return;
  app.installed = false;
  host.apps.grants.revokeAll(app);
  host.webhooks.tell([{ topic: 'APP_UNINSTALLED', clientId: app.clientId, body: () => shopBody(host.shop) }]);
  const subscriptions = (host.shop.tables?.WebhookSubscription.rows ?? []).flatMap((/** @type {any} */ one) => (one.clientId === app.clientId ? [one.id] : []));
  host.webhooks.unsubscribe(subscriptions);
  host.keepUnsubscribed(subscriptions);
  const { privacyUri } = app;
  if (privacyUri) host.clock.at(host.clock.nowMs() + REDACT_AFTER_MS, () => host.webhooks.tellApp('shop/redact', { shop_id: host.shop.number, shop_domain: host.domain }, privacyUri, app.clientId));
}
