// @ts-check

/** How Shopify words a failed upload, after "Media" or "File". @type {Record<string, string>} */
export const FAILURE_TEXTS = {
  IMAGE_DOWNLOAD_FAILURE: 'could not be processed because the image could not be downloaded.',
  GENERIC_FILE_DOWNLOAD_FAILURE: 'could not be processed because the source could not be downloaded.',
  VIDEO_METADATA_READ_ERROR: 'could not be created because the metadata could not be read.',
  MODEL3D_PROCESSING_FAILURE: 'could not be created because the model file failed processing.',
  EXTERNAL_VIDEO_NOT_FOUND: 'could not be created because the external video could not be found.',
  DUPLICATE_FILENAME_ERROR: 'could not be created because a file with the same name already exists.'
};
