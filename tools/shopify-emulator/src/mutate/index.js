// @ts-check
import { metafieldDefinitionCreate } from './metafield-definition-create.js';
import { metafieldsDelete, metafieldsSet } from './metafields.js';
import { productUpdate } from './product-update.js';
import { tagsAdd, tagsRemove } from './tags.js';
import { productVariantsBulkUpdate } from './variants-bulk-update.js';

/** @import { Context } from '../store/write.js' */

/** @type {Record<string, (root: unknown, args: any, ctx: Context) => unknown>} */
export const mutations = {
  metafieldDefinitionCreate,
  metafieldsDelete,
  metafieldsSet,
  productUpdate,
  productVariantsBulkUpdate,
  tagsAdd,
  tagsRemove
};
