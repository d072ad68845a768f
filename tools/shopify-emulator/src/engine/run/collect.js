// @ts-check
// The fields of an object that a selection asks for, once it is known which of the conditions on them hold.
import { isAbstractType, visit } from 'graphql';

/**
 * @typedef {import('graphql').FieldNode} FieldNode
 * @typedef {import('graphql').SelectionSetNode} SelectionSet
 * @typedef {{ schema: import('graphql').GraphQLSchema, fragments: Map<string, import('graphql').FragmentDefinitionNode>, flags: ReadonlySet<string> }} Scope `flags` are the variables of conditions that are true
 */

const CONDITIONS = ['include', 'skip'];

/** The variables on which `@include` and `@skip` depend. @param {import('graphql').DocumentNode} document @returns {string[]} */
export function conditionVariables(document) {
  /** @type {Set<string>} */
  const names = new Set();
  visit(document, {
    Directive({ name, arguments: given }) {
      const value = CONDITIONS.includes(name.value) ? given?.[0]?.value : undefined;
      if (value?.kind === 'Variable') names.add(value.name.value);
    },
  });
  return [...names];
}

/** @param {Scope} scope @param {import('graphql').GraphQLObjectType} type @param {readonly SelectionSet[]} sets @returns {Map<string, FieldNode[]>} by the key of the answer */
export function fieldsOf({ schema, fragments, flags }, type, sets) {
  /** @type {Map<string, FieldNode[]>} */
  const fields = new Map();
  for (const set of sets) walk(set);
  return fields;

  /** @param {SelectionSet} set */
  function walk(set) {
    for (const selection of set.selections) {
      if (!isWanted(selection, flags)) continue;
      if (selection.kind === 'Field') {
        const key = selection.alias?.value ?? selection.name.value;
        const known = fields.get(key);
        if (known) known.push(selection);
        else fields.set(key, [selection]);
        continue;
      }
      const fragment = selection.kind === 'InlineFragment' ? selection : fragments.get(selection.name.value);
      if (!fragment) continue;
      const target = fragment.typeCondition ? schema.getType(fragment.typeCondition.name.value) : type;
      if (target === type || (isAbstractType(target) && schema.isSubType(target, type))) walk(fragment.selectionSet);
    }
  }
}

/** @param {import('graphql').SelectionNode} selection @param {ReadonlySet<string>} flags */
const isWanted = ({ directives = [] }, flags) => directives.every(({ name, arguments: given }) => {
  if (!CONDITIONS.includes(name.value)) return true;
  const value = given?.[0]?.value;
  const isTrue = value?.kind === 'Variable' ? flags.has(value.name.value) : value?.kind === 'BooleanValue' && value.value;
  return isTrue === (name.value === 'include');
});
