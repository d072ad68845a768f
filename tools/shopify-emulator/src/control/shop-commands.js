// @ts-check
import { plans } from '../engine/cost/bucket.js';
import { ruleProblem } from '../faults/rules.js';
import { after } from './after.js';
import { appCommands } from './app-commands.js';
import { deedNames } from '../store/merchant/deeds.js';
import { deed } from './deed.js';
import { edit } from './edit.js';
import { BadControlCall } from './bad-call.js';
import { checkQuirks, describe } from './shops.js';
import { webhookCommands } from './webhook-commands.js';

/** @typedef {{ host: import('../emulated-shop.js').EmulatedShop, emulator: import('../emulator.js').Emulator, body: any, query: URLSearchParams }} ControlCall */

/** @type {Record<string, (call: ControlCall) => any>} */
export const shopCommands = {
  'GET shop': ({ host }) => describe(host),
  'POST edit': edit,
  ...Object.fromEntries(deedNames.map(name => [`POST ${name}`, deed(name)])),
  'GET faults': ({ host }) => host.faults.counts(),
  'POST faults': ({ host, body }) => {
    const rules = Array.isArray(body) ? body : body.rules ?? (body.kind ? [body] : []);
    for (const problem of rules.map(ruleProblem)) if (problem) throw new BadControlCall(400, problem);
    host.faults.set(rules, body.seed);
    return host.faults.counts();
  },
  'DELETE faults': ({ host }) => {
    host.faults.set([]);
    return [];
  },
  'GET ledger': ({ host, query }) => host.shop.ledger.after(after(query)),
  'GET calls': ({ host, query }) => host.calls.after(after(query)),
  'GET state': ({ host, query }) => host.shop.state((query.get('ids') ?? '').split(',').filter(Boolean)),
  'GET digest': ({ host }) => ({ digest: host.shop.digest() }),
  'POST plan': ({ host, body }) => {
    host.changeLimits(limitsOf(body));
    return { plan: body.plan ?? null, ...host.limits };
  },
  'GET clock': ({ host }) => ({ now: host.clock.now().toISOString() }),
  'POST clock': ({ host, body }) => {
    const at = body.now === undefined ? null : Date.parse(body.now);
    if (Number.isNaN(at) || (at === null && typeof body.advanceMs !== 'number'))
      throw new BadControlCall(400, 'Give {"advanceMs": milliseconds} or {"now": "2026-11-21T12:00:00Z"}.');
    if (at === null) host.clock.advance(body.advanceMs);
    else host.clock.set(at);
    return { now: host.clock.now().toISOString() };
  },
  'POST frozen': ({ host, body }) => ({ frozen: host.frozen = body.frozen !== false }),
  'GET quirks': ({ host }) => host.shop.quirks,
  'POST quirks': ({ host, body }) => {
    checkQuirks(body);
    return Object.assign(host.shop.quirks, body);
  },
  ...appCommands,
  ...webhookCommands,
  'POST snapshot': ({ host, body }) => {
    if (typeof body.file !== 'string' || body.file === '') throw new BadControlCall(400, 'Give {"file": "where the shop is to be written"}; start from it with "snapshot" in POST shops, or --snapshot.');
    return host.snapshot(body.file);
  },
  'POST reset': ({ host }) => {
    host.reset();
    return describe(host);
  },
};

/** @param {any} body @returns {import('../engine/cost/bucket.js').Limits} */
function limitsOf({ plan, maximumAvailable, restoreRate }) {
  if (plan !== undefined && Object.hasOwn(plans, plan)) return plans[plan];
  if (plan === undefined && maximumAvailable > 0 && restoreRate > 0) return { maximumAvailable, restoreRate };
  throw new BadControlCall(400, `Give {"plan"} as one of ${Object.keys(plans).join(', ')}, or {"maximumAvailable", "restoreRate"}.`);
}
