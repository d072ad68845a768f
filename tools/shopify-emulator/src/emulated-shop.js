// @ts-check
import { BulkRunner } from './bulk/bulk-runner.js';
import { Clock } from './clock.js';
import { Bucket, plans } from './engine/cost/bucket.js';
import { Faults } from './faults/faults.js';
import { Calls } from './http/calls.js';
import { Apps } from './oauth/apps.js';
import { ObjectStorage } from './storage/object-storage.js';
import { Webhooks } from './webhooks/webhooks.js';

/**
 * @typedef {{ shop: string, plan?: string, products?: number, customers?: number, orders?: number, collections?: number, seed?: number, currencyCode?: string, quirks?: Record<string, boolean | number>, variantsPerProduct?: number, csv?: string, snapshot?: string,
 *   frozen?: boolean, latency?: number, madeAt?: string, apps: import('./oauth/apps.js').AppOptions[] }} ShopOptions
 * @typedef {{ makeShop: (options: ShopOptions, surroundings: { now: () => Date, imageBase?: string }) => any,
 *   merchantEdits: (shop: any, options: { edits: number, collections?: number, stock?: number, seed: number }) => any, merchantDeed: (shop: any, name: string, body: any) => any, writeSnapshot: (shop: any, file: string) => { file: string, bytes: number }, imageBytes: (path: string) => { contentType: string, bytes: Buffer } }} StoreFactory what the store's modules give
 */

/** @typedef {import('./engine/document/prepare.js').Prepared} Prepared */

/** A shop as it is reached from outside: its store and what stands before it - apps, buckets, faults, the log of calls. */
export class EmulatedShop {
  #store;
  #address;
  clock = new Clock();
  faults = new Faults();
  calls = new Calls();
  storage = new ObjectStorage();
  bulk = new BulkRunner(this);
  /** @type {Map<string, Bucket>} */
  buckets = new Map();
  limits = plans.plus;
  latency = 0;
  webhooks = new Webhooks(this);
  frozen = false;
  /** Versions that are answered no more, since a fault took them away. @type {Set<string>} */
  droppedVersions = new Set();
  /** What the merchant says when an app asks to be let in. @type {import('./oauth/authorize.js').Consent} */
  consent = { answer: 'approve', grant: null };
  /** @type {import('./journal.js').Journal | null} */
  #journal = null;
  /** @type {import('./journal.js').Making | null} */
  #making = null;

  /** @param {ShopOptions} options @param {StoreFactory} store @param {string | null} [address] where the emulator is reached */
  constructor(options, store, address = null) {
    this.#address = address;
    this.options = options;
    this.#store = store;
    this.domain = options.shop;
    this.apps = new Apps(options.apps);
    this.reset();
  }

  /** Starts again as first made: the same products, no ledger, no calls, no faults; the apps keep their tokens. */
  reset() {
    this.clock.forget();
    this.webhooks.end();
    this.clock = new Clock();
    this.bulk.end();
    this.bulk = new BulkRunner(this);
    this.storage.clear();
    if (this.options.madeAt) this.clock.stop(Date.parse(this.options.madeAt));
    this.shop = this.#store.makeShop(this.options, { now: () => this.clock.now(), imageBase: this.#address === null ? undefined : `${this.#address}/_images/` });
    if (this.shop.files) this.shop.files.stored = (/** @type {string} */ key) => this.storage.get(key);
    this.clock.go();
    if (this.options.snapshot !== undefined) this.bulk.endInterrupted();
    if (this.#making) this.#journal?.begin(this.#making);
    this.frozen = this.options.frozen ?? false;
    this.latency = this.options.latency ?? 0;
    this.limits = plans[this.options.plan ?? 'plus'];
    this.buckets = new Map();
    this.faults = new Faults();
    this.droppedVersions = new Set();
    this.calls = new Calls();
    this.webhooks = new Webhooks(this);
  }

  /** @param {string} file */
  snapshot(file) {
    return this.#store.writeSnapshot(this.shop, file);
  }

  /** Another shop takes its place. */
  end() {
    this.clock.forget();
    this.bulk.end();
    this.webhooks.end();
    this.storage.clear();
  }

  /** What is in front of the key of a stored file. */
  get storageAddress() {
    return `${this.#address ?? 'http://127.0.0.1'}/_storage/${this.domain}/`;
  }

  /** From now on every change goes into the journal. @param {import('./journal.js').Journal} journal @param {import('./journal.js').Making} making */
  keepIn(journal, making) {
    this.#journal = journal;
    this.#making = making;
  }

  /**
   * @template {'run' | 'write'} How
   * @param {import('./engine/versions.js').Api} api @param {Prepared} prepared
   * @param {{ actor: 'app' | 'merchant', app?: import('./oauth/apps.js').App | null, variables: Record<string, any>, forcedUserError: object | null }} context @param {Record<string, any>} values
   * @param {How} how as objects, or as the text of the answer @returns {Promise<Awaited<ReturnType<Prepared[How]>>>}
   */
  async run(api, prepared, context, values, how) {
    const { at, done } = this.#atOneMoment(() => /** @type {ReturnType<Prepared[How]>} */ (prepared[how](context, values)));
    const result = await done;
    // A bulk operation is kept by itself, and what it does line by line.
    if (this.#journal && prepared.operation.operation === 'mutation' && !result.errors && !context.forcedUserError && !prepared.roots.some(root => root.startsWith('bulkOperation')))
      this.#journal.add({ at, actor: context.actor, app: context.app?.clientId ?? null, version: api.version, text: prepared.text, operationName: prepared.operationName, variables: context.variables });
    return result;
  }

  /** @param {(shop: any) => any} make @param {{ edits: { edits: number, seed: number } } | { deed: { name: string, body: any } }} entry of the journal */
  edit(make, entry) {
    const { at, done } = this.#atOneMoment(() => make(this.shop));
    this.#journal?.add({ at, ...entry });
    return done;
  }

  /** @param {Record<string, any>} record of a bulk operation as it is now */
  keepBulk(record) {
    this.#journal?.add({ at: this.clock.now().toISOString(), bulk: record });
  }

  /** @param {string[]} unsubscribed ids of subscriptions that ended without anybody's call */
  keepUnsubscribed(unsubscribed) {
    if (unsubscribed.length) this.#journal?.add({ at: this.clock.now().toISOString(), unsubscribed });
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
