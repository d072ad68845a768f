// @ts-check
import { getArgumentValues, isNonNullType, locatedError, visit } from 'graphql';
import { readRecord } from '../document/implemented.js';

/** @typedef {import('./run.js').Run} Run */

/** What is known of a field before it is run. */
export class FieldPlan {
  #nullable;
  #hasVariables;
  /** @type {Record<string, any> | null} arguments without variables: the same in every run */
  #args = null;
  #scope;
  #operation;

  /** @param {{ number: number, definition: import('graphql').GraphQLField<any, any>, key: string, nodes: readonly import('graphql').FieldNode[], parentType: import('graphql').GraphQLObjectType, depth: number,
   *   path: import('./object-plan.js').Path, scope: import('./collect.js').Scope, operation: import('graphql').OperationDefinitionNode }} facts */
  constructor({ number, definition, key, nodes, parentType, depth, path, scope, operation }) {
    this.number = number;
    this.definition = definition;
    this.key = key;
    this.nodes = nodes;
    this.parentType = parentType;
    this.depth = depth;
    this.path = path;
    this.#scope = scope;
    this.#operation = operation;
    this.#nullable = !isNonNullType(definition.type);
    this.#hasVariables = namesVariables(nodes[0]);
    const resolve = /** @type {(import('../attach.js').Resolver & { guarded?: { check: (context: any) => void, resolve: import('../attach.js').Resolver | undefined } }) | undefined} */ (definition.resolve);
    /** What must hold before the field is read. */
    this.check = resolve?.guarded?.check ?? null;
    this.resolve = resolve?.guarded ? resolve.guarded.resolve : resolve;
  }

  /** Whether it stands in the record under its own name. */
  get isStored() { return this.resolve === undefined; }

  /** @param {Run} run */
  args(run) {
    if (this.#hasVariables) return run.args[this.number] ??= this.#read(run);
    return this.#args ??= Object.freeze(this.#read(run));
  }

  /** @param {Run} run @returns {Record<string, any>} */
  #read({ variables }) {
    return { ...getArgumentValues(this.definition, this.nodes[0], variables) };
  }

  /** @param {Run} run @returns {any} the parts of a GraphQLResolveInfo that the emulator reads */
  info(run) {
    return run.infos[this.number] ??= {
      fieldName: this.definition.name, fieldNodes: this.nodes, returnType: this.definition.type, parentType: this.parentType, path: this.path,
      schema: this.#scope.schema, operation: this.#operation, rootValue: null, variableValues: run.variables,
    };
  }

  /** A record that has none of it, or a method. @param {any} source @param {Run} run */
  odd(source, run) {
    return readRecord(source, this.args(run), run.context, this.info(run));
  }

  /** @param {unknown} error @param {Run} run @returns {null} if it may be null; else the error goes on to what holds it */
  failed(error, run) {
    return this.failedAt(error, run, this.depth, this.#nullable);
  }

  /** @param {unknown} error @param {Run} run @param {number} depth @param {boolean} nullable @returns {null} */
  failedAt(error, run, depth, nullable) {
    const located = locatedError(error, [...this.nodes], run.path.slice(0, depth + 1));
    if (!nullable) throw located;
    run.errors.push(located);
    return null;
  }
}

/** @param {import('graphql').FieldNode} field */
function namesVariables(field) {
  let found = false;
  for (const argument of field.arguments ?? []) visit(argument, { Variable() { found = true; } });
  return found;
}
