// @ts-check
// One GraphQL call from its prepared document to its answer, in Shopify's order: variables, price, bucket, arrays, run, refund.
import { GraphQLError } from 'graphql';
import { coerceVariables } from './variables.js';
import { locations } from './document/places.js';
import { contextOf } from './context.js';

const MAX_QUERY_COST = 1000;
const RATE_LIMITS = 'https://shopify.dev/api/usage/rate-limits';

/**
 * @typedef {import('./document/prepare.js').Prepared} Prepared
 * @typedef {{ api: import('./versions.js').Api, host: import('../emulated-shop.js').EmulatedShop, grant: import('../oauth/grants.js').Grant,
 *   prepared: Prepared, variables: Record<string, any>, debug?: boolean, searchDebug?: boolean, throttled?: boolean,
 *   forcedUserError?: { root?: string, error: object } | null, holdMs?: number }} Call
 * @typedef {{ body: string | Buffer, error: string | null, requested: number | null, actual: number | null, available: number | null }} Answer `error` is the code of the first one
 */

/** @param {Call} call @returns {Promise<Answer>} */
export async function answerCall({ api, host, grant, prepared, variables, debug, searchDebug, throttled, forcedUserError = null, holdMs }) {
  const { values, errors } = coerceVariables(api.schema, prepared.operation, variables);
  if (errors.length) return refused({ errors });

  const requested = prepared.cost.requested(values);
  if (requested > MAX_QUERY_COST) return refused({ errors: [tooDear(requested)] }, requested);

  const bucket = host.bucketOf(grant.app);
  const status = () => bucket.status(host.clock.nowMs());
  const fields = debug ? { fields: prepared.cost.fields(values) } : {};
  const cost = (/** @type {number | null} */ actual) => ({ requestedQueryCost: requested, actualQueryCost: actual, throttleStatus: status(), ...fields });
  const undone = (/** @type {object} */ error) => ({ ...refused({ errors: [error], extensions: { cost: cost(null) } }, requested), available: status().currentlyAvailable });

  if (throttled || !bucket.take(requested, host.clock.nowMs()))
    return undone({ message: 'Throttled', extensions: { code: 'THROTTLED', documentation: RATE_LIMITS } });

  const long = prepared.overLong(values);
  if (long) return undone(tooLong(long));

  const context = contextOf(host, api, variables, { actor: 'app', grant, searchDebug, forcedUserError, holdMs });
  const written = await host.run(api, prepared, context, values, 'write');
  const { actual } = written;
  bucket.refund(requested - actual);
  const told = written.errors?.map(shapeError);
  return {
    body: written.close(told, { cost: cost(actual), ...(context.warnings.length && { search: context.warnings }) }),
    error: told ? codeOf(told) : null, requested, actual, available: status().currentlyAvailable,
  };
}

/** @param {{ errors: object[] } & Record<string, any>} body @param {number | null} [requested] @returns {Answer} */
const refused = (body, requested = null) => ({ body: JSON.stringify(body), error: codeOf(body.errors), requested, actual: null, available: null });

/** @param {readonly any[]} errors @returns {string} its message, where the first has no code */
export const codeOf = ([first]) => first.extensions?.code ?? first.message;

/** @param {import('graphql').GraphQLError} error in the order of keys that Shopify sends */
export function shapeError(error) {
  const { message, locations, path, originalError } = error;
  const extensions = error.extensions?.code ? error.extensions : defect(originalError ?? error);
  return { message, ...(locations && { locations }), extensions, ...(path && { path }) };
}

/** An error without a code is a fault of the emulator itself: said as such, so that no client takes it for one of Shopify's. @param {Error} error */
function defect(error) {
  console.error(error instanceof GraphQLError ? error.message : error.stack);
  return { code: 'EMULATOR_DEFECT' };
}

/** @param {number} cost */
function tooDear(cost) {
  return {
    message: `Query cost is ${cost}, which exceeds the single query max cost limit (${MAX_QUERY_COST}).\n\n`
      + 'See https://shopify.dev/concepts/about-apis/rate-limits for more information on how the\ncost of a query is calculated.\n\n'
      + 'To query larger amounts of data with fewer limits, bulk operations should be used instead.\n'
      + 'See https://shopify.dev/api/usage/bulk-operations/queries for usage details.\n',
    extensions: { code: 'MAX_COST_EXCEEDED', cost, maxCost: MAX_QUERY_COST, documentation: RATE_LIMITS },
  };
}

/** @param {import('./document/array-limit.js').OverLong} long */
function tooLong({ size, limit, path, node }) {
  return {
    message: `The input array size of ${size} is greater than the maximum allowed of ${limit}.`,
    locations: locations(node), path, extensions: { code: 'MAX_INPUT_SIZE_EXCEEDED' },
  };
}
