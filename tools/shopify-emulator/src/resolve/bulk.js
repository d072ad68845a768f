// @ts-check
import { badRequest, ShopifyError } from '../engine/errors.js';
import { compareKeys, page } from '../store/connection.js';
import { parseGid } from '../store/gid.js';
import { filter } from '../store/search/filter.js';
import { habitsOf } from '../store/search/list.js';

/** @import { Part } from './parts.js' */
/** @import { Context } from '../store/write.js' */
/** @import { BulkOperation } from '../store/records/bulk-operation.js' */

/** @type {import('../store/search/filter.js').FieldMap<BulkOperation>} */
const fieldMap = {
  words: () => [],
  fields: {
    id: { kind: 'id', read: operation => operation.n },
    created_at: { kind: 'date', read: operation => operation.createdMs },
    operation_type: { kind: 'choice', choices: ['query', 'mutation'], read: operation => operation.type },
    status: { kind: 'choice', choices: ['canceled', 'canceling', 'completed', 'created', 'failed', 'running'], read: operation => operation.status },
  },
};

/** @type {Record<string, (operation: BulkOperation) => number | null>} */
const sortKeys = { CREATED_AT: operation => operation.createdMs, COMPLETED_AT: operation => (operation.completedAt === null ? null : operation.endedMs) };

/** Bulk operations of the app that asks. @type {Part} */
export const bulk = {
  resolvers: {
    QueryRoot: {
      bulkOperation: (_, { id }, ctx) => {
        if (parseGid(id)?.type !== 'BulkOperation') throw new ShopifyError(`Invalid id: ${id}`, { code: 'RESOURCE_NOT_FOUND' });
        return ownOperations(ctx).find(one => one.id === id) ?? null;
      },
      bulkOperations: (_, args, ctx, info) => operationPage(args, ctx, info),
      currentBulkOperation: (_, { type }, ctx) => ownOperations(ctx).findLast(one => one.type === type) ?? null,
    },
    BulkOperation: {
      url: (operation, _, { host }) => (operation.status === 'COMPLETED' ? host?.bulk.addressOf(operation) : null),
      partialDataUrl: (operation, _, { host }) => (operation.status === 'FAILED' ? host?.bulk.addressOf(operation) : null),
    },
  },
  stored: {
    BulkOperation: ['id', 'type', 'status', 'errorCode', 'createdAt', 'completedAt', 'objectCount', 'rootObjectCount', 'fileSize', 'query'],
    BulkOperationRunQueryPayload: ['bulkOperation', 'userErrors'],
    BulkOperationRunMutationPayload: ['bulkOperation', 'userErrors'],
    BulkOperationCancelPayload: ['bulkOperation', 'userErrors'],
    BulkOperationUserError: ['field', 'message', 'code'],
    BulkMutationUserError: ['field', 'message', 'code'],
  },
};

/** @param {Context} ctx */
const ownOperations = ({ shop, app }) => shop.tables.BulkOperation.rows.filter(one => one.appId === (app?.id ?? null));

/** The newest come first; `reverse` turns that round. @param {any} args @param {Context} ctx @param {any} info */
function operationPage(args, ctx, info) {
  const { matches, warnings, parsed } = filter(args.query, fieldMap, habitsOf(ctx));
  if (warnings.some(one => one.field === 'created_at')) throw badRequest('Invalid timestamp for query filter `created_at`.');
  if (warnings.length) ctx.warnings.push({ path: [info?.path?.key ?? 'bulkOperations'], query: args.query, parsed, warnings });
  const valueOf = sortKeys[args.sortKey ?? 'CREATED_AT'];
  // A value that is not accepted matches nothing here, unlike in lists of products.
  const rows = warnings.some(one => one.code === 'invalid_value') ? [] : ownOperations(ctx).filter(matches ?? (() => true));
  rows.sort((a, b) => compareKeys(valueOf(a), a.n, valueOf(b), b.n));
  return page(rows, { ...args, reverse: !args.reverse }, { idOf: row => row.n, valueOf }, { unpaged: ctx.unpaged });
}
