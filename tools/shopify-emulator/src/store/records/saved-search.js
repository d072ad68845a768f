// @ts-check
import { printMoment } from '../dates.js';
import { gid } from '../gid.js';
import { parseSearch } from '../search/parse.js';

/** @import { Node, Term } from '../search/parse.js' */

/** A search under a name, which lists can be asked for by its id. */
export class SavedSearch {
  /** @param {number} n @param {{ name: string, query: string, resourceType: string }} content @param {number} now */
  constructor(n, { name, query, resourceType }, now) {
    this.n = n;
    this.name = name;
    this.query = query;
    this.resourceType = resourceType;
    this.createdMs = now;
    this.updatedMs = now;
  }

  get __typename() { return 'SavedSearch'; }
  get id() { return gid('SavedSearch', this.n); }
  get legacyResourceId() { return String(this.n); }
  get updatedAt() { return printMoment(this.updatedMs); }
  /** The words of the search. */
  get searchTerms() { return termsOf(parseSearch(this.query)).filter(term => term.field === null).map(term => term.value).join(' '); }
  get filters() { return termsOf(parseSearch(this.query)).filter(term => term.field !== null).map(({ field, value }) => ({ key: field, value })); }
}

/** @param {Node | null} node @returns {Term[]} */
function termsOf(node) {
  if (node === null) return [];
  if (node.kind === 'term') return [node];
  return node.kind === 'not' ? termsOf(node.part) : node.parts.flatMap(termsOf);
}
