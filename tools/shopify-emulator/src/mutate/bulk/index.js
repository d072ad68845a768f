// @ts-check
import { ShopifyError } from '../../engine/errors.js';
import { parseGid } from '../../store/gid.js';
import { userError } from '../rules/user-error.js';

/** @import { Context } from '../../store/write.js' */

/** @param {Context} ctx */
function runnerOf({ host }) {
  if (!host) throw new Error('A bulk operation needs the whole emulator.');
  return host.bulk;
}

/** @type {Record<string, (root: unknown, args: any, ctx: Context) => unknown>} */
export const bulkMutations = {
  bulkOperationRunQuery: (_, args, ctx) => runnerOf(ctx).startQuery(ctx, args),
  bulkOperationRunMutation: (_, args, ctx) => runnerOf(ctx).startMutation(ctx, args),
  bulkOperationCancel: (_, { id }, ctx) => {
    if (parseGid(id)?.type !== 'BulkOperation') throw new ShopifyError(`Invalid id: ${id}`, { code: 'RESOURCE_NOT_FOUND' });
    const operation = ctx.shop.find(id);
    if (!operation || operation.appId !== (ctx.app?.id ?? null)) return { bulkOperation: null, userErrors: [userError(['id'], 'Bulk operation does not exist')] };
    if (operation.hasEnded) return { bulkOperation: operation, userErrors: [userError(null, `A bulk operation cannot be canceled when it is ${operation.status.toLowerCase()}`)] };
    runnerOf(ctx).cancel(operation);
    return { bulkOperation: operation, userErrors: [] };
  },
};
