// @ts-check
// A bulk query as the same executor can run it: the root connection in pages, the nested ones whole, `edges > node` read as `nodes`.
import { getNamedType, getNullableType, isListType, isObjectType, parse, print, GraphQLError } from 'graphql';
import { ShopifyError } from '../engine/errors.js';
import { syntaxError } from '../engine/document/syntax-error.js';
import { userError } from '../mutate/rules/user-error.js';
import { queryErrors } from './query-rules.js';

/**
 * @typedef {import('graphql').SelectionSetNode} SelectionSet
 * @typedef {import('graphql').FieldNode} FieldNode
 * @typedef {import('../engine/document/prepare.js').Prepared} Prepared
 * @typedef {import('../engine/versions.js').Api} Api
 * @typedef {{ path: string[], nodes: NodePlan }} Child a connection within an object: where it lies, and what its nodes are
 * @typedef {{ children: Child[] }} NodePlan
 * @typedef {{ prepared: Prepared, key: string, nodes: NodePlan, paged: boolean, isConnection: boolean, name: string | null, root: string }} QueryPlan
 * @typedef {{ name: string, depth: number, inList: boolean, usesNodes: boolean, parentWithoutId: string | null }} FoundConnection
 */

const MAX_BYTES = 65_535;
const PAGING = new Set(['first', 'last', 'after', 'before']);
export const PAGE = 250;

/** @param {Api} api @param {string} text @returns {{ errors: import('../mutate/rules/user-error.js').UserError[], plan?: undefined } | { errors?: undefined, plan: QueryPlan }} */
export function planQuery(api, text) {
  if (Buffer.byteLength(text) > MAX_BYTES) return refused(`Query is too long (maximum is ${MAX_BYTES} bytes)`);
  const document = parsed(text);
  if ('problem' in document) return refused(`Invalid bulk query: ${document.problem}`);
  if (document.definitions.some(one => one.kind === 'OperationDefinition' && one.operation !== 'query')) return refused('Invalid operation type. Only `query` operations are supported.');
  const original = api.documents.prepare(text);
  if (original.errors) {
    const [first] = /** @type {any[]} */ (original.errors);
    // Not a refusal of Shopify's: the emulator lacks the field.
    if (first.extensions?.code === 'EMULATOR_NOT_IMPLEMENTED') throw new ShopifyError(first.message, { code: first.extensions.code, extensions: first.extensions });
    return refused(`Invalid bulk query: ${first.message}`);
  }
  const rewriting = new Rewriting(api, document);
  const roots = rewriting.fieldsOf(original.operation.selectionSet);
  const [root] = roots;
  const field = rewriting.root(root);
  const errors = queryErrors(roots.map(one => one.name.value), rewriting.connections);
  return errors.length ? { errors } : { plan: rewriting.plan(field, root, original.name) };
}

/** @param {string} message */
const refused = message => ({ errors: [userError(['query'], message, 'INVALID')] });

/** @param {string} text @returns {import('graphql').DocumentNode | { problem: string }} */
export function parsed(text) {
  try {
    return parse(text);
  } catch (error) {
    if (error instanceof GraphQLError) return { problem: syntaxError(error).message };
    throw error;
  }
}

class Rewriting {
  /** @type {FoundConnection[]} */
  connections = [];
  #schema;
  #api;
  #fragments;

  /** @param {Api} api @param {import('graphql').DocumentNode} document */
  constructor(api, document) {
    this.#api = api;
    this.#schema = api.schema;
    this.#fragments = new Map(document.definitions.flatMap(one => (one.kind === 'FragmentDefinition' ? [[one.name.value, one]] : [])));
  }

  /** The fields of a selection with its fragments opened. @param {SelectionSet} set @returns {FieldNode[]} */
  fieldsOf(set) {
    return set.selections.flatMap(selection => {
      if (selection.kind === 'Field') return [selection];
      const fragment = selection.kind === 'InlineFragment' ? selection : this.#fragments.get(selection.name.value);
      return fragment ? this.fieldsOf(fragment.selectionSet) : [];
    });
  }

  /** @param {FieldNode} node */
  root(node) {
    /** @type {Child[]} */
    const children = [];
    const field = this.#field(node, /** @type {any} */ (this.#schema.getQueryType()), { depth: -1, inList: false, parent: null }, [], children);
    return { field, children };
  }

