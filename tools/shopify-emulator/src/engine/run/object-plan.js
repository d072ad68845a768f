// @ts-check
import { isLeafType, isListType, isNonNullType, isObjectType } from 'graphql';
import { fieldsOf } from './collect.js';
import { concreteOf } from './concrete.js';
import { FieldPlan } from './field-plan.js';
import { coercedBy, fastCheck } from './leaf.js';
import { made } from './made.js';

/**
 * @typedef {import('./run.js').Run} Run
 * @typedef {import('graphql').GraphQLOutputType} OutputType
 * @typedef {(value: any, run: Run) => any} Complete
 * @typedef {{ prev: Path | undefined, key: string | number, typename: string | undefined }} Path as resolvers see it: which item of a list it is stays open
 */

/** Makes the functions of one operation. */
export class ObjectPlans {
  #fields = 0;

  /** @param {import('./collect.js').Scope} scope @param {import('graphql').OperationDefinitionNode} operation */
  constructor(scope, operation) {
    this.scope = scope;
    this.operation = operation;
  }

  /** @param {import('graphql').GraphQLObjectType} type @param {readonly import('graphql').SelectionSetNode[]} sets @param {number} depth @param {Path | undefined} path @returns {Complete} */
  objectOf(type, sets, depth, path) {
    /** @type {unknown[]} */
    const constants = [];
    const constant = (/** @type {unknown} */ value) => `c${constants.push(value) - 1}`;
    const entries = [...fieldsOf(this.scope, type, sets)].map(([key, nodes]) => {
      const name = JSON.stringify(type.name);
      const { quick, careful } = nodes[0].name.value === '__typename' ? { quick: name, careful: name } : this.#entry(type, key, nodes, depth, path, constant);
      return { quick: `${JSON.stringify(key)}: ${quick}`, careful: `${JSON.stringify(key)}: ${careful}` };
    });
    const object = (/** @type {'quick' | 'careful'} */ way) => `{ ${entries.map(entry => entry[way]).join(',\n')} }`;
    return made(`(source, run) => {
      const known = run.errors.length;
      let value;
      try { return ${object('quick')}; }
      catch (error) {
        if (Array.isArray(error.path)) throw error;
        run.errors.length = known;
        return ${object('careful')};
      }
    }`, constants);
  }

  /**
   * How one field is read. A stored text, number or the like stands in the object's own function, everything else is a function by itself. Should reading one
   * throw (a getter may), the object is read again by functions only: these tell which field it was.
   * @param {import('graphql').GraphQLObjectType} type @param {string} key @param {readonly import('graphql').FieldNode[]} nodes @param {number} depth @param {Path | undefined} path @param {(value: unknown) => string} constant
   */
  #entry(type, key, nodes, depth, path, constant) {
    const definition = type.getFields()[nodes[0].name.value];
    const here = { prev: path, key, typename: type.name };
    const plan = new FieldPlan({ number: this.#fields++, definition, key, nodes, parentType: type, depth, path: here, scope: this.scope, operation: this.operation });
    const complete = this.#completer(definition.type, nodes.flatMap(node => node.selectionSet ?? []), plan, depth + 1, here);
    const field = constant(plan.isStored ? storedField(plan, complete) : resolvedField(plan, complete));
    const check = plan.isStored && plan.check === null ? fastCheck(definition.type, constant) : null;
    const careful = `${field}(source, run)`;
    return { careful, quick: check === null ? careful : `(value = source.${definition.name}, ${check}) ? value : ${careful}` };
  }

  /** @param {OutputType} type @param {readonly import('graphql').SelectionSetNode[]} sets @param {FieldPlan} plan @param {number} depth @param {Path} path @returns {Complete} */
  #completer(type, sets, plan, depth, path) {
    if (isNonNullType(type)) {
      const inner = this.#completer(type.ofType, sets, plan, depth, path);
      const message = `Cannot return null for non-nullable field ${plan.parentType.name}.${plan.definition.name}.`;
      return made('(value, run) => { const result = value == null ? null : c0(value, run); if (result === null) throw new Error(c1); return result; }', [inner, message]);
    }
    if (isListType(type)) return listOf(this.#completer(type.ofType, sets, plan, depth + 1, { prev: path, key: '*', typename: undefined }), !isNonNullType(type.ofType), plan, depth);
    if (isLeafType(type)) return coercedBy(type);
    if (isObjectType(type)) return made('(value, run) => { if (value == null) return null; if (value instanceof Error) throw value; return c0(value, run); }', [this.objectOf(type, sets, depth, path)]);
    return this.#abstractOf(type, sets, plan, depth, path);
  }

  /** @param {import('graphql').GraphQLAbstractType} type @param {readonly import('graphql').SelectionSetNode[]} sets @param {FieldPlan} plan @param {number} depth @param {Path} path @returns {Complete} */
  #abstractOf(type, sets, plan, depth, path) {
    const { schema } = this.scope;
    /** Made for those types only that are met. @type {Map<string, Complete>} */
    const objects = new Map();
    return (value, run) => {
      if (value == null) return null;
      if (value instanceof Error) throw value;
      const name = /** @type {string} */ (type.resolveType?.(value, run.context, plan.info(run), type));
      let object = objects.get(name);
      if (!object) objects.set(name, object = this.objectOf(concreteOf(schema, type, name), sets, depth, path));
      return object(value, run);
    };
  }
}

/** @param {FieldPlan} plan @param {Complete} complete @returns {Complete} */
const storedField = (plan, complete) => made(`(source, run) => {
  run.path[${plan.depth}] = ${JSON.stringify(plan.key)};
  try {
    ${plan.check ? 'c0.check(run.context);' : ''}
    const value = source.${plan.definition.name};
    return c1(value === undefined || typeof value === 'function' ? c0.odd(source, run) : value, run);
  } catch (error) { return c0.failed(error, run); }
}`, [plan, complete]);

/** @param {FieldPlan} plan @param {Complete} complete @returns {Complete} */
const resolvedField = (plan, complete) => made(`(source, run) => {
  run.path[${plan.depth}] = ${JSON.stringify(plan.key)};
  try {
    ${plan.check ? 'c0.check(run.context);' : ''}
    return c1(c2(source, c0.args(run), run.context, c0.info(run)), run);
  } catch (error) { return c0.failed(error, run); }
}`, [plan, complete, plan.resolve]);

/** @param {Complete} item @param {boolean} isNullable of the item @param {FieldPlan} plan @param {number} depth @returns {Complete} */
const listOf = (item, isNullable, plan, depth) => made(`(list, run) => {
  if (list == null) return null;
  if (list instanceof Error) throw list;
  if (typeof list === 'string' || typeof list[Symbol.iterator] !== 'function') throw new Error(c2);
  const items = [];
  for (const value of list) {
    run.path[${depth}] = items.length;
    ${isNullable ? 'try { items.push(c0(value, run)); } catch (error) { items.push(c1.failedItem(error, run, true)); }' : 'try { items.push(c0(value, run)); } catch (error) { c1.failedItem(error, run, false); }'}
  }
  return items;
}`, [item, { failedItem: (/** @type {unknown} */ error, /** @type {Run} */ run, /** @type {boolean} */ nullable) => plan.failedAt(error, run, depth, nullable) },
  `Expected Iterable, but did not find one for field "${plan.parentType.name}.${plan.definition.name}".`]);
