// @ts-check
import { write } from '../../store/write.js';
import { hasConditions } from '../../store/collections/rule-set.js';
import { knowsSources } from '../../resolve/collections/visible.js';
import { checkMetafields, putMetafield } from '../rules/metafield-input.js';
import { refuseInputs } from '../rules/unsupported.js';
import { userError } from '../rules/user-error.js';
import { targetOf } from '../publishing/publishable.js';
import { applyPlainInput, plainErrors } from './plain-input.js';
import { applyRuleSet, ruleSetErrors } from './rule-input.js';
import { planSource } from './source-create.js';
import { inputOf, productsOf } from './target.js';

/** @import { Context } from '../../store/write.js' */
/** @import { Collection } from '../../store/records/collection.js' */
/** @import { SourcePlan } from './source-create.js' */

/** @param {unknown} _ @param {any} args @param {Context} ctx */
export function collectionCreate(_, args, ctx) {
  const { shop } = ctx;
  const input = inputOf('collectionCreate', args);
  for (const one of input.publications ?? []) refuseInputs('collectionCreate', one, ['channelHandle']);
  /** @type {SourcePlan[]} */
  const sources = (input.sources ?? []).map((/** @type {any} */ target, /** @type {number} */ index) => planSource(shop, null, target, ['sources', index]));
  const given = productsOf(shop, input.products ?? [], ['products']);
  /** @type {(ReturnType<typeof targetOf>)[]} */
  const channels = (input.publications ?? []).map((/** @type {any} */ one) => targetOf(one, ctx));
  const metafields = checkMetafields(shop, null, input.metafields, ['metafields'], 'COLLECTION');
  const userErrors = [
    ...(input.id == null ? [] : [userError(['id'], 'id cannot be specified during creation')]),
    ...plainErrors(null, input), ...ruleSetErrors(shop, input.ruleSet), ...given.errors, ...sources.flatMap(source => source.errors), ...metafields.errors,
    ...channels.flatMap((channel, index) => (channel ? [] : [userError(['publications', index, 'publicationId'], 'Publication does not exist or is not publishable')]))
  ];
  if (userErrors.length) return { collection: null, userErrors };

  /** @type {Collection | null} */
  let collection = null;
  write(ctx, 'collectionCreate', args, [], (now, touched) => {
    const made = collection = shop.collections.add({ title: '', handle: shop.collections.freeHandle(input.handle?.trim() || input.title) }, now);
    touched.push(made);
    made.sortOrder = knowsSources(ctx) ? 'MOST_RELEVANT' : 'BEST_SELLING';
    applyPlainInput(shop, made, { ...input, handle: null });
    for (const source of sources) shop.collections.addSource(made, source.make(now));
    if (sources.length === 0) shop.collections.sourceByHand(made, now);
    if (given.products.length) {
      shop.collections.select(made, given.products, now);
      made.countedFromMs = now + shop.quirks.jobMs;
    }
    if (input.ruleSet) applyRuleSet(shop, made, input.ruleSet, now);
    for (const content of metafields.contents) putMetafield(shop, made, content, now);
    shop.publications.publishNew(made, now);
    for (const channel of channels) if (channel) shop.publications.publish(made, channel.publication, now);
  });
  showLater(ctx, collection);
  return { collection, userErrors };
}

/** Products chosen by hand are in a new collection at once; those that fit its conditions come after a while. @param {Context} ctx @param {Collection | null} collection */
function showLater({ shop }, collection) {
  if (!collection || !hasConditions(collection)) return;
  const byHand = shop.collections.members(collection).filter(product => product.collections.includes(collection));
  shop.collections.holdUntil(collection, shop.now().getTime() + shop.quirks.jobMs, byHand, collection.ranks);
}
