// @ts-check
import { TypeInfo, visit, visitWithTypeInfo } from 'graphql';
import { locations } from './places.js';
import { notImplemented } from '../errors.js';

/**
 * The fields of a document that nobody implemented, found before anything runs: a mutation is never done and then answered with an error.
 * A type of which nothing is read has no object in the store: what a document says of it (`... on Metaobject { handle }`) is never asked of anything,
 * and a field that would lead to such objects is named itself.
 * @param {import('graphql').GraphQLSchema} schema @param {import('graphql').DocumentNode} document
 */
export function unimplementedFields(schema, document) {
  const info = new TypeInfo(schema);
  /** @type {object[]} */
  const errors = [];
  visit(document, visitWithTypeInfo(info, {
    Field(node) {
      if (!info.getFieldDef()?.extensions?.missing || info.getParentType()?.extensions.unread) return;
      const { message, extensions } = notImplemented(`${info.getParentType()?.name}.${node.name.value}`);
      errors.push({ message, locations: locations(node), extensions });
    },
  }));
  return errors;
}

/**
 * Reads a stored field. A record without the field is a hole in the store, not a null.
 * @type {import('graphql').GraphQLFieldResolver<any, any>}
 */
export function readRecord(source, args, context, info) {
  const value = source[info.fieldName];
  if (typeof value === 'function') return source[info.fieldName](args, context, info);
  if (value === undefined && !info.parentType.name.endsWith('Payload')) throw notImplemented(`${info.parentType.name}.${info.fieldName}`);
  return value;
}
