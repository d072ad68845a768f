// @ts-check
import { hashOf } from '../hash.js';
import { parseGid } from './gid.js';
import { uuidOf } from './jobs.js';
import { FILE_KINDS } from './records/file.js';
import { Table } from './table.js';

/** @import { Shop } from './shop.js' */
/** @import { Product } from './records/product.js' */
/** @import { FileKind, Media, MediaImage } from './records/file.js' */
/** @typedef {InstanceType<typeof FILE_KINDS[FileKind]>} AnyFile */

/** How long Shopify works on an upload. @type {Record<string, number>} */
const PROCESSING_MS = { MediaImage: 2000, GenericFile: 1000, ExternalVideo: 3000, Model3d: 8000, Video: 15_000 };

/** @type {readonly string[]} */
const TYPES = ['MediaImage', 'Video', 'ExternalVideo', 'Model3d', 'GenericFile'];

/** @param {string} type */
export const isFile = type => TYPES.includes(type);

/** One table under the names of all kinds. @param {Table<AnyFile>} table */
export const fileTables = table => ({ MediaImage: table, Video: table, ExternalVideo: table, Model3d: table, GenericFile: table });

/** The files of a shop, and which product shows which. */
export class Files {
  /** @type {Table<AnyFile>} all kinds together, as their ids come from one sequence */
  table = new Table();
  /** @type {Set<string> | null} the names in use, gathered when one is first asked for */
  names = null;

  /** @type {Map<string, string>} under which key the storage has what was uploaded for an address */
  staged = new Map();

  /** @param {Shop} shop */
  constructor(shop) {
    this.shop = shop;
    /** @type {(key: string) => { size: number } | undefined} what lies in the storage beside the shop; without a server there is none */
    this.stored = () => undefined;
    Object.defineProperty(this, 'stored', { enumerable: false });
  }

  /** @param {string} id @returns {AnyFile | undefined} */
  find(id) {
    return isFile(parseGid(id)?.type ?? '') ? this.shop.find(id) : undefined;
  }

  /** @template {FileKind} K @param {K} kind @param {number} now @param {string} name @returns {InstanceType<typeof FILE_KINDS[K]>} */
  add(kind, name, now) {
    const file = /** @type {any} */ (new FILE_KINDS[kind](this.shop.nextId('File'), now));
    file.file = name;
    this.names?.add(name);
    this.table.add(file);
    return file;
  }

  /** @param {AnyFile} file no product may show it any more */
  remove(file) {
    this.names?.delete(file.file);
    this.table.remove(file);
  }

  /** @param {AnyFile} file @param {string} name */
  rename(file, name) {
    this.names?.delete(file.file);
    this.names?.add(name);
    file.file = name;
  }

  /** Another upload into the same file: the same address with a new number behind it. @param {AnyFile} file @param {number} now */
  uploaded(file, now) {
    file.fileVersion = Math.max(Math.floor(now / 1000), file.fileVersion + 1);
    file.failure = null;
    if (this.shop.quirks.asyncMedia) file.uploadedMs = now;
  }

  /** @param {Product} product @param {Media} media */
  attach(product, media) {
    if (product.media.includes(media)) return;
    product.media.push(media);
    media.uses++;
  }

  /** Variants show pictures only. @param {Product} product @param {string} id @returns {MediaImage | null} */
  pictureOf(product, id) {
    const media = product.media.find(one => one.id === id);
    return media?.__typename === 'MediaImage' ? /** @type {MediaImage} */ (media) : null;
  }

  /** The file stays in the shop. @param {Product} product @param {Media} media */
  detach(product, media) {
    product.media.splice(product.media.indexOf(media), 1);
    media.uses--;
    for (const variant of product.variants) if (variant.mediaImage === media) variant.mediaImage = null;
  }

  /** What no other product shows goes for good. @param {Product} product @param {Media} media */
  detachOrRemove(product, media) {
    this.detach(product, media);
    if (media.uses === 0) this.remove(media);
  }

  /** @param {Set<AnyFile>} files @returns {Product[]} */
  productsWith(files) {
    if (![...files].some(file => file.uses > 0)) return [];
    return this.shop.tables.Product.rows.filter(product => product.media.some(media => files.has(media)));
  }

  /** @param {AnyFile} file @returns {'UPLOADED' | 'PROCESSING' | 'READY' | 'FAILED'} */
  statusOf(file) {
    if (file.uploadedMs !== null) {
      const age = this.shop.now().getTime() - file.uploadedMs;
      if (age <= 0) return 'UPLOADED';
      if (age < PROCESSING_MS[file.__typename]) return 'PROCESSING';
    }
    return file.failure === null ? 'READY' : 'FAILED';
  }

  /** @param {AnyFile} file */
  urlOf(file) {
    return this.shop.imageBase + file.file + (this.shop.quirks.imageVersions ? `?v=${file.fileVersion}` : '');
  }

  /** Bytes: as uploaded, or what a file of that name might have. @param {AnyFile} file */
  sizeOf(file) {
    return file.size ?? 40_000 + (hashOf(file.file) % 400_000);
  }

  /** @param {string} name */
  isTaken(name) {
    this.names ??= new Set(this.table.rows.map(file => file.file));
    return this.names.has(name);
  }

  /** The name itself, or one with letters behind it when it is taken. @param {string} name */
  freeName(name) {
    if (!this.isTaken(name)) return name;
    const [, stem, extension = ''] = /^(.*?)(\.\w{1,5})?$/.exec(name) ?? [];
    return `${stem}_${uuidOf(`${this.shop.domain} ${name} ${this.table.version}`)}${extension}`;
  }

  /** @param {string} name */
  named(name) {
    return this.table.rows.find(file => file.file === name);
  }
}
