// @ts-check
import { getNamedType, GraphQLError, isInputObjectType, isNonNullType, typeFromAST } from 'graphql';

/**
 * A variable for the one key of a one-of input may not be null; graphql-js has the rule, but does not see it when the input itself may not be null.
 * @param {import('graphql').ValidationContext} context @returns {import('graphql').ASTVisitor}
 */
export function oneOfVariables(context) {
  /** @type {Map<string, import('graphql').VariableDefinitionNode>} */
  let declared = new Map();
  return {
    OperationDefinition: node => { declared = new Map((node.variableDefinitions ?? []).map(one => [one.variable.name.value, one])); },
    ObjectField(node) {
      const parent = context.getParentInputType();
      const holder = parent && getNamedType(parent);
      const definition = node.value.kind === 'Variable' ? declared.get(node.value.name.value) : undefined;
      const type = definition && typeFromAST(context.getSchema(), definition.type);
      if (type && isInputObjectType(holder) && holder.isOneOf && !isNonNullType(type))
        context.reportError(new GraphQLError(`Variable "$${definition.variable.name.value}" is of type "${type}" but must be non-nullable to be used for OneOf Input Object "${holder.name}".`, { nodes: [node.value] }));
    },
  };
}
