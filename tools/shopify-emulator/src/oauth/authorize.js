// @ts-check
// GET /admin/oauth/authorize: the merchant's consent, given or refused at once as the control interface says.
import { changeScopes } from './installation.js';
import { signedQuery } from './query-hmac.js';

/** @import { EmulatedShop } from '../emulated-shop.js' */

/** @typedef {{ answer: 'approve' | 'refuse', grant: string[] | null }} Consent what the merchant will say; `grant` is what he grants instead of what is asked for */

/** @param {EmulatedShop} host @param {URLSearchParams} query @returns {{ location: string } | { refused: string }} */
export function authorize(host, query) {
  const clientId = query.get('client_id') ?? '';
  const app = host.apps.app(clientId);
  if (!app) return { refused: `Oauth error application_cannot_be_found: Could not find Shopify API application with api_key ${clientId}` };
  const back = query.get('redirect_uri') ?? '';
  if (!URL.canParse(back) || (app.redirectUris.length > 0 && !app.redirectUris.includes(back))) return { refused: 'Oauth error invalid_request: The redirect_uri is missing or not whitelisted' };
  const state = query.get('state');
  const common = { shop: host.domain, timestamp: String(Math.floor(host.clock.nowMs() / 1000)), ...(state !== null && { state }) };
  const { answer, grant } = host.consent;
  const address = new URL(back);
  if (answer === 'refuse') {
    address.search = signedQuery({ ...common, error: 'access_denied', error_description: 'The merchant did not grant access' }, app.clientSecret).toString();
    return { location: address.href };
  }
  const asked = (query.get('scope') ?? '').split(',').map(scope => scope.trim()).filter(Boolean);
  app.installed = true;
  if (grant ?? asked.length) changeScopes(host, app, grant ?? asked);
  const admin = Buffer.from(`admin.shopify.com/store/${host.domain.split('.')[0]}`).toString('base64').replace(/=+$/, '');
  address.search = signedQuery({ ...common, code: host.apps.grants.newCode(app, host.clock.nowMs()), host: admin }, app.clientSecret).toString();
  return { location: address.href };
}
