// @ts-check
import { metafieldState } from '../product-state.js';
import { isConditions } from './membership.js';

/** @import { Shop } from '../shop.js' */
/** @import { Collection } from '../records/collection.js' */
/** @import { CollectionSource, ConditionsSource } from '../records/collection-source.js' */
/** @import { Condition } from '../records/collection-condition.js' */

/** A collection with its sources and its members in the order by hand: as it is said to be, whether or not a job still runs. @param {Shop} shop @param {Collection} collection */
export const collectionState = (shop, collection) => ({
  id: collection.id,
  title: collection.title,
  handle: collection.handle,
  descriptionHtml: collection.descriptionHtml,
  sortOrder: collection.sortOrder,
  templateSuffix: collection.templateSuffix,
  seo: collection.seo,
  image: collection.image && { file: collection.image.file, alt: collection.image.alt },
  sources: collection.sources.map(sourceState),
  products: shop.tables.Collection.get(collection.n) === collection ? shop.collections.membersByHand(collection).map(({ id }) => id) : [],
  metafields: collection.metafields.map(metafieldState),
  updatedAt: collection.updatedAt
});

/** @param {CollectionSource} source */
const sourceState = source => (isConditions(source) ? conditionsSourceState(null, source) : { id: source.id, title: source.title, description: source.description, collections: source.collections.map(({ id }) => id) });

/** @param {Shop | null} _ @param {ConditionsSource} source */
export const conditionsSourceState = (_, { id, title, description, targetType, shareable, inclusion, exclusion }) => ({
  id, title, description, targetType, shareable,
  inclusion: {
    matchType: inclusion.matchType,
    conditions: inclusion.conditions.map(conditionState),
    selections: [...inclusion.selections].map(([product, variants]) => (variants === null ? product.id : { productId: product.id, variantIds: variants.map(variant => variant.id) }))
  },
  exclusion: { matchType: exclusion.matchType, conditions: exclusion.conditions.map(conditionState), selections: [...exclusion.selections].map(product => product.id) }
});

/** @param {Condition} condition */
const conditionState = ({ id, relation, matchType, values, value, definition }) =>
  ({ id, relation, matchType, values: values.map(one => one.id ?? one), value, definition: definition?.id ?? null });
