// @ts-check
import { resolveNamespace } from '../../store/app.js';
import { isKnownType } from '../rules/metafield-values.js';
import { lengthError } from '../rules/metafield-input.js';
import { refuseInputs } from '../rules/unsupported.js';
import { userError } from '../rules/user-error.js';

/** @import { Context } from '../../store/write.js' */

/** @type {Record<string, string>} */
const OWNERS = { PRODUCT: 'Product', PRODUCTVARIANT: 'Product Variant' };

/**
 * As much of definitions as products found by an id of the app's own need. It is no write to a product: the ledger does not list it.
 * @param {unknown} _ @param {{ definition: any }} args @param {Context} ctx
 */
export function metafieldDefinitionCreate(_, { definition }, { shop }) {
  refuseInputs('metafieldDefinitionCreate', definition, ['validations', 'access', 'constraints', 'useAsCollectionCondition', 'pin']);
  refuseInputs('metafieldDefinitionCreate', definition.capabilities, ['smartCollectionCondition', 'adminFilterable']);
  const namespace = resolveNamespace(definition.namespace);
  const { key, type, ownerType, name, description = null } = definition;
  const path = (/** @type {string} */ field) => ['definition', field];
  const userErrors = [
    lengthError('Namespace', namespace, 3, 255, path('namespace')), lengthError('Key', key, 2, 64, path('key')), lengthError('Name', name, 1, 255, path('name'))
  ].filter(error => error !== null);
  if (!isKnownType(type)) userErrors.push(userError(path('type'), `Type name ${type} is not a valid type.`, 'INCLUSION'));
  if (!(ownerType in OWNERS)) userErrors.push(userError(path('ownerType'), `The emulator has metafields of products and variants only, not of ${ownerType}.`, 'INCLUSION'));
  if (shop.definitionOf(ownerType, namespace, key)) userErrors.push(userError(path('key'), `Key is in use for ${OWNERS[ownerType]} metafields on the '${namespace}' namespace.`, 'TAKEN'));
  if (userErrors.length) return { createdDefinition: null, userErrors };
  const isUnique = type === 'id' || definition.capabilities?.uniqueValues?.enabled === true;
  return { createdDefinition: shop.addDefinition({ ownerType, namespace, key, type, name, description, isUnique }), userErrors };
}
