// @ts-check
import { findCollection } from '../../store/find-collection.js';
import { pageList } from '../../store/connection.js';
import { variantsIn } from '../../store/collections/membership.js';
import { countOf, listPage, queryOf } from '../../store/search/list.js';
import { findCategory } from '../../store/taxonomy.js';
import { exactly } from '../product.js';
import { ofType } from '../lookup.js';
import { limited } from '../counts.js';
import { collection, storedCollectionFields } from './collection.js';
import { collections as allCollections, collectionsOf } from './lists.js';
import { conditionResolvers, conditionsSource, exclusion, inclusion, shareableSources, storedConditionFields } from './sources.js';
import { visibleOrNull } from './visible.js';

/** @import { Part } from '../parts.js' */
/** @import { Context } from '../../store/write.js' */
/** @import { Product } from '../../store/records/product.js' */

/** @param {Product} product @param {string} collectionId @param {Context} ctx */
function variantsOf(product, collectionId, ctx) {
  const found = findCollection(ctx.shop, { id: collectionId });
  return found && ctx.shop.collections.shows(found, product) ? variantsIn(found, product) : null;
}

/** Collections, their sources, and what products tell of them. @type {Part} */
export const collections = {
  resolvers: {
    QueryRoot: {
      collection: (_, { id }, ctx) => visibleOrNull(ctx, ofType('Collection', id, ctx)),
      collectionByIdentifier: (_, { identifier }, ctx) => visibleOrNull(ctx, findCollection(ctx.shop, identifier)),
      collectionByHandle: (_, { handle }, ctx) => visibleOrNull(ctx, findCollection(ctx.shop, { handle })),
      collections: (_, args, ctx, info) => listPage(allCollections, args, ctx, info),
      collectionsCount: (_, args, ctx, info) => limited(countOf(allCollections, queryOf(args, ctx), ctx, info, args.limit ?? undefined), args.limit),
      collectionConditionsSources: (_, args, ctx) => shareableSources(args, ctx)
    },
    Collection: collection,
    CollectionConditionsSource: conditionsSource,
    CollectionSourceInclusion: inclusion,
    CollectionSourceExclusion: exclusion,
    ...conditionResolvers,
    CollectionRuleCategoryCondition: { value: ({ categoryId }) => findCategory(categoryId) },
    Product: {
      collections: (product, args, ctx, info) => listPage(collectionsOf(ctx, product), args, ctx, info),
      inCollection: (product, { id }, ctx) => {
        const found = findCollection(ctx.shop, { id });
        return found !== undefined && ctx.shop.collections.shows(found, product);
      },
      variantsInCollection: (product, args, ctx) => {
        const variants = variantsOf(product, args.collectionId, ctx);
        return variants && pageList(variants, args, { unpaged: ctx.unpaged });
      },
      variantsInCollectionCount: (product, { collectionId }, ctx) => {
        const variants = variantsOf(product, collectionId, ctx);
        return variants && exactly(variants.length);
      }
    }
  },

  stored: {
    Collection: storedCollectionFields,
    CollectionRuleSet: ['appliedDisjunctively', 'rules'],
    CollectionRule: ['column', 'relation', 'condition', 'conditionObject'],
    CollectionRuleMetafieldCondition: ['metafieldDefinition'],
    CollectionConditionsSource: ['id', 'title', 'description', 'shareable', 'targetType'],
    CollectionSubCollectionsSource: ['id', 'title', 'description', 'collections'],
    CollectionSourceInclusion: ['conditions'],
    CollectionSourceExclusion: ['conditions'],
    CollectionInclusionProductSelection: ['product', 'variantIds'],
    CollectionExclusionProductSelection: ['product'],
    CollectionSubCollectionEligibility: ['inclusion', 'exclusion'],
    CollectionSubCollectionEligibilityState: ['eligible', 'ineligibleReason'],
    ...storedConditionFields,

    CollectionCreatePayload: ['collection', 'userErrors'],
    CollectionUpdatePayload: ['collection', 'job', 'userErrors'],
    CollectionDeletePayload: ['deletedCollectionId', 'shop', 'userErrors'],
    CollectionAddProductsPayload: ['collection', 'userErrors'],
    CollectionAddProductsV2Payload: ['job', 'userErrors'],
    CollectionAddProductsV2UserError: ['field', 'message', 'code'],
    CollectionRemoveProductsPayload: ['job', 'userErrors'],
    CollectionReorderProductsPayload: ['job', 'userErrors'],
    CollectionReorderProductsUserError: ['field', 'message', 'code'],
    CollectionConditionsSourceCreatePayload: ['source', 'userErrors'],
    CollectionConditionsSourceUpdatePayload: ['source', 'userErrors'],
    CollectionConditionsSourceDeletePayload: ['deletedId', 'userErrors']
  }
};
