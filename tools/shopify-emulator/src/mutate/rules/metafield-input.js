// @ts-check
import { resolveNamespace } from '../../store/app.js';
import { isKnownType, METAFIELD_TYPES } from '../../store/metafield-types.js';
import { OWNER_TYPES } from '../../store/records/metafield.js';
import { definitionProblem } from './definition-rules.js';
import { nameErrors } from './metafield-name.js';
import { sizeProblem } from './metafield-size.js';
import { checkMetafieldValue } from './metafield-values.js';
import { userError } from './user-error.js';

/** @import { Shop } from '../../store/shop.js' */
/** @import { Metafield, MetafieldOwner } from '../../store/records/metafield.js' */
/** @import { UserError } from './user-error.js' */

/** @typedef {{ id?: string | null, namespace?: string | null, key?: string | null, type?: string | null, value?: string | null, compareDigest?: string | null }} MetafieldInput */
/** @typedef {{ namespace: string, key: string, type: string, value: string }} Content */

const NAME_CODES = { invalid: 'INVALID', reserved: null };

/**
 * @param {Shop} shop @param {MetafieldOwner | null} owner null for one that is not made yet @param {MetafieldInput} input
 * @param {(string | number)[]} path of this input @param {string} [ownerType] of an owner that is not made yet
 * @returns {{ errors: UserError[], content: Content }} the content is to be used only when there are no errors
 */
export function checkMetafield(shop, owner, input, path, ownerType = owner ? OWNER_TYPES[owner.__typename] : 'PRODUCT') {
  const existing = owner && findMetafield(owner, input);
  const namespace = existing?.namespace ?? resolveNamespace(input.namespace);
  const key = existing?.key ?? input.key ?? '';
  const definition = shop.definitions.of({ ownerType, namespace, key });
  const type = input.type ?? definition?.typeName ?? existing?.type ?? '';
  const content = { namespace, key, type, value: input.value ?? '' };
  const refused = (/** @type {UserError[]} */ ...errors) => ({ errors, content });
  const errors = existing ? [] : nameErrors(namespace, key, path, NAME_CODES);
  if (errors.length) return refused(...errors);
  if (!type) return refused(userError([...path, 'type'], "Type can't be blank", 'BLANK'));
  if (!isKnownType(type)) return refused(userError([...path, 'type'], `Type must be one of the following: ${METAFIELD_TYPES.join(', ')}.`, 'INVALID_TYPE'));
  if (definition && type !== definition.typeName) return refused(userError([...path, 'type'], `Type must be consistent with the definition's type: '${definition.typeName}'.`, 'INVALID_TYPE'));
  const tooLong = sizeProblem(type, content.value);
  if (tooLong) return refused(userError([...path, 'value'], tooLong, 'TOO_LONG'));
  const checked = checkMetafieldValue(type, content.value, shop);
  if ('message' in checked) return refused(userError([...path, 'value'], checked.message, 'INVALID_VALUE', checked.elementIndex ?? null));
  const problem = definition && definitionProblem(definition, checked.value);
  if (problem) return refused(userError([...path, 'value'], problem.message, 'INVALID_VALUE', problem.elementIndex));
  const good = { ...content, value: checked.value };
  return { errors: uniqueErrors(shop, owner, { ...good, ownerType }, path), content: good };
}

/** @param {MetafieldOwner} owner @param {MetafieldInput} input @returns {Metafield | undefined} */
export const findMetafield = (owner, { id, namespace, key }) => id != null
  ? owner.metafields.find(metafield => metafield.id === id)
  : owner.metafields.find(metafield => metafield.namespace === resolveNamespace(namespace) && metafield.key === key);

/** Some values belong to one owner only. @param {Shop} shop @param {MetafieldOwner | null} owner @param {Content & { ownerType: string }} content @param {(string | number)[]} path */
function uniqueErrors(shop, owner, content, path) {
  const holder = shop.uniqueMetafields.isUnique(content) ? shop.uniqueMetafields.find(content)?.owner : undefined;
  return holder && holder !== owner ? [userError([...path, 'value'], 'Value must be unique.', 'CAPABILITY_VIOLATION')] : [];
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
