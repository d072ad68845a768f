// @ts-check
// What graphql-js has to say of a document, in the words, with the codes and at the places of graphql-ruby: one rule for each kind of finding.
import { getNamedType, isEnumType, isUnionType, print } from 'graphql';

/**
 * @typedef {import('./places.js').Node} Node
 * @typedef {import('./places.js').Place} Place
 * @typedef {{ match: RegExpExecArray, node: Node, place: Place, at: (node: Node) => Place, error: import('graphql').GraphQLError,
 *   schema: import('graphql').GraphQLSchema }} Finding
 * @typedef {{ message: string, code: string, extensions?: Record<string, unknown>, at?: Node, located?: Node | readonly Node[], below?: string, path?: string[] }} Wording
 *   `at` is the node whose path is told, `located` the ones whose lines and columns are, `below` a last step of the path that has no node, `path` another path altogether
 */

/** For a wrong value graphql-ruby points at the field or the object that was given it. @param {Node} holder @param {(node: Node) => Place} at */
const receiver = (holder, at) => [...at(holder).ancestors].reverse().find(one => one.kind === 'Field' || one.kind === 'ObjectValue' || one.kind === 'Directive');

/** @param {Place} place the argument or input field that a value stands in */
const holderOf = place => [...place.ancestors].reverse().find(one => one.kind === 'Argument' || one.kind === 'ObjectField');

/** Every literal fault is told about the innermost argument or input field that holds the literal. @param {Finding} finding @returns {Wording} */
function literal({ node, at, place }) {
  const variable = variableOf(place);
  if (variable) return wrongDefault(variable, null, at);
  const holder = holderOf(place);
  if (!holder || (holder.kind !== 'Argument' && holder.kind !== 'ObjectField')) return { message: print(node), code: 'argumentLiteralsIncompatible' };
  const name = holder.name.value;
  const owner = ownerOf(holder, at);
  return {
    message: `Argument '${name}' on ${owner.kind} '${owner.name}' has an invalid value (${print(holder.value)}). Expected type '${at(holder).inputType}'.`,
    code: 'argumentLiteralsIncompatible', extensions: { typeName: owner.kind, argumentName: name }, at: holder, located: receiver(holder, at),
  };
}

/** @param {import('graphql').FieldNode} field */
const keyOf = field => field.alias?.value ?? field.name.value;

/** @param {Node} holder @param {(node: Node) => Place} at */
function ownerOf(holder, at) {
  const above = [...at(holder).ancestors].reverse();
  if (holder.kind === 'ObjectField') return { kind: 'InputObject', name: named(at(above[0]).inputType) };
  const owner = above.find(one => one.kind === 'Field' || one.kind === 'Directive');
  return owner?.kind === 'Directive' ? { kind: 'Directive', name: owner.name.value } : { kind: 'Field', name: owner?.kind === 'Field' ? keyOf(owner) : '' };
}

