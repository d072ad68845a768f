// @ts-check
import { createHmac } from 'node:crypto';

/** The query of an address with the signature of Shopify's redirects: sorted by name, joined, HMAC-SHA256 in lower-case hex. @param {Record<string, string>} parameters @param {string} secret */
export function signedQuery(parameters, secret) {
  const query = new URLSearchParams(Object.entries(parameters).sort(([a], [b]) => (a < b ? -1 : 1)));
  const hmac = createHmac('sha256', secret).update(query.toString()).digest('hex');
  return new URLSearchParams({ ...parameters, hmac });
}
