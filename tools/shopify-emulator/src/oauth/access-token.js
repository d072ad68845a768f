// @ts-check
import { secretFits } from './apps.js';

/** @import { EmulatedShop } from '../emulated-shop.js' */
/** @import { App } from './apps.js' */

/**
 * POST /admin/oauth/access_token. The bodies of refusals follow OAuth and public reports; most of Shopify's exact wording is not recorded.
 * @param {EmulatedShop} host @param {Record<string, any>} form @returns {{ status: number, body: object }}
 */
export function accessToken(host, form) {
  const { client_id: clientId, client_secret: clientSecret, code } = form;
  const grantType = form.grant_type ?? (code === undefined ? undefined : 'authorization_code');
  if (!clientId || !clientSecret || !grantType) return refusal(400, 'invalid_request', 'Missing or invalid parameters: grant_type, client_id and client_secret are required.');
  const app = host.apps.app(String(clientId));
  if (!app) return refusal(400, 'application_cannot_be_found', `Could not find Shopify API application with api_key ${clientId}`);
  if (!secretFits(app, String(clientSecret))) return refusal(401, 'invalid_client', 'The client secret is not valid.');
  const give = Object.hasOwn(grantTypes, grantType) ? grantTypes[grantType] : null;
  if (!give) return refusal(400, 'unsupported_grant_type', `The store emulator does not know the grant type ${grantType}.`);
  return give(host, app, form);
}

/** @type {Record<string, (host: EmulatedShop, app: App, form: Record<string, any>) => { status: number, body: object }>} */
const grantTypes = {
  client_credentials: (host, app) => {
    if (!app.installed) return refusal(400, 'app_not_installed', 'The app is not installed on this shop.');
    return { status: 200, body: host.apps.grants.byClientCredentials(app, host.clock.nowMs()) };
  },
  authorization_code: (host, app, { code, expiring }) => {
    const now = host.clock.nowMs();
    if (!host.apps.grants.takeCode(String(code), app, now)) return refusal(400, 'invalid_request', 'The authorization code was not found or was already used');
    return { status: 200, body: String(expiring) === '1' ? host.apps.grants.expiring(app, now) : host.apps.grants.permanent(app) };
  },
  refresh_token: (host, app, { refresh_token: token }) => {
    const body = host.apps.grants.refresh(token, app, host.clock.nowMs());
    return body ? { status: 200, body } : refusal(400, 'invalid_grant', 'The refresh token is invalid, expired or revoked.');
  }
};

/** @param {number} status @param {string} error @param {string} description */
const refusal = (status, error, description) => ({ status, body: { error, error_description: description } });
