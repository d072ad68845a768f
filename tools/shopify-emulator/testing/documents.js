// @ts-check
// The documents that a synchronisation sends, and where their answers have nothing.
import { readdirSync, readFileSync } from 'node:fs';

const FOLDER = new URL('../test/documents/', import.meta.url);

/** All of them, without the ending. */
export const documentNames = readdirSync(FOLDER).filter(name => name.endsWith('.graphql')).map(name => name.slice(0, -'.graphql'.length));

/** @param {string} name @returns {string} */
export const documentNamed = name => readFileSync(new URL(`${name}.graphql`, FOLDER), 'utf8');

/** The places where an answer is null. @param {any} value @param {string} path @returns {string[]} */
export function nulls(value, path = '') {
  if (value === null) return [path];
  if (typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, inner]) => nulls(inner, Array.isArray(value) ? path : `${path}.${name}`));
}

/** The fields that are null on every one of many rows of a kind. @param {any[]} rows @param {(row: any) => string} [kindOf] @returns {string[]} */
export function alwaysNull(rows, kindOf = () => '') {
  /** @type {Map<string, boolean>} */
  const seen = new Map();
  const walk = (/** @type {any} */ value, /** @type {string} */ path) => {
    seen.set(path, (seen.get(path) ?? true) && value === null);
    if (Array.isArray(value)) for (const one of value) walk(one, `${path}[]`);
    else if (value !== null && typeof value === 'object') for (const [key, one] of Object.entries(value)) walk(one, `${path}.${key}`);
  };
  for (const row of rows) walk(row, kindOf(row));
  return [...seen].filter(([, isNull]) => isNull).map(([path]) => path).sort();
}
