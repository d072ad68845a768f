// @ts-check
import { fileFields, fileSortKeys } from '../store/search/file-fields.js';
import { listPage } from '../store/search/list.js';
import { externalVideo } from '../mutate/rules/external-video.js';
import { FAILURE_TEXTS } from './media-failures.js';
import { image, imageOf, storedImageFields } from './media-images.js';

/** @import { Part } from './parts.js' */
/** @import { Context } from '../store/write.js' */
/** @import { AnyFile } from '../store/files.js' */
/** @import { MediaImage } from '../store/records/file.js' */

/** @typedef {Record<string, (file: any, args: any, ctx: Context) => unknown>} Fields */

/** @param {AnyFile} file @param {Context} ctx @param {'Media' | 'File'} what */
function failuresOf(file, { shop }, what) {
  if (file.failure === null || shop.files.statusOf(file) !== 'FAILED') return [];
  return [{ code: file.failure, details: null, message: `${what} ${FAILURE_TEXTS[file.failure]}` }];
}

/** @type {Fields} what the kinds have in common */
const file = {
  fileStatus: (one, _, { shop }) => shop.files.statusOf(one),
  fileErrors: (one, _, ctx) => failuresOf(one, ctx, 'File'),
  preview: (one, _, ctx) => ({ status: ctx.shop.files.statusOf(one), image: previewOf(one, ctx) })
};

/** @type {Fields} */
const media = {
  ...file,
  status: (one, _, { shop }) => shop.files.statusOf(one),
  mediaErrors: (one, _, ctx) => failuresOf(one, ctx, 'Media')
};

/** Shopify draws a picture of films and models, not of documents. @param {AnyFile} one @param {Context} ctx */
function previewOf(one, ctx) {
  if (one.__typename === 'MediaImage') return imageOf(/** @type {MediaImage} */ (one), ctx);
  return one.__typename === 'GenericFile' ? null : imageOf(/** @type {any} */ ({ ...one, file: `preview-${one.n}.jpg`, alt: one.alt, width: 1920, height: 1080, __typename: one.__typename }), ctx);
}

/** @param {AnyFile} one @param {Context} ctx @template T @param {(url: string) => T} source @returns {T | null} */
const whenReady = (one, { shop }, source) => (shop.files.statusOf(one) === 'READY' ? source(shop.files.urlOf(one)) : null);

/** @type {Fields} */
const mediaImage = {
  ...media,
  image: (one, _, ctx) => imageOf(one, ctx),
  originalSource: (one, _, { shop }) => ({ url: one.originalUrl ?? shop.files.urlOf(one), fileSize: shop.files.sizeOf(one) })
};

/** @param {AnyFile} one @param {Context} ctx */
const filmOf = (one, ctx) => whenReady(one, ctx, url => ({ url, format: 'mp4', mimeType: 'video/mp4', width: 1920, height: 1080, fileSize: ctx.shop.files.sizeOf(one) }));

/** @type {Fields} */
const video = {
  ...media,
  duration: (one, _, ctx) => whenReady(one, ctx, () => 12_000 + (one.n % 60) * 1000),
  originalSource: (one, _, ctx) => filmOf(one, ctx),
  sources: (one, _, ctx) => [filmOf(one, ctx)].filter(Boolean)
};

/** @type {Fields} */
const externalVideoFields = {
  ...media,
  host: one => externalVideo(one.originalUrl)?.host,
  originUrl: one => externalVideo(one.originalUrl)?.originUrl,
  embedUrl: one => externalVideo(one.originalUrl)?.embedUrl,
  embeddedUrl: one => externalVideo(one.originalUrl)?.embedUrl
};

/** @param {AnyFile} one @param {Context} ctx */
const modelOf = (one, ctx) => whenReady(one, ctx, url => ({ url, format: 'glb', mimeType: 'model/gltf-binary', filesize: ctx.shop.files.sizeOf(one) }));

/** @type {Fields} */
const model3d = {
  ...media,
  originalSource: (one, _, ctx) => modelOf(one, ctx),
  sources: (one, _, ctx) => [modelOf(one, ctx)].filter(Boolean)
};

/** @type {Fields} */
const genericFile = {
  ...file,
  url: (one, _, ctx) => whenReady(one, ctx, url => url),
  originalFileSize: (one, _, { shop }) => shop.files.sizeOf(one)
};

/** @param {any} args @param {Context} ctx @param {any} info */
function files(args, ctx, info) {
  const { shop } = ctx;
  const isTimely = /\bstatus:/.test(args.query ?? '');
  return listPage({ name: 'files', table: () => shop.files.table, fieldMap: fileFields(shop), sortKeys: fileSortKeys(shop), view: (_, one) => one, viewLags: () => isTimely }, args, ctx, info);
}

const PAYLOADS = {
  FileCreatePayload: ['files', 'userErrors'],
  FileUpdatePayload: ['files', 'userErrors'],
  FileDeletePayload: ['deletedFileIds', 'userErrors'],
  FileAcknowledgeUpdateFailedPayload: ['files', 'userErrors'],
  ProductCreateMediaPayload: ['media', 'product', 'mediaUserErrors', 'userErrors'],
  ProductUpdateMediaPayload: ['media', 'product', 'mediaUserErrors', 'userErrors'],
  ProductDeleteMediaPayload: ['deletedMediaIds', 'deletedProductImageIds', 'product', 'mediaUserErrors', 'userErrors'],
  ProductReorderMediaPayload: ['job', 'mediaUserErrors', 'userErrors'],
  ProductVariantAppendMediaPayload: ['product', 'productVariants', 'userErrors'],
  ProductVariantDetachMediaPayload: ['product', 'productVariants', 'userErrors']
};

const FILE = ['id', 'alt', 'createdAt', 'updatedAt'];
const MEDIA = [...FILE, 'mediaContentType', 'mediaWarnings'];

/** Files of all kinds, and what products show of them. @type {Part} */
export const mediaPart = {
  resolvers: {
    QueryRoot: { files: (_, args, ctx, info) => files(args, ctx, info) },
    MediaImage: mediaImage, Video: video, ExternalVideo: externalVideoFields, Model3d: model3d, GenericFile: genericFile, Image: image
  },
  stored: {
    MediaImage: [...MEDIA, 'mimeType'],
    Video: [...MEDIA, 'filename'],
    ExternalVideo: MEDIA,
    Model3d: [...MEDIA, 'filename'],
    GenericFile: [...FILE, 'mimeType'],
    Image: storedImageFields,
    MediaImageOriginalSource: ['url', 'fileSize'],
    MediaPreviewImage: ['image', 'status'],
    VideoSource: ['url', 'width', 'height', 'format', 'mimeType', 'fileSize'],
    Model3dSource: ['url', 'format', 'mimeType', 'filesize'],
    MediaError: ['code', 'details', 'message'],
    MediaWarning: ['code', 'message'],
    FileError: ['code', 'details', 'message'],
    FilesUserError: ['field', 'message', 'code'],
    MediaUserError: ['field', 'message', 'code'],
    ...PAYLOADS
  }
};
