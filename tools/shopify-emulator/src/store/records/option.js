// @ts-check
import { gid } from '../gid.js';

export const DEFAULT_OPTION = 'Title';
export const DEFAULT_VALUE = 'Default Title';

export class Option {
  /** @param {number} n @param {string} name */
  constructor(n, name) {
    this.n = n;
    this.name = name;
    /** @type {OptionValue[]} */
    this.optionValues = [];
  }

  get __typename() { return 'ProductOption'; }
  get id() { return gid('ProductOption', this.n); }
  get isDefault() { return this.name === DEFAULT_OPTION && this.optionValues.length === 1 && this.optionValues[0].name === DEFAULT_VALUE; }

  /** @param {string} name */
  valueNamed(name) {
    return this.optionValues.find(value => value.name === name);
  }
}

export class OptionValue {
  /** @param {number} n @param {string} name */
  constructor(n, name) {
    this.n = n;
    this.name = name;
  }

  get __typename() { return 'ProductOptionValue'; }
  get id() { return gid('ProductOptionValue', this.n); }
}
