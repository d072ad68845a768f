// @ts-check
import { publicationCreate, publicationDelete, publicationUpdate } from './publication.js';
import { publishablePublish, publishablePublishToCurrentChannel, publishableUnpublish, publishableUnpublishToCurrentChannel } from './publishable.js';

export const publishing = {
  publicationCreate,
  publicationDelete,
  publicationUpdate,
  publishablePublish,
  publishablePublishToCurrentChannel,
  publishableUnpublish,
  publishableUnpublishToCurrentChannel
};
