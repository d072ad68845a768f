// @ts-check
// How many definitions a shop may have, and to what ends.
import { isAppNamespace } from '../../store/app.js';
import { userError } from '../rules/user-error.js';

/** @import { Shop } from '../../store/shop.js' */
/** @import { MetafieldDefinition } from '../../store/records/metafield-definition.js' */
/** @import { Wishes } from './definition-input.js' */
/** @import { UserError } from '../rules/user-error.js' */

export const MAX_DEFINITIONS = 256;
const MAX_FILTERS = 50;
const MAX_CONDITIONS = 128;

/** The merchant and each app have a number of their own. @param {Shop} shop @param {{ ownerType: string, namespace: string }} content @returns {UserError[]} */
export function numberErrors(shop, { ownerType, namespace }) {
  const isApps = isAppNamespace(namespace);
  if (countOf(shop, one => one.ownerType === ownerType && isAppNamespace(one.namespace) === isApps) < MAX_DEFINITIONS) return [];
  return [isApps
    ? userError(['definition'], `Apps can only have ${MAX_DEFINITIONS} definitions for each store resource.`, 'RESOURCE_TYPE_LIMIT_EXCEEDED_BY_APP')
    : userError(['definition'], `Stores can only have ${MAX_DEFINITIONS} definitions for each store resource.`, 'RESOURCE_TYPE_LIMIT_EXCEEDED')];
}

/** @param {Shop} shop @param {string} ownerType @param {MetafieldDefinition | null} definition null for a new one @param {Wishes} wishes @returns {UserError[]} */
export function useErrors(shop, ownerType, definition, wishes) {
  const errors = [];
  if (wishes.capabilities?.adminFilterable?.enabled && !definition?.isAdminFilterable && countOf(shop, one => one.ownerType === ownerType && one.isAdminFilterable) >= MAX_FILTERS) {
    errors.push(userError(['definition', 'capabilities', 'adminFilterable'], 'You have reached the maximum allowed definitions to be used as admin filters.', 'OWNER_TYPE_LIMIT_EXCEEDED_FOR_USE_AS_ADMIN_FILTERS'));
  }
  if (wantsConditions(wishes) && !definition?.isCollectionCondition && countOf(shop, one => one.ownerType === ownerType && one.isCollectionCondition) >= MAX_CONDITIONS) {
    errors.push(userError(['definition', 'capabilities', 'smartCollectionCondition'], 'You have reached the maximum allowed definitions for automated collections.', 'OWNER_TYPE_LIMIT_EXCEEDED_FOR_AUTOMATED_COLLECTIONS'));
  }
  return errors;
}

/** @param {Wishes} wishes */
const wantsConditions = ({ capabilities, useAsCollectionCondition }) => capabilities?.smartCollectionCondition?.enabled || useAsCollectionCondition === true;

/** @param {Shop} shop @param {(definition: MetafieldDefinition) => boolean} fits */
const countOf = (shop, fits) => shop.definitions.table.rows.filter(fits).length;

/** @param {Shop} shop @param {MetafieldDefinition} definition */
export const isInUse = (shop, definition) => shop.tables.CollectionConditionsSource.rows.some(({ inclusion, exclusion }) =>
  [...inclusion.conditions, ...exclusion.conditions].some(condition => condition.definition === definition));

export const IN_USE = { message: 'Action cannot proceed. Definition is currently in use.', code: 'METAFIELD_DEFINITION_IN_USE' };
