// @ts-check
import { resolveNamespace } from '../../store/app.js';
import { write } from '../../store/write.js';
import { findMetafield } from '../rules/metafield-input.js';
import { ownerOf, writtenOf } from './owner.js';

/** @import { Context } from '../../store/write.js' */

/** What is not there is answered with null and is no error. @param {unknown} _ @param {{ metafields: { ownerId: string, namespace: string, key: string }[] }} args @param {Context} ctx */
export function metafieldsDelete(_, args, ctx) {
  const found = args.metafields.map(identifier => {
    const owner = ownerOf(ctx.shop, identifier.ownerId);
    return (owner && findMetafield(owner, identifier)) ?? null;
  });
  const gone = [...new Set(found)].filter(metafield => metafield !== null);
  if (gone.length) {
    write(ctx, 'metafieldsDelete', args, [...new Set(gone.map(({ owner }) => writtenOf(owner)))], now => {
      for (const metafield of gone) {
        metafield.owner.updatedMs = now;
        ctx.shop.removeMetafield(metafield);
      }
    });
  }
  return { deletedMetafields: found.map((metafield, index) => metafield && { ...args.metafields[index], namespace: resolveNamespace(args.metafields[index].namespace) }), userErrors: [] };
}
