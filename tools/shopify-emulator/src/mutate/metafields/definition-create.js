// @ts-check
import { resolveNamespace } from '../../store/app.js';
import { DEFINABLE_TYPES } from '../../store/metafield-types.js';
import { definitionProblem, optionProblems } from '../rules/definition-rules.js';
import { lengthError, RESERVED } from '../rules/metafield-input.js';
import { checkMetafieldValue } from '../rules/metafield-values.js';
import { userError } from '../rules/user-error.js';
import { applyWishes, indexValues, MAX_PINNED, OWNER_NAMES, PINNED_LIMIT, refuseUnmodelled, valuesAreUnique, wishErrors } from './definition-input.js';

/** @import { Context } from '../../store/write.js' */
/** @import { Shop } from '../../store/shop.js' */
/** @import { MetafieldDefinition } from '../../store/records/metafield-definition.js' */

const MAX_DEFINITIONS = 256;

/**
 * A definition is no part of a product: the ledger does not list it.
 * @param {unknown} _ @param {{ definition: any }} args @param {Context} ctx
 */
export function metafieldDefinitionCreate(_, { definition: input }, { shop }) {
  refuseUnmodelled('metafieldDefinitionCreate', input);
  const content = { ...input, namespace: resolveNamespace(input.namespace), typeName: input.type, validations: input.validations ?? [] };
  const userErrors = [...contentErrors(shop, content), ...wishErrors(content, input)];
  if (userErrors.length === 0 && input.pin && shop.definitions.pinned(content.ownerType).length >= MAX_PINNED) userErrors.push(userError(['definition'], PINNED_LIMIT, 'PINNED_LIMIT_REACHED'));
  if (userErrors.length === 0 && input.capabilities?.uniqueValues?.enabled && !valuesAreUnique(shop, content)) {
    userErrors.push(userError(['definition', 'capabilities', 'uniqueValues'], 'The existing values are not unique.', 'INVALID_CAPABILITY'));
  }
  if (userErrors.length) return { createdDefinition: null, userErrors };

  const createdDefinition = shop.definitions.add(content);
  applyWishes(createdDefinition, input);
  // Absent reads as false: only the wish itself counts beside the capability.
  if (input.useAsCollectionCondition) createdDefinition.isCollectionCondition = true;
  if (input.pin) shop.definitions.pin(createdDefinition);
  takeOver(shop, createdDefinition);
  indexValues(shop, createdDefinition);
  return { createdDefinition, userErrors };
}

/** @param {Shop} shop @param {any} content */
function contentErrors(shop, { namespace, key, name, type, ownerType, description, validations }) {
  const path = (/** @type {string} */ field) => ['definition', field];
  const errors = [
    lengthError('Namespace', namespace, 3, 255, path('namespace')), lengthError('Key', key, 2, 64, path('key')), lengthError('Name', name, 1, 255, path('name')),
    lengthError('Description', description ?? '', 0, 255, path('description')),
    nameError('Namespace', namespace, path('namespace')), nameError('Key', key, path('key'))
  ].filter(error => error !== null);
  if (RESERVED.includes(namespace)) errors.push(userError(path('namespace'), `Namespace ${namespace} is a reserved namespace`, 'RESERVED_NAMESPACE_KEY'));
  if (!DEFINABLE_TYPES.includes(type)) errors.push(userError(path('type'), `Type name ${type} is not a valid type. Valid types are: ${DEFINABLE_TYPES.join(', ')}.`, 'INCLUSION'));
  else errors.push(...optionProblems(type, validations).map(problem => userError(path('validations'), problem.message, problem.code)));
  if (!(ownerType in OWNER_NAMES)) errors.push(userError(path('ownerType'), `The emulator has no metafields of the owner type ${ownerType}.`, 'INCLUSION'));
  if (shop.definitions.of({ ownerType, namespace, key })) errors.push(userError(path('key'), `Key is in use for ${OWNER_NAMES[ownerType]} metafields on the '${namespace}' namespace.`, 'TAKEN'));
  if (shop.tables.MetafieldDefinition.rows.filter(one => one.ownerType === ownerType).length >= MAX_DEFINITIONS) {
    errors.push(userError(['definition'], `Stores can only have ${MAX_DEFINITIONS} definitions for each store resource.`, 'RESOURCE_TYPE_LIMIT_EXCEEDED'));
  }
  return errors;
}

/** @param {string} name @param {string} text @param {string[]} path */
const nameError = (name, text, path) =>
  (/^[\w-]*$/.test(text) ? null : userError(path, `${name} contains one or more invalid characters.`, 'INVALID_CHARACTER'));

/** Metafields from before that fit get the type; the others stay as they are. @param {Shop} shop @param {MetafieldDefinition} definition */
function takeOver(shop, definition) {
  for (const metafield of shop.definitions.metafieldsOf(definition)) {
    if (metafield.type === definition.typeName) continue;
    const checked = checkMetafieldValue(definition.typeName, metafield.value, shop);
    if ('value' in checked && !definitionProblem(definition, checked.value)) shop.changeMetafield(metafield, { type: definition.typeName, value: checked.value }, metafield.updatedMs);
  }
}
