// @ts-check
import { BulkOperation } from '../store/records/bulk-operation.js';
import { printMoment } from '../store/dates.js';
import { userError } from '../mutate/rules/user-error.js';
import { downloadAddress, LIFE_SECONDS, signature } from '../storage/signed-address.js';
import { fileErrors, planMutation } from './mutation-plan.js';
import { runMutation } from './mutation-run.js';
import { planQuery } from './query-plan.js';
import { BulkError, runQuery } from './query-run.js';
import { writeResult } from './result.js';

/**
 * @typedef {import('../store/write.js').Context} Context
 * @typedef {import('../mutate/rules/user-error.js').UserError} UserError
 * @typedef {{ bulkOperation: BulkOperation | null, userErrors: UserError[] }} Started
 * @typedef {import('./query-run.js').Piece} Piece
 */

const MAX_IDENTIFIER = 255;

/** The bulk operations of a shop: begins them, works on several at once between the other calls, and ends them by the shop's clock. */
export class BulkRunner {
  #host;
  #over = false;
  /** What ends an operation that only waits for its time. @type {Map<BulkOperation, () => void>} */
  #waiting = new Map();

  /** @param {import('../emulated-shop.js').EmulatedShop} host */
  constructor(host) {
    this.#host = host;
  }

  /** @param {Context} ctx @param {{ query: string, groupObjects: boolean }} args @returns {Started} */
  startQuery(ctx, { query, groupObjects }) {
    const { plan, errors } = planQuery(apiOf(ctx), query);
    if (errors) return { bulkOperation: null, userErrors: errors };
    const busy = this.#busy('QUERY', ctx);
    if (busy) return { bulkOperation: null, userErrors: [busy] };
    const operation = this.#add(ctx, { type: 'QUERY', query });
    const context = { ...contextOf(ctx), unpaged: true };
    const fault = this.#fault(plan.name, [plan.root]);
    this.#work(operation, fault, () => runQuery(plan, context, { grouped: groupObjects }));
    return { bulkOperation: operation, userErrors: [] };
  }

  /** @param {Context} ctx @param {{ mutation: string, stagedUploadPath: string, clientIdentifier?: string | null }} args @returns {Started} */
  startMutation(ctx, { mutation, stagedUploadPath, clientIdentifier }) {
    const api = apiOf(ctx);
    const { prepared, lacking, errors } = planMutation(api, mutation);
    if (errors) return { bulkOperation: null, userErrors: errors };
    if ((clientIdentifier ?? '').length > MAX_IDENTIFIER) return { bulkOperation: null, userErrors: [userError(['clientIdentifier'], `Client identifier is too long (maximum is ${MAX_IDENTIFIER} characters)`)] };
    const busy = this.#busy('MUTATION', ctx);
    if (busy) return { bulkOperation: null, userErrors: [busy] };
    const file = this.#host.storage.get(stagedUploadPath);
    const fileProblems = fileErrors(file);
    if (!file || fileProblems.length) return { bulkOperation: null, userErrors: fileProblems };
    // What Shopify would refuse is refused in its words, whether or not the emulator could have run it.
    if (lacking) throw lacking;
    const operation = this.#add(ctx, { type: 'MUTATION', query: mutation, clientIdentifier });
    const fault = this.#fault(prepared.name, prepared.roots);
    const context = { ...contextOf(ctx), inBulk: true };
    this.#work(operation, fault, () => runMutation({ host: this.#host, api, prepared, context, file: file.file, seed: operation.n % 2 ** 32, part: fault?.kind === 'bulk-partial' || fault?.kind === 'bulk-canceled' ? 0.5 : 1 }));
    return { bulkOperation: operation, userErrors: [] };
  }

  /** @param {BulkOperation} operation that has not ended */
  cancel(operation) {
    if (operation.status === 'CANCELING') return;
    operation.status = 'CANCELING';
    this.#endAt(operation, this.#host.clock.nowMs() + this.#host.shop.quirks.bulkOperationMs, { status: 'CANCELED' });
  }

  /** Before its time, if its work is done. @param {BulkOperation} operation */
  finish(operation) {
    this.#waiting.get(operation)?.();
  }

