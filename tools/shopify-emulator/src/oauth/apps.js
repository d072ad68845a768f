// @ts-check
// The apps installed in a shop and the tokens they hold.
import { randomBytes, timingSafeEqual } from 'node:crypto';

/** A client-credentials token lives this long on Shopify. */
const TOKEN_SECONDS = 86399;

/** As in the namespace of an app's own metafields (`store/app.js`). */
const FIRST_API_CLIENT = 347082;

/** What the product needs, and so what an app has unless the caller says otherwise. */
const defaultScopes = [
  'read_products', 'write_products', 'read_inventory', 'write_inventory', 'read_locations', 'read_publications', 'write_publications',
  'read_files', 'write_files', 'read_orders', 'read_customers',
];

/**
 * @typedef {{ id: string, apiClientId: number, title: string, clientId: string, clientSecret: string, scopes: string[], webhookApiVersion: string, privacyUri: string | null }} App
 * @typedef {{ clientId?: string, clientSecret?: string, token?: string, title?: string, scopes?: string[], apiClientId?: number, webhookApiVersion?: string, privacyUri?: string | null }} AppOptions
 *   `privacyUri` is where the app's own configuration sends the three privacy topics
 */

/** An access token as the shop knows it. */
export class Grant {
  /** @type {Map<import('../engine/access.js').AccessRules, Set<number> | null>} */
  #denied = new Map();

  /** @param {string} token @param {App} app @param {number | null} expiresAt milliseconds of the shop's clock, null for never */
  constructor(token, app, expiresAt) {
    this.token = token;
    this.app = app;
    this.scopes = app.scopes;
    this.expiresAt = expiresAt;
  }

  /** @param {import('../engine/access.js').AccessRules} access */
  deniedBy(access) {
    let denied = this.#denied.get(access);
    if (denied === undefined) this.#denied.set(access, denied = access.denied(this.scopes));
    return denied;
  }
}

export class Apps {
  /** @type {App[]} */
  #apps = [];
  /** @type {Map<string, Grant>} */
  #grants = new Map();

  /** @param {AppOptions[]} apps */
  constructor(apps) {
    for (const app of apps) this.install(app);
  }

  /** @param {AppOptions} options @returns {App & { token: string }} */
  install({ clientId = randomBytes(16).toString('hex'), clientSecret = randomBytes(16).toString('hex'), token = newToken(), title, scopes = defaultScopes, apiClientId, webhookApiVersion = '2026-10', privacyUri = null }) {
    const number = this.#apps.length + 1;
    const client = apiClientId ?? FIRST_API_CLIENT + number - 1;
    const app = { id: `gid://shopify/App/${client}`, apiClientId: client, title: title ?? `App ${number}`, clientId, clientSecret, scopes, webhookApiVersion, privacyUri };
    this.#apps.push(app);
    this.#grants.set(token, new Grant(token, app, null));
    return { ...app, token };
  }

  /** @param {string | undefined} token @param {number} now @returns {Grant | null} */
  find(token, now) {
    const grant = token === undefined ? undefined : this.#grants.get(token);
    return grant && (grant.expiresAt === null || now < grant.expiresAt) ? grant : null;
  }

  /** @param {string} clientId */
  app(clientId) {
    return this.#apps.find(app => app.clientId === clientId) ?? null;
  }

  /** What webhooks for an app are signed with; a subscription of the merchant's own with that of the first app. @param {string | null} clientId */
  secretFor(clientId) {
    return (clientId === null ? null : this.app(clientId))?.clientSecret ?? this.first().clientSecret;
  }

  first() {
    return this.#apps[0];
  }

  /** @param {App} app @param {number} now */
  issue(app, now) {
    const token = newToken();
    this.#grants.set(token, new Grant(token, app, now + TOKEN_SECONDS * 1000));
    return { access_token: token, scope: app.scopes.join(','), expires_in: TOKEN_SECONDS };
  }

  /** @param {string} [token] all of them when none is named @returns {number} how many tokens ended */
  revoke(token) {
    const ended = token === undefined ? [...this.#grants.keys()] : [token].filter(one => this.#grants.has(one));
    for (const one of ended) this.#grants.delete(one);
    return ended.length;
  }

  /** Ends tokens as time would: a new one can be asked for. @param {string} [token] all of them when none is named */
  expire(token) {
    const ended = [...this.#grants.values()].filter(grant => token === undefined || grant.token === token);
    for (const grant of ended) grant.expiresAt = 0;
    return ended.length;
  }

  installed() {
    return this.#apps.map(({ id, clientId, clientSecret, title, scopes }) => ({ id, clientId, clientSecret, title, scopes }));
  }

  tokens() {
    return [...this.#grants.values()].map(({ token, app, expiresAt }) => ({ token, clientId: app.clientId, scopes: app.scopes, expiresAt }));
  }
}

const newToken = () => `shpat_${randomBytes(16).toString('hex')}`;

/** @param {App} app @param {string} secret */
export function secretFits(app, secret) {
  const [known, given] = [Buffer.from(app.clientSecret), Buffer.from(secret)];
  return known.length === given.length && timingSafeEqual(known, given);
}
