// @ts-check
import { resolveNamespace } from '../store/app.js';
import { byId, page } from '../store/connection.js';

/** @import { Context } from '../store/write.js' */
/** @import { MetafieldOwner } from '../store/records/metafield.js' */

/** A key may carry its namespace. @param {MetafieldOwner} owner @param {{ namespace?: string | null, key: string }} name */
export function metafieldNamed(owner, { namespace, key }) {
  const [first, second] = namespace == null && key.includes('.') ? splitAtLastDot(key) : [namespace, key];
  const wanted = resolveNamespace(first);
  return owner.metafields.find(metafield => metafield.namespace === wanted && metafield.key === second) ?? null;
}

/** @param {MetafieldOwner} owner @param {any} args @param {Context} ctx */
export function metafieldPage(owner, args, ctx) {
  const namespace = args.namespace == null ? null : resolveNamespace(args.namespace);
  const keys = args.keys && new Set(args.keys);
  const rows = owner.metafields.filter(metafield =>
    (namespace === null || metafield.namespace === namespace) && (!keys || keys.has(metafield.key) || keys.has(`${metafield.namespace}.${metafield.key}`)));
  return page(rows, args, byId, { unpaged: ctx.unpaged });
}

/** @param {string} text @returns {[string, string]} */
function splitAtLastDot(text) {
  const at = text.lastIndexOf('.');
  return [text.slice(0, at), text.slice(at + 1)];
}

export const storedMetafieldFields = [
  'id', 'legacyResourceId', 'namespace', 'key', 'type', 'value', 'jsonValue', 'compareDigest', 'description', 'owner', 'ownerType', 'sizeInBytes',
  'createdAt', 'updatedAt'
];
