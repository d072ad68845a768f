// @ts-check
import { write } from '../../store/write.js';
import { userError } from '../rules/user-error.js';
import { planConditionsSource } from './source-create.js';
import { planConditionsUpdate } from './source-update.js';

/** @import { Context } from '../../store/write.js' */
/** @import { Shop } from '../../store/shop.js' */
/** @import { ConditionsSource } from '../../store/records/collection-source.js' */

/** @param {Shop} shop @param {string} id @returns {ConditionsSource | null} */
function sharedSource(shop, id) {
  const source = shop.find(id);
  return source?.__typename === 'CollectionConditionsSource' && source.shareable ? source : null;
}

const NOT_FOUND = () => [userError(['id'], 'Source does not exist')];

/** A source of the app, to be linked to collections. @param {unknown} _ @param {{ input: any }} args @param {Context} ctx */
export function collectionConditionsSourceCreate(_, args, ctx) {
  const plan = planConditionsSource(ctx.shop, args.input, [], { shareable: true });
  if (plan.errors.length) return { source: null, userErrors: plan.errors };
  /** @type {ConditionsSource | null} */
  let source = null;
  write(ctx, 'collectionConditionsSourceCreate', args, [], (now, touched) => {
    source = plan.make(now);
    touched.push(source);
  });
  return { source, userErrors: [] };
}

/** All collections that it is linked to follow. @param {unknown} _ @param {{ input: any }} args @param {Context} ctx */
export function collectionConditionsSourceUpdate(_, args, ctx) {
  const { shop } = ctx;
  const source = sharedSource(shop, args.input.id);
  if (!source) return { source: null, userErrors: NOT_FOUND() };
  const plan = planConditionsUpdate(shop, source, args.input, [], null);
  if (plan.errors.length) return { source: null, userErrors: plan.errors };
  const owners = shop.collections.ownersOf(source);
  write(ctx, 'collectionConditionsSourceUpdate', args, [source, ...owners], now => {
    plan.apply(now);
    for (const owner of owners) shop.collections.sourcesChanged(owner);
  });
  return { source, userErrors: [] };
}

/** @param {unknown} _ @param {{ id: string }} args @param {Context} ctx */
export function collectionConditionsSourceDelete(_, args, ctx) {
  const { shop } = ctx;
  const source = sharedSource(shop, args.id);
  if (!source) return { deletedId: null, userErrors: NOT_FOUND() };
  write(ctx, 'collectionConditionsSourceDelete', args, [source, ...shop.collections.ownersOf(source)], () => shop.collections.removeShared(source));
  return { deletedId: source.id, userErrors: [] };
}
