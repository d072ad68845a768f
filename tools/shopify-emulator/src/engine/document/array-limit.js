// @ts-check
// Shopify refuses any input array of more than 250 items.
import { getNamedType, isInputObjectType, isListType, getNullableType } from 'graphql';
import { argumentValue } from './arguments.js';

const LIMIT = 250;
/** A product may have 2,048 variants, and productSet is documented to take them all at once. */
const LARGER = new Map([['productSet.input.variants', 2048]]);

/** @typedef {{ size: number, limit: number, path: string[], node: import('graphql').FieldNode }} OverLong */

/**
 * @param {import('graphql').GraphQLSchema} schema @param {import('graphql').OperationDefinitionNode} operation
 * @returns {(variables: Record<string, any>) => OverLong | null} the first array that is too long in a call
 */
export function argumentLists(schema, operation) {
  const root = schema.getRootType(operation.operation);
  /** @type {{ path: string[], node: import('graphql').FieldNode, value: (variables: Record<string, any>) => any }[]} */
  const candidates = [];
  for (const node of operation.selectionSet.selections) {
    const field = node.kind === 'Field' ? root?.getFields()[node.name.value] : undefined;
    if (!field || node.kind !== 'Field') continue;
    for (const argument of node.arguments ?? []) {
      const type = field.args.find(known => known.name === argument.name.value)?.type;
      if (type && (isListType(getNullableType(type)) || isInputObjectType(getNamedType(type))))
        candidates.push({ path: [node.alias?.value ?? node.name.value, argument.name.value], node, value: argumentValue(argument.value) });
    }
  }
  return variables => {
    for (const { path, node, value } of candidates) {
      const found = longArray(value(variables), path);
      if (found) return { ...found, node };
    }
    return null;
  };
}

/** @param {any} value @param {string[]} path @returns {{ size: number, limit: number, path: string[] } | null} */
function longArray(value, path) {
  if (value === null || typeof value !== 'object') return null;
  if (Array.isArray(value)) {
    const limit = LARGER.get(path.join('.')) ?? LIMIT;
    if (value.length > limit) return { size: value.length, limit, path };
    for (const item of value) {
      const found = longArray(item, path);
      if (found) return found;
    }
    return null;
  }
  for (const name in value) {
    const found = longArray(value[name], [...path, name]);
    if (found) return found;
  }
  return null;
}
