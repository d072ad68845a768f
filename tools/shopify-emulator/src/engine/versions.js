// @ts-check
import { schemaVersions } from '../../setup-schema.js';
import { AccessRules } from './access.js';
import { attach } from './attach.js';
import { Documents } from './document/prepare.js';
import { loadSchema, PRIMARY_VERSION } from './schema.js';

/** Versions that answer as themselves; an older one falls forward to the first, as on Shopify. */
const SUPPORTED = schemaVersions.filter(version => version >= '2026-01');

/** @typedef {{ version: string, schema: import('graphql').GraphQLSchema, documents: Documents, access: AccessRules }} Api */

export class Versions {
  /** @type {Map<string, Api>} */
  #loaded = new Map();
  #modules;

  /** @param {import('./attach.js').StoreModules} modules */
  constructor(modules) {
    this.#modules = modules;
    this.primary = this.load(PRIMARY_VERSION);
  }

  /** @param {string} requested as in the address @param {Set<string>} [dropped] versions that fall forward to the next one @returns {Api | null} null when Shopify knows no such version */
  find(requested, dropped) {
    if (dropped?.has(requested)) return this.load(SUPPORTED.find(version => version > requested && !dropped.has(version)) ?? requested);
    if (requested !== 'unstable' && !/^\d{4}-(01|04|07|10)$/.test(requested)) return null;
    const version = SUPPORTED.includes(requested) ? requested : requested < SUPPORTED[0] ? SUPPORTED[0] : null;
    return version === null ? null : this.load(version);
  }

  /** @param {string} version @returns {Api} */
  load(version) {
    const known = this.#loaded.get(version);
    if (known) return known;
    const { schema, scopeRules } = loadSchema(version);
    const access = new AccessRules(scopeRules);
    attach(schema, this.#modules, access, { lenient: version !== PRIMARY_VERSION });
    const api = { version, schema, access, documents: new Documents(schema) };
    this.#loaded.set(version, api);
    return api;
  }
}

/** What `publicApiVersions` lists. */
export const publicVersions = SUPPORTED.map(handle => ({
  __typename: 'ApiVersion', handle, displayName: handle === PRIMARY_VERSION ? `${handle} (Latest)` : handle, supported: handle !== 'unstable',
}));
