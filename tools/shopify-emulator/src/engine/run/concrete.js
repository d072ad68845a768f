// @ts-check
import { isObjectType } from 'graphql';

/** The type of a value of an interface or a union. @param {import('graphql').GraphQLSchema} schema @param {import('graphql').GraphQLAbstractType} type @param {string} name @returns {import('graphql').GraphQLObjectType} */
export function concreteOf(schema, type, name) {
  const concrete = schema.getType(name);
  if (!isObjectType(concrete) || !schema.isSubType(type, concrete)) throw new Error(`"${name}" is no type of "${type.name}".`);
  return concrete;
}
