// @ts-check
// graphql-js finds what is wrong with a document; Shopify (graphql-ruby) says it in other words, with a code and a path.
import { getNamedType, Lexer, print } from 'graphql';
import { locations, places } from './places.js';

/**
 * @typedef {import('./places.js').Node} Node
 * @typedef {import('./places.js').Place} Place
 * @typedef {{ match: RegExpExecArray, node: Node, place: Place, at: (node: Node) => Place, error: import('graphql').GraphQLError,
 *   schema: import('graphql').GraphQLSchema }} Finding
 * @typedef {{ message: string, code: string, extensions?: Record<string, unknown>, at?: Node, located?: Node, below?: string }} Wording
 *   `at` is the node whose path is told, `located` the one whose line and column are, `below` a last step of the path that has no node
 */

/** @param {import('graphql').GraphQLSchema} schema @param {import('graphql').DocumentNode} document @param {readonly import('graphql').GraphQLError[]} errors */
export function validationErrors(schema, document, errors) {
  const at = places(schema, document);
  const shaped = errors.map(error => shape(schema, error, at, document));
  return mergeMissingArguments(shaped);
}

/** @param {import('graphql').GraphQLError} error */
export function syntaxError(error) {
  const unexpected = /(?:found|Unexpected) (.+?)\.?$/.exec(error.message)?.[1] ?? error.message;
  const { line, column } = (unexpected === '<EOF>' ? lastToken(error) : error.locations?.[0]) ?? { line: 1, column: 1 };
  const what = unexpected === '<EOF>' ? 'unexpected end of file' : `unexpected ${unexpected}`;
  return { message: `syntax error, ${what} at [${line}, ${column}]`, locations: [{ line, column }] };
}

/** The end of a file is told at the last token before it. @param {import('graphql').GraphQLError} error */
function lastToken({ source }) {
  if (!source) return undefined;
  const lexer = new Lexer(source);
  let token = lexer.token;
  while (lexer.lookahead().kind !== '<EOF>') token = lexer.advance();
  return { line: Math.max(1, token.line), column: Math.max(1, token.column) };
}

/** @param {import('graphql').GraphQLSchema} schema @param {import('graphql').GraphQLError} error @param {(node: Node) => Place} at @param {Node} document */
function shape(schema, error, at, document) {
  const node = error.nodes?.[0] ?? document;
  for (const [pattern, word] of rules) {
    const match = pattern.exec(error.message);
    if (!match) continue;
    const { message, code, extensions, at: subject = node, located = subject, below } = word({ match, node, place: at(node), at, error, schema });
    const path = below === undefined ? at(subject).path : [...at(subject).path, below];
    return { message, locations: locations(located), path, extensions: { code, ...extensions } };
  }
  return { message: error.message, locations: locations(node), path: at(node).path };
}

/** For a wrong value graphql-ruby points at the field or the object that was given it. @param {Node} holder @param {(node: Node) => Place} at */
const receiver = (holder, at) => [...at(holder).ancestors].reverse().find(one => one.kind === 'Field' || one.kind === 'ObjectValue' || one.kind === 'Directive');

/** @param {Place} place the argument or input field that a value stands in */
const holderOf = place => [...place.ancestors].reverse().find(one => one.kind === 'Argument' || one.kind === 'ObjectField');

/** Every literal fault is told about the innermost argument or input field that holds the literal. @param {Finding} finding @returns {Wording} */
function literal({ node, at, place }) {
  const holder = holderOf(place);
  if (!holder || (holder.kind !== 'Argument' && holder.kind !== 'ObjectField')) return { message: print(node), code: 'argumentLiteralsIncompatible' };
  const name = holder.name.value;
  const owner = ownerOf(holder, at);
  return {
    message: `Argument '${name}' on ${owner.kind} '${owner.name}' has an invalid value (${print(holder.value)}). Expected type '${at(holder).inputType}'.`,
    code: 'argumentLiteralsIncompatible', extensions: { typeName: owner.kind, argumentName: name }, at: holder, located: receiver(holder, at),
  };
}

/** @param {Node} holder @param {(node: Node) => Place} at */
function ownerOf(holder, at) {
  const above = [...at(holder).ancestors].reverse();
  if (holder.kind === 'ObjectField') return { kind: 'InputObject', name: at(above[0]).inputType.replace(/[[\]!]/g, '') };
  const owner = above.find(one => one.kind === 'Field' || one.kind === 'Directive');
  return owner?.kind === 'Directive' ? { kind: 'Directive', name: owner.name.value } : { kind: 'Field', name: owner?.kind === 'Field' ? owner.name.value : '' };
}

