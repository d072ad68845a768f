// @ts-check
import { secretFits } from './apps.js';

/**
 * POST /admin/oauth/access_token with client credentials. The bodies of refusals follow OAuth; Shopify's exact wording is not recorded.
 * @param {import('../emulated-shop.js').EmulatedShop} host @param {Record<string, string | undefined>} form @returns {{ status: number, body: object }}
 */
export function accessToken(host, { grant_type: grantType, client_id: clientId, client_secret: clientSecret }) {
  if (!clientId || !clientSecret || !grantType) return refusal(400, 'invalid_request', 'Missing or invalid parameters: grant_type, client_id and client_secret are required.');
  const app = host.apps.app(clientId);
  if (!app) return refusal(400, 'application_cannot_be_found', `Could not find Shopify API application with api_key ${clientId}`);
  if (!secretFits(app, clientSecret)) return refusal(401, 'invalid_client', 'The client secret is not valid.');
  if (grantType !== 'client_credentials') return refusal(400, 'unsupported_grant_type', `The store emulator does not know the grant type ${grantType}.`);
  return { status: 200, body: host.apps.issue(app, host.clock.nowMs()) };
}

/** @param {number} status @param {string} error @param {string} description */
const refusal = (status, error, description) => ({ status, body: { error, error_description: description } });
