// @ts-check
import { gid } from '../gid.js';
import { printMoment } from '../dates.js';
import { NOWHERE } from '../publications.js';

/** @import { Entry } from '../publications.js' */

/** As much of a collection as a product's list of collections needs. */
export class Collection {
  /** @param {number} n @param {string} title @param {string} handle @param {number} now */
  constructor(n, title, handle, now) {
    this.n = n;
    this.title = title;
    this.handle = handle;
    this.createdMs = now;
    this.updatedMs = now;
    /** @type {Entry[]} */
    this.publications = NOWHERE;
  }

  get __typename() { return 'Collection'; }
  get id() { return gid('Collection', this.n); }
  get legacyResourceId() { return String(this.n); }
  get updatedAt() { return printMoment(this.updatedMs); }
}
