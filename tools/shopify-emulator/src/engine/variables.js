// @ts-check
// Coerces the variables of a call ourselves: graphql-js stops at other places and words its refusals otherwise than Shopify.
import { readFileSync } from 'node:fs';
import { getLocation, isEnumType, isInputObjectType, isListType, isNonNullType, isScalarType, print, typeFromAST } from 'graphql';
import { argumentValue } from './document/arguments.js';
import { scalarProblem } from './scalars.js';

/**
 * @typedef {{ path: (string | number)[], explanation: string, message?: string }} Problem
 * @typedef {{ values: Record<string, any>, errors: object[] }} Coerced
 */

/**
 * @param {import('graphql').GraphQLSchema} schema @param {import('graphql').OperationDefinitionNode} operation
 * @param {Record<string, any>} given @returns {Coerced}
 */
export function coerceVariables(schema, operation, given) {
  /** @type {Record<string, any>} */
  const values = {};
  const errors = [];
  for (const definition of operation.variableDefinitions ?? []) {
    const name = definition.variable.name.value;
    const type = /** @type {import('graphql').GraphQLInputType} */ (typeFromAST(schema, definition.type));
    if (given[name] === undefined && definition.defaultValue) {
      values[name] = argumentValue(definition.defaultValue)({});
      continue;
    }
    if (given[name] === undefined && !isNonNullType(type)) continue;
    /** @type {Problem[]} */
    const problems = [];
    const value = coerce(type, given[name] ?? null, [], problems);
    if (problems.length) errors.push(invalidVariable(definition, given[name] ?? null, problems));
    else values[name] = value;
  }
  return { values, errors };
}

/** @param {import('graphql').VariableDefinitionNode} definition @param {any} value @param {Problem[]} problems */
function invalidVariable(definition, value, problems) {
  const located = problems.filter(problem => problem.path.length).map(problem => `${problem.path.join('.')} (${problem.explanation})`);
  const where = definition.loc && getLocation(definition.loc.source, definition.loc.start);
  return {
    message: `Variable $${definition.variable.name.value} of type ${print(definition.type)} was provided invalid value${located.length ? ' for ' + located.join(', ') : ''}`,
    locations: where ? [{ line: where.line, column: where.column }] : [],
    extensions: { code: 'INVALID_VARIABLE', value, problems },
  };
}

/** @param {import('graphql').GraphQLInputType} type @param {any} value @param {(string | number)[]} path @param {Problem[]} problems @returns {any} */
function coerce(type, value, path, problems) {
  if (isNonNullType(type)) {
    if (value === null || value === undefined) return void problems.push({ path, explanation: 'Expected value to not be null' });
    return coerce(type.ofType, value, path, problems);
  }
  if (value === null || value === undefined) return null;
  if (isListType(type)) {
    const items = Array.isArray(value) ? value : [value];
    return items.map((item, index) => coerce(type.ofType, item, [...path, index], problems));
  }
  if (isInputObjectType(type)) return coerceObject(type, value, path, problems);
  if (isEnumType(type)) {
    if (typeof value === 'string' && type.getValue(value)) return value;
    const names = inShopifysOrder(type).join(', ');
    return void problems.push({ path, explanation: `Expected ${JSON.stringify(value)} to be one of: ${names}` });
  }
  return isScalarType(type) ? coerceScalar(type, value, path, problems) : value;
}

/** @type {Record<string, string[]>} */
const orders = JSON.parse(readFileSync(new URL('./enum-orders.json', import.meta.url), 'utf8'));

/** @param {import('graphql').GraphQLEnumType} type @returns {string[]} */
function inShopifysOrder(type) {
  const names = type.getValues().map(one => one.name);
  const order = orders[type.name];
  return order ? [...order.filter(name => names.includes(name)), ...names.filter(name => !order.includes(name))] : names;
}

/** @param {import('graphql').GraphQLInputObjectType} type @param {any} value @param {(string | number)[]} path @param {Problem[]} problems */
function coerceObject(type, value, path, problems) {
  if (typeof value !== 'object' || Array.isArray(value))
    return void problems.push({ path, explanation: `Expected ${JSON.stringify(value)} to be a key-value object.` });
  const fields = type.getFields();
  /** @type {Record<string, any>} */
  const coerced = {};
  // As graphql-ruby goes through it: what was given, in its order, and then what is missing.
  for (const name of Object.keys(value)) {
    if (!fields[name]) problems.push({ path: [...path, name], explanation: `Field is not defined on ${type.name}` });
    else if (value[name] !== undefined) coerced[name] = coerce(fields[name].type, value[name], [...path, name], problems);
  }
  // In the schema's order, as graphql-js has it: the same call is the same text, however it was written.
  /** @type {Record<string, any>} */
  const result = {};
  for (const name in fields) {
    const field = fields[name];
    if (value[name] !== undefined) result[name] = coerced[name];
    else if (field.default && 'value' in field.default) result[name] = field.default.value;
    else if (field.default?.literal) result[name] = argumentValue(field.default.literal)({});
    else if (isNonNullType(field.type)) problems.push({ path: [...path, name], explanation: 'Expected value to not be null' });
  }
  if (type.isOneOf) {
    const given = Object.keys(value);
    if (given.length !== 1) problems.push({ path, explanation: `'${type.name}' requires exactly one argument, but ${given.length} were provided.` });
    else if (value[given[0]] === null) problems.push({ path, explanation: `'${type.name}' requires exactly one argument, but '${given[0]}' was \`null\`.` });
  }
  return result;
}

/** @param {import('graphql').GraphQLScalarType} type @param {any} value @param {(string | number)[]} path @param {Problem[]} problems */
function coerceScalar(type, value, path, problems) {
  if (type.name === 'ID') {
    try {
      return type.coerceInputValue(value);
    } catch (error) {
      const { message } = /** @type {Error} */ (error);
      return void problems.push({ path, explanation: message, message });
    }
  }
  const problem = scalarProblem(type.name, value);
  return problem ? void problems.push({ path, ...problem }) : value;
}
