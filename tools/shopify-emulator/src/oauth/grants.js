// @ts-check
// What an app is given: codes that are good once, tokens, and tokens to get new ones with.
import { randomBytes } from 'node:crypto';

/** @import { App } from './apps.js' */

/** A token from client credentials lives this long on Shopify; one with a refresh token an hour; the refresh token 90 days; a code as long as a redirect takes. */
const CLIENT_SECONDS = 86_399;
const OFFLINE_SECONDS = 3600;
const REFRESH_SECONDS = 90 * 86_400;
const CODE_MS = 60_000;

/** An access token as the shop knows it. */
export class Grant {
  /** @type {WeakMap<import('../engine/access.js').AccessRules, { scopes: string[], denied: Set<number> | null }>} */
  #denied = new WeakMap();

  /** @param {string} token @param {App} app @param {number | null} expiresAt milliseconds of the shop's clock, null for never @param {Refresh | null} [refresh] that came with it */
  constructor(token, app, expiresAt, refresh = null) {
    this.token = token;
    this.app = app;
    this.expiresAt = expiresAt;
    this.refresh = refresh;
  }

  /** What the merchant grants or takes later holds for tokens that are out already. */
  get scopes() {
    return this.app.scopes;
  }

  /** @param {import('../engine/access.js').AccessRules} access */
  deniedBy(access) {
    let known = this.#denied.get(access);
    if (known?.scopes !== this.scopes) this.#denied.set(access, known = { scopes: this.scopes, denied: access.denied(this.scopes) });
    return known.denied;
  }
}

/**
 * A token to get new tokens with. The one it replaces stays good until this one, or the access token beside it, is used: an answer that was lost is not the end.
 * @typedef {{ token: string, app: App, expiresAt: number, replaces: Refresh | null, successor: Refresh | null }} Refresh
 */

export class Grants {
  /** @type {Map<string, Grant>} */
  #tokens = new Map();
  /** @type {Map<string, Refresh>} */
  #refreshes = new Map();
  /** @type {Map<string, { app: App, expiresAt: number }>} */
  #codes = new Map();

  /** @param {App} app @param {string} [token] one that never expires */
  permanent(app, token = newToken()) {
    this.#tokens.set(token, new Grant(token, app, null));
    return { access_token: token, scope: app.scopes.join(',') };
  }

  /** @param {App} app @param {number} now */
  byClientCredentials(app, now) {
    const token = newToken();
    this.#tokens.set(token, new Grant(token, app, now + CLIENT_SECONDS * 1000));
    return { access_token: token, scope: app.scopes.join(','), expires_in: CLIENT_SECONDS };
  }

  /** @param {App} app @param {number} now */
  newCode(app, now) {
    const code = randomBytes(16).toString('hex');
    this.#codes.set(code, { app, expiresAt: now + CODE_MS });
    return code;
  }

  /** A code is good once, and for its own app. @param {string} code @param {App} app @param {number} now */
  takeCode(code, app, now) {
    const found = this.#codes.get(code);
    if (found?.app !== app) return false;
    this.#codes.delete(code);
    return now < found.expiresAt;
  }

  /** @param {App} app @param {number} now @param {Refresh | null} [replaces] */
  expiring(app, now, replaces = null) {
    /** @type {Refresh} */
    const refresh = { token: `shprt_${randomBytes(16).toString('hex')}`, app, expiresAt: now + REFRESH_SECONDS * 1000, replaces, successor: null };
    if (replaces) replaces.successor = refresh;
    this.#refreshes.set(refresh.token, refresh);
    const token = newToken();
    this.#tokens.set(token, new Grant(token, app, now + OFFLINE_SECONDS * 1000, refresh));
    return { access_token: token, scope: app.scopes.join(','), expires_in: OFFLINE_SECONDS, refresh_token: refresh.token, refresh_token_expires_in: REFRESH_SECONDS };
  }

  /** @param {string | undefined} token @param {App} app @param {number} now @returns {ReturnType<Grants['expiring']> | null} null when that token is good no more */
  refresh(token, app, now) {
    const refresh = this.#refreshes.get(token ?? '');
    if (!refresh || refresh.app !== app || now >= refresh.expiresAt) return null;
    this.#used(refresh);
    // Asked a second time with the old one: what was given the first time never arrived.
    if (refresh.successor) this.#forget(refresh.successor);
    return this.expiring(app, now, refresh);
  }

  /** @param {string | undefined} token @param {number} now @returns {Grant | null} */
  find(token, now) {
    const grant = token === undefined ? undefined : this.#tokens.get(token);
    if (!grant || (grant.expiresAt !== null && now >= grant.expiresAt)) return null;
    if (grant.refresh) this.#used(grant.refresh);
    return grant;
  }

  /** The replacement is in use: what it replaced is over. @param {Refresh} refresh */
  #used(refresh) {
    if (!refresh.replaces) return;
    this.#refreshes.delete(refresh.replaces.token);
    refresh.replaces = null;
  }

  /** @param {Refresh} refresh */
  #forget(refresh) {
    this.#refreshes.delete(refresh.token);
    for (const grant of this.#tokens.values()) if (grant.refresh === refresh) this.#tokens.delete(grant.token);
  }

  /** @param {string} [token] all of them when none is named @returns {number} how many tokens ended */
  revoke(token) {
    const ended = token === undefined ? [...this.#tokens.keys()] : [token].filter(one => this.#tokens.has(one));
    for (const one of ended) this.#tokens.delete(one);
    return ended.length;
  }

  /** Whatever an app holds. @param {App} app */
  revokeAll(app) {
    for (const things of [this.#tokens, this.#refreshes, this.#codes]) for (const [key, thing] of things) if (thing.app === app) things.delete(key);
  }

  /** Ends tokens as time would: a new one can be asked for. @param {string} [token] all of them when none is named */
  expire(token) {
    const ended = [...this.#tokens.values()].filter(grant => token === undefined || grant.token === token);
    for (const grant of ended) grant.expiresAt = 0;
    return ended.length;
  }

  list() {
    return [...this.#tokens.values()].map(({ token, app, expiresAt, refresh }) => ({ token, clientId: app.clientId, scopes: app.scopes, expiresAt, ...(refresh && { refreshToken: refresh.token }) }));
  }
}

const newToken = () => `shpat_${randomBytes(16).toString('hex')}`;
