// @ts-check
import { GraphQLError, GraphQLID } from 'graphql';

const GID = /^gid:\/\/[^/]+\/[^/]+\/.+$/;

/** @param {unknown} value @param {import('graphql').ValueNode} [nodes] */
function globalId(value, nodes) {
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string' || !GID.test(text)) throw new GraphQLError(`Invalid global id '${text}'`, { nodes });
  return text;
}

// Shopify refuses anything but a global id while it coerces the input. graphql-js keeps one built-in ID scalar
// per process and buildClientSchema always uses that one, so the change is made on the scalar itself.
GraphQLID.coerceInputValue = GraphQLID.parseValue = value => globalId(value);
GraphQLID.coerceInputLiteral = GraphQLID.parseLiteral = node =>
  globalId(node.kind === 'StringValue' || node.kind === 'IntValue' ? node.value : undefined, node);
