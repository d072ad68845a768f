// @ts-check
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { buildClientSchema, isInputObjectType, isInterfaceType, isObjectType, valueFromASTUntyped } from 'graphql';
import { ensureSchema, schemaFile } from '../../setup-schema.js';
import './global-id.js';

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
  for (const type of Object.values(schema.getTypeMap())) {
    if (isInputObjectType(type)) Object.values(type.getFields()).forEach(plainDefault);
    if (isObjectType(type) || isInterfaceType(type)) for (const field of Object.values(type.getFields())) field.args.forEach(plainDefault);
  }
  schema.extensions = { apiVersion: version };
  return {
    version, schema,
    scopeRules: file.offline_scopes.items.filter((/** @type {ScopeRule} */ rule) => rule.offlineScopes.length > 0),
  };
}

/** graphql-jit knows a default as a value only, and takes one that is written as a literal for none. @param {import('graphql').GraphQLArgument | import('graphql').GraphQLInputField} input */
function plainDefault(input) {
  if (input.default?.literal) input.default = { value: valueFromASTUntyped(input.default.literal) };
}
