// @ts-check
import { classNamed } from './classes.js';
import { NULL } from './encode.js';

/** @import { Column, Encoded, Group } from './encode.js' */

/**
 * Makes the objects again: first all of them with their plain members, then what they refer to. What a fresh shop has by itself (its tables and
 * services) stays the same object and gets its members back.
 * @param {Encoded} encoded @param {any} root
 */
export function decode({ texts, groups }, root) {
  /** @type {any[]} */
  const objects = [];
  const bases = groups.map(group => {
    const base = objects.length;
    for (const object of made(group, texts, root)) objects.push(object);
    return base;
  });
  groups.forEach((group, index) => connect(group, bases[index], objects, texts));
}

/** @param {Group} group @param {string[]} texts @param {any} root @returns {any[]} */
function made(group, texts, root) {
  const { kind, name, size, sizes } = group;
  switch (kind) {
    case 'array': return Array.from({ length: size }, (_, index) => new Array(/** @type {Int32Array} */ (sizes)[index]));
    case 'map': return Array.from({ length: size }, () => new Map());
    case 'set': return Array.from({ length: size }, () => new Set());
    case 'service': return [at(root, name)];
    default: return instances(group, texts, kind === 'record' ? classNamed(name).prototype : Object.prototype);
  }
}

/** @param {any} root @param {string} path */
function at(root, path) {
  const found = path === '' ? root : path.split('.').reduce((object, key) => object?.[key], root);
  if (typeof found !== 'object' || found === null) throw new Error(`The snapshot holds "${path}", which a shop of this emulator does not have.`);
  return found;
}

/**
 * Objects with the same members get the same shape in the engine, as if a constructor had made them; assigning members to bare objects would be
 * several times slower, then and ever after.
 * @param {Group} group @param {string[]} texts @param {object} prototype
 */
function instances({ keys, columns, size }, texts, prototype) {
  const body = keys.map((key, index) => `this[${JSON.stringify(key)}] = ${memberOf(columns[index], index)};`).join('\n');
  const Made = new Function('columns', 'texts', `return function (i) { ${body} };`)(columns.map(column => ('at' in column ? column.at : column.value)), texts);
  Made.prototype = prototype;
  return Array.from({ length: size }, (_, index) => new Made(index));
}

/** The value of a member as source; what refers to another object is null until all are there. @param {Column} column @param {number} index */
function memberOf(column, index) {
  switch (column.form) {
    case 'same': return `columns[${index}]`;
    case 'numbers': return `columns[${index}][i]`;
    case 'texts': return `(columns[${index}][i] < 0 ? columns[${index}][i] === ${NULL} ? null : undefined : texts[columns[${index}][i]])`;
    default: return 'null';
  }
}

/** @param {Group} group @param {number} base @param {any[]} objects @param {string[]} texts */
function connect({ kind, keys, size, columns, sizes }, base, objects, texts) {
  if (sizes) {
    const [first, second] = columns.map(column => reader(column, objects, texts));
    let next = 0;
    for (let index = 0; index < size; index++) {
      const object = objects[base + index];
      for (let item = 0; item < sizes[index]; item++, next++) {
        if (kind === 'array') object[item] = first(next);
        else if (kind === 'set') object.add(first(next));
        else object.set(first(next), second(next));
      }
    }
    return;
  }
  keys.forEach((key, number) => {
    const column = columns[number];
    if (kind !== 'service' && column.form !== 'refs' && column.form !== 'mixed') return;
    const read = reader(column, objects, texts);
    for (let index = 0; index < size; index++) objects[base + index][key] = read(index);
  });
}

/** @param {Column} column @param {any[]} objects @param {string[]} texts @returns {(index: number) => any} */
function reader(column, objects, texts) {
  switch (column.form) {
    case 'same': return () => column.value;
    case 'numbers': return index => column.at[index];
    case 'texts': return index => (column.at[index] < 0 ? (column.at[index] === NULL ? null : undefined) : texts[column.at[index]]);
    case 'refs': return index => (column.at[index] < 0 ? (column.at[index] === NULL ? null : undefined) : objects[column.at[index]]);
    default: return index => {
      const value = column.at[index];
      return [() => null, () => undefined, () => value, () => texts[value], () => value === 1, () => objects[value]][column.tags[index]]();
    };
  }
}
