// @ts-check
// Turns an operation into JavaScript: one function per selection, with what it reads written out, so that the engine knows the shape of every object.
// Nothing in the store waits, so nothing here does. Paths are written down as the run descends and copied only for an error.
import { getVariableValues, locatedError } from 'graphql';
import { conditionVariables } from './collect.js';
import { ObjectPlans } from './object-plan.js';

/** @import { ExecutionResult } from 'graphql' */

const INTROSPECTION = ['__schema', '__type'];

/** One run of a compiled operation. */
export class Run {
  /** @type {import('graphql').GraphQLError[]} */
  errors = [];
  /** Names and numbers from the root to where the run is; each field knows how deep it stands. @type {(string | number)[]} */
  path = [];
  /** Arguments of fields that depend on variables, by the field's number. @type {any[]} */
  args = [];
  /** @type {any[]} */
  infos = [];

  /** @param {any} context @param {any} variables as graphql-js coerced them */
  constructor(context, variables) {
    this.context = context;
    this.variables = variables;
  }
}

/**
 * @param {import('graphql').GraphQLSchema} schema @param {import('graphql').DocumentNode} document @param {import('graphql').OperationDefinitionNode} operation
 * @returns {((context: any, variables: Record<string, any>) => ExecutionResult) | null} takes coerced variables; null for what is not compiled: questions about the schema
 */
export function compile(schema, document, operation) {
  const type = schema.getRootType(operation.operation);
  if (!type || operation.selectionSet.selections.some(selection => selection.kind === 'Field' && INTROSPECTION.includes(selection.name.value))) return null;
  const fragments = new Map(document.definitions.flatMap(definition => (definition.kind === 'FragmentDefinition' ? [[definition.name.value, definition]] : [])));
  const conditions = conditionVariables(document);
  const definitions = operation.variableDefinitions ?? [];
  const hasDefaults = definitions.some(definition => definition.defaultValue);
  /** One compiled form for each way the conditions may fall. @type {Map<string, (source: null, run: Run) => any>} */
  const forms = new Map();

  return (context, given) => {
    const { variableValues, errors } = hasDefaults ? getVariableValues(schema, definitions, given) : { variableValues: new Given(schema, definitions, given), errors: undefined };
    if (!variableValues) return { errors };
    const { coerced } = variableValues;
    const flags = conditions.filter(name => coerced[name] === true);
    const key = flags.join();
    let form = forms.get(key);
    if (!form) forms.set(key, form = new ObjectPlans({ schema, fragments, flags: new Set(flags) }, operation).objectOf(type, [operation.selectionSet], 0, undefined));
    const run = new Run(context, variableValues);
    const data = dataOf(form, run);
    return run.errors.length ? { errors: run.errors, data } : { data };
  };
}

/** Variables that were checked and coerced before: only those inside of a literal of a scalar are looked at again. */
class Given {
  #schema;
  #definitions;

  /** @param {import('graphql').GraphQLSchema} schema @param {readonly import('graphql').VariableDefinitionNode[]} definitions @param {Record<string, any>} coerced */
  constructor(schema, definitions, coerced) {
    this.#schema = schema;
    this.#definitions = definitions;
    this.coerced = coerced;
  }

  get sources() {
    return getVariableValues(this.#schema, this.#definitions, this.coerced).variableValues?.sources ?? {};
  }
}

/** @param {(source: null, run: Run) => any} form @param {Run} run */
function dataOf(form, run) {
  try {
    return form(null, run);
  } catch (error) {
    // What may not be null was, all the way up.
    run.errors.push(locatedError(error, undefined, []));
    return null;
  }
}