/** @type {[RegExp, (finding: Finding) => Wording][]} */
const rules = [
  [/^Cannot query field "(.+?)" on type "(.+?)"/, ({ match: [, fieldName, typeName] }) => ({
    message: `Field '${fieldName}' doesn't exist on type '${typeName}'`, code: 'undefinedField', extensions: { typeName, fieldName },
  })],
  [/^Unknown argument "(.+?)" on field "(?:.+?)\.(.+?)"/, ({ match: [, argumentName, name] }) => ({
    message: `Field '${name}' doesn't accept argument '${argumentName}'`, code: 'argumentNotAccepted', extensions: { name, typeName: 'Field', argumentName },
  })],
  [/^Unknown argument "(.+?)" on directive "@(.+?)"/, ({ match: [, argumentName, name] }) => ({
    message: `Directive '${name}' doesn't accept argument '${argumentName}'`, code: 'argumentNotAccepted', extensions: { name, typeName: 'Directive', argumentName },
  })],
  [/^Argument "(@?)(?:.+?\.)?([^.]+?)\((.+?):\)" of type .+ is required, but/, ({ match: [, directive, name, argument] }) => ({
    message: `${directive ? 'Directive' : 'Field'} '${name}' is missing required arguments: ${argument}`, code: 'missingRequiredArguments',
    extensions: { className: directive ? 'Directive' : 'Field', name, arguments: argument },
  })],
  [/^Variable "\$(.+?)" is never used(?: in operation "(.+?)")?/, ({ match: [, variableName, operation], place }) => ({
    message: `Variable $${variableName} is declared by ${operation ?? 'anonymous query'} but not used`, code: 'variableNotUsed',
    extensions: { variableName }, at: place.ancestors.find(one => one.kind === 'OperationDefinition'),
  })],
  [/^Variable "\$(.+?)" is not defined(?: by operation "(.+?)")?/, ({ match: [, variableName, operation] }) => ({
    message: `Variable $${variableName} is used by ${operation ?? 'anonymous query'} but not declared`, code: 'variableNotDefined', extensions: { variableName },
  })],
  [/^Variable "\$(.+?)" of type "(.+?)" used in position expecting type "(.+?)"/, ({ match: [, variableName, typeName, expected], error, at }) => {
    const used = error.nodes?.[1];
    const holder = used && holderOf(at(used));
    const argumentName = holder?.kind === 'Argument' || holder?.kind === 'ObjectField' ? holder.name.value : '';
    const errorMessage = typeName.startsWith('[') !== expected.startsWith('[') ? 'List dimension mismatch'
      : typeName.replace(/!/g, '') === expected.replace(/!/g, '') ? 'Nullability mismatch' : 'Type mismatch';
    return {
      message: `${errorMessage} on variable $${variableName} and argument ${argumentName} (${typeName} / ${expected})`,
      code: 'variableMismatch', extensions: { variableName, typeName, argumentName, errorMessage }, at: holder,
    };
  }],
  [/^Unknown type "(.+?)"/, ({ match: [, typeName], place }) => {
    const variable = place.ancestors.find(one => one.kind === 'VariableDefinition');
    return variable?.kind === 'VariableDefinition'
      ? { message: `${typeName} isn't a defined input type (on $${variable.variable.name.value})`, code: 'variableRequiresValidType', extensions: { typeName, variableName: variable.variable.name.value } }
      : { message: `No such type ${typeName}, so it can't be a fragment condition`, code: 'undefinedType', extensions: { typeName } };
  }],
  [/^Field "(.+?)" must not have a selection since type "(.+?)" has no subfields/, ({ match: [, name, typeName], place, node }) => ({
    message: `Selections can't be made on scalars (field '${name}' returns ${typeName.replace(/[[\]!]/g, '')} but has selections [${selected(node)}])`,
    code: 'selectionMismatch', extensions: { nodeName: `field '${name}'`, typeName: typeName.replace(/[[\]!]/g, '') }, at: place.ancestors.at(-1),
  })],
  [/^Field "(.+?)" of type "(.+?)" must have a selection of subfields/, ({ match: [, name, type] }) => {
    const typeName = type.replace(/[[\]!]/g, '');
    return {
      message: `Field must have selections (field '${name}' returns ${typeName} but has no selections. Did you mean '${name} { ... }'?)`,
      code: 'selectionMismatch', extensions: { nodeName: `field '${name}'`, typeName },
    };
  }],
  [/^Unknown fragment "(.+?)"/, ({ match: [, fragmentName] }) => ({
    message: `Fragment ${fragmentName} was used, but not defined`, code: 'useAndDefineFragment', extensions: { fragmentName },
  })],
  [/^Fragment "(.+?)" is never used/, ({ match: [, fragmentName] }) => ({
    message: `Fragment ${fragmentName} was defined, but not used`, code: 'useAndDefineFragment', extensions: { fragmentName },
  })],
  [/^Fragment (?:"(.+?)" )?cannot be spread here as objects of type "(.+?)" can never be of type "(.+?)"/, ({ match: [, fragmentName, parentName, typeName] }) => ({
    message: `Fragment ${fragmentName ? fragmentName + ' ' : ''}on ${typeName} can't be spread inside ${parentName}`,
    code: 'cannotSpreadFragment', extensions: { typeName, fragmentName: fragmentName ?? 'unknown', parentName },
  })],
  [/^Unknown directive "@(.+?)"/, ({ match: [, directiveName] }) => ({
    message: `Directive @${directiveName} is not defined`, code: 'undefinedDirective', extensions: { directiveName },
  })],
  [/^Fields "(.+?)" conflict because "(.+?)" and "(.+?)" are different fields/, ({ match: [, fieldName, one, other] }) => ({
    message: `Field '${fieldName}' has a field conflict: ${one} or ${other}?`, code: 'fieldConflict', extensions: { fieldName, conflicts: `${one} or ${other}` },
  })],
  [/^Fields "(.+?)" conflict because they have differing arguments/, ({ match: [, fieldName], error }) => {
    const conflicts = (error.nodes ?? []).map(node => (node.kind === 'Field' ? `{${(node.arguments ?? []).map(one => `${one.name.value}:${JSON.stringify(print(one.value))}`).join(',')}}` : '')).join(' or ');
    return { message: `Field '${fieldName}' has an argument conflict: ${conflicts}?`, code: 'fieldConflict', extensions: { fieldName, conflicts } };
  }],
  [/^Invalid global id/, ({ error, place, at }) => {
    const holder = holderOf(place);
    return { message: error.message, code: 'argumentLiteralsIncompatible', extensions: { typeName: 'CoercionError' }, at: holder, located: holder && receiver(holder, at) };
  }],
  [/^Expected value of type "(.+?)" not to include unknown field "(.+?)"/, ({ match: [, name, argumentName] }) => ({
    message: `InputObject '${name}' doesn't accept argument '${argumentName}'`, code: 'argumentNotAccepted', extensions: { name, typeName: 'InputObject', argumentName },
  })],
  [/^Expected value of type "(.+?)" to include required field "(.+?)"/, ({ match: [, inputObjectType, argumentName], schema }) => {
    const type = getNamedType(schema.getType(inputObjectType));
    const argumentType = type && 'getFields' in type ? String(type.getFields()[argumentName]?.type) : '';
    return {
      message: `Argument '${argumentName}' on InputObject '${inputObjectType}' is required. Expected type ${argumentType}`,
      code: 'missingRequiredInputObjectAttribute', extensions: { argumentName, argumentType, inputObjectType }, below: argumentName,
    };
  }],
  [/^There can be only one operation named "(.+?)"/, ({ match: [, name] }) => ({
    message: `Operation name "${name}" must be unique`, code: 'uniquelyNamedOperations', extensions: { operationName: name },
  })],
  [/^There can be only one argument named "(.+?)"/, ({ match: [, name] }) => ({
    message: `There can be only one argument named "${name}"`, code: 'argumentNotUnique', extensions: { name },
  })],
  [/^Within OneOf Input Object type "(.+?)", exactly one field/, ({ match: [, inputObjectType], node, place }) => {
    const fields = node.kind === 'ObjectValue' ? node.fields : [];
    const only = fields.length === 1 && fields[0].value.kind === 'NullValue' ? fields[0] : place.ancestors.at(-1);
    const isNull = only?.kind === 'ObjectField' && only.value.kind === 'NullValue';
    return {
      message: isNull ? `Argument '${inputObjectType}.${only.name.value}' must be non-null.` : `OneOf Input Object '${inputObjectType}' must specify exactly one key.`,
      code: 'invalidOneOfInputObject', extensions: { inputObjectType }, ...(isNull && { at: only }),
    };
  }],
  [/^Variable "\$(.+?)" is of type ".+" but must be non-nullable to be used for OneOf Input Object "(.+?)"/, ({ match: [, name, inputObjectType] }) => ({
    message: `Variable '${name}' must be non-nullable to be used for OneOf Input Object '${inputObjectType}'.`, code: 'invalidOneOfInputObject', extensions: { inputObjectType },
  })],
  [/^The subscription operation is not supported/, () => ({ message: 'Schema is not configured for subscriptions', code: 'missingSubscriptionConfiguration' })],
  [/^Expected value of|cannot represent|does not exist in ".+" enum|^Enum ".+" cannot|not to be null/, literal],
];

/** @param {Node} node */
function selected(node) {
  const set = node.kind === 'SelectionSet' ? node : undefined;
  return (set?.selections ?? []).map(one => JSON.stringify(one.kind === 'Field' ? one.name.value : '...')).join(', ');
}

/**
 * graphql-ruby names all missing arguments of a field in one error, graphql-js makes one each.
 * @param {any[]} errors
 */
function mergeMissingArguments(errors) {
  /** @type {any[]} */
  const merged = [];
  for (const error of errors) {
    const same = merged.find(one => one.extensions?.code === 'missingRequiredArguments' && error.extensions?.code === 'missingRequiredArguments'
      && JSON.stringify(one.path) === JSON.stringify(error.path));
    if (!same) merged.push(error);
    else {
      same.extensions.arguments += `, ${error.extensions.arguments}`;
      same.message += `, ${error.extensions.arguments}`;
    }
  }
  return merged;
}
