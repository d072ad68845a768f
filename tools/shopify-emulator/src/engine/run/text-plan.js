// @ts-check
// An operation as JavaScript that writes its answer as JSON at once, and adds up on the way what it costs: no object is made only to be read once and thrown away.
// What a field wrote is taken back when it fails. Otherwise it goes as in object-plan.js, where the fields of an answer that is to be read are.
import { isLeafType, isListType, isNonNullType, isObjectType } from 'graphql';
import { emptyPage, isItems, shapeOf, shareOf } from '../cost/cost-plan.js';
import { fieldsOf } from './collect.js';
import { concreteOf } from './concrete.js';
import { FieldPlan } from './field-plan.js';
import { coercedBy, fastText, leafText } from './leaf.js';
import { made } from './made.js';

/**
 * @typedef {import('./text-run.js').TextRun} Run
 * @typedef {import('./object-plan.js').Path} Path
 * @typedef {import('../cost/cost-plan.js').CostField} CostField
 * @typedef {import('graphql').GraphQLOutputType} OutputType
 * @typedef {readonly import('graphql').SelectionSetNode[]} Sets
 * @typedef {(value: any, run: Run) => string} Text tells a leaf, or a list of them
 * @typedef {(value: any, run: Run) => number} Write writes and tells what it cost below itself; NOTHING was written for a null
 */

const NOTHING = -1;
/** What is written is kept as a text up to here, and as bytes from then on: a long text of many pieces is slow to put together. */
const PIECE = 16_384;

/** Makes the functions of one operation. */
export class TextPlans {
  #fields = 0;

  /** @param {import('./collect.js').Scope} scope @param {import('graphql').OperationDefinitionNode} operation */
  constructor(scope, operation) {
    this.scope = scope;
    this.operation = operation;
  }

  /** @param {import('graphql').GraphQLObjectType} type @param {Sets} sets @param {number} depth @param {Path | undefined} path @param {readonly CostField[]} costs @param {CostField | null} connection that the object is the value of @returns {Write} */
  objectOf(type, sets, depth, path, costs, connection) {
    /** @type {unknown[]} */
    const constants = [];
    const constant = (/** @type {unknown} */ value) => `c${constants.push(value) - 1}`;
    const ways = { quick: '', careful: '' };
    let text = '{';
    const add = (/** @type {string} */ quick, careful = quick) => {
      const before = JSON.stringify(text);
      ways.quick += `run.text += ${before}${quick};\n`;
      ways.careful += `run.text += ${before}${careful};\n`;
      text = '';
    };
    for (const [key, nodes] of fieldsOf(this.scope, type, sets)) {
      text += `${text === '{' ? '' : ','}${JSON.stringify(key)}:`;
      if (nodes[0].name.value === '__typename') text += JSON.stringify(type.name);
      else {
        const { quick, careful, writes } = this.#entry(type, key, nodes, depth, path, constant, costs.find(cost => cost.key === key), connection);
        if (writes) {
          add('');
          ways.quick += `spent += ${quick};\n`;
          ways.careful += `spent += ${careful};\n`;
        } else add(` + ${quick}`, ` + ${careful}`);
      }
    }
    text += '}';
    add('');
    return made(`(source, run) => {
      const { text, at } = run;
      const known = run.errors.length;
      let value, spent = 0;
      try { ${ways.quick} return spent; }
      catch (error) {
        if (Array.isArray(error.path)) throw error;
        run.errors.length = known;
        run.text = text;
        run.at = at;
        spent = 0;
        ${ways.careful} return spent;
      }
    }`, constants);
  }

