// @ts-check
import { productPublish, productUnpublish } from './product-publish.js';
import { publicationCreate, publicationDelete, publicationUpdate } from './publication.js';
import { publishablePublish, publishablePublishToCurrentChannel, publishableUnpublish, publishableUnpublishToCurrentChannel } from './publishable.js';

export const publishing = {
  productPublish,
  productUnpublish,
  publicationCreate,
  publicationDelete,
  publicationUpdate,
  publishablePublish,
  publishablePublishToCurrentChannel,
  publishableUnpublish,
  publishableUnpublishToCurrentChannel
};
