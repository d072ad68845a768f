// @ts-check
// One of the clients that people use, with its own retries, sending the same writes as the engine through the same bucket.
// Its one argument is JSON: { client, emulator, url, shop, warmShop, token, query, product, variant, warm, writes, first, concurrency, startAt }.
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const job = JSON.parse(process.argv[2]);
const require = createRequire(pathToFileURL(`${job.emulator}/package.json`));
const { fetchTo, requestTo } = await import(pathToFileURL(`${job.emulator}/testing/https-to-loopback.js`).href);

/** @type {Record<string, (shop: string) => Promise<(variables: object) => Promise<boolean>>>} */
const clients = {
  async 'shopify-api-node'(shop) {
    require('node:https').request = requestTo(job.url);
    const Shopify = require('shopify-api-node');
    const shopify = new Shopify({ shopName: shop, accessToken: job.token, apiVersion: '2026-10', maxRetries: 100, timeout: 60_000 });
    return async variables => (await shopify.graphql(job.query, variables)).productVariantsBulkUpdate.userErrors.length === 0;
  },
  async '@shopify/admin-api-client'(shop) {
    const { createAdminApiClient } = await import(pathToFileURL(require.resolve('@shopify/admin-api-client').replace(/\.js$/, '.mjs')).href).catch(() => require('@shopify/admin-api-client'));
    const admin = createAdminApiClient({ storeDomain: shop, apiVersion: '2026-10', accessToken: job.token, retries: 3, customFetchApi: fetchTo(job.url) });
    return async variables => {
      const { data, errors } = await admin.request(job.query, { variables });
      return !errors && data.productVariantsBulkUpdate.userErrors.length === 0;
    };
  },
};

const variables = (/** @type {{ product: string, variant: string }} */ at, /** @type {number} */ price) =>
  ({ productId: at.product, variants: [{ id: at.variant, price: `${price}.50` }] });

// Compiled code and open connections, on a shop with a bucket of its own.
const warm = await clients[job.client](job.warmShop);
await Promise.all(Array.from({ length: job.concurrency }, (_, at) => warm(variables(job.warm, at + 1))));

const send = await clients[job.client](job.shop);
await new Promise(resolve => setTimeout(resolve, Math.max(0, job.startAt - Date.now())));
let [next, lost] = [0, 0];
const start = Date.now();
await Promise.all(Array.from({ length: job.concurrency }, async () => {
  while (next < job.writes) {
    const at = next++;
    try {
      lost += await send(variables(job, job.first + at)) ? 0 : 1;
    } catch {
      lost++;
    }
  }
}));
console.log(JSON.stringify({ start, end: Date.now(), lost }));