  /** @param {BulkOperation} operation @param {number} ms @param {Partial<BulkOperation>} outcome @param {import('../faults/faults.js').Rule | null} [fault] */
  #endAt(operation, ms, outcome, fault = null) {
    const end = () => {
      callOff();
      this.#waiting.delete(operation);
      this.#end(operation, outcome, fault);
    };
    const callOff = this.#host.clock.at(ms, end);
    this.#waiting.set(operation, end);
  }

  /** @param {BulkOperation} operation */
  addressOf(operation) {
    if (operation.file === null || operation.status === 'EXPIRED' || (operation.status === 'FAILED' && (operation.expiresMs ?? 0) <= this.#host.clock.nowMs())) return null;
    return downloadAddress(this.#host.storageAddress, { key: operation.file, name: `bulk-${operation.n}.jsonl`, expiresMs: operation.expiresMs ?? 0 });
  }

  /** The shop is no more: what still runs must not write into it. */
  end() {
    this.#over = true;
  }

  /** An operation of an earlier life of the shop, as it was then. @param {Record<string, any>} record */
  takeBack(record) {
    const { shop } = this.#host;
    let operation = shop.tables.BulkOperation.get(record.n);
    if (!operation) operation = shop.tables.BulkOperation.add(new BulkOperation(record.n, /** @type {any} */ (record), record.createdMs));
    Object.assign(operation, record);
    shop.skipId('BulkOperation', record.n);
  }

  /** What was under way when the emulator stopped has failed: of a mutation, the lines done until then stay done. */
  endInterrupted() {
    for (const operation of this.#host.shop.tables.BulkOperation.rows) {
      if (operation.status === 'CANCELING') this.#end(operation, { status: 'CANCELED' });
      else if (!operation.hasEnded) this.#end(operation, { status: 'FAILED', errorCode: 'INTERNAL_SERVER_ERROR' });
      else if (operation.status === 'COMPLETED' && operation.file !== null && !this.#host.storage.get(operation.file)) operation.status = 'EXPIRED';
      else this.#expireInTime(operation);
    }
  }

  /** @param {'QUERY' | 'MUTATION'} type @param {Context} ctx @returns {UserError | null} */
  #busy(type, { shop, app }) {
    const running = shop.tables.BulkOperation.rows.filter(one => one.type === type && one.appId === (app?.id ?? null) && !one.hasEnded);
    if (running.length < shop.quirks.bulkOperationsAtOnce) return null;
    return userError(null, `A bulk ${type.toLowerCase()} operation for this app and shop is already in progress: ${running.map(one => one.id).join(', ')}.`, 'OPERATION_IN_PROGRESS');
  }

  /** @param {Context} ctx @param {{ type: 'QUERY' | 'MUTATION', query: string, clientIdentifier?: string | null }} content */
  #add({ shop, app }, content) {
    const operation = shop.tables.BulkOperation.add(new BulkOperation(shop.nextId('BulkOperation'), { ...content, appId: app?.id ?? null }, shop.now().getTime()));
    this.#host.keepBulk({ ...operation });
    return operation;
  }

  /** @param {string | null} document @param {string[]} roots */
  #fault(document, roots) {
    return this.#host.faults.strike({ document, roots }, 'bulk')[0] ?? null;
  }

  /** @param {BulkOperation} operation @param {import('../faults/faults.js').Rule | null} fault @param {() => AsyncGenerator<Piece>} run */
  #work(operation, fault, run) {
    const earliest = operation.createdMs + this.#host.shop.quirks.bulkOperationMs;
    // After the answer to the call that began it, which says CREATED.
    setImmediate(async () => {
      if (this.#over || operation.status !== 'CREATED') return;
      operation.status = 'RUNNING';
      if (fault?.kind === 'bulk-early-finish') this.#tell(operation, { status: 'COMPLETED', errorCode: null });
      if (fault?.kind === 'bulk-stuck') return;
      const outcome = fault?.kind === 'bulk-failed' ? { status: /** @type {const} */ ('FAILED'), errorCode: /** @type {any} */ (fault.code) ?? 'INTERNAL_SERVER_ERROR' } : await this.#outcome(operation, fault, run).catch(failure);
      if (!this.#over && operation.status === 'RUNNING') this.#endAt(operation, earliest, outcome, fault);
    });
  }

  /** @param {BulkOperation} operation @param {import('../faults/faults.js').Rule | null} fault @param {() => AsyncGenerator<Piece>} run @returns {Promise<Partial<BulkOperation>>} */
  async #outcome(operation, fault, run) {
    const key = `shopify-tiers-assets-prod-us-east1/${signature(operation.id).slice(0, 24)}`;
    const writing = this.#host.storage.create(key, 'application/jsonl');
    try {
      await writeResult(operation, run(), writing, { fault: fault?.kind ?? null, goesOn: () => !this.#over && operation.status === 'RUNNING' });
    } catch (error) {
      if (!(error instanceof BulkError)) console.error(error);
      writing.close();
      return { status: 'FAILED', errorCode: error instanceof BulkError ? error.code : 'INTERNAL_SERVER_ERROR', ...(writing.size > 0 && { file: key, bytes: writing.size }) };
    }
    writing.close();
    const result = writing.size > 0 ? { file: key, bytes: writing.size } : {};
    if (fault?.kind === 'bulk-canceled') return { status: 'CANCELED' };
    if (fault?.kind === 'bulk-wrong-count') Object.assign(operation, { objects: operation.objects + 1, rootObjects: operation.rootObjects + 1 });
    return fault?.kind === 'bulk-partial' ? { status: 'FAILED', errorCode: /** @type {any} */ (fault.code) ?? 'INTERNAL_SERVER_ERROR', ...result }
      : { status: 'COMPLETED', ...result, ...(fault?.kind === 'bulk-expired-url' && { expiresMs: operation.createdMs }) };
  }

  /** @param {BulkOperation} operation @param {Record<string, any>} outcome @param {import('../faults/faults.js').Rule | null} fault */
  #end(operation, outcome, fault = null) {
    if (this.#over || operation.hasEnded || (operation.status === 'CANCELING' && outcome.status !== 'CANCELED')) return;
    const now = this.#host.clock.nowMs();
    Object.assign(operation, { endedMs: now, updatedMs: now, expiresMs: now + LIFE_SECONDS * 1000, ...outcome });
    this.#expireInTime(operation);
    this.#host.keepBulk({ ...operation });
    if (fault?.kind !== 'bulk-early-finish') this.#tell(operation, operation);
  }

  /** @param {BulkOperation} operation @param {Pick<BulkOperation, 'status' | 'errorCode'>} end */
  #tell({ id, type, createdAt, appId }, { status, errorCode }) {
    const now = this.#host.clock.nowMs();
    const after = { id, status, type, errorCode, createdAt, completedAt: printMoment(now), appId, clientId: this.#host.apps.installed().find(app => app.id === appId)?.clientId ?? null };
    this.#host.shop.tell({ mutation: 'bulkOperation', actor: 'app', at: now, changes: [{ type: 'BulkOperation', id, before: { ...after, status: 'RUNNING', completedAt: null }, after }] });
  }

  /** @param {BulkOperation} operation */
  #expireInTime(operation) {
    const { status, file, expiresMs, endedMs } = operation;
    if (status === 'COMPLETED' && file !== null && expiresMs !== null && expiresMs > (endedMs ?? 0)) this.#host.clock.at(expiresMs, () => { operation.status = 'EXPIRED'; });
  }
}

/** The disk is full, or its folder is gone. @param {Error} error @returns {Partial<BulkOperation>} */
function failure(error) {
  console.error(error);
  return { status: 'FAILED', errorCode: 'INTERNAL_SERVER_ERROR' };
}

/** @param {Context} ctx */
function apiOf({ api }) {
  if (!api) throw new Error('A bulk operation needs the whole emulator.');
  return api;
}

/** The call's own context without what belongs to the call alone. @param {Context} ctx */
const contextOf = ctx => ({ ...ctx, warnings: [], forcedUserError: null });
