// @ts-check
import { Clock } from './clock.js';
import { Bucket, plans } from './engine/bucket.js';
import { Faults } from './faults/faults.js';
import { Calls } from './http/calls.js';
import { Apps } from './oauth/apps.js';

/**
 * @typedef {{ shop: string, plan?: string, products?: number, seed?: number, currencyCode?: string, quirks?: Record<string, boolean>,
 *   frozen?: boolean, latency?: number, apps: import('./oauth/apps.js').AppOptions[] }} ShopOptions
 * @typedef {{ makeShop: (options: ShopOptions, now: () => Date) => any,
 *   merchantEdits: (shop: any, options: { edits: number, seed: number }) => any }} StoreFactory what the store's modules give
 */

/** A shop as it is reached from outside: its store and what stands before it - apps, buckets, faults, the log of calls. */
export class EmulatedShop {
  #store;
  clock = new Clock();
  faults = new Faults();
  calls = new Calls();
  /** @type {Map<string, Bucket>} */
  buckets = new Map();
  limits = plans.plus;
  latency = 0;
  frozen = false;

  /** @param {ShopOptions} options @param {StoreFactory} store */
  constructor(options, store) {
    this.options = options;
    this.#store = store;
    this.domain = options.shop;
    this.apps = new Apps(options.apps);
    this.reset();
  }

  /** Starts again as first made: the same products, no ledger, no calls, no faults; the apps keep their tokens. */
  reset() {
    this.clock = new Clock();
    this.shop = this.#store.makeShop(this.options, () => this.clock.now());
    this.frozen = this.options.frozen ?? false;
    this.latency = this.options.latency ?? 0;
    this.limits = plans[this.options.plan ?? 'plus'];
    this.buckets = new Map();
    this.faults = new Faults();
    this.calls = new Calls();
  }

  /** One bucket per app: tokens of the same app share it. @param {import('./oauth/apps.js').App} app */
  bucketOf(app) {
    let bucket = this.buckets.get(app.clientId);
    if (!bucket) this.buckets.set(app.clientId, bucket = new Bucket(this.limits, this.clock.nowMs()));
    return bucket;
  }

  /** @param {import('./engine/bucket.js').Limits} limits */
  changeLimits(limits) {
    this.limits = limits;
    for (const bucket of this.buckets.values()) bucket.change(limits);
  }
}
