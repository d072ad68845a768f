// @ts-check
import { productOptionUpdate } from './option-update.js';
import { productOptionsCreate } from './options-create.js';
import { productOptionsDelete } from './options-delete.js';
import { productOptionsReorder } from './options-reorder.js';
import { productVariantsBulkReorder } from './variants-bulk-reorder.js';

export const options = { productOptionUpdate, productOptionsCreate, productOptionsDelete, productOptionsReorder, productVariantsBulkReorder };
