// @ts-check
import { fileAcknowledgeUpdateFailed } from './file-acknowledge-update-failed.js';
import { fileCreate } from './file-create.js';
import { fileDelete } from './file-delete.js';
import { fileUpdate } from './file-update.js';
import { productCreateMedia } from './product-create-media.js';
import { productDeleteMedia } from './product-delete-media.js';
import { productReorderMedia } from './product-reorder-media.js';
import { productUpdateMedia } from './product-update-media.js';
import { productVariantAppendMedia, productVariantDetachMedia } from './variant-media.js';

export const mediaMutations = {
  fileAcknowledgeUpdateFailed, fileCreate, fileDelete, fileUpdate,
  productCreateMedia, productDeleteMedia, productReorderMedia, productUpdateMedia,
  productVariantAppendMedia, productVariantDetachMedia
};
