// @ts-check
// A search that found something tells about it: what `tag:sale` found has the tag, shown or not.
import { operationOf } from './documents.js';
import { withoutPages } from './knowledge.js';

/** @typedef {import('./find-calls.js').Call} Call */

/** @type {Record<string, (value: string) => Record<string, any>>} */
const TERMS = {
  tag: value => ({ tags: [value] }), vendor: vendor => ({ vendor }), product_type: productType => ({ productType }), status: status => ({ status: status.toUpperCase() }),
  sku: impliedSku => ({ impliedSku }), email: email => ({ email }), state: state => ({ state: state.toUpperCase() }), handle: handle => ({ handle }), title: title => ({ title }), name: name => ({ name }),
};

/** @param {Call} call @returns {{ id: string, thing: Record<string, any> }[]} */
export function impliedBySearches({ document, operationName, variables, answer }) {
  const found = [];
  for (const field of operationOf(/** @type {string} */ (document), operationName)?.selectionSet.selections ?? []) {
    if (field.kind !== 'Field') continue;
    const value = field.arguments?.find(one => one.name.value === 'query')?.value;
    const query = value?.kind === 'StringValue' ? value.value : value?.kind === 'Variable' ? variables[value.name.value] : undefined;
    const nodes = withoutPages(answer.data?.[field.alias?.value ?? field.name.value]);
    if (typeof query !== 'string' || !Array.isArray(nodes) || /\bOR\b|\bNOT\b|[()]|(^|\s)-/.test(query)) continue;
    const thing = Object.assign({}, ...[...query.matchAll(/(?:^|\s)(\w+):(?:"([^"]+)"|'([^']+)'|([^\s*<>]+)(?=\s|$))/g)].map(([, name, ...texts]) => TERMS[name]?.(texts.find(Boolean) ?? '') ?? {}));
    const words = query.replace(/\w+:(?:"[^"]*"|'[^']*'|\S+)/g, ' ').split(/\s+/).filter(word => /^[\w-]+$/.test(word));
    for (const node of nodes) {
      if (typeof node?.id !== 'string') continue;
      // A word that nothing shown explains was found among the tags.
      const unexplained = words.filter(word => !JSON.stringify(node).toLowerCase().includes(word.toLowerCase()));
      found.push({ id: node.id, thing: { id: node.id, ...thing, ...(unexplained.length && { tags: [...(thing.tags ?? []), ...unexplained] }) } });
    }
  }
  return found;
}
