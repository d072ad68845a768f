// @ts-check
import { notImplemented } from '../../engine/errors.js';
import { isKnownKind } from '../../store/collections/condition.js';
import { metafieldKind } from '../../store/collections/rule-set.js';
import { findCategory } from '../../store/taxonomy.js';
import { userError } from '../rules/user-error.js';

/** @import { Shop } from '../../store/shop.js' */
/** @import { Collection } from '../../store/records/collection.js' */
/** @import { Condition, ConditionContent } from '../../store/records/collection-condition.js' */
/** @import { UserError } from '../rules/user-error.js' */

/** @typedef {{ content: ConditionContent, errors: UserError[] }} Checked the content counts only when there are no errors */
/** @typedef {(string | number)[]} Path */

/**
 * A condition as an input has it: one key names the kind. For an update, what is left out stays as it was.
 * @param {Shop} shop @param {Record<string, any>} input @param {Path} path @param {Condition | null} [existing]
 * @returns {Checked}
 */
export function checkCondition(shop, input, path, existing = null) {
  const [kind, given] = Object.entries(input).find(([, value]) => value != null) ?? ['', {}];
  const at = [...path, kind];
  if (existing && existing.kind !== kind) return refused(at, 'The condition is of another type');
  if (kind === 'collection') return checkCollections(shop, given, at);
  if (!isKnownKind(kind)) throw notImplemented(`collection conditions of the type ${kind}`);
  const content = { kind, ...kept(existing), ...given };
  const definition = given.definitionId == null ? existing?.definition : shop.find(given.definitionId);
  if (kind.startsWith('metafield')) return checkMetafield({ ...content, definition }, at);
  if (kind === 'productCategory') return checkCategories(content, at);
  if (kind === 'variantCompareAtPrice') return checkComparedPrice(content, at);
  return 'values' in given && given.values?.length === 0 ? refused([...at, 'values'], "Values can't be empty") : accepted(content);
}

/** @param {Condition | null} existing @returns {Partial<ConditionContent>} */
const kept = existing => (existing ? { relation: existing.relation ?? undefined, matchType: existing.matchType, values: existing.values, value: existing.value } : {});

/** @param {ConditionContent & Record<string, any>} content @returns {Checked} */
const accepted = ({ kind, relation, matchType, values, value, definition }) => ({ content: { kind, relation, matchType, values, value, definition }, errors: [] });

/** @param {Path} path @param {string} message @returns {Checked} */
const refused = (path, message) => ({ content: { kind: '' }, errors: [userError(path, message)] });

/** @param {Shop} shop @param {{ values: string[] }} given @param {Path} at @returns {Checked} */
function checkCollections(shop, { values }, at) {
  const collections = values.map(id => /** @type {Collection | undefined} */ (shop.find(id)));
  if (collections.some(collection => collection?.__typename !== 'Collection')) return refused([...at, 'values'], 'Collection does not exist');
  return values.length === 0 ? refused([...at, 'values'], "Values can't be empty") : accepted({ kind: 'collection', matchType: 'ANY', values: collections });
}

/** @param {ConditionContent & Record<string, any>} content @param {Path} at @returns {Checked} */
function checkMetafield(content, at) {
  if (content.definition?.__typename !== 'MetafieldDefinition') return refused([...at, 'definitionId'], 'Metafield definition does not exist');
  if (!content.definition.isCollectionCondition) return refused([...at, 'definitionId'], 'Metafield definition is not enabled for collection conditions');
  if (metafieldKind(content.definition.typeName) !== content.kind) return refused([...at, 'definitionId'], 'Metafield definition is of another type');
  return content.values?.length === 0 && content.value == null ? refused([...at, 'values'], "Values can't be empty") : accepted(content);
}

/** @param {ConditionContent} content @param {Path} at @returns {Checked} */
function checkCategories(content, at) {
  const values = (content.values ?? []).map(({ categoryId, includeDescendants }) => ({ categoryId, includeDescendants: includeDescendants ?? false }));
  if (values.length === 0) return refused([...at, 'values'], "Values can't be empty");
  const unknown = values.findIndex(({ categoryId }) => !findCategory(categoryId));
  return unknown < 0 ? accepted({ ...content, values }) : refused([...at, 'values', unknown, 'categoryId'], 'Product category does not exist');
}

/** @param {ConditionContent} content @param {Path} at @returns {Checked} */
function checkComparedPrice(content, at) {
  const isPresence = content.relation === 'IS_SET' || content.relation === 'IS_NOT_SET';
  if (isPresence && content.value != null) return refused([...at, 'value'], `Value must be absent for ${content.relation}`);
  return isPresence || content.value != null ? accepted(content) : refused([...at, 'value'], "Value can't be blank");
}
