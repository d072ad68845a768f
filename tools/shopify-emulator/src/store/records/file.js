// @ts-check
import { gid } from '../gid.js';
import { printMoment } from '../dates.js';

/** @typedef {'IMAGE' | 'VIDEO' | 'EXTERNAL_VIDEO' | 'MODEL_3D' | 'FILE'} FileKind */
/** @typedef {MediaImage | Video | ExternalVideo | Model3d} Media what a product can show */

/** A file of the shop: products refer to it, several to the same one. The kinds share their ids and one table. */
class StoredFile {
  /** @param {number} n @param {number} now */
  constructor(n, now) {
    this.n = n;
    /** @type {string | null} */
    this.alt = null;
    /** The file's name; the address in front of it is the shop's. */
    this.file = '';
    /** The number behind `?v=`: seconds of the last upload. */
    this.fileVersion = Math.floor(now / 1000);
    /** @type {string | null} where it was taken from, when it was uploaded by a client */
    this.originalUrl = null;
    /** @type {number | null} bytes, when they are known */
    this.size = null;
    /** How many products show it. */
    this.uses = 0;
    /** @type {number | null} when the last upload began, until then (by `processingMs`) it is worked on; null: ready from the start */
    this.uploadedMs = null;
    /** @type {string | null} the code of what made the last upload fail */
    this.failure = null;
    this.createdMs = now;
    this.updatedMs = now;
  }

  get createdAt() { return printMoment(this.createdMs); }
  get updatedAt() { return printMoment(this.updatedMs); }
  get mediaWarnings() { return []; }
  get filename() { return this.file; }
  get mimeType() { return mimeTypeOf(this.file); }
}

export class MediaImage extends StoredFile {
  width = 1200;
  height = 1200;

  get __typename() { return 'MediaImage'; }
  get id() { return gid('MediaImage', this.n); }
  get mediaContentType() { return 'IMAGE'; }
}

export class Video extends StoredFile {
  get __typename() { return 'Video'; }
  get id() { return gid('Video', this.n); }
  get mediaContentType() { return 'VIDEO'; }
}

export class ExternalVideo extends StoredFile {
  get __typename() { return 'ExternalVideo'; }
  get id() { return gid('ExternalVideo', this.n); }
  get mediaContentType() { return 'EXTERNAL_VIDEO'; }
}

export class Model3d extends StoredFile {
  get __typename() { return 'Model3d'; }
  get id() { return gid('Model3d', this.n); }
  get mediaContentType() { return 'MODEL_3D'; }
}

/** A document and the like: nothing that a product shows. */
export class GenericFile extends StoredFile {
  get __typename() { return 'GenericFile'; }
  get id() { return gid('GenericFile', this.n); }
  get mediaContentType() { return null; }
}

export const FILE_KINDS = { IMAGE: MediaImage, VIDEO: Video, EXTERNAL_VIDEO: ExternalVideo, MODEL_3D: Model3d, FILE: GenericFile };

/** @type {Record<string, string>} */
const MIME_TYPES = {
  jpg: 'image/jpeg', jpeg: 'image/jpeg', png: 'image/png', gif: 'image/gif', webp: 'image/webp', svg: 'image/svg+xml', heic: 'image/heic', avif: 'image/avif', bmp: 'image/bmp', tiff: 'image/tiff',
  mp4: 'video/mp4', mov: 'video/quicktime', webm: 'video/webm', m4v: 'video/x-m4v', glb: 'model/gltf-binary', usdz: 'model/vnd.usdz+zip',
  pdf: 'application/pdf', csv: 'text/csv', txt: 'text/plain', json: 'application/json', zip: 'application/zip'
};

/** @param {string} name */
export const extensionOf = name => /\.(\w{1,5})$/.exec(name.split(/[?#]/)[0])?.[1].toLowerCase() ?? '';

/** @param {string} name */
export const mimeTypeOf = name => MIME_TYPES[extensionOf(name)] ?? (extensionOf(name) === '' ? 'image/jpeg' : 'application/octet-stream');
