// @ts-check
import { spanOf } from './dates.js';

/** @import { Term } from './parse.js' */

/** @typedef {{ rangeBoundsInclusive: boolean, nowMs: number, shop: import('../shop.js').Shop }} Habits */

/**
 * How the value of a term is compared.
 * @param {string} kind @param {Term} term @param {Habits} habits @param {(string | RegExp)[]} [choices]
 * @returns {((value: any) => boolean) | null} null when the value cannot be read as that kind
 */
export function valueTest(kind, term, habits, choices) {
  switch (kind) {
    case 'text': return textTest(term);
    case 'word': return wordTest(term);
    case 'words': return wordsTest(term);
    case 'number': return numberTest(term);
    case 'date': return spanTest(spanOf(term, habits));
    case 'day': return spanTest(spanOf(term, habits, true));
    case 'boolean': return booleanTest(term);
    case 'id': return idTest(term);
    case 'choice': return choiceTest(term, choices ?? []);
    case 'name': return nameTest(term);
    default: throw new Error(`Unknown kind of search field: ${kind}`);
  }
}

/**
 * The values between which everything lies that a term lets through, for lists that are sorted by that field.
 * @param {string} kind @param {Term} term @param {Habits} habits @returns {{ from: number, to: number } | null} null when the term does not bound; `to` is not included
 */
export function boundsOf(kind, term, habits) {
  if (kind === 'date' || kind === 'day') return spanOf(term, habits, kind === 'day');
  if (kind !== 'id' || term.value.includes(',')) return null;
  const wanted = idIn(term.value);
  if (Number.isNaN(wanted)) return null;
  switch (term.operator) {
    case '>': return { from: wanted + 1, to: Infinity };
    case '>=': return { from: wanted, to: Infinity };
    case '<': return { from: -Infinity, to: wanted };
    case '<=': return { from: -Infinity, to: wanted + 1 };
    default: return { from: wanted, to: wanted + 1 };
  }
}

/** @param {string} text */
export const wordsOf = text => text.toLowerCase().split(/[^\p{L}\p{N}]+/u).filter(Boolean);

/** A text matches when the words occur in it in that order. @param {Term} term */
function textTest(term) {
  const isPrefix = term.value.endsWith('*') && !term.quoted;
  const wanted = wordsOf(term.value);
  const whole = term.value.toLowerCase();
  if (wanted.length === 0) return (/** @type {string} */ value) => value.toLowerCase().includes(whole);
  // Most texts do not even hold the longest word: that is seen without taking them apart.
  const longest = wanted.reduce((a, b) => (b.length > a.length ? b : a));
  return (/** @type {string} */ value) => {
    if (!value.toLowerCase().includes(longest)) return false;
    const words = wordsOf(value);
    return words.some((_, start) => wanted.every((word, index) =>
      isPrefix && index === wanted.length - 1 ? words[start + index]?.startsWith(word) : words[start + index] === word));
  };
}

/** A whole value (a tag, a vendor, a SKU), whatever its letter case. @param {Term} term */
function wordTest(term) {
  const wanted = term.value.toLowerCase();
  if (wanted.endsWith('*') && !term.quoted) return (/** @type {string} */ value) => value.toLowerCase().startsWith(wanted.slice(0, -1));
  return (/** @type {string} */ value) => value.length === wanted.length && value.toLowerCase() === wanted;
}

/** The same for fields that take several with commas. @param {Term} term */
function wordsTest(term) {
  if (!term.value.includes(',')) return wordTest(term);
  const tests = term.value.split(',').map(value => wordTest({ ...term, value: value.trim() }));
  return (/** @type {string} */ value) => tests.some(test => test(value));
}

/** The name of an order: with or without its `#`, and as a number in ranges. @param {Term} term */
function nameTest(term) {
  if (term.operator === ':') return textTest(term);
  const wanted = Number(term.value.replace(/\D+/g, ''));
  const test = comparison(term.operator, wanted);
  return (/** @type {string} */ value) => test(Number(value.replace(/\D+/g, '')));
}

/** @param {Term} term @param {(string | RegExp)[]} choices */
function choiceTest(term, choices) {
  const wanted = term.value.toLowerCase().split(',').map(text => text.trim());
  if (!wanted.every(text => choices.some(choice => (typeof choice === 'string' ? choice === text : choice.test(text))))) return null;
  return (/** @type {string} */ value) => wanted.includes(value.toLowerCase());
}

/** @param {Term} term */
function numberTest(term) {
  const bounds = /^(-?[\d.]*\d)\.\.(-?[\d.]+)$/.exec(term.value);
  if (bounds) return (/** @type {number} */ value) => value >= Number(bounds[1]) && value <= Number(bounds[2]);
  const wanted = Number(term.value);
  return term.value.trim() === '' || Number.isNaN(wanted) ? null : comparison(term.operator, wanted);
}

/** @param {string} text a number or a global id */
const idIn = text => Number(/(\d+)$/.exec(text.trim())?.[1] ?? NaN);

/** Ids come as numbers or as global ids, several with commas. @param {Term} term */
function idTest(term) {
  const wanted = term.value.split(',').map(idIn);
  if (wanted.some(Number.isNaN)) return null;
  return wanted.length === 1 ? comparison(term.operator, wanted[0]) : (/** @type {number} */ value) => wanted.includes(value);
}

/** @param {Term} term */
function booleanTest(term) {
  const wanted = term.value.toLowerCase();
  return wanted === 'true' || wanted === 'false' ? (/** @type {boolean} */ value) => value === (wanted === 'true') : null;
}

/** @param {{ from: number, to: number } | null} span */
const spanTest = span => span && ((/** @type {number} */ ms) => ms >= span.from && ms < span.to);

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
