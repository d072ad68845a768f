// @ts-check
import { hasConditions } from '../collections/rule-set.js';
import { PUBLICATION_STATES, publicationStates } from './publication-states.js';

/** @import { Shop } from '../shop.js' */
/** @import { FieldMap } from './filter.js' */
/** @import { Collection } from '../records/collection.js' */

/** @type {FieldMap<Collection>} */
export const collectionFields = {
  words: collection => [collection.title, collection.handle],
  fields: {
    id: { kind: 'id', sortKey: 'ID', read: collection => collection.n },
    title: { kind: 'text', read: collection => collection.title },
    handle: { kind: 'words', read: collection => collection.handle },
    collection_type: { kind: 'choice', choices: ['custom', 'smart'], read: collection => (hasConditions(collection) ? 'smart' : 'custom') },
    product_id: { kind: 'id', read: (collection, shop) => shop.collections.shown(collection).map(product => product.n) },
    updated_at: { kind: 'date', sortKey: 'UPDATED_AT', read: collection => collection.updatedMs },
    published_at: { kind: 'date', read: (collection, shop) => shop.publications.entryOf(collection, shop.publications.onlineStore)?.publishMs ?? null },
    published_status: {
      kind: 'choice', choices: ['published', 'visible', 'unpublished', 'online_store_channel', 'unavailable'],
      read: (collection, shop) => statusesOf(shop, collection)
    },
    product_publication_status: { kind: 'choice', choices: PUBLICATION_STATES, read: publicationStates },
    publishable_status: { kind: 'choice', choices: PUBLICATION_STATES, read: publicationStates }
  }
};

/** @param {Shop} shop @param {Collection} collection */
const statusesOf = ({ publications }, collection) => [
  ...(publications.isVisibleOn(collection, publications.onlineStore) ? ['published', 'visible'] : ['unpublished']),
  ...(publications.entryOf(collection, publications.onlineStore) ? ['online_store_channel'] : []),
  ...(publications.entriesOf(collection).length === 0 ? ['unavailable'] : [])
];

/** @type {Record<string, (collection: Collection) => string | number | null>} */
export const collectionSortKeys = {
  ID: collection => collection.n,
  RELEVANCE: collection => collection.n,
  TITLE: collection => collection.title.toLowerCase(),
  UPDATED_AT: collection => collection.updatedMs
};
