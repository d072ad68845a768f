// @ts-check
import { GraphQLError } from 'graphql';

/** An operation that asks for nothing parses, and graphql-js has no rule against it. @param {import('graphql').ValidationContext} context @returns {import('graphql').ASTVisitor} */
export const emptyOperations = context => ({
  OperationDefinition(node) {
    const root = context.getSchema().getRootType(node.operation);
    if (root && node.selectionSet.selections.length === 0) context.reportError(new GraphQLError(`Operation without a selection on "${root.name}".`, { nodes: node }));
  },
});
