// @ts-check
// Turns an operation into JavaScript: one function per selection, with what it reads written out, so that the engine knows the shape of every object.
// Nothing in the store waits, so nothing here does. Paths are written down as the run descends and copied only for an error.
import { getVariableValues, locatedError } from 'graphql';
import { conditionVariables } from './collect.js';
import { ObjectPlans } from './object-plan.js';
import { Run } from './run.js';
import { TextPlans } from './text-plan.js';
import { TextRun } from './text-run.js';

/**
 * @typedef {import('graphql').GraphQLSchema} Schema
 * @typedef {import('graphql').OperationDefinitionNode} Operation
 * @typedef {import('graphql').DocumentNode} Document
 * @typedef {import('./collect.js').Scope} Scope
 * @typedef {import('graphql').GraphQLObjectType} ObjectType
 */

const INTROSPECTION = ['__schema', '__type'];

/**
 * The answer as objects.
 * @param {Schema} schema @param {Document} document @param {Operation} operation
 * @returns {((context: any, variables: Record<string, any>) => import('graphql').ExecutionResult) | null} takes coerced variables; null for what is not compiled: questions about the schema
 */
export function compile(schema, document, operation) {
  const forms = formsOf(schema, document, operation, (scope, type) => new ObjectPlans(scope, operation).objectOf(type, [operation.selectionSet], 0, undefined));
  return forms && ((context, given) => {
    const { form, variables, errors } = forms(given);
    if (!form) return { errors };
    const run = new Run(context, variables);
    const data = attempt(() => form(null, run), run);
    return run.errors.length ? { errors: run.errors, data } : { data };
  });
}

/**
 * The answer as JSON, with what it cost.
 * @param {Schema} schema @param {Document} document @param {Operation} operation @param {import('../cost/cost-plan.js').CostPlan} cost
 * @returns {((context: any, variables: Record<string, any>) => import('../document/prepare.js').Written) | null}
 */
export function compileText(schema, document, operation, cost) {
  const forms = formsOf(schema, document, operation, (scope, type) => new TextPlans(scope, operation).objectOf(type, [operation.selectionSet], 0, undefined, cost.roots, null));
  let likely = 0;
  return forms && ((context, given) => {
    const { form, variables, errors } = forms(given);
    const run = new TextRun(context, variables, given, likely);
    if (!form) run.errors.push(.../** @type {import('graphql').GraphQLError[]} */ (errors));
    const spent = form ? attempt(() => form(null, run), run) : null;
    if (spent === null) run.fail();
    const actual = spent === null ? cost.actual(null, given) : cost.bounded(spent, given);
    return {
      ...(run.errors.length && { errors: run.errors }), actual,
      close: (told, extensions) => {
        const answer = run.close(told, extensions);
        likely = typeof answer === 'string' ? 0 : answer.length + (answer.length >> 4);
        return answer;
      },
    };
  });
}

/**
 * One compiled form for each way the conditions may fall.
 * @template Form @param {Schema} schema @param {Document} document @param {Operation} operation @param {(scope: Scope, type: ObjectType) => Form} make
 */
function formsOf(schema, document, operation, make) {
  const type = schema.getRootType(operation.operation);
  if (!type || operation.selectionSet.selections.some(selection => selection.kind === 'Field' && INTROSPECTION.includes(selection.name.value))) return null;
  const fragments = new Map(document.definitions.flatMap(definition => (definition.kind === 'FragmentDefinition' ? [[definition.name.value, definition]] : [])));
  const conditions = conditionVariables(document);
  const definitions = operation.variableDefinitions ?? [];
  const hasDefaults = definitions.some(definition => definition.defaultValue);
  /** @type {Map<string, Form>} */
  const forms = new Map();

  /** @param {Record<string, any>} given @returns {{ form: Form, variables: any, errors?: undefined } | { form?: undefined, variables?: undefined, errors: readonly import('graphql').GraphQLError[] | undefined }} */
  return given => {
    const { variableValues, errors } = hasDefaults ? getVariableValues(schema, definitions, given) : { variableValues: new Given(schema, definitions, given), errors: undefined };
    if (!variableValues) return { errors };
    const { coerced } = variableValues;
    const flags = conditions.filter(name => coerced[name] === true);
    const key = flags.join();
    let form = forms.get(key);
    if (!form) forms.set(key, form = make({ schema, fragments, flags: new Set(flags) }, type));
    return { form, variables: variableValues };
  };
}

/** Variables that were checked and coerced before: only those inside of a literal of a scalar are looked at again. */
class Given {
  #schema;
  #definitions;

  /** @param {Schema} schema @param {readonly import('graphql').VariableDefinitionNode[]} definitions @param {Record<string, any>} coerced */
  constructor(schema, definitions, coerced) {
    this.#schema = schema;
    this.#definitions = definitions;
    this.coerced = coerced;
  }

  get sources() {
    return getVariableValues(this.#schema, this.#definitions, this.coerced).variableValues?.sources ?? {};
  }
}

/** @template T @param {() => T} act @param {Run} run @returns {T | null} */
function attempt(act, run) {
  try {
    return act();
  } catch (error) {
    // What may not be null was, all the way up.
    run.errors.push(locatedError(error, undefined, []));
    return null;
  }
}
