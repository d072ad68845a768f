// @ts-check
// The world that a recording presupposes: what its calls name and none of them made is made here, when it is first needed.
import { idsIn, typeOfId } from '../knowledge.js';
import { CannotMake } from '../replay-shop.js';
import { stockAsSaid } from './location.js';
import { makers } from './makers.js';

/** @import { Facts } from './facts.js' */
/** @import { Ids } from '../ids.js' */
/** @import { ReplayShop } from '../replay-shop.js' */
/** @import { Thing } from '../knowledge.js' */

export class World {
  #facts;
  #created;
  #position = 0;
  #reads = false;
  /** @type {Set<string>} */
  #tried = new Set();
  /** The emulated things that stand for a recorded one already. @type {Set<string>} */
  taken = new Set();
  /** The locations that a new shop has; those that calls of the recording add are theirs. @type {Set<string>} */
  born;
  /** What could not be made, and why. @type {string[]} */
  notes = [];

  /** @param {ReplayShop} shop @param {Ids} ids @param {Facts} facts @param {Map<string, number>} created which ids were made by which call */
  constructor(shop, ids, facts, created) {
    this.shop = shop;
    this.born = new Set(shop.host.shop.locations.map((/** @type {any} */ one) => one.id));
    this.ids = ids;
    this.#facts = facts;
    this.#created = created;
  }

  /** @param {any} named what the call sends and what it was answered @param {number} position @param {boolean} reads */
  async before(named, position, reads) {
    this.#position = position;
    this.#reads = reads;
    const ids = [...idsIn(named)].filter(id => (this.#facts.seen(id) || (NAMED_ONLY.has(typeOfId(id) ?? '') && !wasRefused(named[2]))) && this.presupposed(id));
    // In the order of their ids, which is the order in which they were made.
    for (const id of ids.sort((a, b) => numberOf(a) - numberOf(b))) await this.ensure(id);
  }

  /** Just before a call that closes or deletes locations. @param {any} variables */
  async beforeClosing(variables) {
    for (const id of idsIn(variables)) if (typeOfId(id) === 'Location' && this.#facts.seen(id)) await stockAsSaid(this, id);
  }

  /** Was it there before this call? @param {string} id */
  presupposed(id) {
    const maker = this.#created.get(id);
    return maker === undefined || maker < this.#position;
  }

  /** Those of its type that were there before it, oldest first. @param {string} id */
  olderThan(id) {
    return this.#facts.ofType(typeOfId(id) ?? '').filter(other => numberOf(other) < numberOf(id) && this.presupposed(other)).sort((a, b) => numberOf(a) - numberOf(b));
  }

  /** @param {string} id of the recorded shop */
  async ensure(id) {
    if (this.ids.knows(id) || this.#tried.has(id)) return;
    this.#tried.add(id);
    const product = this.#facts.productOf(id);
    if (product) await this.ensure(product);
    const make = this.ids.knows(id) ? undefined : makers[typeOfId(id) ?? ''];
    if (!make) return;
    try {
      await make(this, id);
    } catch (error) {
      if (!(error instanceof CannotMake)) throw error;
      this.notes.push(`${id} cannot be made: ${error.message}`);
    }
  }

  /** @param {string} id @returns {Thing} */
  facts(id) {
    return this.#facts.of(id, this.#position, this.#reads);
  }

  /** Things of an owner that its own record does not list. @param {string} owner @param {string} type @param {Thing[]} [listed] @returns {Thing[]} */
  orphans(owner, type, listed) {
    return this.#facts.ofOwner(owner, type).filter(id => this.presupposed(id) && !listed?.some(one => one.id === id)).map(id => this.facts(id));
  }

  /** What no mutation can set: moments, and members that the record has under the field's own name. @param {string} emulated @param {Thing} thing */
  finish(emulated, thing) {
    const record = this.shop.host.shop.find(emulated);
    if (!record) return;
    for (const [field, property] of MOMENTS) {
      const at = typeof thing[field] === 'string' ? Date.parse(thing[field]) : NaN;
      if (property in record && !Number.isNaN(at)) record[property] = at;
    }
    for (const [name, value] of Object.entries(thing))
      if (isScalar(value) && value !== null && Object.hasOwn(record, name) && isScalar(record[name]) && !KEYS.has(name)) record[name] = value;
    if (thing.seo && 'seoTitle' in record) Object.assign(record, { seoTitle: thing.seo.title ?? record.seoTitle, seoDescription: thing.seo.description ?? record.seoDescription });
  }
}

const MOMENTS = [['createdAt', 'createdMs'], ['updatedAt', 'updatedMs'], ['publishedAt', 'publishedMs'], ['processedAt', 'processedMs'], ['closedAt', 'closedMs'], ['cancelledAt', 'cancelledMs'], ['deactivatedAt', 'deactivatedMs']];
/** What tables are sorted by, and what others point at. */
const KEYS = new Set(['id', 'n', 'handle', 'email', 'phone', 'namespace', 'key', 'value', 'type']);

/** @param {any} value */
const isScalar = value => value === null || ['string', 'number', 'boolean'].includes(typeof value);

/** @param {string} id */
const numberOf = id => Number(/\/(\d+)/.exec(id)?.[1] ?? 0);

/** Kinds that a call may use, or take away, without any answer that shows one: that the call was accepted tells that there is one. */
const NAMED_ONLY = new Set(['Publication', 'WebhookSubscription']);

/** @param {any} data */
export const wasRefused = data => Object.values(data ?? {}).some(payload => Object.entries(payload ?? {}).some(([name, value]) => /userErrors$/i.test(name) && Array.isArray(value) && value.length > 0));
