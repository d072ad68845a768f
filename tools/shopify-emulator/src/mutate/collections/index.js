// @ts-check
import { collectionCreate } from './collection-create.js';
import { collectionDelete } from './collection-delete.js';
import { collectionUpdate } from './collection-update.js';
import { collectionConditionsSourceCreate, collectionConditionsSourceDelete, collectionConditionsSourceUpdate } from './conditions-source.js';
import { collectionAddProducts, collectionAddProductsV2, collectionRemoveProducts } from './products.js';
import { collectionReorderProducts } from './reorder-products.js';

/** Writes of collections and their sources. */
export const collectionMutations = {
  collectionAddProducts,
  collectionAddProductsV2,
  collectionConditionsSourceCreate,
  collectionConditionsSourceDelete,
  collectionConditionsSourceUpdate,
  collectionCreate,
  collectionDelete,
  collectionRemoveProducts,
  collectionReorderProducts,
  collectionUpdate
};
