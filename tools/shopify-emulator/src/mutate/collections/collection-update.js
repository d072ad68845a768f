// @ts-check
import { badRequest } from '../../engine/errors.js';
import { hasConditions } from '../../store/collections/rule-set.js';
import { write } from '../../store/write.js';
import { checkMetafields, putMetafield } from '../rules/metafield-input.js';
import { refuseInputs } from '../rules/unsupported.js';
import { userError } from '../rules/user-error.js';
import { afterJob } from './after-job.js';
import { applyPlainInput, plainErrors } from './plain-input.js';
import { applyRuleSet, ruleSetErrors } from './rule-input.js';
import { planSource } from './source-create.js';
import { planSourceUpdate } from './source-update.js';
import { collectionOf, inputOf, noCollection } from './target.js';

/** @import { Context } from '../../store/write.js' */
/** @import { Shop } from '../../store/shop.js' */
/** @import { Collection } from '../../store/records/collection.js' */
/** @import { SourcePlan } from './source-create.js' */
/** @import { UpdatePlan } from './source-update.js' */
/** @import { UserError } from '../rules/user-error.js' */

/** @param {unknown} _ @param {any} args @param {Context} ctx */
export function collectionUpdate(_, args, ctx) {
  const { shop } = ctx;
  const input = inputOf('collectionUpdate', args);
  if (input.id == null) throw badRequest('id must be specified on collectionUpdate');
  refuseInputs('collectionUpdate', input, ['products', 'publications']);
  const collection = collectionOf(shop, input.id);
  if (!collection) return { collection: null, job: null, userErrors: [noCollection(null)] };

  const sources = planSources(shop, collection, input);
  const metafields = checkMetafields(shop, collection, input.metafields, ['metafields']);
  const userErrors = [
    ...(input.ruleSet && !hasConditions(collection) ? [userError(['id'], 'Cannot update rule set of a custom collection')] : ruleSetErrors(shop, input.ruleSet)),
    ...plainErrors(collection, input), ...sources.errors, ...metafields.errors
  ];
  if (userErrors.length) return { collection: null, job: null, userErrors };

  const change = () => write(ctx, 'collectionUpdate', args, [collection], now => {
    applyPlainInput(shop, collection, input);
    sources.apply(now);
    if (input.ruleSet) applyRuleSet(shop, collection, input.ruleSet, now);
    for (const content of metafields.contents) putMetafield(shop, collection, content, now);
  });
  if (input.ruleSet || sources.movesProducts) return { collection, job: afterJob(shop, collection, change), userErrors };
  change();
  return { collection, job: null, userErrors };
}

/** @param {Shop} shop @param {Collection} collection @param {Record<string, any>} input @returns {UpdatePlan} */
function planSources(shop, collection, { sourcesToCreate, sourcesToUpdate, sourcesToDelete }) {
  /** @type {SourcePlan[]} */
  const created = (sourcesToCreate ?? []).map((/** @type {any} */ target, /** @type {number} */ index) => planSource(shop, collection, target, ['sourcesToCreate', index]));
  /** @type {UpdatePlan[]} */
  const updated = (sourcesToUpdate ?? []).map((/** @type {any} */ target, /** @type {number} */ index) => planSourceUpdate(shop, collection, target, ['sourcesToUpdate', index]));
  const deleted = (sourcesToDelete ?? []).map((/** @type {string} */ id) => collection.sources.find(source => source.id === id));
  /** @type {UserError[]} */
  const unknown = deleted.flatMap((/** @type {unknown} */ source, /** @type {number} */ index) => (source ? [] : [userError(['sourcesToDelete', index], 'Source does not exist')]));
  return {
    errors: [...created.flatMap(plan => plan.errors), ...updated.flatMap(plan => plan.errors), ...unknown],
    movesProducts: created.length > 0 || deleted.length > 0 || updated.some(plan => plan.movesProducts),
    apply: now => {
      for (const plan of updated) plan.apply(now);
      for (const source of new Set(deleted)) shop.collections.removeSource(collection, source);
      for (const plan of created) shop.collections.addSource(collection, plan.make(now));
      if (updated.length) for (const owner of ownersOfAll(shop, collection)) shop.collections.sourcesChanged(owner);
    }
  };
}

/** The collection and those that share a source with it. @param {Shop} shop @param {Collection} collection */
const ownersOfAll = (shop, collection) => new Set(collection.sources.flatMap(source => shop.collections.ownersOf(source)));
