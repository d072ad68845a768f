// @ts-check
import { publicVersions } from './versions.js';

/**
 * What every resolver and mutation gets. Without a grant it is the shop's own doing: no scopes are asked, no app is behind it.
 * @param {import('../emulated-shop.js').EmulatedShop} host @param {import('./versions.js').Api} api @param {Record<string, any>} variables as they were sent
 * @param {{ actor?: 'app' | 'merchant', grant?: import('../oauth/grants.js').Grant | null, app?: import('../oauth/apps.js').App | null, searchDebug?: boolean, forcedUserError?: { root?: string, error: object } | null, holdMs?: number }} [call]
 */
export const contextOf = (host, api, variables, { actor = 'merchant', grant = null, app = grant?.app ?? null, searchDebug = false, forcedUserError = null, holdMs = 0 } = {}) => ({
  shop: host.shop, host, api, actor, app, scopes: grant?.scopes ?? app?.scopes ?? [], denied: grant ? grant.deniedBy(api.access) : null,
  now: () => host.clock.now(), variables, apiVersions: publicVersions, forcedUserError, searchDebug, holdMs,
  /** @type {unknown[]} for `extensions.search` */
  warnings: [],
});
