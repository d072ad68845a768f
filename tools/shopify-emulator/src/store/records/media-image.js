// @ts-check
import { gid } from '../gid.js';
import { printMoment } from '../dates.js';

export class MediaImage {
  /** @param {number} n @param {number} now */
  constructor(n, now) {
    this.n = n;
    /** @type {string | null} */
    this.alt = null;
    /** The file's name in the shop's image folder; the address in front of it is the shop's. */
    this.file = '';
    /** The number behind `?v=`: seconds of the last upload. */
    this.fileVersion = Math.floor(now / 1000);
    this.width = 1200;
    this.height = 1200;
    /** @type {string | null} where the picture was taken from, when it was uploaded by a client */
    this.originalUrl = null;
    this.createdMs = now;
    this.updatedMs = now;
  }

  get __typename() { return 'MediaImage'; }
  get id() { return gid('MediaImage', this.n); }
  get createdAt() { return printMoment(this.createdMs); }
  get updatedAt() { return printMoment(this.updatedMs); }
  get status() { return 'READY'; }
  get fileStatus() { return 'READY'; }
  get mediaContentType() { return 'IMAGE'; }
  get mimeType() { return this.file.endsWith('.png') ? 'image/png' : 'image/jpeg'; }
  get mediaErrors() { return []; }
  get mediaWarnings() { return []; }
  get fileErrors() { return []; }
}
