// @ts-check
import { Emulator } from '../src/emulator.js';
import { createEmulatorServer } from '../src/http/server.js';
import { stubStore } from './stub-store.js';

export const SHOP = 'demo.myshopify.com';
export const TOKEN = 'token';

/**
 * An emulator on a free port with one shop, stopped at the end of the test.
 * @param {import('node:test').TestContext} t @param {Partial<import('../src/emulated-shop.js').ShopOptions>} [options]
 * @param {import('../src/engine/attach.js').StoreModules & import('../src/emulated-shop.js').StoreFactory} [store]
 */
export async function startEmulator(t, options = {}, store = stubStore) {
  const emulator = new Emulator(store);
  const server = createEmulatorServer(emulator);
  await new Promise(resolve => server.listen(0, '127.0.0.1', () => resolve(null)));
  t.after(() => {
    server.close();
    server.closeAllConnections();
  });
  const url = emulator.address = `http://127.0.0.1:${/** @type {import('node:net').AddressInfo} */ (server.address()).port}`;
  const host = emulator.add({ shop: SHOP, apps: [{ token: TOKEN, clientId: 'id', clientSecret: 'secret' }], ...options });

  return {
    url, host, emulator,
    /** @param {string} query @param {object} [variables] @param {Record<string, string>} [headers] */
    async raw(query, variables, headers = {}, version = '2026-10', shop = SHOP) {
      return fetch(`${url}/shops/${shop}/admin/api/${version}/graphql.json`, {
        method: 'POST', headers: { 'Content-Type': 'application/json', 'X-Shopify-Access-Token': TOKEN, ...headers }, body: JSON.stringify({ query, variables }),
      });
    },
    /** @param {string} query @param {object} [variables] @param {Record<string, string>} [headers] @returns {Promise<any>} */
    async ask(query, variables, headers) {
      return (await this.raw(query, variables, headers)).json();
    },
    /** @param {string} method @param {string} path @param {unknown} [body] @returns {Promise<{ status: number, body: any }>} */
    async control(method, path, body) {
      const response = await fetch(`${url}/_emulator/${path}`, { method, body: body === undefined ? undefined : JSON.stringify(body) });
      return { status: response.status, body: await response.json() };
    },
  };
}
