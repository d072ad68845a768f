// @ts-check
import { gid } from '../gid.js';

/** @import { MetafieldDefinition } from './metafield-definition.js' */

/**
 * @typedef {object} ConditionContent as the schema's inputs have it, ids resolved
 * @property {string} kind the key of the input, e.g. `productTag`
 * @property {string} [relation]
 * @property {'ALL' | 'ANY'} [matchType] how many of `values` must fit
 * @property {any[]} [values]
 * @property {any} [value]
 * @property {MetafieldDefinition} [definition]
 * @property {{ column: string, relation: string, condition: string }} [rule] how a rule of the old model had it
 */

/** One condition of a source. It is never changed: an update puts another with the same number in its place. */
export class Condition {
  /** @param {number} n @param {'Inclusion' | 'Exclusion'} side @param {ConditionContent} content */
  constructor(n, side, content) {
    this.n = n;
    this.side = side;
    this.kind = content.kind;
    this.relation = content.relation ?? null;
    this.matchType = content.matchType ?? 'ANY';
    this.values = content.values ?? [];
    this.value = content.value ?? null;
    this.definition = content.definition ?? null;
    this.rule = content.rule ?? null;
  }

  get __typename() { return `CollectionSource${this.side}Condition${this.kind[0].toUpperCase()}${this.kind.slice(1)}`; }
  get id() { return gid(this.__typename, this.n); }
}