  /**
   * @param {import('graphql').GraphQLObjectType} type @param {string} key @param {readonly import('graphql').FieldNode[]} nodes @param {number} depth @param {Path | undefined} path
   * @param {(value: unknown) => string} constant @param {CostField | undefined} cost @param {CostField | null} connection
   */
  #entry(type, key, nodes, depth, path, constant, cost, connection) {
    const definition = type.getFields()[nodes[0].name.value];
    const here = { prev: path, key, typename: type.name };
    const plan = new FieldPlan({ number: this.#fields++, definition, key, nodes, parentType: type, depth, path: here, scope: this.scope, operation: this.operation });
    if (!cost || cost.kind === 'leaf') {
      const careful = `${constant(leafField(plan, this.#textOf(definition.type, plan, depth + 1)))}(source, run)`;
      const quick = plan.isStored && plan.check === null ? fastText(definition.type, constant, `source.${definition.name}`, careful) : null;
      return { quick: quick ?? careful, careful, writes: false };
    }
    const sets = nodes.flatMap(node => node.selectionSet ?? []);
    const items = connection !== null && isItems(cost) ? connection : null;
    const write = this.#writerOf(definition.type, sets, plan, depth + 1, here, cost, items);
    const careful = `${constant(writingField(plan, write, cost, items))}(source, run)`;
    return { quick: careful, careful, writes: true };
  }

  /** @param {OutputType} type @param {FieldPlan} plan @param {number} depth @returns {Text} */
  #textOf(type, plan, depth) {
    if (isNonNullType(type)) {
      const message = `Cannot return null for non-nullable field ${plan.parentType.name}.${plan.definition.name}.`;
      return made("(value, run) => { const text = value == null ? 'null' : c0(value, run); if (text === 'null') throw new Error(c1); return text; }", [this.#textOf(type.ofType, plan, depth), message]);
    }
    if (isListType(type)) return textList(this.#textOf(type.ofType, plan, depth + 1), !isNonNullType(type.ofType), plan, depth);
    if (!isLeafType(type)) throw new Error(`${plan.parentType.name}.${plan.definition.name} is no leaf.`);
    const coerced = coercedBy(type);
    return value => leafText(coerced(value));
  }

  /** @param {OutputType} type @param {Sets} sets @param {FieldPlan} plan @param {number} depth @param {Path} path @param {CostField} cost @param {CostField | null} connection that the objects are of @returns {Write} */
  #writerOf(type, sets, plan, depth, path, cost, connection) {
    if (isNonNullType(type)) {
      const inner = this.#writerOf(type.ofType, sets, plan, depth, path, cost, connection);
      const message = `Cannot return null for non-nullable field ${plan.parentType.name}.${plan.definition.name}.`;
      return made('(value, run) => { const spent = value == null ? -1 : c0(value, run); if (spent === -1) throw new Error(c1); return spent; }', [inner, message]);
    }
    if (isListType(type)) {
      const item = this.#writerOf(type.ofType, sets, plan, depth + 1, { prev: path, key: '*', typename: undefined }, cost, null);
      return writtenList(item, !isNonNullType(type.ofType), plan, depth, cost, connection);
    }
    if (isObjectType(type)) {
      const object = this.objectOf(type, sets, depth, path, shapeOf(cost, type.name), cost.kind === 'connection' ? cost : null);
      return made('(value, run) => { if (value == null) return -1; if (value instanceof Error) throw value; return c0(value, run); }', [object]);
    }
    return this.#abstractOf(/** @type {import('graphql').GraphQLAbstractType} */ (type), sets, plan, depth, path, cost);
  }

  /** @param {import('graphql').GraphQLAbstractType} type @param {Sets} sets @param {FieldPlan} plan @param {number} depth @param {Path} path @param {CostField} cost @returns {Write} */
  #abstractOf(type, sets, plan, depth, path, cost) {
    const { schema } = this.scope;
    /** Made for those types only that are met. @type {Map<string, Write>} */
    const objects = new Map();
    return (value, run) => {
      if (value == null) return NOTHING;
      if (value instanceof Error) throw value;
      const name = /** @type {string} */ (type.resolveType?.(value, run.context, plan.info(run), type));
      let object = objects.get(name);
      if (!object) objects.set(name, object = this.objectOf(concreteOf(schema, type, name), sets, depth, path, shapeOf(cost, name), null));
      return object(value, run);
    };
  }
}

/** How a field's value is come by: c0 is the field's plan, c1 what is done with the value, c2 the resolver. @param {FieldPlan} plan */
const read = plan => (plan.isStored
  ? `const value = source.${plan.definition.name};\nresult = c1(value === undefined || typeof value === 'function' ? c0.odd(source, run) : value, run);`
  : 'result = c1(c2(source, c0.args(run), run.context, c0.info(run)), run);');

/** @param {FieldPlan} plan @param {Text} text @returns {(source: any, run: Run) => string} */
const leafField = (plan, text) => made(`(source, run) => {
  run.path[${plan.depth}] = ${JSON.stringify(plan.key)};
  let result;
  try {
    ${plan.check ? 'c0.check(run.context);' : ''}
    ${read(plan)}
    return result;
  } catch (error) {
    c0.failed(error, run);
    return 'null';
  }
}`, [plan, text, plan.resolve]);

/** @param {FieldPlan} plan @param {Write} write @param {CostField} cost @param {CostField | null} connection that the field lists the objects of @returns {(source: any, run: Run) => number} */
function writingField(plan, write, cost, connection) {
  const base = `${cost.own}${cost.extra ? ' + c3.extra(run.values)' : ''}`;
  // A page is paid for by its objects; a connection is rounded by itself.
  const spent = connection ? 'result' : cost.kind === 'connection' ? `Math.round(${cost.own} + result)` : `${base} + result`;
  return made(`(source, run) => {
    const { text, at } = run;
    run.path[${plan.depth}] = ${JSON.stringify(plan.key)};
    let result = -1;
    try {
      ${plan.check ? 'c0.check(run.context);' : ''}
      ${read(plan)}
    } catch (error) {
      c0.failed(error, run);
      run.text = text;
      run.at = at;
      result = -1;
    }
    if (result !== -1) return ${spent};
    run.text += 'null';
    return ${connection ? 0 : base};
  }`, [plan, write, plan.resolve, cost]);
}

/** @param {FieldPlan} plan */
const noList = plan => `Expected Iterable, but did not find one for field "${plan.parentType.name}.${plan.definition.name}".`;
const CHECK_LIST = "if (list instanceof Error) throw list;\nif (typeof list === 'string' || typeof list[Symbol.iterator] !== 'function') throw new Error(c2);";

/** @param {Text} item @param {boolean} isNullable of the item @param {FieldPlan} plan @param {number} depth @returns {Text} */
const textList = (item, isNullable, plan, depth) => made(`(list, run) => {
  if (list == null) return 'null';
  ${CHECK_LIST}
  let text = '';
  let index = 0;
  for (const value of list) {
    run.path[${depth}] = index;
    let one;
    try { one = c0(value, run); } catch (error) { c1.failedAt(error, run, ${depth}, ${isNullable}); one = 'null'; }
    text += index++ === 0 ? one : ',' + one;
  }
  return '[' + text + ']';
}`, [item, plan, noList(plan)]);

/**
 * Of a list the dearest object counts, of a page each by its share.
 * @param {Write} item @param {boolean} isNullable of the item @param {FieldPlan} plan @param {number} depth @param {CostField} cost @param {CostField | null} connection @returns {Write}
 */
const writtenList = (item, isNullable, plan, depth, cost, connection) => made(`(list, run) => {
  if (list == null) return -1;
  ${CHECK_LIST}
  ${connection ? 'const share = c3(c4, run.values);' : ''}
  let spent = 0;
  let index = 0;
  run.text += '[';
  for (const value of list) {
    run.path[${depth}] = index;
    if (index++ > 0) run.text += ',';
    ${isNullable ? 'const { text, at } = run;' : ''}
    let one = -1;
    try { one = c0(value, run); }
    catch (error) {
      c1.failedAt(error, run, ${depth}, ${isNullable});
      ${isNullable ? 'run.text = text; run.at = at; one = -1;' : ''}
    }
    if (one === -1) { run.text += 'null'; one = 0; }
    ${connection ? `spent += share * (${cost.own} + one);` : 'if (one > spent) spent = one;'}
    if (run.text.length > ${PIECE}) run.keep();
  }
  run.text += ']';
  ${connection ? 'if (index === 0) spent = c5(c4, c6, run.values);' : ''}
  return spent;
}`, [item, plan, noList(plan), shareOf, connection, emptyPage, cost]);
