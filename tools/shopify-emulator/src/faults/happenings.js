// @ts-check
// Faults that happen to the shop or to the app while a client is at work.
import { changeScopes, uninstall } from '../oauth/installation.js';

/** @import { EmulatedShop } from '../emulated-shop.js' */
/** @import { App } from '../oauth/apps.js' */
/** @import { Rule } from './faults.js' */

/** @typedef {{ app: App | null, token: string | null, requestedVersion: string | null }} Caller */

/** @type {Record<string, (host: EmulatedShop, caller: Caller, rule: Rule) => void>} */
const happenings = {
  'token-revoked': (host, { token }) => { if (token) host.apps.grants.revoke(token); },
  'token-expired': (host, { token }) => { if (token) host.apps.grants.expire(token); },
  'scope-removed': (host, { app }, { scope }) => { if (app) changeScopes(host, app, app.scopes.filter(one => one !== scope)); },
  'app-uninstalled': (host, { app }) => { if (app) uninstall(host, app); },
  'limit-reduced': (host, _, { maximumAvailable = 1000, restoreRate = 50 }) => host.changeLimits({ maximumAvailable, restoreRate }),
  'bucket-drained': (host, { app }, { points = 0 }) => { if (app) host.bucketOf(app).drain(points, host.clock.nowMs()); },
  'version-dropped': (host, { requestedVersion }) => { if (requestedVersion) host.droppedVersions.add(requestedVersion); }
};

/** @param {EmulatedShop} host @param {Caller} caller @param {Rule} rule */
export function happen(host, caller, rule) {
  if (Object.hasOwn(happenings, rule.kind)) happenings[rule.kind](host, caller, rule);
}
