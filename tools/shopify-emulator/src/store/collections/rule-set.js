// @ts-check
import { isConditions } from './membership.js';
import { gramsOf } from './weights.js';

/** @import { Shop } from '../shop.js' */
/** @import { Collection } from '../records/collection.js' */
/** @import { ConditionsSource } from '../records/collection-source.js' */
/** @import { Condition, ConditionContent } from '../records/collection-condition.js' */

/** @typedef {{ column: string, relation: string, condition: string, conditionObjectId?: string | null }} Rule a condition as the old model has it */

const TEXT_RELATIONS = ['EQUALS', 'NOT_EQUALS', 'CONTAINS', 'NOT_CONTAINS', 'STARTS_WITH', 'ENDS_WITH'];
const AMOUNT_RELATIONS = ['EQUALS', 'NOT_EQUALS', 'GREATER_THAN', 'LESS_THAN'];

/** @type {Record<string, { kind: string, relations: string[] }>} columns that have one kind of condition each */
const COLUMNS = {
  TITLE: { kind: 'productTitle', relations: TEXT_RELATIONS },
  TYPE: { kind: 'productType', relations: TEXT_RELATIONS },
  VENDOR: { kind: 'productVendor', relations: TEXT_RELATIONS },
  VARIANT_TITLE: { kind: 'variantTitle', relations: TEXT_RELATIONS },
  TAG: { kind: 'productTag', relations: ['EQUALS'] },
  VARIANT_PRICE: { kind: 'variantPrice', relations: AMOUNT_RELATIONS },
  VARIANT_COMPARE_AT_PRICE: { kind: 'variantCompareAtPrice', relations: [...AMOUNT_RELATIONS, 'IS_SET', 'IS_NOT_SET'] },
  IS_PRICE_REDUCED: { kind: 'variantCompareAtPrice', relations: ['IS_SET', 'IS_NOT_SET'] },
  VARIANT_WEIGHT: { kind: 'variantWeight', relations: AMOUNT_RELATIONS },
  VARIANT_INVENTORY: { kind: 'variantInventory', relations: ['EQUALS', 'GREATER_THAN', 'LESS_THAN'] },
  PRODUCT_CATEGORY_ID: { kind: 'productCategory', relations: ['EQUALS', 'NOT_EQUALS'] },
  PRODUCT_CATEGORY_ID_WITH_DESCENDANTS: { kind: 'productCategory', relations: ['EQUALS', 'NOT_EQUALS'] },
  PRODUCT_METAFIELD_DEFINITION: { kind: 'metafield', relations: ['EQUALS', 'GREATER_THAN', 'LESS_THAN'] },
  VARIANT_METAFIELD_DEFINITION: { kind: 'metafield', relations: ['EQUALS', 'GREATER_THAN', 'LESS_THAN'] }
};

/** @type {Record<string, string>} where the new model has another word */
const NEW_RELATIONS = { NOT_CONTAINS: 'DOES_NOT_CONTAIN' };

/** @param {Rule} rule */
export const isRelationAllowed = ({ column, relation }) => COLUMNS[column]?.relations.includes(relation) ?? false;

/** The shop's unit, which weights of the old model are in. */
const WEIGHT_UNIT = 'KILOGRAMS';

/** @param {Shop} shop @param {Rule} rule an allowed one, its definition known @returns {ConditionContent} */
export function contentOfRule(shop, rule) {
  const { kind } = COLUMNS[rule.column];
  const relation = NEW_RELATIONS[rule.relation] ?? rule.relation;
  const base = { kind, relation, rule: { column: rule.column, relation: rule.relation, condition: rule.condition } };
  switch (kind) {
    case 'productTag': return { ...base, relation: 'TAGGED_WITH', matchType: 'ANY', values: [rule.condition] };
    case 'variantPrice': return { ...base, value: moneyOf(shop, rule.condition) };
    case 'variantCompareAtPrice': return relation.startsWith('IS_') ? base : { ...base, value: moneyOf(shop, rule.condition) };
    case 'variantWeight': return { ...base, value: { unit: WEIGHT_UNIT, value: Number(rule.condition) } };
    case 'variantInventory': return { ...base, value: Number(rule.condition) };
    case 'productCategory': return { ...base, matchType: 'ANY', values: [{ categoryId: rule.condition, includeDescendants: rule.column.endsWith('DESCENDANTS') }] };
    case 'metafield': return metafieldContent(shop, rule, base);
    default: return { ...base, matchType: 'ANY', values: [rule.condition] };
  }
}

/** @param {Shop} shop @param {string} amount */
const moneyOf = (shop, amount) => ({ amount, currencyCode: shop.currencyCode });

