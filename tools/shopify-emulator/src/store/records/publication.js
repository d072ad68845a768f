// @ts-check
import { printMoment } from '../dates.js';
import { gid } from '../gid.js';

/** A list of products and collections that are shown in one place: a sales channel of an app, or a catalogue that an app made itself. */
export class Publication {
  /** @param {number} n @param {{ name: string, isOfApp?: boolean, autoPublish?: boolean, supportsFuturePublishing?: boolean }} content @param {number} now */
  constructor(n, { name, isOfApp = false, autoPublish = false, supportsFuturePublishing = false }, now) {
    this.n = n;
    this.name = name;
    /** The publication of an app's channel has a catalogue of its own, and can be neither changed nor deleted by the API. */
    this.isOfApp = isOfApp;
    this.autoPublish = autoPublish;
    this.supportsFuturePublishing = supportsFuturePublishing;
    this.createdMs = now;
    this.updatedMs = now;
  }

  get __typename() { return 'Publication'; }
  get id() { return gid('Publication', this.n); }
  get createdAt() { return printMoment(this.createdMs); }
}
