// @ts-check
// A graph of objects as columns: objects of the same class and members lie together, each member in one typed array. A million records are
// written and read in a second or two this way, and equal texts are kept once.
import { isRecord, privateMembers } from './classes.js';

export const NULL = -1;
export const UNDEFINED = -2;

/**
 * @typedef {'record' | 'plain' | 'array' | 'map' | 'set' | 'service'} Kind `service`: an object that a fresh shop has already, found by its path
 * @typedef {{ form: 'same', value: any } | { form: 'refs' | 'texts', at: Int32Array } | { form: 'numbers', at: Float64Array } | { form: 'mixed', tags: Uint8Array, at: Float64Array }} Column
 * @typedef {{ kind: Kind, name: string, keys: string[], size: number, columns: Column[], sizes: Int32Array | null }} Group
 * @typedef {{ texts: string[], groups: Group[] }} Encoded
 * @typedef {{ kind: Kind, name: string, keys: string[], objects: any[], base: number }} Found
 */

/** @param {object} root @param {(path: string) => boolean} leftOut @returns {Encoded} */
export function encode(root, leftOut) {
  const walk = new Walk(leftOut);
  walk.all(root);
  let base = 0;
  for (const group of walk.groups) {
    group.base = base;
    base += group.objects.length;
  }
  const columns = new Columns(object => walk.refOf(object));
  const groups = walk.groups.map(group => columns.group(group));
  return { texts: columns.texts, groups };
}

/** Finds all objects, in rounds rather than by recursion: the graph is deeper than any stack. */
class Walk {
  /** @type {Found[]} */
  groups = [];
  /** @type {Map<object, number>} an object's group and place in one number */
  #places = new Map();
  /** @type {Map<string, number[]>} the groups of a kind and name; most have one only */
  #named = new Map();
  /** @type {{ object: any, path: string | null }[]} */
  #queue = [];
  #leftOut;

  /** @param {(path: string) => boolean} leftOut */
  constructor(leftOut) {
    this.#leftOut = leftOut;
  }

  /** @param {object} root */
  all(root) {
    this.#meet(root, '');
    for (let next = 0; next < this.#queue.length; next++) {
      const { object, path } = this.#queue[next];
      if (Array.isArray(object) || object instanceof Set) for (const value of object) this.#see(value, null);
      else if (object instanceof Map) for (const [key, value] of object) {
        this.#see(key, null);
        this.#see(value, null);
      }
      else for (const key of this.keysOf(object, path)) this.#see(object[key], path === null ? null : path === '' ? key : `${path}.${key}`);
    }
  }

  /** @param {object} object */
  refOf(object) {
    const place = /** @type {number} */ (this.#places.get(object));
    return this.groups[Math.floor(place / PLACES)].base + (place % PLACES);
  }

  /** @param {any} object @param {string | null} path @returns {string[]} */
  keysOf(object, path) {
    const keys = Object.keys(object);
    return path === null ? keys : keys.filter(key => !this.#leftOut(path === '' ? key : `${path}.${key}`) && typeof object[key] !== 'function');
  }

  /** @param {unknown} value @param {string | null} path */
  #see(value, path) {
    if (typeof value === 'object' && value !== null && !this.#places.has(value)) this.#meet(value, path);
    else if (typeof value === 'function') throw new Error(`A snapshot cannot hold a function (${path ?? 'in a record'}).`);
  }

  /** @param {any} object @param {string | null} path */
  #meet(object, path) {
    const kind = kindOf(object, path);
    const isService = kind === 'service';
    // Only services and what lies plainly in them are told by their path.
    const own = isService || (kind === 'plain' && path !== null) ? path : null;
    const keys = kind === 'record' || kind === 'plain' || isService ? this.keysOf(object, own) : [];
    const number = this.#groupOf(kind, isService ? /** @type {string} */ (path) : kind === 'record' ? object.constructor.name : '', keys);
    const { objects } = this.groups[number];
    this.#places.set(object, number * PLACES + objects.length);
    objects.push(object);
    this.#queue.push({ object, path: own });
  }

  /** @param {Kind} kind @param {string} name @param {string[]} keys */
  #groupOf(kind, name, keys) {
    const label = kind === 'array' || kind === 'map' || kind === 'set' ? kind : kind + name;
    let numbers = this.#named.get(label);
    if (!numbers) this.#named.set(label, numbers = []);
    for (const number of numbers) if (sameKeys(this.groups[number].keys, keys)) return number;
    numbers.push(this.groups.push({ kind, name, keys, objects: [], base: 0 }) - 1);
    return this.groups.length - 1;
  }
}

