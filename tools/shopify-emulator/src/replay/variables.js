// @ts-check
// Variables that a recorder did not write beside the call.
import { operationOf } from './documents.js';

/** @typedef {import('./find-calls.js').Call} Call */

/** Those that stand further up in the file, and the id of the object that the answer shows. @param {Call} call @returns {Record<string, any>} */
export function completeVariables(call) {
  const variables = { ...call.variables };
  for (const name of missing(call, variables)) {
    const found = call.around[name] ?? shownId(call, name);
    if (found !== undefined) variables[name] = found;
  }
  return variables;
}

/** Declared, not optional, and nowhere to be found. @param {Call} call @param {Record<string, any>} [variables] @returns {string[]} */
export function missing({ document, operationName, variables: own }, variables = own) {
  const declared = operationOf(/** @type {string} */ (document), operationName)?.variableDefinitions ?? [];
  return declared.filter(one => one.type.kind === 'NonNullType' && !one.defaultValue).map(one => one.variable.name.value).filter(name => variables[name] === undefined);
}

/** A root field that was read by a variable as its id shows that id. @param {Call} call @param {string} name */
function shownId({ document, operationName, answer }, name) {
  for (const one of operationOf(/** @type {string} */ (document), operationName)?.selectionSet.selections ?? []) {
    if (one.kind !== 'Field') continue;
    const isId = one.arguments?.some(({ name: argument, value }) => argument.value === 'id' && value.kind === 'Variable' && value.name.value === name);
    const id = answer.data?.[one.alias?.value ?? one.name.value]?.id;
    if (isId && typeof id === 'string') return id;
  }
  return undefined;
}
