// @ts-check
// A fresh shop for one recorded file, asked in-process: the same way a call goes over HTTP, less the HTTP.
import { answerCall } from '../engine/call.js';
import { Grant } from '../oauth/grants.js';

const SHOP = 'replay.myshopify.com';

/** @typedef {{ errors?: any[], data?: any, extensions?: any }} Body */

export class ReplayShop {
  /** @param {import('../emulator.js').Emulator} emulator @param {{ quirks?: any, at?: string | null, apiClientId?: number }} [options] */
  constructor(emulator, { quirks, at, apiClientId } = {}) {
    this.emulator = emulator;
    this.scopes = [...emulator.versions.primary.access.scopes()];
    this.host = emulator.add({ shop: SHOP, plan: 'unlimited', products: 0, quirks, apps: [{ token: 'replay', scopes: this.scopes, apiClientId }] });
    this.grant = /** @type {Grant} */ (this.host.apps.find('replay', 0));
    if (at && !Number.isNaN(Date.parse(at))) this.host.clock.set(Date.parse(at));
  }

  /**
   * @param {import('../engine/versions.js').Api} api @param {string} document @param {Record<string, any>} variables @param {string | null} operationName
   * @param {string[]} [lacking] scopes that the recorded app had not @returns {Promise<Body>}
   */
  async ask(api, document, variables, operationName, lacking = []) {
    const prepared = api.documents.prepare(document, operationName);
    if (prepared.errors) return { errors: prepared.errors };
    const { body } = await answerCall({ api, host: this.host, grant: this.#grantWithout(lacking), prepared, variables });
    return JSON.parse(String(body));
  }

  /** As the merchant, or as whoever made the world that a recording found. @param {string} document @param {Record<string, any>} variables @returns {Promise<any>} the data */
  async make(document, variables) {
    const api = this.emulator.versions.primary;
    const body = await this.ask(api, document, variables, null);
    const refused = body.errors ?? Object.values(body.data ?? {}).flatMap(payload => payload?.userErrors ?? []);
    if (refused.length) throw new CannotMake(refused.map((/** @type {any} */ one) => one.message).join('; '));
    return body.data;
  }

  /** Lets work that was put off be done. */
  async settle() {
    this.host.clock.advance(60_000);
    for (let i = 0; i < 5; i++) await new Promise(resolve => setImmediate(resolve));
  }

  /** @param {string[]} lacking */
  #grantWithout(lacking) {
    if (lacking.length === 0) return this.grant;
    const scopes = this.scopes.filter(scope => !lacking.some(one => scope === one || scope === one.replace('read_', 'write_')));
    return new Grant(this.grant.token, { ...this.grant.app, scopes }, null);
  }
}

/** The world that a recording presupposes cannot be made. */
export class CannotMake extends Error {}
