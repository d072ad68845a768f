// @ts-check
import { printMoment } from '../dates.js';
import { gid } from '../gid.js';

/** An article or a draft order: of these the store keeps only what they are called and their tags. */
export class Tagged {
  /** @param {'Article' | 'DraftOrder'} type @param {number} n @param {{ title: string, tags: string[] }} content @param {number} now */
  constructor(type, n, { title, tags }, now) {
    this.type = type;
    this.n = n;
    this.title = title;
    this.tags = tags;
    this.updatedMs = now;
  }

  get __typename() { return this.type; }
  get id() { return gid(this.type, this.n); }
  get name() { return this.title; }
  get updatedAt() { return printMoment(this.updatedMs); }
}
