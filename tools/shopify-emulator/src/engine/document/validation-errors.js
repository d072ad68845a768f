// @ts-check
// graphql-js finds what is wrong with a document; Shopify (graphql-ruby) says it in other words, with a code and a path, and in another order.
import { specifiedRules, validate } from 'graphql';
import { emptyOperations } from './empty-operations.js';
import { oneOfVariables } from './one-of-variables.js';
import { locations, places } from './places.js';
import { reached } from './reach.js';
import { wordings } from './wordings.js';

/** @import { Node, Place } from './places.js' */
/** @typedef {{ message: string, locations: object[], path: (string | number)[], extensions?: Record<string, any> }} Refusal */
/** @typedef {{ refusal: Refusal, start: number }} Placed */

const RULES = [...specifiedRules, oneOfVariables, emptyOperations];

/** What graphql-ruby says only when it has seen the whole document, in its order. */
const LAST = ['variableNotUsed', 'variableNotDefined', 'useAndDefineFragment', 'infiniteLoop', 'fragmentNotUnique', 'uniquelyNamedOperations', 'queryContainsSchemaDefinitions'];

/** @param {import('graphql').GraphQLSchema} schema @param {import('graphql').DocumentNode} document @returns {Refusal[]} */
export function validationErrors(schema, document) {
  const seen = reached(schema, document);
  const errors = validate(schema, seen, RULES);
  if (errors.length === 0) return [];
  const at = places(schema, document);
  const placed = errors.flatMap(error => shape(schema, error, at, document));
  return merged(placed.sort((a, b) => rank(a) - rank(b) || a.start - b.start).map(one => one.refusal));
}

/** @param {Placed} placed */
const rank = ({ refusal }) => LAST.indexOf(refusal.extensions?.code);

/** @param {import('graphql').GraphQLSchema} schema @param {import('graphql').GraphQLError} error @param {(node: Node) => Place} at @param {Node} document @returns {Placed[]} */
function shape(schema, error, at, document) {
  const node = error.nodes?.[0] ?? document;
  for (const [pattern, word] of wordings) {
    const match = pattern.exec(error.message);
    if (!match) continue;
    const wording = word({ match, node, place: at(node), at, error, schema });
    if (!wording) return [];
    const { message, code, extensions, at: subject = node, located = subject, below, path = at(subject).path } = wording;
    const nodes = 'kind' in located ? [located] : located;
    return [{
      refusal: { message, locations: nodes.flatMap(locations), path: below === undefined ? path : [...path, below], extensions: { code, ...extensions } },
      start: subject.loc?.start ?? 0,
    }];
  }
  return [{ refusal: { message: error.message, locations: locations(node), path: at(node).path }, start: node.loc?.start ?? 0 }];
}

/** Which findings of graphql-js are one to graphql-ruby, and what it then says of the second. @type {Record<string, (one: Refusal, other: Refusal) => boolean>} */
const JOINED = {
  missingRequiredArguments(one, other) {
    if (!samePath(one, other)) return false;
    /** @type {any} */ (one.extensions).arguments += `, ${other.extensions?.arguments}`;
    one.message += `, ${other.extensions?.arguments}`;
    return true;
  },
  undefinedDirective(one, other) {
    if (one.message === other.message) one.locations.push(...other.locations);
    return one.message === other.message;
  },
  uniquelyNamedOperations(one, other) {
    if (one.message === other.message) one.locations.push(...other.locations.filter(place => !one.locations.some(known => JSON.stringify(known) === JSON.stringify(place))));
    return one.message === other.message;
  },
};

/** @param {Refusal[]} refusals */
function merged(refusals) {
  /** @type {Refusal[]} */
  const kept = [];
  for (const refusal of refusals) {
    const join = JOINED[refusal.extensions?.code];
    if (join && kept.some(one => one.extensions?.code === refusal.extensions?.code && join(one, refusal))) continue;
    // A value that holds a fault already told is not told again.
    if (refusal.extensions?.code === 'argumentLiteralsIncompatible' && kept.some(one => refusal.path.every((step, index) => one.path[index] === step))) continue;
    kept.push(refusal);
  }
  return kept;
}

/** @param {Refusal} one @param {Refusal} other */
const samePath = (one, other) => JSON.stringify(one.path) === JSON.stringify(other.path);
