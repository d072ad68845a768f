// @ts-check
// Runs documents on a shop without HTTP, cost or scopes: for the tests of the store alone.
import { execute, parse, validate } from 'graphql';
import { loadSchema } from '../src/engine/schema.js';
import { mutations } from '../src/mutate/index.js';
import { resolvers, stored } from '../src/resolve/index.js';
import { Shop } from '../src/store/shop.js';
import { seedShop } from '../src/seed/generator.js';
import { attach } from '../src/engine/attach.js';

/** @import { Context } from '../src/store/write.js' */

const { schema } = loadSchema();
attach(schema, { resolvers, stored, mutations }, /** @type {any} */ ({ ruleOf: () => null, ruleOfType: () => null }));

/** @param {Shop} shop @param {Partial<Context>} [overrides] @returns {Context} */
export const contextOf = (shop, overrides) => ({
  shop, actor: 'app', scopes: ['read_products', 'write_products'], now: shop.now, warnings: [],
  apiVersions: [{ handle: '2026-10', displayName: '2026-10 (Latest)', supported: true }], .../** @type {any} */ ({ denied: null, forcedUserError: null }), ...overrides
});

/** @param {Shop} shop @param {string} document @param {Record<string, any>} [variables] @param {Context} [context] @returns {Promise<{ data?: any, errors?: readonly any[] }>} */
export async function run(shop, document, variables = {}, context = contextOf(shop, { variables })) {
  const parsed = parse(document);
  const errors = validate(schema, parsed);
  if (errors.length) throw new Error(errors.map(error => error.message).join('\n'));
  return execute({ schema, document: parsed, variableValues: variables, contextValue: context });
}

/** @param {Shop} shop @param {string} document @param {Record<string, any>} [variables] @param {Context} [context] @returns {Promise<any>} the data; errors are thrown */
export async function ask(shop, document, variables, context) {
  const { data, errors } = await run(shop, document, variables, context);
  if (errors?.length) throw new Error(errors.map(error => error.message).join('\n'));
  return JSON.parse(JSON.stringify(data));
}

/** A seeded shop whose clock stands still until told. @param {{ products?: number, seed?: number, variantsPerProduct?: number, quirks?: any, domain?: string }} [options] */
export function seeded({ products = 20, seed = 1, variantsPerProduct, quirks, domain = 'demo.myshopify.com' } = {}) {
  const clock = { ms: Date.UTC(2026, 10, 21, 12) };
  const shop = new Shop({ domain, now: () => new Date(clock.ms), quirks });
  seedShop(shop, { products, seed, variantsPerProduct });
  return Object.assign(shop, { clock });
}
