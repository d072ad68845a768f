// @ts-check
import { isOfOldModel } from '../../store/collections/rule-set.js';

/** @import { Context } from '../../store/write.js' */
/** @import { Collection } from '../../store/records/collection.js' */

/** The first version that tells of sources. */
const SOURCES_SINCE = '2026-07';

/** @param {Context} ctx */
export const knowsSources = ctx => (ctx.api?.version ?? SOURCES_SINCE) >= SOURCES_SINCE;

/** Older versions keep silent about collections that they could not tell whole. @param {Context} ctx @param {Collection} collection */
export const isVisible = (ctx, collection) => knowsSources(ctx) || isOfOldModel(collection);

/** @template {Collection | null | undefined} T @param {Context} ctx @param {T} collection */
export const visibleOrNull = (ctx, collection) => (collection && isVisible(ctx, collection) ? collection : null);
