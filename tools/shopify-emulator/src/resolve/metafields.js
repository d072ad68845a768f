// @ts-check
import { byId, page, pageList } from '../store/connection.js';
import { resolveNamespace } from '../store/app.js';
import { categoryOfType, DEFINABLE_TYPES, elementType, REFERENCES, supportedValidations } from '../store/metafield-types.js';
import { definitionFields, definitionSortKeys } from '../store/search/definition-fields.js';
import { listPage } from '../store/search/list.js';
import { STANDARD_DEFINITIONS } from '../store/standard-definitions.js';
import { checkMetafieldValue } from '../mutate/rules/metafield-values.js';
import { definitionProblem } from '../mutate/rules/definition-rules.js';
import { eligible, findDefinition } from '../mutate/metafields/definition-input.js';
import { storedMetafieldFields } from './metafield.js';

/** @import { StandardDefinition } from '../store/standard-definitions.js' */
/** @import { Part } from './parts.js' */
/** @import { Context } from '../store/write.js' */
/** @import { Shop } from '../store/shop.js' */
/** @import { Metafield } from '../store/records/metafield.js' */
/** @import { MetafieldDefinition } from '../store/records/metafield-definition.js' */

/** @type {Record<string, (metafield: Metafield, args: any, ctx: Context) => unknown>} */
const metafield = {
  definition: (one, _, { shop }) => shop.definitions.of(one) ?? null,
  reference: ({ type, value }, _, { shop }) => (Object.hasOwn(REFERENCES, type) ? shop.find(value) ?? null : null),
  references: ({ type, value }, args, { shop, unpaged }) => {
    if (elementType(type) === type || !Object.hasOwn(REFERENCES, elementType(type))) return null;
    return pageList(JSON.parse(value).map((/** @type {string} */ id) => shop.find(id)).filter(Boolean), args, { unpaged });
  }
};

/** @type {Record<string, (definition: MetafieldDefinition, args: any, ctx: Context) => unknown>} */
const definition = {
  type: ({ typeName }) => typeView(typeName),
  access: ({ adminAccess, storefrontAccess, customerAccountAccess }) => ({ admin: adminAccess, storefront: storefrontAccess, customerAccount: customerAccountAccess }),
  capabilities: one => ({
    uniqueValues: { eligible: eligible.uniqueValues(one), enabled: one.isUnique },
    adminFilterable: { eligible: eligible.adminFilterable(one), enabled: one.isAdminFilterable, status: one.isAdminFilterable ? 'FILTERABLE' : 'NOT_FILTERABLE' },
    smartCollectionCondition: { eligible: eligible.smartCollectionCondition(one), enabled: one.isCollectionCondition },
    cartToOrderCopyable: { eligible: eligible.cartToOrderCopyable(one), enabled: one.isCartToOrderCopyable }
  }),
  validationStatus: (one, _, { shop }) => (shop.definitions.metafieldsOf(one).every(metafield => isValid(shop, one, metafield)) ? 'ALL_VALID' : 'SOME_INVALID'),
  metafields: (one, args, { shop, unpaged }) => page(metafieldsOf(shop, one, args), args, byId, { unpaged }),
  metafieldsCount: (one, args, { shop }) => metafieldsOf(shop, one, args).length
};

/** @param {Shop} shop @param {MetafieldDefinition} one @param {{ validationStatus?: string | null }} args */
const metafieldsOf = (shop, one, { validationStatus }) => shop.definitions.metafieldsOf(one)
  .filter(metafield => validationStatus == null || validationStatus === 'ANY' || isValid(shop, one, metafield) === (validationStatus === 'VALID'));

/** @param {Shop} shop @param {MetafieldDefinition} one @param {Metafield} metafield */
function isValid(shop, one, { type, value }) {
  return type === one.typeName && 'value' in checkMetafieldValue(type, value, shop) && !definitionProblem(one, value);
}

/** @param {string} name */
const typeView = name => ({ name, category: categoryOfType(name), supportedValidations: supportedValidations(name), supportsDefinitionMigrations: name !== 'id' });

