// @ts-check
// Shopify's search grammar: `field:value`, comparators, quotes, implied AND, OR (binds tighter than AND), NOT or `-`, parentheses,
// `prefix*`, `field:*`. It never refuses: what it cannot read it takes as words, as the real one does.

/**
 * @typedef {{ kind: 'and' | 'or', parts: Node[] }} Group
 * @typedef {{ kind: 'not', part: Node }} Not
 * @typedef {{ kind: 'term', field: string | null, operator: ':' | '>' | '>=' | '<' | '<=', value: string, quoted: boolean }} Term
 * @typedef {Group | Not | Term} Node
 */

/** @typedef {{ type: '(' | ')' | 'and' | 'or' | 'not' } | { type: 'term', term: Term }} Token */

/** @param {string} query @returns {Node | null} null when it says nothing */
export function parseSearch(query) {
  const tokens = [...tokenise(query)];
  let at = 0;
  const node = conjunction();
  return node;

  /** @returns {Node | null} */
  function conjunction() {
    const parts = [];
    while (at < tokens.length && tokens[at].type !== ')') {
      if (tokens[at].type === 'and' || tokens[at].type === 'or') { at++; continue; } // dangling: forgiven
      const part = disjunction();
      if (part) parts.push(part);
    }
    return group('and', parts);
  }

  /** @returns {Node | null} */
  function disjunction() {
    const parts = [unary()];
    while (tokens[at]?.type === 'or' && at + 1 < tokens.length) {
      at++;
      parts.push(unary());
    }
    return group('or', parts.filter(part => part !== null));
  }

  /** @returns {Node | null} */
  function unary() {
    const token = tokens[at++];
    if (!token) return null;
    if (token.type === 'not') {
      const part = unary();
      return part && { kind: 'not', part };
    }
    if (token.type === '(') {
      const inner = conjunction();
      if (tokens[at]?.type === ')') at++;
      return inner;
    }
    return token.type === 'term' ? token.term : null;
  }
}

/** @param {'and' | 'or'} kind @param {Node[]} parts @returns {Node | null} */
const group = (kind, parts) => (parts.length > 1 ? { kind, parts } : parts[0] ?? null);

const FIELD = /^([A-Za-z][A-Za-z0-9_-]*(?:\.[A-Za-z0-9_$-]+)*):[ \t]*(>=|<=|>|<)?/;

/** @param {string} query @returns {Generator<Token>} */
function* tokenise(query) {
  let rest = query.trimStart();
  while (rest) {
    const length = rest.length;
    if (rest[0] === '(' || rest[0] === ')') {
      yield { type: rest[0] };
      rest = rest.slice(1);
    } else if (/^(AND|OR|NOT)(?=[\s()]|$)/.test(rest)) {
      const word = /** @type {string} */ (/^[A-Z]+/.exec(rest)?.[0]);
      yield { type: /** @type {'and' | 'or' | 'not'} */ (word.toLowerCase()) };
      rest = rest.slice(word.length);
    } else if (/^-\S/.test(rest)) {
      yield { type: 'not' };
      rest = rest.slice(1);
    } else {
      const field = FIELD.exec(rest);
      // A blank after the colon is forgiven: Shopify's own examples have it.
      if (field) rest = rest.slice(field[0].length).trimStart();
      const { value, quoted, used } = readValue(rest);
      rest = rest.slice(used);
      yield { type: 'term', term: { kind: 'term', field: field?.[1] ?? null, operator: /** @type {Term['operator']} */ (field?.[2] ?? ':'), value, quoted } };
      if (rest.length === length) rest = rest.slice(1);
    }
    rest = rest.trimStart();
  }
}

/** @param {string} text @returns {{ value: string, quoted: boolean, used: number }} */
function readValue(text) {
  const quote = text[0] === '"' || text[0] === "'" ? text[0] : null;
  let value = '';
  let at = quote ? 1 : 0;
  let depth = 0;
  for (; at < text.length; at++) {
    const sign = text[at];
    if (sign === '\\' && at + 1 < text.length) { value += text[++at]; continue; }
    if (quote ? sign === quote : /\s/.test(sign)) break;
    if (!quote && sign === '(') depth++;
    if (!quote && sign === ')' && depth-- === 0) break;
    value += sign;
  }
  return { value, quoted: quote !== null, used: quote ? Math.min(at + 1, text.length) : at };
}
