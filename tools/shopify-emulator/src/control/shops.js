// @ts-check
import { existsSync } from 'node:fs';
import { plans } from '../engine/cost/bucket.js';
import { resolveQuirks } from '../quirks.js';
import { BadCsv } from '../seed/csv/read-csv.js';
import { BadControlCall } from './bad-call.js';

const KNOWN = new Set(['shop', 'plan', 'products', 'customers', 'orders', 'collections', 'seed', 'token', 'clientId', 'clientSecret', 'scopes', 'apps', 'frozen', 'latency', 'quirks', 'variantsPerProduct', 'csv', 'snapshot', 'currencyCode']);

/** @param {import('../emulator.js').Emulator} emulator @param {any} body */
export function addShop(emulator, body) {
  for (const key of Object.keys(body ?? {})) if (!KNOWN.has(key)) throw new BadControlCall(400, `A shop has no "${key}"; known are ${[...KNOWN].join(', ')}.`);
  const { shop, plan, token, clientId, clientSecret, scopes, apps = [], ...rest } = body ?? {};
  if (typeof shop !== 'string' || !/^[a-z0-9][a-z0-9-]*\.myshopify\.com$/.test(shop)) throw new BadControlCall(400, '"shop" is a domain such as demo.myshopify.com.');
  if (plan !== undefined && !Object.hasOwn(plans, plan)) throw new BadControlCall(400, `There is no plan "${plan}"; known are ${Object.keys(plans).join(', ')}.`);
  checkQuirks(rest.quirks);
  if (rest.csv !== undefined && (typeof rest.csv !== 'string' || rest.products !== undefined)) throw new BadControlCall(400, '"csv" is the text of a product CSV, and goes without "products".');
  if (rest.snapshot !== undefined && (typeof rest.snapshot !== 'string' || !existsSync(rest.snapshot))) throw new BadControlCall(400, `"snapshot" is a file that POST {shop}/snapshot wrote; there is no ${rest.snapshot}.`);
  return describe(made(emulator, { ...rest, shop, plan, apps: [{ token, clientId, clientSecret, scopes }, ...apps] }));
}

/** @param {import('../emulator.js').Emulator} emulator @param {import('../emulated-shop.js').ShopOptions} options */
function made(emulator, options) {
  try {
    return emulator.add(options);
  } catch (error) {
    if (error instanceof BadCsv) throw new BadControlCall(400, error.message);
    throw error;
  }
}

/** @param {any} quirks */
export function checkQuirks(quirks) {
  try {
    resolveQuirks(quirks);
  } catch (error) {
    throw new BadControlCall(400, /** @type {Error} */ (error).message);
  }
}

/** @param {import('../emulated-shop.js').EmulatedShop} host */
export const describe = host => ({
  shop: host.domain, plan: host.options.plan ?? 'plus', limits: host.limits, frozen: host.frozen, products: host.options.csv === undefined && host.options.snapshot === undefined ? host.options.products ?? 0 : host.shop.tables.Product.size, seed: host.options.seed ?? 1,
  apps: host.apps.installed(), tokens: host.apps.tokens(),
});