/** @param {any} args @param {Context} ctx @param {any} info */
function definitions(args, ctx, info) {
  const { ownerType, namespace, key, pinnedStatus = 'ANY', sortKey = 'ID' } = args;
  const isWanted = (/** @type {MetafieldDefinition} */ one) => one.ownerType === ownerType
    && (namespace == null || one.namespace === resolveNamespace(namespace)) && (key == null || one.key === key)
    && (pinnedStatus === 'ANY' || (one.pinnedPosition !== null) === (pinnedStatus === 'PINNED'));
  const { MetafieldDefinition: table } = ctx.shop.tables;
  return listPage({ name: 'metafieldDefinitions', table: () => table, fieldMap: definitionFields, sortKeys: definitionSortKeys, visible: () => isWanted }, { ...args, sortKey }, ctx, info);
}

/** For any of the owners. @param {Shop} shop @param {StandardDefinition} template */
const isActivated = (shop, { ownerTypes, namespace, key }) => ownerTypes.some(ownerType => shop.definitions.of({ ownerType, namespace, key }));

const PAYLOADS = {
  MetafieldDefinitionCreatePayload: ['createdDefinition', 'userErrors'],
  MetafieldDefinitionUpdatePayload: ['updatedDefinition', 'validationJob', 'userErrors'],
  MetafieldDefinitionDeletePayload: ['deletedDefinition', 'deletedDefinitionId', 'userErrors'],
  MetafieldDefinitionPinPayload: ['pinnedDefinition', 'userErrors'],
  MetafieldDefinitionUnpinPayload: ['unpinnedDefinition', 'userErrors'],
  StandardMetafieldDefinitionEnablePayload: ['createdDefinition', 'userErrors'],
  MetafieldsSetPayload: ['metafields', 'userErrors'],
  MetafieldsDeletePayload: ['deletedMetafields', 'userErrors']
};

const CODED_ERRORS = [...['Create', 'Update', 'Delete', 'Pin', 'Unpin'].map(verb => `MetafieldDefinition${verb}UserError`), 'StandardMetafieldDefinitionEnableUserError'];

/** Metafields of all owners, and their definitions. @type {Part} */
export const metafieldsPart = {
  resolvers: {
    QueryRoot: {
      metafieldDefinition: (_, args, { shop }) => findDefinition(shop, args),
      metafieldDefinitions: (_, args, ctx, info) => definitions(args, ctx, info),
      standardMetafieldDefinitionTemplates: (_, args, { shop, unpaged }) => page(STANDARD_DEFINITIONS.filter(one => !args.excludeActivated || !isActivated(shop, one)), args, byId, { unpaged }),
      metafieldDefinitionTypes: () => DEFINABLE_TYPES.map(typeView)
    },
    Metafield: metafield,
    MetafieldDefinition: definition,
    StandardMetafieldDefinitionTemplate: {
      type: ({ type }) => typeView(type),
      validations: ({ options }) => options,
      visibleToStorefrontApi: ({ isForStorefront }) => isForStorefront
    }
  },
  stored: {
    Metafield: storedMetafieldFields,
    MetafieldIdentifier: ['ownerId', 'namespace', 'key'],
    MetafieldDefinition: ['id', 'namespace', 'key', 'name', 'description', 'ownerType', 'pinnedPosition', 'validations', 'useAsCollectionCondition'],
    StandardMetafieldDefinitionTemplate: ['id', 'namespace', 'key', 'name', 'description', 'ownerTypes'],
    MetafieldDefinitionType: ['name', 'category', 'supportedValidations', 'supportsDefinitionMigrations'],
    MetafieldDefinitionSupportedValidation: ['name', 'type'],
    MetafieldDefinitionValidation: ['name', 'type', 'value'],
    MetafieldDefinitionIdentifier: ['ownerType', 'namespace', 'key'],
    MetafieldAccess: ['admin', 'storefront', 'customerAccount'],
    MetafieldCapabilities: ['uniqueValues', 'adminFilterable', 'smartCollectionCondition', 'cartToOrderCopyable'],
    MetafieldCapabilityUniqueValues: ['eligible', 'enabled'],
    MetafieldCapabilityAdminFilterable: ['eligible', 'enabled', 'status'],
    MetafieldCapabilitySmartCollectionCondition: ['eligible', 'enabled'],
    MetafieldCapabilityCartToOrderCopyable: ['eligible', 'enabled'],
    MetafieldsSetUserError: ['field', 'message', 'code', 'elementIndex'],
    ...Object.fromEntries(CODED_ERRORS.map(name => [name, ['field', 'message', 'code']])),
    ...PAYLOADS
  }
};
