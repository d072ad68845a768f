// @ts-check
// The classes whose objects a snapshot makes anew. Records are found by themselves: every class in `src/store/records` is one.
import { readdirSync } from 'node:fs';
import { Operation } from '../mutate/operations.js';

/** @type {Map<string, new (...args: any[]) => any>} */
const known = new Map([['Operation', Operation]]);
const folder = new URL('../store/records/', import.meta.url);
for (const file of readdirSync(folder)) {
  if (!file.endsWith('.js')) continue;
  for (const [name, value] of Object.entries(await import(new URL(file, folder).href))) if (isClass(value)) known.set(name, value);
}

/** @param {unknown} value */
function isClass(value) {
  return typeof value === 'function' && /^class\b/.test(Function.prototype.toString.call(value));
}

/** @param {string} name */
export function classNamed(name) {
  const found = known.get(name);
  if (!found) throw new Error(`The snapshot holds records of the class ${name}, which this emulator does not have.`);
  return found;
}

/** @param {object} object @returns {boolean} */
export const isRecord = object => known.get(object.constructor?.name) === object.constructor;

/** @type {Map<Function, string[]>} */
const hidden = new Map();

/** Private members cannot be seen from outside: a class that has some keeps in them only what it can find out again. @param {Function} of */
export function privateMembers(of) {
  let names = hidden.get(of);
  if (!names) hidden.set(of, names = [...Function.prototype.toString.call(of).matchAll(/^\s*#(\w+)\s*(?:=|;)/gm)].map(match => match[1]));
  return names;
}
