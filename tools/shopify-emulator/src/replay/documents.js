// @ts-check
import { parse } from 'graphql';

/** @type {Map<string, import('graphql').DocumentNode | null>} */
const parsed = new Map();

/** @param {string} text @returns {import('graphql').DocumentNode | null} null when it does not parse */
export function documentOf(text) {
  let document = parsed.get(text);
  if (document === undefined) {
    try {
      document = parse(text);
    } catch {
      document = null;
    }
    parsed.set(text, document);
  }
  return document;
}

/** Looks it like a document? One that does not parse was perhaps sent to see the refusal. @param {any} value @returns {value is string} */
export const isDocument = value => typeof value === 'string' && /^\s*(#[^\n]*\n\s*)*((query|mutation|subscription|fragment)\b[^;]*\{|\{\s*[a-zA-Z_])/.test(value);

/** @param {string} text @param {string | null} operationName @returns {import('graphql').OperationDefinitionNode | null} */
export function operationOf(text, operationName) {
  const operations = documentOf(text)?.definitions.filter(one => one.kind === 'OperationDefinition') ?? [];
  return operations.find(one => one.name?.value === operationName) ?? operations[0] ?? null;
}

/** @param {string} text @returns {Map<string, import('graphql').FragmentDefinitionNode>} */
export const fragmentsOf = text => new Map((documentOf(text)?.definitions ?? []).flatMap(one => (one.kind === 'FragmentDefinition' ? [[one.name.value, one]] : [])));

/** The root fields that are asked for, with the keys of the answer. @param {string} text @param {string | null} operationName */
export function rootsOf(text, operationName) {
  const operation = operationOf(text, operationName);
  const fragments = fragmentsOf(text);
  /** @type {{ key: string, name: string }[]} */
  const roots = [];
  const collect = (/** @type {import('graphql').SelectionSetNode} */ set) => {
    for (const one of set.selections) {
      if (one.kind === 'Field') roots.push({ key: one.alias?.value ?? one.name.value, name: one.name.value });
      else {
        const inner = one.kind === 'InlineFragment' ? one.selectionSet : fragments.get(one.name.value)?.selectionSet;
        if (inner) collect(inner);
      }
    }
  };
  if (operation) collect(operation.selectionSet);
  return { kind: operation?.operation ?? 'query', roots };
}
