// @ts-check
import { EmulatedShop } from './emulated-shop.js';
import { Versions } from './engine/versions.js';

/** All shops of one process. */
export class Emulator {
  /** @type {Map<string, EmulatedShop>} */
  #shops = new Map();
  #store;
  /** Where the emulator is reached, once it listens; pictures of shops made before that have Shopify's addresses. @type {string | null} */
  address = null;

  /** @param {import('./engine/attach.js').StoreModules & import('./emulated-shop.js').StoreFactory} store */
  constructor(store) {
    this.#store = store;
    this.versions = new Versions(store);
  }

  /** Makes a shop, in place of one with the same domain. @param {import('./emulated-shop.js').ShopOptions} options */
  add(options) {
    const shop = new EmulatedShop(options, this.#store, this.address);
    this.#shops.get(options.shop)?.end();
    this.#shops.set(options.shop, shop);
    return shop;
  }

  /** @param {EmulatedShop} host @param {{ edits: number, collections?: number, stock?: number, seed: number }} options */
  merchantEdits(host, options) {
    return host.edit(shop => this.#store.merchantEdits(shop, options), { edits: options });
  }

  /** What happens in a shop without any app: somebody buys, the merchant sends or refunds. @param {EmulatedShop} host @param {string} name @param {any} body */
  merchantDeed(host, name, body) {
    return host.edit(shop => this.#store.merchantDeed(shop, name, body), { deed: { name, body } });
  }

  /** @param {string} path */
  image(path) {
    return this.#store.imageBytes(path);
  }

  /** @param {string} domain */
  shop(domain) {
    return this.#shops.get(domain) ?? null;
  }

  shops() {
    return [...this.#shops.values()];
  }
}