/** @param {string[]} a @param {string[]} b */
function sameKeys(a, b) {
  if (a.length !== b.length) return false;
  for (let index = 0; index < a.length; index++) if (a[index] !== b[index]) return false;
  return true;
}

const PLACES = 2 ** 28;

/** @param {any} object @param {string | null} path @returns {Kind} */
function kindOf(object, path) {
  if (Array.isArray(object)) return 'array';
  if (object instanceof Map) return 'map';
  if (object instanceof Set) return 'set';
  const prototype = Object.getPrototypeOf(object);
  if (prototype === Object.prototype || prototype === null) return 'plain';
  if (isRecord(object)) {
    const hidden = privateMembers(object.constructor);
    if (hidden.length) throw new Error(`A snapshot cannot see the private members of ${object.constructor.name} (${hidden.join(', ')}): make them ordinary ones.`);
    return 'record';
  }
  if (path === null) throw new Error(`A snapshot knows no class ${object.constructor.name}: records are in src/store/records, others in src/snapshot/classes.js.`);
  return 'service';
}

/** Turns the members of many objects into typed arrays. */
class Columns {
  /** @type {string[]} */
  texts = [];
  /** @type {Map<string, number>} */
  #textNumbers = new Map();
  #refOf;

  /** @param {(object: object) => number} refOf */
  constructor(refOf) {
    this.#refOf = refOf;
  }

  /** @param {Found} group @returns {Group} */
  group({ kind, name, keys, objects }) {
    const size = objects.length;
    if (kind === 'array' || kind === 'set') return { kind, name, keys, size, sizes: Int32Array.from(objects, one => one.length ?? one.size), columns: [this.#column(objects.flatMap(one => [...one]))] };
    if (kind === 'map')
      return { kind, name, keys, size, sizes: Int32Array.from(objects, one => one.size), columns: [this.#column(objects.flatMap(one => [...one.keys()])), this.#column(objects.flatMap(one => [...one.values()]))] };
    return { kind, name, keys, size, sizes: null, columns: keys.map(key => this.#column(objects.map(one => one[key]))) };
  }

  /** @param {any[]} values @returns {Column} */
  #column(values) {
    const [first] = values;
    if (values.length && (typeof first !== 'object' || first === null) && values.every(value => Object.is(value, first))) return { form: 'same', value: first };
    const kinds = new Set(values.map(value => (value === null || value === undefined ? 'none' : typeof value)));
    const hasNone = kinds.delete('none');
    const [kind] = kinds;
    if (kinds.size === 1 && kind === 'object') return { form: 'refs', at: Int32Array.from(values, value => noneOf(value) ?? this.#refOf(value)) };
    if (kinds.size === 1 && kind === 'string') return { form: 'texts', at: Int32Array.from(values, value => noneOf(value) ?? this.#textNumber(value)) };
    if (kinds.size === 1 && kind === 'number' && !hasNone) return { form: 'numbers', at: Float64Array.from(values) };
    return this.#mixed(values);
  }

  /** @param {any[]} values @returns {Column} */
  #mixed(values) {
    const tags = new Uint8Array(values.length);
    const at = new Float64Array(values.length);
    values.forEach((value, index) => {
      if (value === null) tags[index] = 0;
      else if (value === undefined) tags[index] = 1;
      else if (typeof value === 'number') [tags[index], at[index]] = [2, value];
      else if (typeof value === 'string') [tags[index], at[index]] = [3, this.#textNumber(value)];
      else if (typeof value === 'boolean') [tags[index], at[index]] = [4, Number(value)];
      else if (typeof value === 'object') [tags[index], at[index]] = [5, this.#refOf(value)];
      else throw new Error(`A snapshot cannot hold a ${typeof value}.`);
    });
    return { form: 'mixed', tags, at };
  }

  /** @param {string} text */
  #textNumber(text) {
    let number = this.#textNumbers.get(text);
    if (number === undefined) this.#textNumbers.set(text, number = this.texts.push(text) - 1);
    return number;
  }
}

/** @param {unknown} value */
const noneOf = value => (value === null ? NULL : value === undefined ? UNDEFINED : undefined);
