// @ts-check
// A store of two kinds of object, just enough to see the engine at work without the real one.
import { badRequest } from '../src/engine/errors.js';

const gid = (/** @type {number} */ n) => `gid://shopify/Product/${n}`;

class StubShop {
  /** @param {string} domain @param {number} products */
  constructor(domain, products) {
    this.domain = domain;
    this.products = Array.from({ length: products }, (_, index) => ({ __typename: 'Product', id: gid(index + 1), title: `Product ${index + 1}`, handle: null, seo: { title: null } }));
    /** @type {object[]} */
    this.writes = [];
    this.ledger = { after: (/** @type {number} */ n) => this.writes.slice(n) };
  }

  digest() {
    return JSON.stringify(this.products.map(product => product.title));
  }

  /** @param {string[]} ids */
  state(ids) {
    return this.products.filter(product => ids.includes(product.id));
  }
}

/** @type {import('../src/engine/attach.js').StoreModules & import('../src/emulated-shop.js').StoreFactory} */
export const stubStore = {
  stored: {
    Shop: ['id', 'name'], Product: ['id', 'title', 'handle', 'seo'], SEO: ['title'], AppInstallation: ['id', 'accessScopes'], AccessScope: ['handle'], Location: ['id'],
    ProductUpdatePayload: ['product', 'userErrors'], UserError: ['field', 'message'], ProductVariant: ['id', 'inventoryItem'], InventoryItem: ['id'],
  },
  resolvers: {
    QueryRoot: {
      shop: (_root, _args, { shop }) => ({ __typename: 'Shop', id: 'gid://shopify/Shop/1', name: shop.domain }),
      product: (_root, { id }, { shop }) => shop.products.find((/** @type {any} */ product) => product.id === id) ?? null,
      products: (_root, { first, query }, { shop, warnings }) => {
        if (first === undefined || first === null) throw badRequest('you must provide one of first or last');
        if (query?.startsWith('oops:')) warnings.push({ path: ['products'], query, parsed: {}, warnings: [{ field: 'oops', message: 'Invalid search field for this query.', code: 'invalid_field' }] });
        const nodes = shop.products.slice(0, first);
        return { nodes, edges: nodes.map((/** @type {any} */ node) => ({ node, cursor: node.id })), pageInfo: { hasNextPage: nodes.length < shop.products.length } };
      },
      nodes: (_root, { ids }, { shop }) => ids.map((/** @type {string} */ id) => shop.products.find((/** @type {any} */ product) => product.id === id) ?? null),
      location: () => ({ __typename: 'Location', id: 'gid://shopify/Location/1' }),
      productVariant: (_root, { id }) => ({ __typename: 'ProductVariant', id, inventoryItem: { __typename: 'InventoryItem', id: 'gid://shopify/InventoryItem/1' } }),
    },
  },
  mutations: {
    productUpdate(_root, { product: { id, ...fields } }, { shop, actor }) {
      const product = shop.products.find((/** @type {any} */ one) => one.id === id);
      Object.assign(product, fields);
      shop.writes.push({ number: shop.writes.length + 1, mutation: 'productUpdate', id, actor });
      return { product, userErrors: [] };
    },
  },
  writeSnapshot: () => { throw new Error('The stub store is not kept.'); },
  imageBytes: path => ({ contentType: 'image/svg+xml', bytes: Buffer.from(path) }),
  makeShop: ({ shop, products = 3 }) => new StubShop(shop, products),
  merchantDeed: () => null,
  merchantEdits: (shop, { edits }) => shop.products.slice(0, edits).map((/** @type {any} */ { id }) => ({ id, fields: ['title'] })),
};
