// @ts-check
import { isConditions } from '../../store/collections/membership.js';
import { userError } from '../rules/user-error.js';
import { checkCondition } from './condition-input.js';
import { addSelections, checkSelections } from './selection-input.js';

/** @import { Shop } from '../../store/shop.js' */
/** @import { Collection } from '../../store/records/collection.js' */
/** @import { CollectionSource, ConditionsSource } from '../../store/records/collection-source.js' */
/** @import { Checked } from './condition-input.js' */
/** @import { UserError } from '../rules/user-error.js' */

/** @typedef {(string | number)[]} Path */
/** @typedef {{ errors: UserError[], make: (now: number) => CollectionSource }} SourcePlan to be made only without errors */

/** What `CollectionCreateSourceTargetInput` asks for. @param {Shop} shop @param {Collection | null} owner null for a collection not made yet @param {any} target @param {Path} path @returns {SourcePlan} */
export function planSource(shop, owner, { source, shareableSource, subCollections }, path) {
  if (source) return planConditionsSource(shop, source, [...path, 'source'], { owner });
  if (subCollections) return planSubCollections(shop, owner, subCollections, [...path, 'subCollections']);
  const known = shop.find(shareableSource.sourceId);
  const at = [...path, 'shareableSource', 'sourceId'];
  if (known?.__typename !== 'CollectionConditionsSource' || !known.shareable) return refusedPlan([userError(at, 'Source does not exist or is not shareable')]);
  if (owner?.sources.includes(known)) return refusedPlan([userError(at, 'Source is already linked to the collection')]);
  return { errors: [], make: () => known };
}

/** @param {UserError[]} errors @returns {SourcePlan} */
const refusedPlan = errors => ({ errors, make: () => { throw new Error('A source with errors is not made.'); } });

/** @param {string | null | undefined} title @param {Path} path @returns {UserError[]} */
export const titleErrors = (title, path) => (title?.trim() ? [] : [userError([...path, 'title'], "Title can't be blank")]);

/**
 * @param {Shop} shop @param {any} input `CollectionCreateConditionsSourceInput` @param {Path} path
 * @param {{ owner?: Collection | null, shareable?: boolean }} options
 * @returns {{ errors: UserError[], make: (now: number) => ConditionsSource }}
 */
export function planConditionsSource(shop, input, path, { owner = null, shareable = false }) {
  const targetType = input.targetType ?? 'PRODUCTS';
  const [inclusion, exclusion] = [input.inclusion ?? {}, input.exclusion ?? {}];
  /** @type {Checked[]} */
  const included = (inclusion.conditions ?? []).map((/** @type {any} */ one, /** @type {number} */ index) => checkCondition(shop, one, [...path, 'inclusion', 'conditions', index]));
  /** @type {Checked[]} */
  const excluded = (exclusion.conditions ?? []).map((/** @type {any} */ one, /** @type {number} */ index) => checkCondition(shop, one, [...path, 'exclusion', 'conditions', index]));
  const selected = checkSelections(shop, inclusion.selections, [...path, 'inclusion', 'selections'], targetType);
  const deselected = checkSelections(shop, exclusion.selections, [...path, 'exclusion', 'selections'], targetType);
  const errors = [
    ...titleErrors(input.title, path), ...[...included, ...excluded].flatMap(one => one.errors), ...selected.errors, ...deselected.errors,
    ...selfErrors(owner, excluded.flatMap(one => one.content.values ?? []), [...path, 'exclusion', 'conditions'])
  ];
  return {
    errors,
    make: now => {
      const source = shop.collections.newConditionsSource({ title: input.title.trim(), description: input.description ?? null, targetType, shareable }, now);
      source.inclusion.matchType = inclusion.matchType ?? 'ALL';
      source.inclusion.conditions = included.map(({ content }) => shop.collections.newCondition('Inclusion', content));
      addSelections(source.inclusion.selections, selected.selections);
      source.exclusion.matchType = exclusion.matchType ?? 'ANY';
      source.exclusion.conditions = excluded.map(({ content }) => shop.collections.newCondition('Exclusion', content));
      for (const { product } of deselected.selections) source.exclusion.selections.add(product);
      return source;
    }
  };
}

/** @param {Collection | null} owner @param {any[]} values @param {Path} path @returns {UserError[]} */
export const selfErrors = (owner, values, path) => (owner && values.includes(owner) ? [userError(path, 'A collection cannot reference itself')] : []);

/** @param {Shop} shop @param {Collection | null} owner @param {any} input @param {Path} path @returns {SourcePlan} */
function planSubCollections(shop, owner, input, path) {
  const { collections, errors } = checkSubCollections(shop, owner, input.collectionIds, [...path, 'collectionIds']);
  return {
    errors: [...titleErrors(input.title, path), ...errors],
    make: now => shop.collections.newSubCollectionsSource({ title: input.title.trim(), description: input.description ?? null, collections }, now)
  };
}

/** Sub-collections are one level deep. @param {Shop} shop @param {Collection | null} owner @param {string[]} ids @param {Path} path */
export function checkSubCollections(shop, owner, ids, path) {
  const collections = ids.map(id => /** @type {Collection | undefined} */ (shop.find(id)));
  const errors = collections.flatMap((collection, index) => {
    const problem = subCollectionProblem(owner, collection);
    return problem ? [userError([...path, index], problem)] : [];
  });
  if (ids.length === 0) errors.push(userError(path, "Collection ids can't be empty"));
  if (owner && errors.length === 0 && shop.tables.Collection.rows.some(one => one.sources.some(source => !isConditions(source) && source.collections.includes(owner)))) {
    errors.push(userError(path, 'A collection that is a sub-collection cannot have sub-collections'));
  }
  return { collections: /** @type {Collection[]} */ (collections), errors };
}

/** @param {Collection | null} owner @param {Collection | undefined} collection */
function subCollectionProblem(owner, collection) {
  if (collection?.__typename !== 'Collection') return 'Collection does not exist';
  if (collection === owner) return 'A collection cannot reference itself';
  return collection.sources.every(isConditions) ? null : 'A collection with sub-collections cannot be a sub-collection';
}
