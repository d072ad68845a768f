// @ts-check
// From an event to the bytes that one subscription gets: its filter, its metafields, its fields, its format.
import { parseSearch } from '../store/search/parse.js';
import { restMoment } from './rest.js';
import { toXml } from './xml.js';

/** @import { WebhookSubscription } from '../store/records/webhook-subscription.js' */
/** @import { WebhookEvent } from './events.js' */
/** @import { Node, Term } from '../store/search/parse.js' */

/** @param {WebhookSubscription} subscription @param {WebhookEvent} event @param {Record<string, any>} whole @returns {string | null} null when the filter keeps it back */
export function payloadFor(subscription, event, whole) {
  if (subscription.filter && !fits(parsed(subscription.filter), whole)) return null;
  const wantsMetafields = subscription.metafieldNamespaces.length > 0 || subscription.metafields.length > 0;
  let body = subscription.includeFields.length ? pick(whole, subscription.includeFields) : whole;
  if (wantsMetafields && event.record?.metafields) body = { ...body, metafields: metafieldsOf(subscription, event.record) };
  return subscription.format === 'XML' ? toXml(rootOf(event.topic), body) : JSON.stringify(body);
}

/** `PRODUCTS_UPDATE` -> `product` @param {string} topic */
const rootOf = topic => topic.toLowerCase().replace(/_[a-z]+$/, '').replace(/s$/, '').replaceAll('_', '-');

/** @type {Map<string, Node | null>} */
const filters = new Map();

/** @param {string} text */
function parsed(text) {
  let node = filters.get(text);
  if (node === undefined) filters.set(text, node = parseSearch(text));
  return node;
}

/** @param {Node | null} node @param {Record<string, any>} body @returns {boolean} */
function fits(node, body) {
  if (node === null) return true;
  switch (node.kind) {
    case 'and': return node.parts.every(part => fits(part, body));
    case 'or': return node.parts.some(part => fits(part, body));
    case 'not': return !fits(node.part, body);
    case 'term': return valuesAt(body, (node.field ?? '').split('.')).some(value => compares(value, node));
  }
}

/** @param {any} value @param {string[]} path @returns {any[]} */
function valuesAt(value, path) {
  if (Array.isArray(value)) return value.flatMap(one => valuesAt(one, path));
  if (path.length === 0) return [value];
  return value !== null && typeof value === 'object' ? valuesAt(value[path[0]], path.slice(1)) : [];
}

/** @param {any} value @param {Term} term */
function compares(value, { operator, value: wanted, quoted }) {
  if (value === null || value === undefined) return false;
  if (operator === ':') {
    if (wanted === '*' && !quoted) return true;
    const [has, asked] = [String(value).toLowerCase(), wanted.toLowerCase()];
    if (asked.endsWith('*') && !quoted) return has.startsWith(asked.slice(0, -1));
    return has === asked || (asked !== '' && !Number.isNaN(Number(asked)) && Number(has) === Number(asked));
  }
  const [left, right] = [measureOf(value), measureOf(wanted)];
  if (Number.isNaN(left) || Number.isNaN(right)) return false;
  return operator === '>' ? left > right : operator === '>=' ? left >= right : operator === '<' ? left < right : left <= right;
}

/** @param {unknown} value a number, or a moment */
const measureOf = value => (Number.isNaN(Number(value)) ? Date.parse(String(value)) : Number(value));

/** @param {any} value @param {string[]} fields `id`, `variants.price` @returns {any} */
function pick(value, fields) {
  if (Array.isArray(value)) return value.map(one => pick(one, fields));
  if (value === null || typeof value !== 'object') return value;
  /** @type {Map<string, string[]>} */
  const wanted = new Map();
  for (const field of fields) {
    const [name, ...rest] = field.split('.');
    wanted.set(name, [...(wanted.get(name) ?? []), ...(rest.length ? [rest.join('.')] : [])]);
  }
  return Object.fromEntries(Object.entries(value).flatMap(([name, inner]) => {
    const below = wanted.get(name);
    return below === undefined ? [] : [[name, below.length ? pick(inner, below) : inner]];
  }));
}

/** @param {WebhookSubscription} subscription @param {any} record */
function metafieldsOf({ metafieldNamespaces, metafields }, record) {
  return record.metafields
    .filter((/** @type {any} */ one) => metafieldNamespaces.includes(one.namespace) || metafields.some(wanted => wanted.namespace === one.namespace && wanted.key === one.key))
    .map((/** @type {any} */ one) => ({
      id: one.n, namespace: one.namespace, key: one.key, value: one.value, description: null, owner_id: record.n, created_at: restMoment(one.createdMs),
      updated_at: restMoment(one.updatedMs), owner_resource: record.__typename.toLowerCase(), type: one.type, admin_graphql_api_id: one.id
    }));
}
