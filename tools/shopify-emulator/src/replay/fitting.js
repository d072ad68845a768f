// @ts-check
// Which document of the file was an answer given to, when none stands beside it?
import { fragmentsOf, operationOf } from './documents.js';
import { typeOfId } from './knowledge.js';

/** @param {string[]} documents @param {import('./find-calls.js').Call} call @returns {string | null} the only one that fits, else null */
export function fittingDocument(documents, call) {
  if (!call.answer.data) return null;
  const fitting = new Set(documents.filter(text => variablesFit(text, call.variables) && fits(text, call.answer.data)));
  return fitting.size === 1 ? [...fitting][0] : null;
}

/** @param {string} text @param {Record<string, any>} variables */
function variablesFit(text, variables) {
  const declared = operationOf(text, null)?.variableDefinitions ?? [];
  const names = new Set(declared.map(one => one.variable.name.value));
  return Object.keys(variables).every(name => names.has(name))
    && declared.every(one => one.type.kind !== 'NonNullType' || one.defaultValue || one.variable.name.value in variables);
}

/** Could this data be an answer to that document? @param {string} text @param {any} data */
export function fits(text, data) {
  const operation = operationOf(text, null);
  const fragments = fragmentsOf(text);
  return operation !== null && selectionFits([operation.selectionSet], data);

  /** @param {import('graphql').SelectionSetNode[]} sets @param {any} value @returns {boolean} */
  function selectionFits(sets, value) {
    if (value === null || value === undefined) return true;
    if (Array.isArray(value)) return value.every(item => selectionFits(sets, item));
    if (typeof value !== 'object') return false;
    /** @type {Map<string, { sets: import('graphql').SelectionSetNode[], certain: boolean }>} */
    const fields = new Map();
    const type = value.__typename ?? typeOfId(value.id);
    for (const set of sets) collect(set, true);
    for (const key of Object.keys(value)) if (!fields.has(key)) return false;
    for (const [key, { sets: inner, certain }] of fields) {
      if (value[key] === undefined) {
        if (certain) return false;
      } else if (inner.length && !selectionFits(inner, value[key])) return false;
    }
    return true;

    /** @param {import('graphql').SelectionSetNode} set @param {boolean} certain */
    function collect(set, certain) {
      for (const one of set.selections) {
        const sure = certain && !one.directives?.length;
        if (one.kind === 'Field') {
          const key = one.alias?.value ?? one.name.value;
          const known = fields.get(key) ?? { sets: [], certain: false };
          fields.set(key, { sets: one.selectionSet ? [...known.sets, one.selectionSet] : known.sets, certain: known.certain || sure });
        } else {
          const inner = one.kind === 'InlineFragment' ? one.selectionSet : fragments.get(one.name.value)?.selectionSet;
          const condition = one.kind === 'InlineFragment' ? one.typeCondition : fragments.get(one.name.value)?.typeCondition;
          if (inner) collect(inner, sure && condition?.name.value === type);
        }
      }
    }
  }
}
