// @ts-check
// The control interface under /_emulator: what tests and the demo steer the shops with. No part of Shopify.
import { json, refusal } from '../http/answers.js';
import { parseJson, readBody } from '../http/body.js';
import { BadControlCall } from './bad-call.js';
import { shopCommands } from './shop-commands.js';
import { addShop, describe } from './shops.js';

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

/** @param {import('../emulator.js').Emulator} emulator @param {import('node:http').IncomingMessage} request @param {URL} url @returns {Promise<import('../http/answers.js').HttpAnswer>} */
export async function control(emulator, request, url) {
  if (!LOOPBACK.has(request.socket.remoteAddress ?? '')) return refusal(403, 'The control interface answers this machine only.');
  const text = await readBody(request);
  const body = text === '' ? {} : parseJson(text);
  if (body === undefined) return refusal(400, 'The body is not JSON.');
  try {
    return json(200, await dispatch(emulator, request.method ?? 'GET', url, body));
  } catch (error) {
    if (error instanceof BadControlCall) return refusal(error.status, error.message);
    throw error;
  }
}

/** @param {import('../emulator.js').Emulator} emulator @param {string} method @param {URL} url @param {any} body */
async function dispatch(emulator, method, url, body) {
  const [, , first, name] = url.pathname.split('/');
  if (first === 'health' && method === 'GET') return health(emulator);
  if (first === 'shops' && !name) return method === 'POST' ? addShop(emulator, body) : emulator.shops().map(describe);
  const host = emulator.shop(decodeURIComponent(first));
  if (!host) throw new BadControlCall(404, `There is no shop ${first}; POST /_emulator/shops makes one.`);
  const command = shopCommands[`${method} ${name}`];
  if (!command) throw new BadControlCall(404, `There is no ${method} ${url.pathname}; known are ${Object.keys(shopCommands).join(', ')}.`);
  return command({ host, emulator, body, query: url.searchParams });
}

/** @param {import('../emulator.js').Emulator} emulator */
const health = emulator => ({ ready: true, version: emulator.versions.primary.version, shops: emulator.shops().map(shop => shop.domain), pid: process.pid, memoryMb: Math.round(process.memoryUsage().rss / 1048576), cpuMs: Math.round(process.cpuUsage().user / 1000) });
