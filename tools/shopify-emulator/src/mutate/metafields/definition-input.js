// @ts-check
import { isAppNamespace, resolveNamespace } from '../../store/app.js';
import { notImplemented } from '../../engine/errors.js';
import { lengthError } from '../rules/metafield-name.js';
import { userError } from '../rules/user-error.js';

/** @import { Shop } from '../../store/shop.js' */
/** @import { MetafieldDefinition } from '../../store/records/metafield-definition.js' */
/** @import { UserError } from '../rules/user-error.js' */

/** What people call the owners. @type {Record<string, string>} */
export const OWNER_NAMES = {
  PRODUCT: 'Product', PRODUCTVARIANT: 'Product Variant', COLLECTION: 'Collection', CUSTOMER: 'Customer', ORDER: 'Order', LOCATION: 'Location', SHOP: 'Shop',
  // Shops have definitions for these as well, though this one has nothing that they would apply to.
  ARTICLE: 'Article', BLOG: 'Blog', CARTTRANSFORM: 'Cart Transform', COMPANY: 'Company', COMPANY_LOCATION: 'Company Location', DELIVERY_CUSTOMIZATION: 'Delivery Customization', DISCOUNT: 'Discount',
  DRAFTORDER: 'Draft Order', FULFILLMENT_CONSTRAINT_RULE: 'Fulfillment Constraint Rule', GIFT_CARD_TRANSACTION: 'Gift Card Transaction', MARKET: 'Market',
  ORDER_ROUTING_LOCATION_RULE: 'Order Routing Location Rule', PAGE: 'Page', PAYMENT_CUSTOMIZATION: 'Payment Customization', SELLING_PLAN: 'Selling Plan', TRANSFER: 'Transfer', VALIDATION: 'Validation'
};

/** Types whose values can be told apart. */
const UNIQUE_TYPES = ['id', 'single_line_text_field', 'number_integer', 'url'];
const FILTERABLE_TYPES = ['boolean', 'single_line_text_field', 'list.single_line_text_field', 'number_integer', 'number_decimal', 'color', 'date', 'date_time', 'product_reference', 'collection_reference', 'metaobject_reference'];
const CONDITION_TYPES = ['boolean', 'number_integer', 'number_decimal', 'rating', 'single_line_text_field', 'list.single_line_text_field', 'metaobject_reference', 'list.metaobject_reference'];

/** @type {Record<'uniqueValues' | 'adminFilterable' | 'smartCollectionCondition' | 'cartToOrderCopyable', (definition: { ownerType: string, typeName: string }) => boolean>} */
export const eligible = {
  uniqueValues: ({ typeName }) => UNIQUE_TYPES.includes(typeName),
  adminFilterable: ({ ownerType, typeName }) => ['PRODUCT', 'CUSTOMER', 'ORDER'].includes(ownerType) && FILTERABLE_TYPES.includes(typeName),
  smartCollectionCondition: ({ ownerType, typeName }) => ['PRODUCT', 'PRODUCTVARIANT'].includes(ownerType) && CONDITION_TYPES.includes(typeName),
  cartToOrderCopyable: ({ ownerType }) => ownerType === 'ORDER'
};

/** @typedef {{ capabilities?: any, access?: any, namespace?: string | null, useAsCollectionCondition?: boolean | null }} Wishes */

/** @param {string} mutation @param {any} definition what of a definition is not in the store must not look accepted */
export function refuseUnmodelled(mutation, definition) {
  for (const name of ['constraints', 'constraintsUpdates']) if (definition[name] != null) throw notImplemented(`the input ${name} of ${mutation}`);
  if (definition.capabilities?.analyticsQueryable?.enabled) throw notImplemented(`the capability analyticsQueryable of ${mutation}`);
}

