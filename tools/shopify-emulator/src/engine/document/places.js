// @ts-check
// Where a node stands in its document, told the way graphql-ruby tells it: ["query Name", "products", "nodes", "titel"].
import { getLocation, getNamedType, isLeafType, TypeInfo, visit, visitWithTypeInfo } from 'graphql';

/**
 * @typedef {import('graphql').ASTNode} Node
 * @typedef {{ node: Node, path: (string | number)[], ancestors: Node[], parentType: string, inputType: string, isLeaf?: boolean }} Place `isLeaf` is known of fields
 */

/** @param {import('graphql').GraphQLSchema} schema @param {import('graphql').DocumentNode} document @returns {(node: Node) => Place} */
export function places(schema, document) {
  // Kept by position, not by node: graphql-js reports copies of literals that hold variables.
  /** @type {Map<string, Place>} */
  const found = new Map();
  const key = (/** @type {Node} */ node) => `${node.kind} ${node.loc?.start}`;
  const info = new TypeInfo(schema);
  visit(document, visitWithTypeInfo(info, {
    enter(node, index, parent, _path, ancestors) {
      const above = /** @type {Node[]} */ ([...ancestors, parent].filter(one => one && !Array.isArray(one)));
      const outer = (above.length && found.get(key(above[above.length - 1]))?.path) || [];
      const inList = above[above.length - 1]?.kind === 'ListValue' && typeof index === 'number';
      const step = inList ? index : label(node);
      found.set(key(node), {
        node,
        path: step === null ? outer : [...outer, step],
        ancestors: above,
        parentType: String(info.getParentType() ?? ''),
        inputType: String(info.getInputType() ?? ''),
        ...(node.kind === 'Field' && info.getFieldDef() && { isLeaf: isLeafType(getNamedType(info.getFieldDef()?.type)) }),
      });
    },
  }));
  return node => found.get(key(node)) ?? { node, path: [], ancestors: [], parentType: '', inputType: '' };
}

/** @param {Node} node @returns {string | null} */
function label(node) {
  switch (node.kind) {
    case 'OperationDefinition': return node.name ? `${node.operation} ${node.name.value}` : node.operation;
    case 'FragmentDefinition': return `fragment ${node.name.value}`;
    case 'InlineFragment': return node.typeCondition ? `... on ${node.typeCondition.name.value}` : '...';
    case 'FragmentSpread': return `... ${node.name.value}`;
    case 'Field': return node.alias?.value ?? node.name.value;
    case 'Argument': case 'ObjectField': return node.name.value;
    default: return null;
  }
}

/** @param {Node | undefined} node */
export function locations(node) {
  if (!node?.loc) return [];
  const { line, column } = getLocation(node.loc.source, node.loc.start);
  return [{ line, column }];
}
