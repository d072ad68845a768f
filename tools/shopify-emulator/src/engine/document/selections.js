// @ts-check
// Collects the fields of a selection as the executor will see them: fragments opened, same response keys merged.
import { isAbstractType, isObjectType } from 'graphql';

/**
 * @typedef {import('graphql').FieldNode} FieldNode
 * @typedef {import('graphql').GraphQLObjectType} ObjectType
 * @typedef {(variables: Record<string, any>) => boolean} Condition
 * @typedef {{ schema: import('graphql').GraphQLSchema, fragments: Map<string, import('graphql').FragmentDefinitionNode> }} Document
 * @typedef {{ key: string, field: import('graphql').GraphQLField<any, any>, nodes: FieldNode[], included: Condition | null }} CollectedField
 */

/**
 * One list of fields per kind of object that the selection tells apart: a single one for an object type, for an interface or a union
 * one per type named by a fragment and one for all others.
 * @param {Document} document @param {import('graphql').GraphQLCompositeType} type @param {FieldNode[]} nodes @returns {{ of: string | null, fields: CollectedField[] }[]} `of` is the type's name, null for all that are not named
 */
export function fieldsByShape(document, type, nodes) {
  const sets = nodes.flatMap(node => node.selectionSet ?? []);
  if (isObjectType(type)) return [{ of: null, fields: collect(document, type, type, sets) }];
  return [{ of: null, fields: collect(document, null, type, sets) }, ...namedObjectTypes(document, sets).map(object => ({ of: object.name, fields: collect(document, object, type, sets) }))];
}

/**
 * @param {Document} document @param {ObjectType | null} object the type of the value, null for "none of those named"
 * @param {import('graphql').GraphQLCompositeType} declared @param {import('graphql').SelectionSetNode[]} sets
 */
function collect(document, object, declared, sets) {
  /** @type {Map<string, CollectedField>} */
  const found = new Map();
  for (const set of sets) walk(set, declared, null);
  return [...found.values()];

  /** @param {import('graphql').SelectionSetNode} set @param {import('graphql').GraphQLCompositeType} type @param {Condition | null} outer */
  function walk(set, type, outer) {
    for (const selection of set.selections) {
      const included = both(outer, condition(selection));
      if (selection.kind === 'Field') add(selection, type, included);
      else {
        const fragment = selection.kind === 'InlineFragment' ? selection : document.fragments.get(selection.name.value);
        if (!fragment) continue;
        const target = fragment.typeCondition
          ? /** @type {import('graphql').GraphQLCompositeType} */ (document.schema.getType(fragment.typeCondition.name.value)) : type;
        if (applies(target, type)) walk(fragment.selectionSet, target, included);
      }
    }
  }

  /** @param {FieldNode} node @param {import('graphql').GraphQLCompositeType} type @param {Condition | null} included */
  function add(node, type, included) {
    const fields = 'getFields' in (object ?? type) ? /** @type {ObjectType} */ (object ?? type).getFields() : {};
    const field = fields[node.name.value];
    if (!field) return;
    const key = node.alias?.value ?? node.name.value;
    const known = found.get(key);
    if (!known) found.set(key, { key, field, nodes: [node], included });
    else {
      known.nodes.push(node);
      known.included = either(known.included, included);
    }
  }

  /** @param {import('graphql').GraphQLCompositeType} target @param {import('graphql').GraphQLCompositeType} type */
  function applies(target, type) {
    if (object) return target === object || (isAbstractType(target) && document.schema.isSubType(target, object));
    return target === type || isAbstractType(target);
  }
}

/** @param {Document} document @param {import('graphql').SelectionSetNode[]} sets @returns {ObjectType[]} */
function namedObjectTypes(document, sets, found = new Set()) {
  for (const set of sets)
    for (const selection of set.selections) {
      if (selection.kind === 'Field') continue;
      const fragment = selection.kind === 'InlineFragment' ? selection : document.fragments.get(selection.name.value);
      if (!fragment) continue;
      const type = fragment.typeCondition && document.schema.getType(fragment.typeCondition.name.value);
      if (type && isObjectType(type)) found.add(type);
      namedObjectTypes(document, [fragment.selectionSet], found);
    }
  return [...found];
}

/** @param {import('graphql').SelectionNode} selection @returns {Condition | null} */
function condition(selection) {
  /** @type {Condition | null} */
  let result = null;
  for (const directive of selection.directives ?? []) {
    const value = directive.arguments?.find(argument => argument.name.value === 'if')?.value;
    if (!value || (directive.name.value !== 'skip' && directive.name.value !== 'include')) continue;
    const wanted = directive.name.value === 'include';
    result = both(result, variables => (value.kind === 'Variable' ? variables[value.name.value] : value.kind === 'BooleanValue' && value.value) === wanted);
  }
  return result;
}

/** @param {Condition | null} a @param {Condition | null} b @returns {Condition | null} */
const both = (a, b) => (a && b ? variables => a(variables) && b(variables) : a ?? b);

/** @param {Condition | null} a @param {Condition | null} b @returns {Condition | null} */
const either = (a, b) => (a && b ? variables => a(variables) || b(variables) : null);
