// @ts-check
/** @import { Term } from './parse.js' */

/**
 * How the value of a term is compared.
 * @param {string} kind @param {Term} term @param {{ rangeBoundsInclusive: boolean }} quirks @param {string[]} [choices]
 * @returns {((value: any) => boolean) | null} null when the value cannot be read as that kind
 */
export function valueTest(kind, term, quirks, choices) {
  switch (kind) {
    case 'text': return textTest(term);
    case 'word': return wordTest(term);
    case 'number': return numberTest(term);
    case 'date': return dateTest(term, quirks);
    case 'boolean': return booleanTest(term);
    case 'id': return idTest(term);
    case 'choice': return choiceTest(term, choices ?? []);
    default: throw new Error(`Unknown kind of search field: ${kind}`);
  }
}

/** @param {string} text */
const wordsOf = text => text.toLowerCase().split(/[^\p{L}\p{N}]+/u).filter(Boolean);

/** A text matches when the words occur in it in that order. @param {Term} term */
function textTest(term) {
  const isPrefix = term.value.endsWith('*') && !term.quoted;
  const wanted = wordsOf(term.value);
  if (wanted.length === 0) return (/** @type {string} */ value) => value.toLowerCase().includes(term.value.toLowerCase());
  return (/** @type {string} */ value) => {
    const words = wordsOf(value);
    return words.some((_, start) => wanted.every((word, index) =>
      isPrefix && index === wanted.length - 1 ? words[start + index]?.startsWith(word) : words[start + index] === word));
  };
}

/** A whole value (a tag, a vendor, a SKU), whatever its letter case. @param {Term} term */
function wordTest(term) {
  const wanted = term.value.toLowerCase();
  if (wanted.endsWith('*') && !term.quoted) return (/** @type {string} */ value) => value.toLowerCase().startsWith(wanted.slice(0, -1));
  return (/** @type {string} */ value) => value.toLowerCase() === wanted;
}

/** @param {Term} term */
function choiceTest(term, /** @type {string[]} */ choices) {
  const wanted = term.value.toLowerCase().split(',').map(text => text.trim());
  if (!wanted.every(text => choices.includes(text))) return null;
  return (/** @type {string} */ value) => wanted.includes(value.toLowerCase());
}

/** @param {Term} term */
function numberTest(term) {
  const wanted = Number(term.value);
  return term.value.trim() === '' || Number.isNaN(wanted) ? null : comparison(term.operator, wanted);
}

/** Ids come as numbers or as global ids, several with commas. @param {Term} term */
function idTest(term) {
  const wanted = term.value.split(',').map(text => Number(/(\d+)$/.exec(text.trim())?.[1] ?? NaN));
  if (wanted.some(Number.isNaN)) return null;
  return wanted.length === 1 ? comparison(term.operator, wanted[0]) : (/** @type {number} */ value) => wanted.includes(value);
}

/** @param {Term} term */
function booleanTest(term) {
  const wanted = term.value.toLowerCase();
  return wanted === 'true' || wanted === 'false' ? (/** @type {boolean} */ value) => value === (wanted === 'true') : null;
}

/** Moments are compared by the second, as they are printed. @param {Term} term @param {{ rangeBoundsInclusive: boolean }} quirks */
function dateTest(term, quirks) {
  if (!/^\d{4}-\d{2}-\d{2}/.test(term.value)) return null;
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(term.value);
  const wanted = Math.floor(Date.parse(isDay || /Z|[+-]\d{2}:?\d{2}$/.test(term.value) ? term.value : term.value + 'Z') / 1000);
  if (Number.isNaN(wanted)) return null;
  if (isDay && term.operator === ':') return (/** @type {number} */ ms) => ms / 1000 >= wanted && ms / 1000 < wanted + 86_400;
  const operator = quirks.rangeBoundsInclusive ? inclusive(term.operator) : term.operator;
  const test = comparison(operator, wanted);
  return (/** @type {number} */ ms) => test(Math.floor(ms / 1000));
}

/** @param {Term['operator']} operator @returns {Term['operator']} */
const inclusive = operator => (operator === '>' ? '>=' : operator === '<' ? '<=' : operator);

/** @param {Term['operator']} operator @param {number} wanted @returns {(value: number) => boolean} */
function comparison(operator, wanted) {
  switch (operator) {
    case '>': return value => value > wanted;
    case '>=': return value => value >= wanted;
    case '<': return value => value < wanted;
    case '<=': return value => value <= wanted;
    default: return value => value === wanted;
  }
}
