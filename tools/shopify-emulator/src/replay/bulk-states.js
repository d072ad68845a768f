// @ts-check
// How long a bulk operation runs no recording tells; that it had ended, or ran still, its later answers do. So in a replay one runs until an answer shows otherwise.
import { BulkOperation } from '../store/records/bulk-operation.js';

/** @typedef {import('./find-calls.js').Call} Call */

const ENDED = /^(COMPLETED|CANCELED|FAILED|EXPIRED)$/;
const OPERATION = /gid:\/\/shopify\/BulkOperation\/\d+/g;
const STARTS = { bulkOperationRunQuery: /** @type {const} */ ('QUERY'), bulkOperationRunMutation: /** @type {const} */ ('MUTATION') };

/** Longer than any recording lasts, by the shop's clock. */
export const UNTIL_SHOWN_MS = 86_400_000;

/** @param {import('./replay-shop.js').ReplayShop} shop @param {import('./ids.js').Ids} ids @param {Call} call that is about to be sent @param {{ key: string, name: string }[]} roots */
export async function showBulkStates(shop, ids, { answer, variables }, roots) {
  const { host, grant } = shop;
  const rows = () => /** @type {BulkOperation[]} */ (host.shop.tables.BulkOperation.rows);
  if (rows().length) for (let turn = 0; turn < 5; turn++) await new Promise(resolve => setImmediate(resolve));
  for (const { id, status } of operationsIn(answer.data)) if (ENDED.test(status)) finish(id);

  for (const { key, name } of roots) {
    const payload = /** @type {any} */ (answer.data)?.[key];
    // It was too late to cancel.
    if (name === 'bulkOperationCancel' && /canceled when it is (completed|failed)/.test(payload?.userErrors?.[0]?.message ?? '')) finish(variables?.id);
    if (!(name in STARTS)) continue;
    const type = STARTS[/** @type {keyof typeof STARTS} */ (name)];
    const running = rows().filter(one => one.type === type && !one.hasEnded);
    if (payload?.bulkOperation) for (const operation of running.slice(0, Math.max(0, running.length + 1 - host.shop.quirks.bulkOperationsAtOnce))) host.bulk.finish(operation);
    for (const id of runningOf(payload)) if (!ids.knows(id)) ids.pair(id, started(type).id);
  }

  /** @param {unknown} recorded */
  function finish(recorded) {
    const operation = typeof recorded === 'string' ? host.shop.find(ids.emulated(recorded) ?? recorded) : undefined;
    if (operation?.__typename === 'BulkOperation') host.bulk.finish(operation);
  }

  /** One that ran before the recording began. @param {'QUERY' | 'MUTATION'} type */
  function started(type) {
    const operation = new BulkOperation(host.shop.nextId('BulkOperation'), { type, query: '', appId: grant.app.id }, host.clock.nowMs());
    operation.status = 'RUNNING';
    return host.shop.tables.BulkOperation.add(operation);
  }
}

/** Those that stand in the way of another. @param {any} payload @returns {string[]} */
const runningOf = payload => (payload?.userErrors ?? []).flatMap((/** @type {any} */ error) => /already in progress/.test(error.message ?? '') ? error.message.match(OPERATION) ?? [] : []);

/** @param {any} value @returns {Generator<{ id: string, status: string }>} */
function* operationsIn(value) {
  if (value === null || typeof value !== 'object') return;
  if (typeof value.id === 'string' && value.id.includes('/BulkOperation/') && typeof value.status === 'string') yield value;
  for (const inner of Object.values(value)) yield* operationsIn(inner);
}
