// @ts-check
import { gid } from '../gid.js';

/** Sends visitors of an old address on to a new one. */
export class UrlRedirect {
  /** @param {number} n @param {string} path @param {string} target @param {number} now */
  constructor(n, path, target, now) {
    this.n = n;
    this.path = path;
    this.target = target;
    this.updatedMs = now;
  }

  get __typename() { return 'UrlRedirect'; }
  get id() { return gid('UrlRedirect', this.n); }
}
