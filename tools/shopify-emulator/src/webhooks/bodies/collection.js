// @ts-check
import { lower, restMoment } from '../rest.js';

/** @import { Shop } from '../../store/shop.js' */

/** @param {Shop} shop @param {any} collection */
export const collectionBody = (shop, collection) => ({
  id: collection.n,
  handle: collection.handle,
  title: collection.title,
  updated_at: restMoment(collection.updatedMs),
  body_html: collection.descriptionHtml ?? null,
  published_at: restMoment(shop.publications.entryOf(collection, shop.publications.onlineStore)?.publishMs ?? null),
  sort_order: lower(collection.sortOrder ?? 'BEST_SELLING')?.replaceAll('_', '-'),
  template_suffix: collection.templateSuffix ?? null,
  published_scope: 'global',
  admin_graphql_api_id: collection.id
});
