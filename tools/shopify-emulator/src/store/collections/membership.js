// @ts-check
import { fits } from './condition.js';

/** @import { Product } from '../records/product.js' */
/** @import { Variant } from '../records/variant.js' */
/** @import { Collection } from '../records/collection.js' */
/** @import { CollectionSource, ConditionsSource } from '../records/collection-source.js' */
/** @import { Condition } from '../records/collection-condition.js' */

/** Whether the definition of a collection includes a product: the union of its sources. @param {Collection} collection @param {Product} product @param {Collection[]} [asking] those on the way here */
export const includes = (collection, product, asking = []) =>
  !asking.includes(collection) && collection.sources.some(source => sourceIncludes(source, product, [...asking, collection]));

/** @param {CollectionSource} source @param {Product} product @param {Collection[]} [asking] @returns {boolean} */
export function sourceIncludes(source, product, asking = []) {
  if (!isConditions(source)) return source.collections.some(one => includes(one, product, asking));
  if (excludes(source, product, asking)) return false;
  return source.inclusion.selections.has(product) || product.variants.some(variant => isMatched(source, product, variant));
}

/** The variants that a collection has of one of its products: all, unless every source that has it aims at variants. @param {Collection} collection @param {Product} product @returns {Variant[]} */
export function variantsIn(collection, product) {
  const sources = collection.sources.filter(source => sourceIncludes(source, product));
  if (sources.length === 0) return [];
  /** @type {Set<Variant>} */
  const found = new Set();
  for (const source of sources) for (const variant of variantsOfSource(source, product)) found.add(variant);
  return product.variants.filter(variant => found.has(variant));
}

/** @param {CollectionSource} source @param {Product} product @returns {Variant[]} */
function variantsOfSource(source, product) {
  if (!isConditions(source)) return source.collections.flatMap(one => variantsIn(one, product));
  if (source.targetType === 'PRODUCTS') return product.variants;
  const selected = source.inclusion.selections.get(product);
  if (selected === null) return product.variants;
  return product.variants.filter(variant => selected?.includes(variant) || isMatched(source, product, variant));
}

/** @param {CollectionSource} source @returns {source is ConditionsSource} */
export const isConditions = source => source.__typename === 'CollectionConditionsSource';

/** One and the same variant must satisfy the conditions together. @param {ConditionsSource} source @param {Product} product @param {Variant} variant */
function isMatched({ inclusion: { conditions, matchType } }, product, variant) {
  if (conditions.length === 0) return false;
  const test = (/** @type {Condition} */ condition) => fits(condition, product, variant);
  return matchType === 'ALL' ? conditions.every(test) : conditions.some(test);
}

/** @param {ConditionsSource} source @param {Product} product @param {Collection[]} asking */
function excludes({ exclusion, hasExclusion }, product, asking) {
  if (!hasExclusion) return false;
  if (exclusion.selections.has(product)) return true;
  if (exclusion.conditions.some(condition => condition.kind === 'collection' && condition.values.some(one => includes(one, product, asking)))) return true;
  const others = exclusion.conditions.filter(condition => condition.kind !== 'collection');
  if (others.length === 0) return false;
  const test = (/** @type {Condition} */ condition) => fits(condition, product, product.variants[0]);
  return exclusion.matchType === 'ALL' ? others.every(test) : others.some(test);
}
