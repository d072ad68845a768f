// @ts-check
// Everything about a document that does not depend on one call: parsed, validated, priced, compiled; remembered by its text.
import { execute, GraphQLError, parse } from 'graphql';
import { argumentLists } from './array-limit.js';
import { costPlan } from '../cost/cost-plan.js';
import { compile, compileText } from '../run/compile.js';
import { readRecord, unimplementedFields } from './implemented.js';
import { syntaxError } from './syntax-error.js';
import { validationErrors } from './validation-errors.js';

const CACHED_DOCUMENTS = 2000;

/**
 * @typedef {{ errors: object[] }} Refused a document that is not valid, with the errors as Shopify words them
 * @typedef {{ errors?: undefined, name: string | null, roots: string[], operation: import('graphql').OperationDefinitionNode, text: string, operationName: string | null,
 *   cost: import('../cost/cost-plan.js').CostPlan, overLong: ReturnType<typeof argumentLists>,
 *   run: (context: object, variables: Record<string, any>) => Promise<import('graphql').ExecutionResult> | import('graphql').ExecutionResult,
 *   write: (context: object, variables: Record<string, any>) => Promise<Written> | Written }} Prepared `run` answers objects, `write` the text of the answer
 * @typedef {{ errors?: readonly import('graphql').GraphQLError[], actual: number, close: (errors: readonly object[] | undefined, extensions: object) => string | Buffer }} Written with its actual cost; `close` makes the whole answer
 */

export class Documents {
  /** @type {Map<string, Prepared | Refused>} */
  #known = new Map();
  #schema;

  /** @param {import('graphql').GraphQLSchema} schema */
  constructor(schema) {
    this.#schema = schema;
  }

  /** @param {string} text @param {string | null} [operationName] @returns {Prepared | Refused} */
  prepare(text, operationName = null) {
    const key = operationName === null ? text : `${operationName}\n${text}`;
    const known = this.#known.get(key);
    if (known) {
      // Re-inserted, so that the first key of the map is always the one unused for longest.
      this.#known.delete(key);
      this.#known.set(key, known);
      return known;
    }
    const fresh = prepareDocument(this.#schema, text, operationName);
    this.#known.set(key, fresh);
    if (this.#known.size > CACHED_DOCUMENTS) this.#known.delete(/** @type {string} */ (this.#known.keys().next().value));
    return fresh;
  }
}

/** @param {import('graphql').GraphQLSchema} schema @param {string} text @param {string | null} operationName @returns {Prepared | Refused} */
function prepareDocument(schema, text, operationName) {
  /** @type {import('graphql').DocumentNode} */
  let document;
  try {
    document = parse(text);
  } catch (error) {
    if (error instanceof GraphQLError) return { errors: [syntaxError(error)] };
    throw error;
  }
  const invalid = validationErrors(schema, document);
  if (invalid.length) return { errors: invalid };

  const missing = unimplementedFields(schema, document);
  if (missing.length) return { errors: missing };

  const operations = document.definitions.filter(definition => definition.kind === 'OperationDefinition');
  const operation = operationName === null ? operations[0] : operations.find(one => one.name?.value === operationName);
  if (operations.length > 1 && operationName === null) return { errors: [{ message: 'An operation name is required' }] };
  if (!operation) return { errors: [{ message: `No operation named "${operationName}"` }] };

  const fragments = new Map(document.definitions.flatMap(definition => (definition.kind === 'FragmentDefinition' ? [[definition.name.value, definition]] : [])));
  const cost = costPlan({ schema, fragments }, operation);
  return {
    name: operation.name?.value ?? null,
    roots: operation.selectionSet.selections.flatMap(selection => (selection.kind === 'Field' ? [selection.name.value] : [])),
    operation, text, operationName,
    cost,
    overLong: argumentLists(schema, operation),
    ...runner(schema, document, operation, cost),
  };
}

/**
 * The first run is interpreted, every later one compiled: compiling takes longer than one run of a small document.
 * @param {import('graphql').GraphQLSchema} schema @param {import('graphql').DocumentNode} document
 * @param {import('graphql').OperationDefinitionNode} operation @param {import('../cost/cost-plan.js').CostPlan} cost @returns {Pick<Prepared, 'run' | 'write'>}
 */
function runner(schema, document, operation, cost) {
  const operationName = operation.name?.value;
  /** @type {Prepared['run']} */
  const interpret = (contextValue, variableValues) => execute({ schema, document, operationName, contextValue, variableValues, rootValue: null, fieldResolver: readRecord });
  /** @type {Prepared['write']} */
  const interpretText = async (context, variables) => {
    const { data = null, errors } = await interpret(context, variables);
    return { errors, actual: cost.actual(data, variables), close: (told, extensions) => JSON.stringify({ ...(told && { errors: told }), data, extensions }) };
  };
  let runs = 0;
  /** @type {Prepared['run'] | null} */
  let run = null;
  /** @type {Prepared['write'] | null} */
  let write = null;
  return {
    run: (context, variables) => (++runs < 2 ? interpret : run ??= compile(schema, document, operation) ?? interpret)(context, variables),
    write: (context, variables) => (++runs < 2 ? interpretText : write ??= compileText(schema, document, operation, cost) ?? interpretText)(context, variables),
  };
}
