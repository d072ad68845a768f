// @ts-check
import { notImplemented } from '../../engine/errors.js';
import { isKnownKind } from '../../store/collections/condition.js';
import { contentOfRule, isRelationAllowed, metafieldKind } from '../../store/collections/rule-set.js';
import { findCategory } from '../../store/taxonomy.js';
import { userError } from '../rules/user-error.js';

/** @import { Shop } from '../../store/shop.js' */
/** @import { Rule } from '../../store/collections/rule-set.js' */
/** @import { Collection } from '../../store/records/collection.js' */
/** @import { UserError } from '../rules/user-error.js' */

/** @typedef {{ appliedDisjunctively: boolean, rules?: Rule[] | null }} RuleSet */

/** @param {Shop} shop @param {RuleSet | null | undefined} ruleSet @returns {UserError[]} */
export function ruleSetErrors(shop, ruleSet) {
  if (!ruleSet) return [];
  const rules = ruleSet.rules ?? [];
  if (rules.length === 0) return [userError(['ruleSet', 'rules'], 'Rules cannot be an empty set')];
  return rules.flatMap((rule, index) => ruleErrors(shop, rule, ['ruleSet', 'rules', index]));
}

/** @param {Shop} shop @param {Rule} rule @param {(string | number)[]} path @returns {UserError[]} */
function ruleErrors(shop, rule, path) {
  if (rule.column === 'PRODUCT_TAXONOMY_NODE_ID') throw notImplemented('rules of the column PRODUCT_TAXONOMY_NODE_ID');
  if (!isRelationAllowed(rule)) return [userError([...path, 'relation'], `Relation '${rule.relation.toLowerCase()}' is not allowed for column '${rule.column.toLowerCase()}'`)];
  const { column, condition } = rule;
  if (column.startsWith('PRODUCT_CATEGORY')) return findCategory(condition) ? [] : [userError([...path, 'condition'], 'Condition is invalid')];
  if (column.endsWith('METAFIELD_DEFINITION')) return definitionErrors(shop, rule, path);
  if (rule.relation.startsWith('IS_')) return [];
  if (condition.trim() === '') return [userError([...path, 'condition'], "Condition can't be blank")];
  return /^VARIANT_(PRICE|COMPARE_AT_PRICE|WEIGHT|INVENTORY)$/.test(column) && Number.isNaN(Number(condition)) ? [userError([...path, 'condition'], 'Condition is not a number')] : [];
}

/** @param {Shop} shop @param {Rule} rule @param {(string | number)[]} path @returns {UserError[]} */
function definitionErrors(shop, { column, conditionObjectId }, path) {
  const definition = shop.find(conditionObjectId);
  if (definition?.__typename !== 'MetafieldDefinition' || (definition.ownerType === 'PRODUCT') !== (column === 'PRODUCT_METAFIELD_DEFINITION')) {
    return [userError([...path, 'conditionObjectId'], 'Metafield definition does not exist')];
  }
  if (!definition.isCollectionCondition) return [userError([...path, 'conditionObjectId'], 'Metafield definition is not enabled for collection conditions')];
  if (!isKnownKind(metafieldKind(definition.typeName))) throw notImplemented(`collection rules on metafields of the type ${definition.typeName}`);
  return [];
}

/** The rules become conditions of the one source. @param {Shop} shop @param {Collection} collection @param {RuleSet} ruleSet @param {number} now */
export function applyRuleSet(shop, collection, { appliedDisjunctively, rules }, now) {
  const { inclusion } = shop.collections.sourceByHand(collection, now);
  inclusion.matchType = appliedDisjunctively ? 'ANY' : 'ALL';
  inclusion.conditions = (rules ?? []).map(rule => shop.collections.newCondition('Inclusion', contentOfRule(shop, rule)));
  shop.collections.sourcesChanged(collection);
}
