// @ts-check
// graphql-js finds where a text is no GraphQL; Shopify tells it in the words of graphql-ruby's parser, which names kinds of tokens.
import { getLocation, GraphQLError, Lexer, Source } from 'graphql';

/** @type {Record<string, string>} */
const SIGNS = {
  '&': 'AMP', '!': 'BANG', ':': 'COLON', '@': 'DIR_SIGN', '...': 'ELLIPSIS', '=': 'EQUALS', '[': 'LBRACKET', ']': 'RBRACKET', '{': 'LCURLY', '}': 'RCURLY',
  '(': 'LPAREN', ')': 'RPAREN', '|': 'PIPE', $: 'VAR_SIGN',
};

/** @type {Record<string, string>} */
const WORDS = {
  directive: 'DIRECTIVE', enum: 'ENUM', extend: 'EXTEND', false: 'FALSE_LITERAL', fragment: 'FRAGMENT', input: 'INPUT', implements: 'IMPLEMENTS', interface: 'INTERFACE',
  mutation: 'MUTATION', null: 'NULL_LITERAL', on: 'ON', query: 'QUERY', repeatable: 'REPEATABLE', scalar: 'SCALAR', schema: 'SCHEMA', subscription: 'SUBSCRIPTION',
  true: 'TRUE_LITERAL', type: 'TYPE_LITERAL', union: 'UNION',
};

/** @typedef {{ kind: string, text: string, line: number, column: number, start: number }} Token */

/** @param {import('graphql').GraphQLError} error */
export function syntaxError(error) {
  const tokens = tokensOf(error.source?.body ?? '');
  const isSpelling = !/^Syntax Error: (Expected|Unexpected)/.test(error.message) || /character/.test(error.message);
  const token = isSpelling ? tokens.at(-1) : tokens.find(one => one.start >= (error.positions?.[0] ?? 0));
  // The end of a file is told at the last token before it.
  const place = token ?? tokens.at(-1);
  const wanted = SIGNS[/Expected "(.+?)", found/.exec(error.message)?.[1] ?? ''];
  const what = token ? `unexpected ${token.kind} (${JSON.stringify(token.text)})${wanted ? `, expecting ${wanted}` : ''}` : 'unexpected end of file';
  if (!place) return { message: `syntax error, ${what}`, locations: [] };
  const { line, column } = place;
  return { message: `syntax error, ${what} at [${line}, ${column}]`, locations: [{ line, column }] };
}

const IGNORED = /(?:[\s,\uFEFF]|#[^\n\r]*)*/y;

/** Up to the end, or to the first character that begins none. @param {string} body @returns {Token[]} */
function tokensOf(body) {
  const source = new Source(body);
  const lexer = new Lexer(source);
  /** @type {Token[]} */
  const tokens = [];
  let { token } = lexer;
  try {
    for (token = lexer.advance(); token.kind !== '<EOF>'; token = lexer.advance()) tokens.push({ kind: kindOf(token), text: token.value ?? token.kind, line: token.line, column: token.column, start: token.start });
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    IGNORED.lastIndex = lexer.token.end;
    IGNORED.exec(body);
    const start = IGNORED.lastIndex;
    tokens.push({ kind: 'invalid token', text: String.fromCodePoint(body.codePointAt(start) ?? 0), ...getLocation(source, start), start });
  }
  return tokens;
}

/** @param {import('graphql').Token} token */
function kindOf({ kind, value }) {
  if (kind === 'Name') return WORDS[value] ?? 'IDENTIFIER';
  return kind === 'BlockString' ? 'STRING' : SIGNS[kind] ?? kind.toUpperCase();
}
