// @ts-check
// graphql-ruby does not look below what it does not know: a variable that only an unknown field takes is unused, a fragment spread
// only there was never used. graphql-js looks everywhere, so it is shown no more of a document than graphql-ruby sees.
import { getNamedType, isCompositeType, isInputObjectType, isLeafType, TypeInfo, visit, visitWithTypeInfo } from 'graphql';

/** @typedef {import('graphql').DocumentNode} DocumentNode */

/** @param {import('graphql').GraphQLSchema} schema @param {DocumentNode} document @returns {DocumentNode} with the places of the original */
export function reached(schema, document) {
  const info = new TypeInfo(schema);
  return visit(document, visitWithTypeInfo(info, {
    Field(node) {
      const field = info.getFieldDef();
      if (!field) return info.getParentType() ? { ...node, arguments: [], directives: [], selectionSet: undefined } : undefined;
      const isLeaf = isLeafType(getNamedType(field.type));
      if (isLeaf && node.selectionSet) return { ...node, arguments: [], directives: [], selectionSet: { ...node.selectionSet, selections: [] } };
      return isLeaf || node.selectionSet?.selections.length ? undefined : { ...node, arguments: [], directives: [] };
    },
    InlineFragment: node => (node.typeCondition && isStrange(schema, node.typeCondition) ? emptied(node) : undefined),
    FragmentDefinition: node => (isStrange(schema, node.typeCondition) ? emptied(node) : undefined),
    Directive: node => (info.getDirective() || !node.arguments?.length ? undefined : { ...node, arguments: [] }),
    Argument: node => (info.getArgument() ? undefined : { ...node, value: { kind: 'NullValue', loc: node.value.loc } }),
    ObjectField(node) {
      const holder = getNamedType(info.getParentInputType());
      if (!isInputObjectType(holder) || holder.getFields()[node.name.value]) return undefined;
      return { ...node, value: { kind: 'NullValue', loc: node.value.loc } };
    },
  }));
}

/** @param {import('graphql').GraphQLSchema} schema @param {import('graphql').NamedTypeNode} condition */
function isStrange(schema, condition) {
  const type = schema.getType(condition.name.value);
  return !type || !isCompositeType(type);
}

/** @template {import('graphql').InlineFragmentNode | import('graphql').FragmentDefinitionNode} T @param {T} node @returns {T} */
const emptied = node => ({ ...node, directives: [], selectionSet: { ...node.selectionSet, selections: [] } });
