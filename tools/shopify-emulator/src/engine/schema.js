// @ts-check
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { buildClientSchema } from 'graphql';
import { ensureSchema, schemaFile } from '../../setup-schema.js';
import './global-id.js';
import { idTypesOf } from './id-types.js';
import { teachScalars } from './scalars.js';

/** The version the product speaks; the others are loaded when a call asks for them. */
export const PRIMARY_VERSION = '2026-10';

/**
 * @typedef {{ typeName: string, fieldName?: string, type: 'type'|'field', requiredAccess: string, offlineScopes: string[] }} ScopeRule
 * @typedef {{ version: string, schema: import('graphql').GraphQLSchema, scopeRules: ScopeRule[] }} AdminSchema
 */

/** A fresh schema object on every call: resolvers are attached to it. @param {string} version @returns {AdminSchema} */
export function loadSchema(version = PRIMARY_VERSION) {
  ensureSchema();
  const file = JSON.parse(gunzipSync(readFileSync(schemaFile(version))).toString('utf8'));
  const schema = buildClientSchema(file.data, { assumeValid: true });
  teachScalars(schema);
  schema.extensions = { apiVersion: version, idTypes: idTypesOf(file.data) };
  return {
    version, schema,
    scopeRules: file.offline_scopes.items.filter((/** @type {ScopeRule} */ rule) => rule.offlineScopes.length > 0),
  };
}
