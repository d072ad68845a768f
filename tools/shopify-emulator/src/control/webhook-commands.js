// @ts-check
import { BadControlCall } from './bad-call.js';
import { after } from './after.js';
import { storm } from './storm.js';
import { privacy } from './privacy.js';

/** @typedef {import('./shop-commands.js').ControlCall} ControlCall */

/** @type {Record<string, (call: ControlCall) => any>} */
export const webhookCommands = {
  'GET webhooks': ({ host, query }) => host.webhooks.log.after(after(query)),
  'POST tick': async ({ host, body }) => {
    const { advanceMs = 0 } = body;
    if (typeof advanceMs !== 'number' || advanceMs < 0) throw new BadControlCall(400, '"advanceMs" is a number of milliseconds.');
    host.clock.advance(advanceMs);
    await host.webhooks.idle();
    return { now: host.clock.now().toISOString(), ...host.webhooks.counts() };
  },
  'POST storm': storm,
  'POST privacy': privacy
};
