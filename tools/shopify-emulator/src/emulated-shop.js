// @ts-check
import { Clock } from './clock.js';
import { Bucket, plans } from './engine/cost/bucket.js';
import { Faults } from './faults/faults.js';
import { Calls } from './http/calls.js';
import { Apps } from './oauth/apps.js';

/**
 * @typedef {{ shop: string, plan?: string, products?: number, seed?: number, currencyCode?: string, quirks?: Record<string, boolean | number>, variantsPerProduct?: number,
 *   frozen?: boolean, latency?: number, apps: import('./oauth/apps.js').AppOptions[] }} ShopOptions
 * @typedef {{ makeShop: (options: ShopOptions, surroundings: { now: () => Date, imageBase?: string }) => any,
 *   merchantEdits: (shop: any, options: { edits: number, seed: number }) => any, imageBytes: (path: string) => { contentType: string, bytes: Buffer } }} StoreFactory what the store's modules give
 */

/** A shop as it is reached from outside: its store and what stands before it - apps, buckets, faults, the log of calls. */
export class EmulatedShop {
  #store;
  #imageBase;
  clock = new Clock();
  faults = new Faults();
  calls = new Calls();
  /** @type {Map<string, Bucket>} */
  buckets = new Map();
  limits = plans.plus;
  latency = 0;
  frozen = false;

  /** @param {ShopOptions} options @param {StoreFactory} store @param {string} [imageBase] the address in front of a picture's name */
  constructor(options, store, imageBase) {
    this.#imageBase = imageBase;
    this.options = options;
    this.#store = store;
    this.domain = options.shop;
    this.apps = new Apps(options.apps);
    this.reset();
  }

  /** Starts again as first made: the same products, no ledger, no calls, no faults; the apps keep their tokens. */
  reset() {
    this.clock = new Clock();
    this.shop = this.#store.makeShop(this.options, { now: () => this.clock.now(), imageBase: this.#imageBase });
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

  /** @param {import('./engine/cost/bucket.js').Limits} limits */
  changeLimits(limits) {
    this.limits = limits;
    for (const bucket of this.buckets.values()) bucket.change(limits);
  }
}
