// @ts-check
import { productBundleCreate } from './bundle.js';
import { productBundleUpdate } from './bundle-update.js';
import { productChangeStatus } from './change-status.js';
import { combinedListingUpdate } from './combined-listing-update.js';
import { productDuplicate } from './duplicate.js';
import { sellingPlanGroups } from './selling-plan-groups.js';
import { productVariantRelationshipBulkUpdate } from './variant-relationships.js';

export const productLife = { combinedListingUpdate, productBundleCreate, productBundleUpdate, productChangeStatus, productDuplicate, productVariantRelationshipBulkUpdate, ...sellingPlanGroups };
