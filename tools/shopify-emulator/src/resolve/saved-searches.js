// @ts-check
import { byId, page } from '../store/connection.js';

/** @import { Context } from '../store/write.js' */
/** @import { Part } from './parts.js' */

/** @param {string} resourceType @returns {(root: unknown, args: any, ctx: Context) => unknown} */
const listOf = resourceType => (_, args, ctx) => page(ctx.shop.tables.SavedSearch.rows, args, byId, { matches: search => search.resourceType === resourceType, unpaged: ctx.unpaged });

/** Searches that were kept under a name. @type {Part} */
export const savedSearches = {
  resolvers: {
    QueryRoot: {
      collectionSavedSearches: listOf('COLLECTION'),
      draftOrderSavedSearches: listOf('DRAFT_ORDER'),
      fileSavedSearches: listOf('FILE'),
      orderSavedSearches: listOf('ORDER'),
      productSavedSearches: listOf('PRODUCT')
    }
  },

  stored: {
    SavedSearch: ['id', 'legacyResourceId', 'name', 'query', 'resourceType', 'searchTerms', 'filters'],
    SearchFilter: ['key', 'value'],
    SavedSearchCreatePayload: ['savedSearch', 'userErrors'],
    SavedSearchUpdatePayload: ['savedSearch', 'userErrors'],
    SavedSearchDeletePayload: ['deletedSavedSearchId', 'shop', 'userErrors']
  }
};
