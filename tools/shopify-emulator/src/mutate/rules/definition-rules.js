// @ts-check
// What a definition asks of the values beyond their type.
import { elementType, isMeasure, supportedValidations } from '../../store/metafield-types.js';

/** @import { MetafieldDefinition, Validation } from '../../store/records/metafield-definition.js' */

const MAX_CHOICES = 128;
/** Which files may be referred to, by what the option calls them. @type {Record<string, string>} */
const FILE_TYPES = { MediaImage: 'Image', Video: 'Video', Model3d: 'Model3d', GenericFile: 'GenericFile' };

/**
 * @param {MetafieldDefinition} definition @param {string} value good for its type @returns {{ message: string, elementIndex: number | null } | null}
 */
export function definitionProblem({ typeName, options }, value) {
  const rules = Object.fromEntries(options.map(option => [option.name, option.value]));
  const element = elementType(typeName);
  if (typeName === element) return refusal(problemOf(element, value, rules), null);
  const elements = /** @type {unknown[]} */ (JSON.parse(value));
  if (rules['list.min'] !== undefined && elements.length < Number(rules['list.min'])) return refusal(`must have at least ${rules['list.min']} elements.`, null);
  if (rules['list.max'] !== undefined && elements.length > Number(rules['list.max'])) return refusal(`has more than ${rules['list.max']} elements.`, null);
  for (const [index, one] of elements.entries()) {
    const problem = problemOf(element, typeof one === 'string' ? one : JSON.stringify(one), rules);
    if (problem) return refusal(problem, index);
  }
  return null;
}

/** @param {string | null} problem @param {number | null} elementIndex */
const refusal = (problem, elementIndex) => (problem ? { message: `Value ${problem}`, elementIndex } : null);

/** @param {string} type @param {string} value @param {Record<string, string>} rules @returns {string | null} */
function problemOf(type, value, rules) {
  const { min, max, regex, choices, max_precision: precision, allowed_domains: domains, file_type_options: fileTypes } = rules;
  const isText = ['single_line_text_field', 'multi_line_text_field', 'id'].includes(type);
  const size = isText ? [...value].length : sizeOf(type, value);
  const what = isText ? ' length' : '';
  if (min !== undefined && size < (isText ? Number(min) : sizeOf(type, min))) return `has a minimum${what} of ${min}.`;
  if (max !== undefined && size > (isText ? Number(max) : sizeOf(type, max))) return `has a maximum${what} of ${max}.`;
  if (regex !== undefined && !new RegExp(regex, 'u').test(value)) return 'does not match the validation pattern.';
  if (choices !== undefined && !JSON.parse(choices).some((/** @type {unknown} */ choice) => String(choice) === value)) return `does not exist in provided choices: ${listed(JSON.parse(choices))}.`;
  if (precision !== undefined && (value.split('.')[1] ?? '').replace(/0+$/, '').length > Number(precision)) return `can't exceed the precision of ${precision}.`;
  if (domains !== undefined && !isOfDomain(value, JSON.parse(domains))) return `must be one of the following domains: ${JSON.parse(domains).join(', ')}.`;
  if (fileTypes !== undefined && JSON.parse(fileTypes).length && !JSON.parse(fileTypes).includes(FILE_TYPES[value.split('/')[3]])) return `must be one of the following file types: ${JSON.parse(fileTypes).join(', ')}.`;
  return type === 'rating' ? scaleProblem(value, rules) : null;
}

/** @param {unknown[]} choices */
const listed = choices => `[${choices.map(choice => JSON.stringify(choice)).join(', ')}]`;

/** @param {string} type @param {string} value */
function sizeOf(type, value) {
  if (type === 'date' || type === 'date_time') return Date.parse(value);
  return isMeasure(type) ? Number(JSON.parse(value).value) : Number(value);
}

/** @param {string} address @param {string[]} domains */
function isOfDomain(address, domains) {
  const host = URL.canParse(address) ? new URL(address).hostname : '';
  return domains.some(domain => host === domain || host.endsWith(`.${domain}`));
}

/** @param {string} value @param {Record<string, string>} rules */
function scaleProblem(value, { scale_min: from, scale_max: to }) {
  const rating = JSON.parse(value);
  if (from !== undefined && Number(rating.scale_min) !== Number(from)) return `must have a scale_min of ${Number(from).toFixed(1)}.`;
  return to !== undefined && Number(rating.scale_max) !== Number(to) ? `must have a scale_max of ${Number(to).toFixed(1)}.` : null;
}

/**
 * Whether the options themselves make sense.
 * @param {string} type @param {Validation[]} options @returns {{ message: string, code: string }[]}
 */
export function optionProblems(type, options) {
  const supported = new Map(supportedValidations(type).map(option => [option.name, option.type]));
  /** @type {{ message: string, code: string }[]} */
  const problems = [];
  for (const [index, { name, value }] of options.entries()) {
    const kind = supported.get(name);
    if (kind === undefined) problems.push({ message: `Validations contains an invalid option: '${name}'.`, code: 'INVALID_OPTION' });
    else if (options.findIndex(other => other.name === name) < index) problems.push({ message: `Validations contains a duplicate option: '${name}'.`, code: 'DUPLICATE_OPTION' });
    else if (!isOptionValue(kind, name, value)) problems.push({ message: `Validations value for option ${name} must be a valid ${kind}.`, code: 'INVALID_OPTION' });
  }
  if (type === 'rating') for (const name of ['scale_min', 'scale_max']) if (!options.some(option => option.name === name)) problems.push({ message: `Validations requires that you set a value for ${name}.`, code: 'INVALID_OPTION' });
  const [min, max] = ['min', 'max'].map(name => options.find(option => option.name === name)?.value);
  if (problems.length === 0 && min !== undefined && max !== undefined && sizeOf(elementType(type), min) > sizeOf(elementType(type), max)) {
    problems.push({ message: "Validations contains an invalid range: 'min' must be less than 'max'.", code: 'INVALID_OPTION' });
  }
  return problems;
}

/** @param {string} kind @param {string} name @param {string} value */
function isOptionValue(kind, name, value) {
  if (kind.startsWith('list.')) return isList(value);
  if (kind === 'number_integer') return /^\d+$/.test(value) || (name !== 'max_precision' && /^-?\d+$/.test(value));
  if (kind === 'number_decimal') return /^-?\d+(\.\d+)?$/.test(value);
  if (kind === 'date' || kind === 'date_time') return !Number.isNaN(Date.parse(value));
  if (name === 'regex') return isPattern(value);
  return /^\{.*"value".*\}$/s.test(value);
}

/** @param {string} text */
function isList(text) {
  try {
    const list = JSON.parse(text);
    return Array.isArray(list) && list.length <= MAX_CHOICES;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}

/** @param {string} text */
function isPattern(text) {
  try {
    return new RegExp(text, 'u') instanceof RegExp;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}