  /** @param {{ field: FieldNode, children: Child[] }} root @param {FieldNode} node @param {string | null} name @returns {QueryPlan} */
  plan({ field, children }, node, name) {
    const definition = /** @type {any} */ (this.#schema.getQueryType()).getFields()[node.name.value];
    const isConnection = isConnectionType(/** @type {any} */ (getNamedType(definition.type)));
    const paged = isConnection && definition.args.some((/** @type {any} */ one) => one.name === 'after');
    const key = node.alias?.value ?? node.name.value;
    const rewritten = paged ? withPaging(field) : field;
    const text = `query Bulk${paged ? '($bulkFirst: Int!, $bulkAfter: String)' : ''} { ${print(rewritten)} }`;
    const prepared = this.#api.documents.prepare(text);
    if (prepared.errors) throw new Error(`A bulk query became invalid: ${JSON.stringify(prepared.errors)}\n${text}`);
    return { prepared, key, nodes: isConnection ? children[0].nodes : { children: children.map(child => ({ ...child, path: child.path.slice(1) })) }, paged, isConnection, name, root: node.name.value };
  }

  /**
   * @param {FieldNode} node @param {import('graphql').GraphQLCompositeType} parent @param {Place} place @param {string[]} path the way from the node above to here
   * @param {Child[]} children gets the connections that are found @returns {FieldNode}
   */
  #field(node, parent, place, path, children) {
    const definition = 'getFields' in parent ? parent.getFields()[node.name.value] : undefined;
    if (!definition || !node.selectionSet) return node;
    const type = /** @type {import('graphql').GraphQLCompositeType} */ (getNamedType(definition.type));
    const here = [...path, node.alias?.value ?? node.name.value];
    if (!isConnectionType(type)) {
      const inList = place.inList || isListType(getNullableType(definition.type));
      return { ...node, selectionSet: this.#set(node.selectionSet, type, { ...place, inList }, here, children) };
    }
    const edges = this.fieldsOf(node.selectionSet);
    const inner = edges.filter(one => one.name.value === 'edges').flatMap(one => (one.selectionSet ? this.fieldsOf(one.selectionSet) : [])).filter(one => one.name.value === 'node');
    const depth = place.depth + 1;
    this.connections.push({ name: node.name.value, depth, inList: place.inList, usesNodes: edges.some(one => one.name.value === 'nodes'), parentWithoutId: place.parent && !place.parent.hasId ? place.parent.name : null });
    const nodeType = /** @type {any} */ (getNamedType(/** @type {any} */ (type).getFields().nodes.type));
    const sets = inner.flatMap(one => one.selectionSet ?? []);
    const hasId = sets.some(set => this.fieldsOf(set).some(one => one.name.value === 'id' && !one.alias));
    /** @type {Child[]} */
    const below = [];
    const nodes = sets.map(set => fieldNode('nodes', this.#set(set, nodeType, { depth, inList: false, parent: { name: node.name.value, hasId } }, [], below)));
    children.push({ path: here, nodes: { children: below } });
    const rest = nodes.length ? nodes : [fieldNode('nodes', { kind: 'SelectionSet', selections: [fieldNode('__typename')] })];
    return { ...node, arguments: node.arguments?.filter(one => !PAGING.has(one.name.value)), selectionSet: { kind: 'SelectionSet', selections: rest } };
  }

  /** @param {SelectionSet} set @param {import('graphql').GraphQLCompositeType} type @param {Place} place @param {string[]} path @param {Child[]} children @returns {SelectionSet} */
  #set(set, type, place, path, children) {
    return {
      kind: 'SelectionSet',
      selections: set.selections.map(selection => {
        if (selection.kind === 'Field') return this.#field(selection, type, place, path, children);
        const fragment = selection.kind === 'InlineFragment' ? selection : this.#fragments.get(selection.name.value);
        if (!fragment) throw new Error('A fragment that is not there passed the validation.');
        const inner = fragment.typeCondition ? /** @type {import('graphql').GraphQLCompositeType} */ (this.#schema.getType(fragment.typeCondition.name.value)) : type;
        return { kind: 'InlineFragment', typeCondition: fragment.typeCondition, directives: selection.directives, selectionSet: this.#set(fragment.selectionSet, inner, place, path, children) };
      }),
    };
  }
}

/** @typedef {{ depth: number, inList: boolean, parent: { name: string, hasId: boolean } | null }} Place */

/** @param {import('graphql').GraphQLNamedType} type */
export const isConnectionType = type => isObjectType(type) && type.name.endsWith('Connection');

/** @param {string} name @param {SelectionSet} [selectionSet] @returns {FieldNode} */
const fieldNode = (name, selectionSet) => ({ kind: 'Field', name: { kind: 'Name', value: name }, ...(selectionSet && { selectionSet }) });

/** @param {FieldNode} field @returns {FieldNode} */
function withPaging(field) {
  const argument = (/** @type {string} */ name, /** @type {string} */ variable) => /** @type {import('graphql').ArgumentNode} */ (
    { kind: 'Argument', name: { kind: 'Name', value: name }, value: { kind: 'Variable', name: { kind: 'Name', value: variable } } });
  const pageInfo = fieldNode('pageInfo', { kind: 'SelectionSet', selections: [fieldNode('hasNextPage'), fieldNode('endCursor')] });
  return {
    ...field, arguments: [...(field.arguments ?? []), argument('first', 'bulkFirst'), argument('after', 'bulkAfter')],
    selectionSet: { kind: 'SelectionSet', selections: [...(field.selectionSet?.selections ?? []), pageInfo] },
  };
}

