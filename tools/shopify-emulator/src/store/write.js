// @ts-check
import { contentText, productState } from './product-state.js';

/** @import { Shop } from './shop.js' */
/** @import { Product } from './records/product.js' */

/**
 * @typedef {object} Context what every resolver and mutation gets
 * @property {Shop} shop
 * @property {'app' | 'merchant'} actor
 * @property {string[]} scopes
 * @property {() => Date} now
 * @property {unknown[]} warnings entries for `extensions.search`
 * @property {Record<string, unknown>} [variables] as they were sent
 * @property {{ handle: string, displayName: string, supported: boolean }[]} [apiVersions]
 * @property {boolean} [unpaged] inside a bulk query: connections answer everything
 */

/**
 * The one way to change a shop: bumps the products, and puts one entry with the state before and after into the ledger.
 * Everything must be validated before; `change` cannot refuse any more.
 * @param {Context} ctx @param {string} mutation @param {unknown} args @param {Product[]} existing the products about to change
 * @param {(now: number, touched: Product[]) => void} change pushes products that it makes onto `touched`
 */
export function write(ctx, mutation, args, existing, change) {
  const { shop } = ctx;
  const before = existing.map(product => productState(shop, product));
  shop.searchIndex.remember(existing);
  const now = shop.stamp();
  const touched = [...existing];
  change(now, touched);
  const left = touched.filter(product => shop.tables.Product.get(product.n) === product);
  for (const product of left) product.updatedMs = now;
  shop.searchIndex.written(touched, now);
  shop.tables.Product.touch();
  const after = left.map(product => productState(shop, product));
  shop.ledger.record({
    time: new Date(now).toISOString(),
    mutation,
    variables: ctx.variables ?? args,
    id: touched[0]?.id ?? null,
    before: oneOrMany(before),
    after: oneOrMany(after),
    changed: contentText(before) !== contentText(after),
    actor: ctx.actor
  });
}

/** @param {unknown[]} states */
const oneOrMany = states => (states.length > 1 ? states : states[0] ?? null);
