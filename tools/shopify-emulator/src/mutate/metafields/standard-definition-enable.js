// @ts-check
import { STANDARD_DEFINITIONS } from '../../store/standard-definitions.js';
import { userError } from '../rules/user-error.js';
import { applyWishes, indexValues, MAX_PINNED, OWNER_NAMES, PINNED_LIMIT, refuseUnmodelled, wishErrors } from './definition-input.js';
import { useErrors } from './definition-limits.js';

/** @import { Context } from '../../store/write.js' */
/** @import { Shop } from '../../store/shop.js' */
/** @import { StandardDefinition } from '../../store/standard-definitions.js' */
/** @import { UserError } from '../rules/user-error.js' */

/** @typedef {{ ownerType: string, id?: string | null, namespace?: string | null, key?: string | null, pin?: boolean | null, capabilities?: any, access?: any, useAsCollectionCondition?: boolean | null, visibleToStorefrontApi?: boolean | null }} EnableArgs */

/** Makes the definition that Shopify has ready; these count towards no limit. @param {unknown} _ @param {EnableArgs} args @param {Context} ctx */
export function standardMetafieldDefinitionEnable(_, args, { shop }) {
  refuseUnmodelled('standardMetafieldDefinitionEnable', args);
  const template = templateOf(args);
  const userErrors = template ? takenErrors(shop, template, args) : [missing(args)];
  if (template && userErrors.length === 0) userErrors.push(...asArguments([...wishErrors({ ...template, ownerType: args.ownerType, typeName: template.type }, args), ...useErrors(shop, args.ownerType, null, args)]));
  if (!template || userErrors.length) return { createdDefinition: null, userErrors };

  const { namespace, key, name, description, type } = template;
  const createdDefinition = shop.definitions.add({ ownerType: args.ownerType, namespace, key, name, description, type, validations: template.options });
  createdDefinition.storefrontAccess = args.visibleToStorefrontApi ?? template.isForStorefront ? 'PUBLIC_READ' : 'NONE';
  applyWishes(createdDefinition, args);
  if (args.pin) shop.definitions.pin(createdDefinition);
  indexValues(shop, createdDefinition);
  return { createdDefinition, userErrors };
}

/** @param {EnableArgs} args @returns {StandardDefinition | undefined} */
const templateOf = ({ ownerType, id, namespace, key }) =>
  STANDARD_DEFINITIONS.find(one => one.ownerTypes.includes(ownerType) && (id != null ? one.id === id : one.namespace === namespace && one.key === key));

/** @param {EnableArgs} args */
const missing = ({ id }) => (id != null
  ? userError(['id'], 'Id is not a valid standard metafield definition template id', 'TEMPLATE_NOT_FOUND')
  : userError(null, "A standard definition wasn't found for the specified owner type, namespace, and key.", 'TEMPLATE_NOT_FOUND'));

/** @param {Shop} shop @param {StandardDefinition} template @param {EnableArgs} args @returns {UserError[]} */
function takenErrors(shop, { namespace, key, type }, { ownerType, pin }) {
  const name = { ownerType, namespace, key };
  if (shop.definitions.of(name)) return [userError(null, `Key is in use for ${OWNER_NAMES[ownerType]} metafields on the '${namespace}' namespace.`, 'TAKEN')];
  if (shop.definitions.metafieldsOf(name).some(metafield => metafield.type !== type)) return [userError(null, 'The namespace and key is already in use for a set of your metafields.', 'UNSTRUCTURED_ALREADY_EXISTS')];
  // This mutation has no code of its own for it.
  return pin && shop.definitions.pinned(ownerType).length >= MAX_PINNED ? [userError(['pin'], PINNED_LIMIT, 'LIMIT_EXCEEDED')] : [];
}

/** Here there is no `definition` around the wishes. @param {UserError[]} errors */
const asArguments = errors => errors.map(error => ({ ...error, field: error.field && error.field.length > 1 ? error.field.slice(1) : null }));
