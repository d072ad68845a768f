// @ts-check
// What a bulk query must not contain, in Shopify's words.
import { userError } from '../mutate/rules/user-error.js';

/** @import { FoundConnection } from './query-plan.js' */

const MAX_CONNECTIONS = 5;
const MAX_DEPTH = 2;

/** @param {string[]} roots @param {FoundConnection[]} connections */
export function queryErrors(roots, connections) {
  const messages = [];
  const usingNodes = connections.filter(one => one.usesNodes).map(one => one.name);
  const withoutId = [...new Set(connections.flatMap(one => one.parentWithoutId ?? []))];
  if (roots.length > 1) messages.push('Bulk queries must contain a single top level field.');
  if (usingNodes.length)
    messages.push(`All connection fields in a bulk query must select their contents using 'edges' > 'node', e.g: '${usingNodes[0]} { edges { node {'. Selecting via 'nodes' is not supported. Invalid connection fields: ${usingNodes.map(name => `'${name}'`).join(', ')}.`);
  for (const name of ['node', 'nodes']) if (roots.includes(name)) messages.push(`Bulk queries cannot contain a top level \`${name}\` field.`);
  if (connections.some(one => one.depth > MAX_DEPTH)) messages.push(`Bulk queries cannot contain connections with a nesting depth greater than ${MAX_DEPTH}.`);
  if (connections.length > MAX_CONNECTIONS) messages.push(`Bulk queries cannot contain more than ${MAX_CONNECTIONS} connections.`);
  if (withoutId.length)
    messages.push(`The parent 'node' field for a nested connection must select the 'id' field without an alias and must be of 'ID' return type. Connection fields without 'id': ${withoutId.join(', ')}.`);
  if (connections.some(one => one.inList)) messages.push('Queries that contain a connection field within a list field are not currently supported.');
  if (connections.length === 0) messages.push('Bulk queries must contain at least one connection.');
  return messages.map(message => userError(['query'], message, 'INVALID'));
}