/** @param {Shop} shop @param {Rule} rule @param {ConditionContent} base @returns {ConditionContent} */
function metafieldContent(shop, { condition, conditionObjectId }, base) {
  const definition = shop.find(conditionObjectId);
  const kind = metafieldKind(definition.typeName);
  if (kind === 'metafieldBoolean') return { ...base, kind, definition, value: condition === 'true' };
  if (kind === 'metafieldInteger') return { ...base, kind, definition, value: Number(condition) };
  if (kind === 'metafieldDecimal') return { ...base, kind, definition, value: condition };
  return { ...base, kind, definition, relation: kind === 'metafieldStringList' ? 'INCLUDES' : 'EQUALS', matchType: 'ANY', values: [condition] };
}

/** The kind of condition for a type of metafield. @param {string} type */
export function metafieldKind(type) {
  switch (type) {
    case 'boolean': return 'metafieldBoolean';
    case 'number_integer': return 'metafieldInteger';
    case 'number_decimal': case 'rating': return 'metafieldDecimal';
    case 'metaobject_reference': return 'metafieldMetaobject';
    case 'list.metaobject_reference': return 'metafieldMetaobjectList';
    default: return type.startsWith('list.') ? 'metafieldStringList' : 'metafieldString';
  }
}

/** @param {Collection} collection */
export const hasConditions = ({ sources }) => sources.some(source => !isConditions(source) || source.inclusion.conditions.length > 0);

/** Whether the old model can tell this collection: products by hand only, or rules only, of one value each. @param {Collection} collection */
export function isOfOldModel({ sources }) {
  if (sources.length === 0) return true;
  const [source] = sources;
  if (sources.length > 1 || !isConditions(source) || source.shareable || source.targetType !== 'PRODUCTS' || source.hasExclusion) return false;
  const { conditions, selections } = source.inclusion;
  return conditions.length === 0 || (selections.size === 0 && conditions.every(condition => ruleOf(condition) !== null));
}

/** @param {Collection} collection null for one without rules, and for what the old model cannot tell */
export function ruleSetOf(collection) {
  if (!hasConditions(collection) || !isOfOldModel(collection)) return null;
  const { conditions, matchType } = /** @type {ConditionsSource} */ (collection.sources[0]).inclusion;
  return { appliedDisjunctively: matchType === 'ANY' && conditions.length > 0, rules: conditions.map(condition => /** @type {any} */ (ruleOf(condition))) };
}

/** @type {Record<string, string>} */
const OLD_RELATIONS = { DOES_NOT_CONTAIN: 'NOT_CONTAINS', TAGGED_WITH: 'EQUALS', INCLUDES: 'EQUALS' };

/** @param {Condition} condition @returns {(Rule & { conditionObject: any }) | null} */
function ruleOf(condition) {
  if (condition.rule) return { ...condition.rule, conditionObject: objectOf(condition) };
  const column = columnOf(condition);
  if (column === null || condition.values.length > 1) return null;
  const relation = OLD_RELATIONS[condition.relation ?? ''] ?? condition.relation ?? '';
  return isRelationAllowed({ column, relation, condition: '' }) ? { column, relation, condition: textOf(condition), conditionObject: objectOf(condition) } : null;
}

/** @param {Condition} condition @returns {string | null} */
function columnOf({ kind, definition, values }) {
  if (definition) return definition.ownerType === 'PRODUCT' ? 'PRODUCT_METAFIELD_DEFINITION' : 'VARIANT_METAFIELD_DEFINITION';
  if (kind === 'productCategory') return values[0].includeDescendants ? 'PRODUCT_CATEGORY_ID_WITH_DESCENDANTS' : 'PRODUCT_CATEGORY_ID';
  return Object.keys(COLUMNS).find(column => COLUMNS[column].kind === kind) ?? null;
}

/** @param {Condition} condition */
function textOf({ kind, values, value }) {
  if (kind === 'productCategory') return values[0].categoryId;
  if (kind === 'variantPrice' || kind === 'variantCompareAtPrice') return value === null ? '' : Number(value.amount).toFixed(2);
  if (kind === 'variantWeight') return String(gramsOf(value.value, value.unit) / 1000);
  return String(values.length ? values[0] : value);
}

/** @param {Condition} condition what a rule points to */
function objectOf({ kind, definition, values }) {
  if (definition) return { __typename: 'CollectionRuleMetafieldCondition', metafieldDefinition: definition };
  return kind === 'productCategory'
    ? { __typename: 'CollectionRuleCategoryCondition', categoryId: values[0].categoryId }
    : null;
}
