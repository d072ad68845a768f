// @ts-check
import { accessDenied } from '../engine/access.js';
import { ShopifyError } from '../engine/errors.js';
import { gid, parseGid } from '../store/gid.js';
import { findVariant } from '../store/find-product.js';

/** @import { Part } from './parts.js' */

const CODED_ERRORS = [
  'ProductOptionsCreateUserError', 'ProductOptionUpdateUserError', 'ProductOptionsDeleteUserError', 'ProductOptionsReorderUserError',
  'ProductVariantsBulkReorderUserError', 'ProductChangeStatusUserError', 'CombinedListingUpdateUserError', 'ProductVariantRelationshipBulkUpdateUserError', 'SellingPlanGroupUserError'
];

/** No app of this store is a sales channel. */
const requiredAccess = '`read_resource_feedbacks` access scope. Also: App must be configured to use the Storefront API or as a Sales Channel.';

/** What the changes of options, status and copies of products answer, and how work that takes its time is looked at. @type {Part} */
export const productLife = {
  resolvers: {
    QueryRoot: {
      article: (_, { id }, { shop }) => (parseGid(id)?.type === 'Article' ? shop.find(id) ?? null : null),
      draftOrder: (_, { id }, { shop }) => (parseGid(id)?.type === 'DraftOrder' ? shop.find(id) ?? null : null),
      productResourceFeedback: () => { throw accessDenied('productResourceFeedback', { requiredAccess }); },
      productVariantByIdentifier: (_, { identifier }, { shop }) => findVariant(shop, identifier) ?? null,
      // Copies made at once: whatever is asked for has been done.
      productDuplicateJob: (_, { id }) => {
        if (parseGid(id)?.type !== 'ProductDuplicateJob') throw new ShopifyError('invalid id', { code: 'RESOURCE_NOT_FOUND' });
        return { __typename: 'ProductDuplicateJob', id, done: true };
      }
    },
    ProductVariantComponent: {
      id: ({ n }) => gid('ProductVariantComponent', n),
      productVariant: ({ variant }) => variant
    }
  },

  stored: {
    // Nobody may read feedback; it is listed so that a document which asks for it is accepted.
    ProductResourceFeedback: ['productId', 'state', 'messages', 'feedbackGeneratedAt', 'productUpdatedAt'],
    Article: ['id', 'title', 'tags'],
    DraftOrder: ['id', 'name', 'tags'],
    ProductDuplicateJob: ['id', 'done'],
    ProductDuplicateOperation: ['id', 'status', 'product', 'newProduct', 'userErrors'],
    ProductBundleOperation: ['id', 'status', 'product', 'userErrors'],
    ...Object.fromEntries(CODED_ERRORS.map(name => [name, ['field', 'message', 'code']])),
    ProductBundleMutationUserError: ['field', 'message'],
    ProductOptionsCreatePayload: ['product', 'userErrors'],
    ProductOptionUpdatePayload: ['product', 'userErrors'],
    ProductOptionsDeletePayload: ['deletedOptionsIds', 'product', 'userErrors'],
    ProductOptionsReorderPayload: ['product', 'userErrors'],
    ProductVariantsBulkReorderPayload: ['product', 'userErrors'],
    ProductChangeStatusPayload: ['product', 'userErrors'],
    ProductDuplicatePayload: ['newProduct', 'imageJob', 'productDuplicateOperation', 'shop', 'userErrors'],
    ProductBundleCreatePayload: ['productBundleOperation', 'userErrors'],
    ProductBundleUpdatePayload: ['productBundleOperation', 'userErrors'],
    CombinedListingUpdatePayload: ['product', 'userErrors'],
    ProductVariantRelationshipBulkUpdatePayload: ['parentProductVariants', 'userErrors'],
    ProductVariantComponent: ['quantity'],
    ProductJoinSellingPlanGroupsPayload: ['product', 'userErrors'],
    ProductLeaveSellingPlanGroupsPayload: ['product', 'userErrors'],
    ProductVariantJoinSellingPlanGroupsPayload: ['productVariant', 'userErrors'],
    ProductVariantLeaveSellingPlanGroupsPayload: ['productVariant', 'userErrors'],
    ProductPublishPayload: ['product', 'shop', 'userErrors'],
    ProductUnpublishPayload: ['product', 'shop', 'userErrors']
  }
};