/** The first that fits; null where graphql-ruby says nothing. @type {[RegExp, (finding: Finding) => Wording | null][]} */
export const wordings = [
  [/^Cannot query field "(.+?)" on type "(.+?)"/, ({ match: [, fieldName, typeName], schema, place }) => (isUnionType(schema.getType(typeName))
    ? { message: `Selections can't be made directly on unions (see selections on ${typeName})`, code: 'selectionMismatch', extensions: { nodeName: typeName }, located: place.ancestors.filter(one => one.kind !== 'SelectionSet').at(-1) }
    : { message: `Field '${fieldName}' doesn't exist on type '${typeName}'`, code: 'undefinedField', extensions: { typeName, fieldName } })],
  [/^Unknown argument "(.+?)" on field/, ({ match: [, argumentName], place }) => {
    const field = place.ancestors.at(-1);
    const name = field?.kind === 'Field' ? keyOf(field) : '';
    return { message: `Field '${name}' doesn't accept argument '${argumentName}'`, code: 'argumentNotAccepted', extensions: { name, typeName: 'Field', argumentName } };
  }],
  [/^Unknown argument "(.+?)" on directive "@(.+?)"/, ({ match: [, argumentName, name] }) => ({
    message: `Directive '${name}' doesn't accept argument '${argumentName}'`, code: 'argumentNotAccepted', extensions: { name, typeName: 'Directive', argumentName },
  })],
  [/^Argument "(@?)(?:.+?\.)?([^.]+?)\((.+?):\)" of type .+ is required, but/, ({ match: [, directive, name, argument], node, at }) => (hasWrongSelection(node, at) ? null : {
    message: `${directive ? 'Directive' : 'Field'} '${name}' is missing required arguments: ${argument}`, code: 'missingRequiredArguments',
    extensions: { className: directive ? 'Directive' : 'Field', name, arguments: argument },
  })],
  [/^Variable "\$(.+?)" is never used(?: in operation "(.+?)")?/, ({ match: [, variableName, operation], place }) => ({
    message: `Variable $${variableName} is declared by ${operation ?? definer(place)} but not used`, code: 'variableNotUsed',
    extensions: { variableName }, at: place.ancestors.find(one => one.kind === 'OperationDefinition'),
  })],
  [/^Variable "\$(.+?)" is not defined/, ({ match: [, variableName], place }) => ({
    message: `Variable $${variableName} is used by ${definer(place)} but not declared`, code: 'variableNotDefined', extensions: { variableName },
  })],
  [/^Variable "\$(.+?)" of type "(.+?)" used in position expecting type/, ({ match: [, variableName, declared], error, at, schema }) => {
    const [definition, used] = error.nodes ?? [];
    const holder = used && holderOf(at(used));
    if (holder?.kind !== 'Argument' && holder?.kind !== 'ObjectField') return null;
    const hasDefault = definition.kind === 'VariableDefinition' && definition.defaultValue !== undefined;
    const typeName = wrapped(hasDefault && !declared.endsWith('!') ? `${declared}!` : declared, listDepth(holder.value));
    const expected = at(holder).inputType;
    const errorMessage = named(typeName) !== named(expected) ? 'Type mismatch' : dimension(typeName) !== dimension(expected) ? 'List dimension mismatch' : 'Nullability mismatch';
    const argumentName = holder.name.value;
    return {
      message: `${errorMessage} on variable $${variableName} and argument ${argumentName} (${typeName} / ${expected})`,
      code: 'variableMismatch', extensions: { variableName, typeName, argumentName, errorMessage }, at: holder,
    };
  }],
  [/^Unknown type "(.+?)"/, ({ match: [, typeName], place }) => {
    const variable = variableOf(place);
    return variable
      ? { message: `${typeName} isn't a defined input type (on $${variable.variable.name.value})`, code: 'variableRequiresValidType', extensions: { typeName, variableName: variable.variable.name.value }, at: variable }
      : { message: `No such type ${typeName}, so it can't be a fragment condition`, code: 'undefinedType', extensions: { typeName }, at: place.ancestors.at(-1) };
  }],
  [/^Variable "\$(.+?)" cannot be non-input type "(.+?)"/, ({ match: [, variableName, type], place }) => ({
    message: `${named(type)} isn't a valid input type (on $${variableName})`, code: 'variableRequiresValidType', extensions: { typeName: named(type), variableName }, at: variableOf(place),
  })],
  [/^Fragment (?:".+?" )?cannot condition on non composite type "(.+?)"/, ({ match: [, typeName], place }) => ({
    message: `Invalid fragment on type ${typeName} (must be Union, Interface or Object)`, code: 'fragmentOnNonCompositeType', extensions: { typeName }, at: place.ancestors.at(-1),
  })],
  [/^Field "(.+?)" must not have a selection since type "(.+?)" has no subfields/, ({ match: [, name, type], place, schema }) => {
    const typeName = named(type);
    return {
      message: `Selections can't be made on ${isEnumType(schema.getType(typeName)) ? 'enums' : 'scalars'} (field '${name}' returns ${typeName} but has selections [${selected(place.node)}])`,
      code: 'selectionMismatch', extensions: { nodeName: `field '${name}'`, typeName }, at: place.ancestors.at(-1),
    };
  }],
  [/^Field "(.+?)" of type "(.+?)" must have (?:a selection of subfields|at least one field selected)/, ({ match: [, name, type] }) => {
    const typeName = named(type);
    return {
      message: `Field must have selections (field '${name}' returns ${typeName} but has no selections. Did you mean '${name} { ... }'?)`,
      code: 'selectionMismatch', extensions: { nodeName: `field '${name}'`, typeName },
    };
  }],
  [/^Operation without a selection on "(.+?)"/, ({ match: [, typeName], node }) => {
    const name = node.kind === 'OperationDefinition' ? node.name?.value : undefined;
    const nodeName = node.kind === 'OperationDefinition' && name ? `${node.operation} '${name}'` : 'anonymous query';
    return {
      message: `Field must have selections (${nodeName} returns ${typeName} but has no selections. Did you mean '${name ?? ''} { ... }'?)`, code: 'selectionMismatch', extensions: { nodeName, typeName },
    };
  }],
  [/^Cannot spread fragment "(.+?)" within itself/, ({ match: [, fragmentName], place }) => ({
    message: `Fragment ${fragmentName} contains an infinite loop`, code: 'infiniteLoop', extensions: { fragmentName }, at: place.ancestors.find(one => one.kind === 'FragmentDefinition'),
  })],
  [/^There can be only one fragment named "(.+?)"/, ({ match: [, fragmentName], error, at }) => ({
    message: `Fragment name "${fragmentName}" must be unique`, code: 'fragmentNotUnique', extensions: { fragmentName }, located: owners(error, at), path: [],
  })],
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
  [/^Directive "@(.+?)" may not be used on (.+?)\./, ({ match: [, name, location], schema }) => {
    const allowed = (schema.getDirective(name)?.locations ?? []).map(one => DIRECTIVE_PLACES[one] ?? one).join(', ');
    const targetName = DIRECTIVE_PLACES[location] ?? location;
    return { message: `'@${name}' can't be applied to ${targetName} (allowed: ${allowed})`, code: 'directiveCannotBeApplied', extensions: { targetName, name } };
  }],
  [/^The directive "@(.+?)" can only be used once at this location/, ({ match: [, directiveName], error }) => ({
    message: `The directive "${directiveName}" can only be used once at this location.`, code: 'directiveNotUniqueForLocation', extensions: { directiveName }, located: error.nodes ?? [],
  })],
  [/^Fields "(.+?)" conflict because (.+)\. Use different aliases/s, ({ match: [, outer, reason], error }) => conflict(outer, reason, error)],
  [/^Invalid (global id|url)/, ({ error, place, at }) => {
    const variable = variableOf(place);
    if (variable) return wrongDefault(variable, error.message, at);
    const holder = holderOf(place);
    return { message: error.message, code: 'argumentLiteralsIncompatible', extensions: { typeName: 'CoercionError' }, at: holder, located: holder && receiver(holder, at) };
  }],
  [/^Expected value of type "(.+?)" not to include unknown field "(.+?)"/, ({ match: [, name, argumentName] }) => ({
    message: `InputObject '${name}' doesn't accept argument '${argumentName}'`, code: 'argumentNotAccepted', extensions: { name, typeName: 'InputObject', argumentName },
  })],
  [/^Expected value of type "(.+?)" to include required field "(.+?)"/, finding => {
    const { match: [, inputObjectType, argumentName], schema, place } = finding;
    // In a list graphql-ruby looks at the value as a whole.
    if (place.ancestors.at(-1)?.kind === 'ListValue') return literal(finding);
    const type = getNamedType(schema.getType(inputObjectType));
    const argumentType = type && 'getFields' in type ? String(type.getFields()[argumentName]?.type) : '';
    return {
      message: `Argument '${argumentName}' on InputObject '${inputObjectType}' is required. Expected type ${argumentType}`,
      code: 'missingRequiredInputObjectAttribute', extensions: { argumentName, argumentType, inputObjectType }, below: argumentName,
    };
  }],
  [/^There can be only one operation named "(.+?)"/, ({ match: [, name], error, at }) => ({
    message: `Operation name "${name}" must be unique`, code: 'uniquelyNamedOperations', extensions: { operationName: name }, located: owners(error, at), path: [],
  })],
  [/^This anonymous operation must be the only defined operation/, ({ error }) => ({
    message: 'Operation name is required when multiple operations are present', code: 'uniquelyNamedOperations', located: error.nodes ?? [], path: [],
  })],
  [/^There can be only one variable named "\$(.+?)"/, ({ match: [, variableName], error, at }) => ({
    message: `There can only be one variable named "${variableName}"`, code: 'variableNotUnique', extensions: { variableName }, located: (error.nodes ?? []).flatMap(one => variableOf(at(one)) ?? []),
  })],
  [/^There can be only one (argument|input field) named "(.+?)"/, ({ match: [, kind, name], place, error, at }) => ({
    message: `There can be only one ${kind} named "${name}"`, code: kind === 'argument' ? 'argumentNotUnique' : 'inputFieldNotUnique', extensions: { name },
    at: place.ancestors.at(-2), located: owners(error, at),
  })],
  [/^The ".+" definition is not executable/, ({ error }) => ({ message: 'Query cannot contain schema definitions', code: 'queryContainsSchemaDefinitions', located: error.nodes ?? [], path: [] })],
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

/** @type {Record<string, string>} */
const DIRECTIVE_PLACES = {
  QUERY: 'queries', MUTATION: 'mutations', SUBSCRIPTION: 'subscriptions', FIELD: 'fields', FRAGMENT_DEFINITION: 'fragment definitions', FRAGMENT_SPREAD: 'fragment spreads',
  INLINE_FRAGMENT: 'inline fragments', VARIABLE_DEFINITION: 'variable definitions',
};

/** Two fields of one key that are not the same: told about the key where they differ, however deep. @param {string} outer @param {string} reason @param {import('graphql').GraphQLError} error @returns {Wording} */
function conflict(outer, reason, error) {
  const inner = [...reason.matchAll(/subfields "(.+?)" conflict because/g)].at(-1)?.[1];
  const fieldName = inner ?? outer;
  const fields = (error.nodes ?? []).flatMap(node => (node.kind === 'Field' && keyOf(node) === fieldName ? [node] : []));
  const types = /return conflicting types "(.+?)" and "(.+?)"/.exec(reason);
  const names = /"([^"]+)" and "([^"]+)" are different fields/.exec(reason);
  const kind = names ? 'field' : types ? 'return_type' : 'argument';
  const conflicts = names ? `${names[1]} or ${names[2]}` : types ? `\`${types[1]}\` or \`${types[2]}\``
    : fields.map(node => `{${(node.arguments ?? []).map(one => `${one.name.value}:${JSON.stringify(print(one.value))}`).join(',')}}`).join(' or ');
  return { message: `Field '${fieldName}' has ${kind === 'argument' ? 'an' : 'a'} ${kind} conflict: ${conflicts}?`, code: 'fieldConflict', extensions: { fieldName, conflicts }, located: fields, path: [] };
}

/** @param {Node} node */
const selected = node => (node.kind === 'SelectionSet' ? node.selections : []).map(one => JSON.stringify(one.kind === 'InlineFragment' ? `... on ${one.typeCondition?.name.value} { ... }` : one.name.value)).join(', ');

/** A field of which graphql-ruby says only that its selection is wrong. @param {Node} node @param {(node: Node) => Place} at */
const hasWrongSelection = (node, at) => node.kind === 'Field' && at(node).isLeaf !== undefined && at(node).isLeaf === hasSelections(at(node).node);

/** @param {Node} node */
const hasSelections = node => node.kind === 'Field' && Boolean(node.selectionSet?.selections.length);

/** The names in a finding stand for what bears them. @param {import('graphql').GraphQLError} error @param {(node: Node) => Place} at */
const owners = (error, at) => (error.nodes ?? []).flatMap(one => at(one).ancestors.at(-1) ?? []);

/** Who uses or declares a variable. @param {Place} place */
function definer({ ancestors }) {
  const owner = ancestors.find(one => one.kind === 'OperationDefinition' || one.kind === 'FragmentDefinition');
  if (owner?.kind === 'FragmentDefinition') return owner.name.value;
  return owner?.kind === 'OperationDefinition' ? owner.name?.value ?? `anonymous ${owner.operation}` : 'anonymous query';
}

/** @param {Place} place */
function variableOf({ ancestors }) {
  const variable = ancestors.find(one => one.kind === 'VariableDefinition');
  return variable?.kind === 'VariableDefinition' ? variable : undefined;
}

/** @param {import('graphql').VariableDefinitionNode} variable @param {string | null} message @param {(node: Node) => Place} at @returns {Wording} */
function wrongDefault(variable, message, at) {
  const variableName = variable.variable.name.value;
  const typeName = print(variable.type);
  return { message: message ?? `Default value for $${variableName} doesn't match type ${typeName}`, code: 'defaultValueInvalidType', extensions: { variableName, typeName }, at: at(variable).node };
}

/** @param {string} type */
const named = type => type.replace(/[[\]!]/g, '');

/** @param {string} type */
const dimension = type => type.split('[').length - 1;

/** @param {string} type @param {number} depth @returns {string} */
const wrapped = (type, depth) => (depth === 0 ? type : wrapped(`[${type}]!`, depth - 1));

/** @param {import('graphql').ValueNode} value @returns {number} */
const listDepth = value => (value.kind === 'ListValue' ? 1 + Math.max(0, ...value.values.map(listDepth)) : 0);
