// @ts-check
import { isFile } from './files.js';
import { collectionState, conditionsSourceState } from './collections/collection-state.js';
import { itemState, levelState, locationState } from './stock-state.js';
import { publicationState } from './publications.js';
import { customerState, orderState, refundState } from './order-state.js';
import { fileState, metafieldState, productState, variantState } from './product-state.js';

/** @import { Shop } from './shop.js' */

/**
 * What is shown of a record, in the schema's words: one line per type that is written to. Types without a line show their own members.
 * @type {Record<string, (shop: Shop, record: any) => any>}
 */
const states = {
  Product: productState,
  ProductVariant: variantState,
  Collection: collectionState,
  CollectionConditionsSource: conditionsSourceState,
  InventoryItem: itemState,
  InventoryLevel: levelState,
  Location: locationState,
  Shop: shop => ({ id: shop.id, name: shop.name, metafields: shop.metafields.map(metafieldState) }),
  Publication: publicationState,
  UrlRedirect: (_, { id, path, target }) => ({ id, path, target }),
  Article: (_, { id, title, tags }) => ({ id, title, tags: [...tags] }),
  DraftOrder: (_, { id, name, tags }) => ({ id, name, tags: [...tags] }),
  SavedSearch: (_, { id, name, query, resourceType }) => ({ id, name, query, resourceType }),
  Customer: (_, customer) => customerState(customer),
  Order: (_, order) => orderState(order),
  WebhookSubscription: (_, { id, topic, uri, format, filter, name, includeFields, metafieldNamespaces, metafields, createdAt, updatedAt }) =>
    ({ id, topic, uri, format, filter, name, includeFields, metafieldNamespaces, metafields, createdAt, updatedAt }),
  Refund: (_, refund) => refundState(refund),
  MediaImage: fileState,
  Video: fileState,
  ExternalVideo: fileState,
  Model3d: fileState,
  GenericFile: fileState,
  MetafieldDefinition: (_, definition) => ({ ...definition, id: definition.id, createdMs: undefined, updatedMs: undefined })
};

/** The types that are told as part of another, or with the others of one table. */
const TOLD_ELSEWHERE = ['ProductVariant', 'Refund', 'CollectionConditionsSource', 'Video', 'ExternalVideo', 'Model3d', 'GenericFile'];

/** The records whose states make up the digest; what is part of another state is not told twice. @param {Shop} shop @returns {Generator<any>} */
export function* digested(shop) {
  yield shop;
  for (const type of Object.keys(states)) {
    if (TOLD_ELSEWHERE.includes(type)) continue;
    for (const record of shop.tableOf(type)?.rows ?? []) if (!isFile(type) || record.uses === 0) yield record;
  }
}

/** @param {Shop} shop @param {any} record */
export function stateOf(shop, record) {
  const state = states[record.__typename];
  return state ? state(shop, record) : { id: record.id, ...record };
}

// Inside a text every quotation mark is escaped, so this matches whole members only. (A replacer function would take ten times as long.)
// The number in a picture's address is the second of its upload.
const MOMENTS = /,"(?:createdAt|updatedAt|publishedAt|processedAt|closedAt|cancelledAt)":(?:"[^"]*"|null)|\?v=\d+(?=")/g;

/** The state as text without its moments: two texts are equal exactly when the content is. @param {unknown} state */
export const contentText = state => JSON.stringify(state).replace(MOMENTS, '');
