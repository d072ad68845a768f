// @ts-check
import { getNamedType, isObjectType } from 'graphql';

/**
 * The list of errors of a mutation's payload: `userErrors` nearly everywhere, but `locationDeactivateUserErrors` and the like too.
 * @param {import('graphql').GraphQLOutputType} payload @returns {{ name: string, type: import('graphql').GraphQLObjectType } | null}
 */
export function errorListOf(payload) {
  const type = getNamedType(payload);
  if (!isObjectType(type)) return null;
  for (const field of Object.values(type.getFields())) {
    const errors = getNamedType(field.type);
    if (isObjectType(errors) && /[uU]serErrors$/.test(field.name)) return { name: field.name, type: errors };
  }
  return null;
}
