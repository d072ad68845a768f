// @ts-check
import { resolveNamespace } from '../../store/app.js';
import { DEFINABLE_TYPES } from '../../store/metafield-types.js';
import { definitionProblem, optionProblems } from '../rules/definition-rules.js';
import { foreignErrors, nameErrors } from '../rules/metafield-name.js';
import { checkMetafieldValue } from '../rules/metafield-values.js';
import { userError } from '../rules/user-error.js';
import { constraintErrors } from './constraint-rules.js';
import { applyWishes, descriptionErrors, indexValues, labelErrors, MAX_PINNED, OWNER_NAMES, PINNED_LIMIT, refuseUnmodelled, valuesAreUnique, wishErrors } from './definition-input.js';
import { numberErrors, useErrors } from './definition-limits.js';

/** @import { Context } from '../../store/write.js' */
/** @import { Shop } from '../../store/shop.js' */
/** @import { MetafieldDefinition } from '../../store/records/metafield-definition.js' */

const NAME_CODES = { invalid: 'INVALID_CHARACTER', reserved: 'RESERVED_NAMESPACE_KEY' };

/**
 * A definition is no part of a product: the ledger does not list it.
 * @param {unknown} _ @param {{ definition: any }} args @param {Context} ctx
 */
export function metafieldDefinitionCreate(_, { definition: input }, ctx) {
  const { shop } = ctx;
  const content = { ...input, namespace: resolveNamespace(input.namespace), typeName: input.type, validations: input.validations ?? [] };
  const userErrors = [...contentErrors(ctx, content), ...wishErrors(content, input), ...useErrors(shop, content.ownerType, null, input), ...constraintErrors(content.ownerType, input.constraints, input.pin === true)];
  if (userErrors.length === 0 && input.pin && shop.definitions.pinned(content.ownerType).length >= MAX_PINNED) userErrors.push(userError(['definition'], PINNED_LIMIT, 'PINNED_LIMIT_REACHED'));
  if (userErrors.length === 0 && input.capabilities?.uniqueValues?.enabled && !valuesAreUnique(shop, content)) {
    userErrors.push(userError(['definition', 'capabilities', 'uniqueValues'], 'The existing values are not unique.', 'INVALID_CAPABILITY'));
  }
  if (userErrors.length) return { createdDefinition: null, userErrors };
  refuseUnmodelled('metafieldDefinitionCreate', input);

  const createdDefinition = shop.definitions.add(content);
  applyWishes(createdDefinition, input);
  if (input.pin) shop.definitions.pin(createdDefinition);
  takeOver(shop, createdDefinition);
  indexValues(shop, createdDefinition);
  return { createdDefinition, userErrors };
}

/** @param {Context} ctx @param {any} content @returns {import('../rules/user-error.js').UserError[]} */
function contentErrors(ctx, { namespace, key, name, type, ownerType, description, validations }) {
  const { shop } = ctx;
  const path = (/** @type {string} */ field) => ['definition', field];
  const foreign = foreignErrors(namespace, ctx, ['definition']).map(error => ({ ...error, code: 'INVALID' }));
  const errors = [...nameErrors(namespace, key, ['definition'], NAME_CODES), ...foreign, ...labelErrors(name), ...descriptionErrors(description)];
  if (!DEFINABLE_TYPES.includes(type)) errors.push(userError(path('type'), `Type name ${type} is not a valid type. Valid types are: ${DEFINABLE_TYPES.join(', ')}.`, 'INCLUSION'));
  else errors.push(...optionProblems(type, validations).map(problem => userError(path('validations'), problem.message, problem.code)));
  if (!(ownerType in OWNER_NAMES)) errors.push(userError(path('ownerType'), `The emulator has no metafields of the owner type ${ownerType}.`, 'INCLUSION'));
  if (shop.definitions.of({ ownerType, namespace, key })) errors.push(userError(path('key'), `Key is in use for ${OWNER_NAMES[ownerType]} metafields on the '${namespace}' namespace.`, 'TAKEN'));
  return [...errors, ...numberErrors(shop, { ownerType, namespace })];
}

/** Metafields from before that fit get the type; the others stay as they are. @param {Shop} shop @param {MetafieldDefinition} definition */
function takeOver(shop, definition) {
  for (const metafield of shop.definitions.metafieldsOf(definition)) {
    if (metafield.type === definition.typeName) continue;
    const checked = checkMetafieldValue(definition.typeName, metafield.value, shop);
    if ('value' in checked && !definitionProblem(definition, checked.value)) shop.changeMetafield(metafield, { type: definition.typeName, value: checked.value }, metafield.updatedMs);
  }
}
