// @ts-check
// What Shopify's scalars take. graphql-js knows no more of them than their names.
import { GraphQLError, isScalarType, valueFromASTUntyped } from 'graphql';

/** @typedef {{ explanation: string, message?: string }} Problem `message` where Shopify raises an error of its own, which is then told in place of any other text */

const isNumber = (/** @type {any} */ value) => typeof value === 'number' && Number.isFinite(value);
const isNumeric = (/** @type {any} */ value) => isNumber(value) || (typeof value === 'string' && /^[-+]?(\d+(\.\d*)?|\.\d+)$/.test(value.trim()));
const isText = (/** @type {any} */ value) => typeof value === 'string';
const MOMENT = /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}([.,]\d+)?)?)? ?(Z|UTC|[-+]\d{2}:?\d{2})?$/i;
const isTime = (/** @type {any} */ value) => isText(value) && MOMENT.test(value) && !Number.isNaN(Date.parse(value.slice(0, 10)));

/** One that is not here takes anything. @type {Record<string, (value: any) => boolean>} */
const accepts = {
  Int: value => Number.isInteger(value) && value >= -(2 ** 31) && value < 2 ** 31,
  Float: isNumber,
  String: isText,
  Boolean: value => typeof value === 'boolean',
  Decimal: isNumeric,
  Money: value => value === '' || isNumeric(value), // an empty text clears a compare-at price
  UnsignedInt64: value => /^\d+$/.test(String(value)),
  BigInt: value => /^-?\d+$/.test(String(value)),
  DateTime: isTime,
  Date: isTime,
  HTML: isText,
  FormattedString: isText,
  Color: isText,
  ARN: isText,
  URL: isText,
};

/** @param {string} name of the scalar @param {any} value @returns {Problem | null} */
export function scalarProblem(name, value) {
  if (!(accepts[name]?.(value) ?? true)) return { explanation: `Could not coerce value ${JSON.stringify(value)} to ${name}` };
  if (name !== 'URL' || value === '' || /^[a-z][a-z0-9+.-]*:/i.test(value)) return null;
  const message = `Invalid url '${value}', missing scheme`;
  return { explanation: message, message };
}

/** So that literals in a document are looked at as well. @param {import('graphql').GraphQLSchema} schema */
export function teachScalars(schema) {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isScalarType(type) || !accepts[type.name] || ['Int', 'Float', 'String', 'Boolean'].includes(type.name)) continue;
    type.coerceInputLiteral = type.parseLiteral = node => {
      const value = valueFromASTUntyped(node);
      const problem = scalarProblem(type.name, value);
      if (problem) throw new GraphQLError(problem.message ?? `${type.name} cannot represent ${JSON.stringify(value)}`, { nodes: node });
      return value;
    };
  }
}
