// @ts-check
import { isAppNamespace } from '../../store/app.js';
import { elementType, REFERENCES } from '../../store/metafield-types.js';
import { write } from '../../store/write.js';
import { exactlyOne } from '../rules/one-of.js';
import { userError } from '../rules/user-error.js';
import { findDefinition } from './definition-input.js';
import { IN_USE, isInUse } from './definition-limits.js';
import { writtenOf } from './owner.js';

/** @import { Context } from '../../store/write.js' */
/** @import { MetafieldDefinition } from '../../store/records/metafield-definition.js' */

/** The metafields go as well when that is asked for; else they stay without a definition. @param {unknown} _ @param {any} args @param {Context} ctx */
export function metafieldDefinitionDelete(_, args, ctx) {
  const { shop } = ctx;
  exactlyOne('metafieldDefinitionDelete', args, ['id', 'identifier']);
  const definition = findDefinition(shop, args);
  if (!definition) return refused('Definition not found.', 'NOT_FOUND', args.identifier ? 'identifier' : 'id');
  const problem = isInUse(shop, definition) ? IN_USE : args.deleteAllAssociatedMetafields ? null : keepingProblem(definition);
  if (problem) return refused(problem.message, problem.code, null);

  const metafields = args.deleteAllAssociatedMetafields ? shop.definitions.metafieldsOf(definition) : [];
  if (metafields.length) {
    write(ctx, 'metafieldDefinitionDelete', args, [...new Set(metafields.map(({ owner }) => writtenOf(owner)))], () => {
      for (const metafield of metafields) shop.removeMetafield(metafield);
    });
  }
  shop.definitions.remove(definition);
  const { id, ownerType, namespace, key } = definition;
  return { deletedDefinitionId: id, deletedDefinition: { ownerType, namespace, key }, userErrors: [] };
}

/** Some metafields mean nothing without their definition. @param {MetafieldDefinition} definition */
function keepingProblem({ typeName, namespace }) {
  if (typeName === 'id') return { message: 'Deleting an id type metafield definition requires deletion of its associated metafields.', code: 'ID_TYPE_DELETION_ERROR' };
  if (elementType(typeName) in REFERENCES) return { message: 'Deleting a reference type metafield definition requires deletion of its associated metafields.', code: 'REFERENCE_TYPE_DELETION_ERROR' };
  return isAppNamespace(namespace) ? { message: 'Deleting a definition in a reserved namespace requires deletion of its associated metafields.', code: 'RESERVED_NAMESPACE_ORPHANED_METAFIELDS' } : null;
}

/** @param {string} message @param {string} code @param {string | null} field */
const refused = (message, code, field) => ({ deletedDefinitionId: null, deletedDefinition: null, userErrors: [userError(field === null ? null : [field], message, code)] });