/** @param {{ ownerType: string, typeName: string, namespace: string }} definition @param {Wishes} wishes @returns {UserError[]} */
export function wishErrors(definition, { capabilities, access, useAsCollectionCondition }) {
  const errors = [];
  if (useAsCollectionCondition && capabilities?.smartCollectionCondition?.enabled === false) {
    errors.push(userError(['definition'], 'The input combination is invalid.', 'INVALID_INPUT_COMBINATION'));
  } else if (useAsCollectionCondition && !eligible.smartCollectionCondition(definition)) {
    errors.push(userError(['definition'], 'The definition type is not eligible to be used as collection condition.', 'TYPE_NOT_ALLOWED_FOR_CONDITIONS'));
  }
  for (const name of /** @type {(keyof typeof eligible)[]} */ (Object.keys(eligible))) {
    if (capabilities?.[name]?.enabled && !eligible[name](definition)) {
      errors.push(userError(['definition', 'capabilities', name], `The capability ${snake(name)} is not valid for this definition.`, 'INVALID_CAPABILITY'));
    }
  }
  if (capabilities?.uniqueValues?.enabled === false && definition.typeName === 'id') {
    errors.push(userError(['definition', 'capabilities', 'uniqueValues'], 'The capability unique_values is required for this definition.', 'CAPABILITY_REQUIRED_BUT_DISABLED'));
  }
  if (access?.admin != null && !isAppNamespace(definition.namespace)) {
    errors.push(userError(['definition', 'access', 'admin'], 'Admin access can only be specified for app-owned metafield definitions.', 'ADMIN_ACCESS_INPUT_NOT_ALLOWED'));
  }
  return errors;
}

/** `uniqueValues` -> `unique_values` @param {string} name */
const snake = name => name.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`);

/** @param {MetafieldDefinition} definition @param {Wishes} wishes */
export function applyWishes(definition, { capabilities, access, useAsCollectionCondition }) {
  // Absent reads as false: only the wish itself counts beside the capability.
  if (useAsCollectionCondition) definition.isCollectionCondition = true;
  if (capabilities?.cartToOrderCopyable) definition.isCartToOrderCopyable = capabilities.cartToOrderCopyable.enabled;
  if (capabilities?.uniqueValues) definition.isUnique = capabilities.uniqueValues.enabled;
  if (capabilities?.adminFilterable) definition.isAdminFilterable = capabilities.adminFilterable.enabled;
  if (capabilities?.smartCollectionCondition) definition.isCollectionCondition = capabilities.smartCollectionCondition.enabled;
  if (access?.admin != null) definition.adminAccess = access.admin;
  if (access?.storefront != null) definition.storefrontAccess = access.storefront;
  if (access?.customerAccount != null) definition.customerAccountAccess = access.customerAccount;
}

/** @param {Shop} shop @param {{ id?: string | null, identifier?: { ownerType: string, namespace?: string | null, key: string } | null }} names @returns {MetafieldDefinition | null} */
export function findDefinition(shop, { id, identifier }) {
  if (identifier) return shop.definitions.of({ ...identifier, namespace: resolveNamespace(identifier.namespace) }) ?? null;
  const found = shop.find(id);
  return found?.__typename === 'MetafieldDefinition' ? found : null;
}

/** @param {Shop} shop @param {MetafieldDefinition} definition */
export function valuesAreUnique(shop, definition) {
  const values = shop.definitions.metafieldsOf(definition).map(({ value }) => value);
  return new Set(values).size === values.length;
}

/** @param {Shop} shop @param {MetafieldDefinition} definition whose uniqueness was just decided */
export function indexValues(shop, definition) {
  for (const metafield of shop.definitions.metafieldsOf(definition)) {
    shop.uniqueMetafields.remove(metafield);
    shop.uniqueMetafields.add(metafield);
  }
}

/** @param {string | null | undefined} name @returns {UserError[]} */
export function labelErrors(name) {
  if (name == null) return [];
  const path = ['definition', 'name'];
  const long = lengthError('Name', name, 0, 255, path);
  return name.trim() === '' ? [userError(path, "Name can't be blank", 'BLANK')] : long ? [long] : [];
}

/** @param {string | null | undefined} description @returns {UserError[]} */
export function descriptionErrors(description) {
  const long = lengthError('Description', description ?? '', 0, 255, ['definition', 'description']);
  return long ? [long] : [];
}

export const MAX_PINNED = 20;
export const PINNED_LIMIT = `Limit of ${MAX_PINNED} pinned definitions.`;
