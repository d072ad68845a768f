// @ts-check
// The apps of a shop.
import { randomBytes, timingSafeEqual } from 'node:crypto';
import { Grants } from './grants.js';

/** As in the namespace of an app's own metafields (`store/app.js`). */
const FIRST_API_CLIENT = 347082;

/** What the product needs, and so what an app has unless the caller says otherwise. */
const defaultScopes = [
  'read_products', 'write_products', 'read_inventory', 'write_inventory', 'read_locations', 'read_publications', 'write_publications',
  'read_files', 'write_files', 'read_orders', 'read_customers',
];

/**
 * @typedef {{ id: string, apiClientId: number, title: string, clientId: string, clientSecret: string, scopes: string[], installed: boolean, webhookApiVersion: string,
 *   privacyUri: string | null, redirectUris: string[] }} App
 * @typedef {{ clientId?: string, clientSecret?: string, token?: string, title?: string, scopes?: string[], apiClientId?: number, webhookApiVersion?: string, privacyUri?: string | null,
 *   redirectUris?: string[] }} AppOptions `privacyUri` is where the app's own configuration sends the three privacy topics; `redirectUris` are those it may be sent back to (any when none)
 */

export class Apps {
  /** @type {App[]} */
  #apps = [];
  grants = new Grants();

  /** @param {AppOptions[]} apps */
  constructor(apps) {
    for (const app of apps) this.install(app);
  }

  /** @param {AppOptions} options @returns {App & { token: string }} */
  install({
    clientId = randomBytes(16).toString('hex'), clientSecret = randomBytes(16).toString('hex'), token, title, scopes = defaultScopes, apiClientId, webhookApiVersion = '2026-10',
    privacyUri = null, redirectUris = [],
  }) {
    const number = this.#apps.length + 1;
    const client = apiClientId ?? FIRST_API_CLIENT + number - 1;
    const app = { id: `gid://shopify/App/${client}`, apiClientId: client, title: title ?? `App ${number}`, clientId, clientSecret, scopes, installed: true, webhookApiVersion, privacyUri, redirectUris };
    this.#apps.push(app);
    return { ...app, token: this.grants.permanent(app, token).access_token };
  }

  /** @param {string | undefined} token @param {number} now */
  find(token, now) {
    return this.grants.find(token, now);
  }

  /** @param {string} clientId */
  app(clientId) {
    return this.#apps.find(app => app.clientId === clientId) ?? null;
  }

  first() {
    return this.#apps[0];
  }

  /** What webhooks for an app are signed with; a subscription of the merchant's own with that of the first app. @param {string | null} clientId */
  secretFor(clientId) {
    return (clientId === null ? null : this.app(clientId))?.clientSecret ?? this.first().clientSecret;
  }

  installed() {
    return this.#apps.map(({ id, clientId, clientSecret, title, scopes, installed }) => ({ id, clientId, clientSecret, title, scopes, installed }));
  }

  tokens() {
    return this.grants.list();
  }
}

/** @param {App} app @param {string} secret */
export function secretFits(app, secret) {
  const [known, given] = [Buffer.from(app.clientSecret), Buffer.from(secret)];
  return known.length === given.length && timingSafeEqual(known, given);
}
