// @ts-check
import { Clock } from './clock.js';
import { Bucket, plans } from './engine/cost/bucket.js';
import { Faults } from './faults/faults.js';
import { Calls } from './http/calls.js';
import { Apps } from './oauth/apps.js';

/**
 * @typedef {{ shop: string, plan?: string, products?: number, seed?: number, currencyCode?: string, quirks?: Record<string, boolean | number>, variantsPerProduct?: number,
 *   frozen?: boolean, latency?: number, madeAt?: string, apps: import('./oauth/apps.js').AppOptions[] }} ShopOptions
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
  /** @type {import('./journal.js').Journal | null} */
  #journal = null;
  /** @type {import('./journal.js').Making | null} */
  #making = null;

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
    if (this.options.madeAt) this.clock.stop(Date.parse(this.options.madeAt));
    this.shop = this.#store.makeShop(this.options, { now: () => this.clock.now(), imageBase: this.#imageBase });
    this.clock.go();
    if (this.#making) this.#journal?.begin(this.#making);
    this.frozen = this.options.frozen ?? false;
    this.latency = this.options.latency ?? 0;
    this.limits = plans[this.options.plan ?? 'plus'];
    this.buckets = new Map();
    this.faults = new Faults();
    this.calls = new Calls();
  }

  /** From now on every change goes into the journal. @param {import('./journal.js').Journal} journal @param {import('./journal.js').Making} making */
  keepIn(journal, making) {
    this.#journal = journal;
    this.#making = making;
  }

  /**
   * @param {import('./engine/versions.js').Api} api @param {import('./engine/document/prepare.js').Prepared} prepared
   * @param {{ actor: 'app' | 'merchant', app?: import('./oauth/apps.js').App | null, variables: Record<string, any>, forcedUserError: object | null }} context @param {Record<string, any>} values
   */
  async run(api, prepared, context, values) {
    const { at, done } = this.#atOneMoment(() => prepared.run(context, values));
    const result = await done;
    if (this.#journal && prepared.operation.operation === 'mutation' && !result.errors && !context.forcedUserError)
      this.#journal.add({ at, actor: context.actor, app: context.app?.clientId ?? null, version: api.version, text: prepared.text, operationName: prepared.operationName, variables: context.variables });
    return result;
  }

  /** @param {(shop: any) => any} make @param {{ edits: number, seed: number }} edits */
  edit(make, edits) {
    const { at, done } = this.#atOneMoment(() => make(this.shop));
    this.#journal?.add({ at, edits });
    return done;
  }

  /** The clock stands still while something is done (nothing in the store waits), so that doing it again at that moment gives the same. @template T @param {() => T} act */
  #atOneMoment(act) {
    const at = this.clock.now();
    this.clock.stop(at.getTime());
    try {
      return { at: at.toISOString(), done: act() };
    } finally {
      this.clock.go();
    }
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
