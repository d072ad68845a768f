// @ts-check
import { resolveNamespace } from '../../store/app.js';
import { optionProblems } from '../rules/definition-rules.js';
import { userError } from '../rules/user-error.js';
import { applyWishes, descriptionErrors, indexValues, labelErrors, MAX_PINNED, PINNED_LIMIT, refuseUnmodelled, valuesAreUnique, wishErrors } from './definition-input.js';
import { IN_USE, isInUse, useErrors } from './definition-limits.js';

/** @import { Context } from '../../store/write.js' */

/** What is not named stays. @param {unknown} _ @param {{ definition: any }} args @param {Context} ctx */
export function metafieldDefinitionUpdate(_, { definition: input }, { shop }) {
  refuseUnmodelled('metafieldDefinitionUpdate', input);
  const definition = shop.definitions.of({ ...input, namespace: resolveNamespace(input.namespace) });
  if (!definition) return { updatedDefinition: null, validationJob: null, userErrors: [userError(['definition'], 'Definition not found.', 'NOT_FOUND')] };
  const userErrors = [
    ...labelErrors(input.name), ...descriptionErrors(input.description),
    ...optionProblems(definition.typeName, input.validations ?? definition.options).map(problem => userError(['definition', 'validations'], problem.message, problem.code)),
    ...wishErrors(definition, input), ...useErrors(shop, definition.ownerType, definition, input)
  ];
  if (input.capabilities?.smartCollectionCondition?.enabled === false && isInUse(shop, definition)) userErrors.push(userError(['definition', 'capabilities', 'smartCollectionCondition'], IN_USE.message, IN_USE.code));
  const pins = input.pin === true && definition.pinnedPosition === null;
  if (pins && shop.definitions.pinned(definition.ownerType).length >= MAX_PINNED) userErrors.push(userError(['definition'], PINNED_LIMIT, 'PINNED_LIMIT_REACHED'));
  if (input.capabilities?.uniqueValues?.enabled && !valuesAreUnique(shop, definition)) {
    userErrors.push(userError(['definition', 'capabilities', 'uniqueValues'], 'The existing values are not unique.', 'INVALID_CAPABILITY'));
  }
  if (userErrors.length) return { updatedDefinition: null, validationJob: null, userErrors };

  if (input.name != null) definition.name = input.name;
  if (input.description !== undefined) definition.description = input.description;
  if (input.validations != null) definition.options = input.validations;
  applyWishes(definition, input);
  shop.definitions.changed(definition);
  if (pins) shop.definitions.pin(definition);
  if (input.pin === false && definition.pinnedPosition !== null) shop.definitions.unpin(definition);
  indexValues(shop, definition);
  return { updatedDefinition: definition, validationJob: input.validations == null ? null : shop.jobs.start(), userErrors };
}
