// @ts-check
import { bulkMutations } from './bulk/index.js';
import { collectionMutations } from './collections/index.js';
import { inventoryMutations } from './inventory/index.js';
import { locationMutations } from './locations/index.js';
import { mediaMutations } from './media/index.js';
import { metafieldMutations } from './metafields/index.js';
import { options } from './options/index.js';
import { productLife } from './product/index.js';
import { customerMutations } from './customers/index.js';
import { orderMutations } from './orders/index.js';
import { productCreate } from './product-create.js';
import { productDelete } from './product-delete.js';
import { productSet } from './product-set/product-set.js';
import { productUpdate } from './product-update.js';
import { publishing } from './publishing/index.js';
import { savedSearches } from './saved-searches.js';
import { stagedUploadsCreate } from './staged-uploads-create.js';
import { tagsAdd, tagsRemove } from './tags.js';
import { productVariantsBulkCreate } from './variants-bulk-create.js';
import { productVariantsBulkDelete } from './variants-bulk-delete.js';
import { productVariantsBulkUpdate } from './variants-bulk-update.js';
import { webhooks } from './webhooks/index.js';

/** @import { Context } from '../store/write.js' */

/** @type {Record<string, (root: unknown, args: any, ctx: Context, info: any) => unknown>} */
export const mutations = {
  ...bulkMutations,
  ...collectionMutations,
  ...customerMutations,
  ...inventoryMutations,
  ...locationMutations,
  ...mediaMutations,
  ...metafieldMutations,
  ...orderMutations,
  productCreate,
  productDelete,
  productSet,
  productUpdate,
  productVariantsBulkCreate,
  productVariantsBulkDelete,
  productVariantsBulkUpdate,
  ...options,
  ...productLife,
  ...publishing,
  ...savedSearches,
  stagedUploadsCreate,
  tagsAdd,
  tagsRemove,
  ...webhooks
};
