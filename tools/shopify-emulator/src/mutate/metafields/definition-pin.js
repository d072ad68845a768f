// @ts-check
import { exactlyOne } from '../rules/one-of.js';
import { userError } from '../rules/user-error.js';
import { findDefinition, MAX_PINNED, PINNED_LIMIT } from './definition-input.js';

/** @import { Context } from '../../store/write.js' */

/** @param {unknown} _ @param {any} args @param {Context} ctx */
export function metafieldDefinitionPin(_, args, { shop }) {
  const { definitionId, identifier } = args;
  exactlyOne('metafieldDefinitionPin', args, ['definitionId', 'identifier']);
  const definition = findDefinition(shop, { id: definitionId, identifier });
  const refused = (/** @type {string} */ message, /** @type {string} */ code) => ({ pinnedDefinition: null, userErrors: [userError(null, message, code)] });
  if (!definition) return refused('Definition not found.', 'NOT_FOUND');
  if (definition.pinnedPosition !== null) return refused('Definition already pinned.', 'ALREADY_PINNED');
  if (shop.definitions.pinned(definition.ownerType).length >= MAX_PINNED) return refused(PINNED_LIMIT, 'PINNED_LIMIT_REACHED');
  shop.definitions.pin(definition);
  return { pinnedDefinition: definition, userErrors: [] };
}

/** @param {unknown} _ @param {any} args @param {Context} ctx */
export function metafieldDefinitionUnpin(_, args, { shop }) {
  const { definitionId, identifier } = args;
  exactlyOne('metafieldDefinitionUnpin', args, ['definitionId', 'identifier']);
  const definition = findDefinition(shop, { id: definitionId, identifier });
  const refused = (/** @type {string} */ message, /** @type {string} */ code) => ({ unpinnedDefinition: null, userErrors: [userError(null, message, code)] });
  if (!definition) return refused('Definition not found.', 'NOT_FOUND');
  if (definition.pinnedPosition === null) return refused('Definition not pinned.', 'NOT_PINNED');
  shop.definitions.unpin(definition);
  return { unpinnedDefinition: definition, userErrors: [] };
}
