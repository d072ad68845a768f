// @ts-check
import { isConditions } from '../../store/collections/membership.js';
import { Condition } from '../../store/records/collection-condition.js';
import { userError } from '../rules/user-error.js';
import { checkCondition } from './condition-input.js';
import { addSelections, checkSelections, removeSelections } from './selection-input.js';
import { checkSubCollections, selfErrors, titleErrors } from './source-create.js';

/** @import { Shop } from '../../store/shop.js' */
/** @import { Collection } from '../../store/records/collection.js' */
/** @import { CollectionSource, ConditionsSource } from '../../store/records/collection-source.js' */
/** @import { Path } from './source-create.js' */
/** @import { Checked } from './condition-input.js' */
/** @import { UserError } from '../rules/user-error.js' */

/** @typedef {{ errors: UserError[], apply: (now: number) => void, movesProducts: boolean }} UpdatePlan to be applied only without errors */

/** What `CollectionUpdateSourceTargetInput` asks for. @param {Shop} shop @param {Collection} owner @param {any} target @param {Path} path @returns {UpdatePlan} */
export function planSourceUpdate(shop, owner, { condition, subCollections }, path) {
  const [key, input] = condition ? ['condition', condition] : ['subCollections', subCollections];
  const source = owner.sources.find(one => one.id === input.id && isConditions(one) === (key === 'condition'));
  const at = [...path, key];
  if (!source) return { errors: [userError([...at, 'id'], 'Source does not exist')], apply: () => {}, movesProducts: false };
  return isConditions(source) ? planConditionsUpdate(shop, source, input, at, owner) : planSubCollectionsUpdate(shop, owner, source, input, at);
}

/** @param {CollectionSource} source @param {any} input @param {number} now */
function applyTexts(source, { title, description }, now) {
  if (title != null) source.title = title.trim();
  if (description !== undefined) source.description = description;
  source.updatedMs = now;
}

/** @param {Shop} shop @param {Collection} owner @param {Exclude<CollectionSource, ConditionsSource>} source @param {any} input @param {Path} path @returns {UpdatePlan} */
function planSubCollectionsUpdate(shop, owner, source, input, path) {
  const checked = input.collectionIds == null ? null : checkSubCollections(shop, owner, input.collectionIds, [...path, 'collectionIds']);
  return {
    errors: [...(input.title == null ? [] : titleErrors(input.title, path)), ...(checked?.errors ?? [])],
    movesProducts: checked !== null,
    apply: now => {
      applyTexts(source, input, now);
      if (checked) source.collections = checked.collections;
    }
  };
}

/** @param {Shop} shop @param {ConditionsSource} source @param {any} input `CollectionUpdateConditionsSourceInput` @param {Path} path @param {Collection | null} owner @returns {UpdatePlan} */
export function planConditionsUpdate(shop, source, input, path, owner) {
  const inclusion = planSide(shop, source, 'Inclusion', input.inclusion, [...path, 'inclusion'], owner);
  const exclusion = planSide(shop, source, 'Exclusion', input.exclusion, [...path, 'exclusion'], owner);
  return {
    errors: [...(input.title == null ? [] : titleErrors(input.title, path)), ...inclusion.errors, ...exclusion.errors],
    movesProducts: input.inclusion != null || input.exclusion != null,
    apply: now => {
      applyTexts(source, input, now);
      inclusion.apply();
      exclusion.apply();
    }
  };
}

/** @param {Shop} shop @param {ConditionsSource} source @param {'Inclusion' | 'Exclusion'} name @param {any} input @param {Path} path @param {Collection | null} owner */
function planSide(shop, source, name, input, path, owner) {
  if (input == null) return { errors: [], apply: () => {} };
  const side = name === 'Inclusion' ? source.inclusion : source.exclusion;
  const created = list(input.conditionsToCreate).map((one, index) => checkCondition(shop, one, [...path, 'conditionsToCreate', index]));
  const updated = list(input.conditionsToUpdate).map((one, index) => planConditionUpdate(shop, side.conditions, one, [...path, 'conditionsToUpdate', index]));
  const deleted = list(input.conditionsToDelete);
  const unknown = deleted.flatMap((id, index) => (side.conditions.some(one => one.id === id) ? [] : [userError([...path, 'conditionsToDelete', index], 'Condition does not exist')]));
  const added = checkSelections(shop, input.selectionsToAdd, [...path, 'selectionsToAdd'], source.targetType);
  const removed = checkSelections(shop, input.selectionsToRemove, [...path, 'selectionsToRemove'], source.targetType);
  return {
    errors: [
      ...[...created, ...updated].flatMap(one => one.errors), ...unknown, ...added.errors, ...removed.errors,
      ...selfErrors(owner, [...created, ...updated].flatMap(one => one.content.values ?? []), path)
    ],
    apply: () => {
      if (input.matchType != null) side.matchType = input.matchType;
      side.conditions = side.conditions.filter(one => !deleted.includes(one.id)).map(one => {
        const update = updated.find(({ existing }) => existing === one);
        return update ? new Condition(one.n, name, update.content) : one;
      });
      for (const { content } of created) side.conditions.push(shop.collections.newCondition(name, content));
      if (side === source.inclusion) {
        removeSelections(source.inclusion.selections, removed.selections);
        addSelections(source.inclusion.selections, added.selections);
      } else {
        for (const { product } of removed.selections) source.exclusion.selections.delete(product);
        for (const { product } of added.selections) source.exclusion.selections.add(product);
      }
    }
  };
}

/** @param {any[] | null | undefined} given */
const list = given => given ?? [];

/** @param {Shop} shop @param {Condition[]} conditions @param {{ id: string, condition: any }} input @param {Path} path @returns {Checked & { existing?: Condition }} */
function planConditionUpdate(shop, conditions, { id, condition }, path) {
  const existing = conditions.find(one => one.id === id);
  if (!existing) return { existing, content: { kind: '' }, errors: [userError([...path, 'id'], 'Condition does not exist')] };
  return { existing, ...checkCondition(shop, condition, [...path, 'condition'], existing) };
}
