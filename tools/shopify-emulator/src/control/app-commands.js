// @ts-check
import { changeScopes, uninstall } from '../oauth/installation.js';
import { BadControlCall } from './bad-call.js';

/** @typedef {import('./shop-commands.js').ControlCall} ControlCall */

/** @type {Record<string, (call: ControlCall) => any>} */
export const appCommands = {
  'GET tokens': ({ host }) => host.apps.tokens(),
  'POST tokens': ({ host, body }) => {
    if (body.expire) return { expired: host.apps.grants.expire(body.token) };
    if (body.revoke) return { revoked: host.apps.grants.revoke(body.token) };
    throw new BadControlCall(400, 'Give {"expire": true} or {"revoke": true}, with "token" for one of them only.');
  },
  'POST consent': ({ host, body: { answer = 'approve', grant = null } }) => {
    if (!['approve', 'refuse'].includes(answer) || !(grant === null || isScopes(grant))) throw new BadControlCall(400, 'Give {"answer": "approve" or "refuse"}, with "grant" for other scopes than those asked for.');
    return (host.consent = { answer, grant });
  },
  'POST scopes': ({ host, body }) => {
    const app = appOf({ host, body });
    const { grant = [], revoke = [], set } = body;
    if (![grant, revoke, set ?? []].every(isScopes)) throw new BadControlCall(400, 'Give "grant", "revoke" or "set" as lists of scopes.');
    changeScopes(host, app, (set ?? [...app.scopes, ...grant]).filter((/** @type {string} */ scope) => !revoke.includes(scope)));
    return { clientId: app.clientId, scopes: app.scopes };
  },
  'POST uninstall': async call => {
    const app = appOf(call);
    uninstall(call.host, app);
    await call.host.webhooks.idle();
    return { clientId: app.clientId, installed: app.installed };
  },
  'POST install': call => {
    const app = appOf(call);
    app.installed = true;
    return { clientId: app.clientId, installed: true, token: call.host.apps.grants.permanent(app).access_token };
  }
};

/** @param {unknown} value */
const isScopes = value => Array.isArray(value) && value.every(scope => typeof scope === 'string');

/** @param {{ host: ControlCall['host'], body: any }} call */
function appOf({ host, body }) {
  const app = body.clientId === undefined ? host.apps.first() : host.apps.app(body.clientId);
  if (!app) throw new BadControlCall(404, `There is no app ${body.clientId}.`);
  return app;
}
