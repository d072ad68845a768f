// @ts-check
import { contentText, stateOf } from './state.js';
import { Product } from './records/product.js';

/** @import { Shop } from './shop.js' */

/**
 * @typedef {object} Context what every resolver and mutation gets
 * @property {Shop} shop
 * @property {'app' | 'merchant'} actor
 * @property {string[]} scopes
 * @property {() => Date} now
 * @property {unknown[]} warnings entries for `extensions.search`
 * @property {boolean} [searchDebug] every search is told there, not only those with warnings
 * @property {Record<string, unknown>} [variables] as they were sent
 * @property {{ handle: string, displayName: string, supported: boolean }[]} [apiVersions]
 * @property {import('../oauth/apps.js').App | null} [app] the calling app; null for the merchant
 * @property {import('../emulated-shop.js').EmulatedShop} [host] what stands before the store; not there in tests of the store alone
 * @property {import('../engine/versions.js').Api} [api] the version that was asked
 * @property {Set<number> | null} [denied] the access rules that the token does not satisfy
 * @property {boolean} [inBulk] a line of a bulk mutation
 * @property {boolean} [unpaged] inside a bulk query: connections answer everything
 */

/**
 * A record that a write may touch: it has a table of its type, a state (`state.js`) and a moment of its last update.
 * @typedef {{ __typename: string, n: number, id: string, updatedMs: number }} Written
 * @typedef {{ type: string, id: string, before: any, after: any }} Change before is null for what is new, after for what is gone
 * @typedef {{ mutation: string, actor: 'app' | 'merchant', at: number, changes: Change[] }} Deed what a listener of `shop.onWrite` hears after each write
 */

/**
 * The one way to change a shop: bumps what is touched, puts one entry with the state before and after into the ledger, and tells those who listen.
 * Everything must be validated before; `change` cannot refuse any more.
 * @param {Context} ctx @param {string} mutation @param {unknown} args @param {Written[]} existing the records about to change
 * @param {(now: number, touched: Written[]) => void} change pushes records that it makes onto `touched`
 */
export function write(ctx, mutation, args, existing, change) {
  const { shop } = ctx;
  const before = existing.map(record => stateOf(shop, record));
  shop.searchIndex.remember(existing.filter(isProduct));
  const now = shop.stamp();
  const touched = [...existing];
  change(now, touched);
  for (const record of touched) if (shop.holds(record)) record.updatedMs = now;
  shop.searchIndex.written(touched.filter(isProduct), now);
  for (const record of touched) touch(shop, record);
  const after = touched.map(record => (shop.holds(record) ? stateOf(shop, record) : null));
  const changes = touched.map((record, index) => ({ type: record.__typename, id: record.id, before: before[index] ?? null, after: after[index] }));
  const left = after.filter(state => state !== null);
  shop.ledger.record({
    time: new Date(now).toISOString(),
    mutation,
    variables: ctx.variables ?? args,
    id: touched[0]?.id ?? null,
    before: oneOrMany(before),
    after: oneOrMany(left),
    changed: contentText(before) !== contentText(left),
    actor: ctx.actor
  });
  shop.tell({ mutation, actor: ctx.actor, at: now, changes });
}

/** What is sorted by a value of the record must be sorted again; variants and their items are written with their product. @param {Shop} shop @param {Written} record */
function touch(shop, record) {
  shop.tableOf(record.__typename)?.touch(record);
  if (!isProduct(record)) return;
  for (const variant of record.variants) {
    shop.tables.ProductVariant.touch(variant);
    shop.tables.InventoryItem.touch(variant.inventoryItem);
  }
}

/** @param {Written} record @returns {record is Product} */
const isProduct = record => record instanceof Product;

/** @param {unknown[]} states */
const oneOrMany = states => (states.length > 1 ? states : states[0] ?? null);
