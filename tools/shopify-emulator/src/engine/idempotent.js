// @ts-check
// `@idempotent(key:)`: a mutation that is sent again with its key is answered again, and not done again. Which mutations take it, and
// from which version on they demand it, is said in the descriptions of Shopify's schema.
import { badRequest } from './errors.js';
import { errorListOf } from './payload-errors.js';
import { versionOf } from './schema-version.js';

/** @typedef {import('./attach.js').Resolver} Resolver */
/** @typedef {{ print: string, at: number, busyUntil: number, result: any }} Attempt */

const KEPT_MS = 24 * 3_600_000;
const REQUIRED = /As of (?:version )?`?(\d{4}-\d{2})`?, the idempotency key is required/;

const MISMATCH = { code: 'IDEMPOTENCY_KEY_PARAMETER_MISMATCH', message: 'The same idempotency key cannot be used with different operation parameters.' };
const BUSY = { code: 'IDEMPOTENCY_CONCURRENT_REQUEST', message: 'This request is currently in progress, please try again.' };

/** The keys used in a shop within a day. */
export class IdempotencyKeys {
  /** @type {Map<string, Attempt>} by app and key, in the order of their use */
  attempts = new Map();

  /** @param {string} key @param {number} now @returns {Attempt | undefined} */
  find(key, now) {
    for (const [old, { at }] of this.attempts) {
      if (now - at < KEPT_MS) break;
      this.attempts.delete(old);
    }
    return this.attempts.get(key);
  }

  /** @param {string} key @param {Attempt} attempt */
  keep(key, attempt) {
    this.attempts.set(key, attempt);
  }

  /** @param {string} key */
  drop(key) {
    this.attempts.delete(key);
  }
}

/** @param {import('graphql').GraphQLField<any, any>} field @returns {string | undefined} the version from which on the field demands a key */
export const keyRequiredFrom = field => REQUIRED.exec(field.description ?? '')?.[1];

/** @param {import('graphql').GraphQLField<any, any>} field @param {Resolver} resolve @returns {Resolver} */
export function idempotent(field, resolve) {
  if (!field.description?.includes('@idempotent')) return resolve;
  const requiredFrom = keyRequiredFrom(field);
  return (source, args, context, info) => {
    const key = keyOf(info);
    if (key === undefined) {
      const isRequired = requiredFrom !== undefined && context.actor === 'app' && versionOf(info) >= requiredFrom;
      if (isRequired) throw badRequest('The @idempotent directive is required for this mutation but was not provided.');
      return resolve(source, args, context, info);
    }
    if (key.trim() === '') throw badRequest('The idempotency key cannot be an empty string or whitespace only.');
    return once(field, `${context.app?.id ?? context.actor} ${key}`, () => resolve(source, args, context, info), args, context);
  };
}

/**
 * @param {import('graphql').GraphQLField<any, any>} field @param {string} key @param {() => any} run @param {Record<string, any>} args
 * @param {{ shop: import('../store/shop.js').Shop, holdMs?: number }} context
 */
function once(field, key, run, args, { shop, holdMs = 0 }) {
  const keys = shop.idempotencyKeys;
  const now = shop.now().getTime();
  const print = JSON.stringify([field.name, args]);
  const earlier = keys.find(key, now);
  if (earlier && earlier.print !== print) return refusal(field, MISMATCH);
  if (earlier && now < earlier.busyUntil) return refusal(field, BUSY);
  if (earlier) return earlier.result;

  /** @type {Attempt} */
  const attempt = { print, at: now, busyUntil: Infinity, result: undefined };
  keys.keep(key, attempt);
  const finish = (/** @type {any} */ result) => {
    attempt.result = result;
    // A connection that is held open looks to a second caller as if the first call were still going on.
    attempt.busyUntil = now + holdMs;
    return result;
  };
  const fail = (/** @type {unknown} */ error) => {
    keys.drop(key);
    throw error;
  };
  try {
    const result = run();
    return result instanceof Promise ? result.then(finish, fail) : finish(result);
  } catch (error) {
    return fail(error);
  }
}

/** @param {import('graphql').GraphQLResolveInfo} info @returns {string | undefined} */
function keyOf(info) {
  const directive = info.fieldNodes[0].directives?.find(one => one.name.value === 'idempotent');
  const value = directive?.arguments?.find(argument => argument.name.value === 'key')?.value;
  if (!value) return undefined;
  if (value.kind === 'Variable') return /** @type {string | undefined} */ (info.variableValues.coerced[value.name.value]);
  return value.kind === 'StringValue' ? value.value : '';
}

/** @param {import('graphql').GraphQLField<any, any>} field @param {{ code: string, message: string }} error */
function refusal(field, { code, message }) {
  const list = errorListOf(field.type);
  if (!list) throw badRequest(message);
  return { [list.name]: [{ __typename: list.type.name, field: null, message, code, elementIndex: null }] };
}
