// @ts-check
import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { plans } from './engine/cost/bucket.js';

const USAGE = `Usage: node main.js [--port 5090] [--shop demo.myshopify.com --products 1000 --plan plus --seed 1]
  --port N            the port on 127.0.0.1; 0 takes a free one (default 5090)
  --shop DOMAIN       makes a shop at start; more by POST /_emulator/shops
  --products N        products in it (default 1000)       --seed N   the same seed makes the same products (default 1)
  --collections N     collections beside those of the kinds of products: by hand, by conditions, of others (default 0)
  --customers N       customers in it (default 0)         --orders N orders of the last eighteen months (default 0)
  --variants N        as many variants for each product (default: from 1 to 100, most have few)
  --csv FILE          the products of a product CSV instead
  --snapshot FILE     a shop as POST /_emulator/{shop}/snapshot wrote it
  --plan NAME         ${Object.keys(plans).join(', ')} (default plus)
  --token T           an access token that never expires (default emulator-token)
  --client-id ID      with --client-secret: an app that gets its tokens by client credentials
  --scopes A,B        what the app may do (default: all that the product needs)
  --latency MS        every answer comes this much later
  --state FILE        keeps the shop: what was done to it is in the file, and is done again at the next start
  --exit-with-parent  ends when standard input, if it is a pipe, closes or the parent process is gone`;

/** @typedef {{ port: number, exitWithParent: boolean, state: string | null, shop: import('./emulated-shop.js').ShopOptions | null }} Settings */

/** @param {string[]} argv @returns {Settings | { usage: string, error: string | null }} */
export function readArguments(argv) {
  try {
    const { values } = parseArgs({
      args: argv, strict: true,
      options: {
        port: { type: 'string', default: '5090' }, shop: { type: 'string' }, products: { type: 'string', default: '1000' }, csv: { type: 'string' }, snapshot: { type: 'string' }, customers: { type: 'string', default: '0' }, orders: { type: 'string', default: '0' }, collections: { type: 'string', default: '0' }, seed: { type: 'string', default: '1' }, variants: { type: 'string' },
        plan: { type: 'string', default: 'plus' }, token: { type: 'string', default: 'emulator-token' }, 'client-id': { type: 'string' }, 'client-secret': { type: 'string' },
        scopes: { type: 'string' }, latency: { type: 'string', default: '0' }, state: { type: 'string' }, 'exit-with-parent': { type: 'boolean', default: false }, help: { type: 'boolean', default: false },
      },
    });
    if (values.help) return { usage: USAGE, error: null };
    if (!Object.hasOwn(plans, values.plan)) throw new TypeError(`There is no plan "${values.plan}".`);
    const whole = (/** @type {'port' | 'products' | 'customers' | 'orders' | 'collections' | 'seed' | 'latency'} */ name) => wholeNumber(name, values[name]);
    return {
      port: whole('port'), exitWithParent: values['exit-with-parent'], state: values.state ?? null,
      shop: values.shop === undefined ? null : {
        shop: values.shop, plan: values.plan, ...contentOf(values, () => whole('products')), customers: whole('customers'), orders: whole('orders'), ...(values.collections !== '0' && { collections: whole('collections') }), seed: whole('seed'), latency: whole('latency'),
        ...(values.variants !== undefined && { variantsPerProduct: wholeNumber('variants', values.variants) }),
        apps: [{ token: values.token, clientId: values['client-id'], clientSecret: values['client-secret'], scopes: values.scopes?.split(',') }],
      },
    };
  } catch (error) {
    if (error instanceof TypeError) return { usage: USAGE, error: error.message };
    throw error;
  }
}

/** @param {{ csv?: string, snapshot?: string }} values @param {() => number} products @returns {{ csv: string } | { snapshot: string } | { products: number }} */
function contentOf({ csv, snapshot }, products) {
  const file = csv ?? snapshot;
  if (file === undefined) return { products: products() };
  if (!existsSync(file)) throw new TypeError(`There is no file ${file}.`);
  return csv === undefined ? { snapshot: file } : { csv: readFileSync(file, 'utf8') };
}

/** @param {string} name @param {string} text */
function wholeNumber(name, text) {
  if (!/^\d+$/.test(text)) throw new TypeError(`--${name} is a whole number, not "${text}".`);
  return Number(text);
}
