// @ts-check
import { resolveNamespace } from '../../store/app.js';
import { notImplemented } from '../../engine/errors.js';
import { OWNER_TYPES } from '../../store/records/metafield.js';
import { checkMetafieldValue, isKnownType } from './metafield-values.js';
import { userError } from './user-error.js';

/** @import { Shop } from '../../store/shop.js' */
/** @import { Metafield, MetafieldOwner } from '../../store/records/metafield.js' */
/** @import { UserError } from './user-error.js' */

/** @typedef {{ id?: string | null, namespace?: string | null, key?: string | null, type?: string | null, value?: string | null, compareDigest?: string | null }} MetafieldInput */
/** @typedef {{ namespace: string, key: string, type: string, value: string }} Content */

const RESERVED = ['shopify_standard', 'protected', 'shopify-l10n-fields'];

/**
 * @param {Shop} shop @param {MetafieldOwner | null} owner null for one that is not made yet @param {MetafieldInput} input
 * @param {(string | number)[]} path of this input @param {string} [ownerType] of an owner that is not made yet
 * @returns {{ errors: UserError[], content: Content }} the content is to be used only when there are no errors
 */
export function checkMetafield(shop, owner, input, path, ownerType = owner ? OWNER_TYPES[owner.__typename] : 'PRODUCT') {
  const existing = owner && findMetafield(owner, input);
  const namespace = existing?.namespace ?? resolveNamespace(input.namespace);
  const key = existing?.key ?? input.key ?? '';
  const type = input.type ?? existing?.type ?? shop.definitionOf(ownerType, namespace, key)?.typeName;
  const content = { namespace, key, type: type ?? '', value: input.value ?? '' };
  const errors = existing ? [] : nameErrors(namespace, key, path);
  if (errors.length) return { errors, content };
  if (!type) return { errors: [userError([...path, 'type'], "Type can't be blank", 'BLANK')], content };
  if (!isKnownType(type)) throw notImplemented(`metafields of the type ${type}`);
  const checked = checkMetafieldValue(type, content.value, shop.currencyCode);
  if ('message' in checked) return { errors: [userError([...path, 'value'], checked.message, 'INVALID_VALUE', checked.elementIndex ?? null)], content };
  return { errors: uniqueErrors(shop, owner, { ...content, value: checked.value }, path), content: { ...content, value: checked.value } };
}

/** @param {MetafieldOwner} owner @param {MetafieldInput} input @returns {Metafield | undefined} */
export const findMetafield = (owner, { id, namespace, key }) => id != null
  ? owner.metafields.find(metafield => metafield.id === id)
  : owner.metafields.find(metafield => metafield.namespace === resolveNamespace(namespace) && metafield.key === key);

/** @param {string} namespace @param {string} key @param {(string | number)[]} path */
function nameErrors(namespace, key, path) {
  const errors = [
    lengthError('Namespace', namespace, 3, 255, [...path, 'namespace']),
    lengthError('Key', key, 2, 64, [...path, 'key'])
  ].filter(error => error !== null);
  if (RESERVED.includes(namespace)) errors.push(userError([...path, 'namespace'], `Namespace ${namespace} is a reserved namespace`));
  return errors;
}

/** @param {string} name @param {string} text @param {number} from @param {number} to @param {(string | number)[]} path */
export function lengthError(name, text, from, to, path) {
  if (text.length < from) return userError(path, `${name} is too short (minimum is ${from} characters)`, 'TOO_SHORT');
  return text.length > to ? userError(path, `${name} is too long (maximum is ${to} characters)`, 'TOO_LONG') : null;
}

/** The value of an `id` belongs to one product only. @param {Shop} shop @param {MetafieldOwner | null} owner @param {Content} content @param {(string | number)[]} path */
function uniqueErrors(shop, owner, content, path) {
  const holder = content.type === 'id' ? shop.uniqueMetafields.find(content)?.owner : undefined;
  return holder && holder !== owner ? [userError([...path, 'value'], 'Value must be unique.', 'TAKEN')] : [];
}

/** @param {Shop} shop @param {MetafieldOwner} owner @param {Content} content @param {number} now @returns {Metafield} */
export function putMetafield(shop, owner, content, now) {
  const existing = owner.metafields.find(metafield => metafield.namespace === content.namespace && metafield.key === content.key);
  if (!existing) return shop.addMetafield(owner, content, now);
  shop.changeMetafield(existing, content, now);
  return existing;
}

/** All metafields of an input list. @param {Shop} shop @param {MetafieldOwner | null} owner @param {MetafieldInput[] | null | undefined} inputs @param {(string | number)[]} path @param {string} [ownerType] */
export function checkMetafields(shop, owner, inputs, path, ownerType) {
  const checked = (inputs ?? []).map((input, index) => checkMetafield(shop, owner, input, [...path, index], ownerType));
  return { errors: checked.flatMap(({ errors }) => errors), contents: checked.map(({ content }) => content) };
}
