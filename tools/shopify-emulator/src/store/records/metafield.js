// @ts-check
import { createHash } from 'node:crypto';
import { gid } from '../gid.js';
import { printMoment } from '../dates.js';

/**
 * Any record that can have metafields. Those that shops define metafields for are named in `OWNER_TYPES`.
 * @typedef {{ __typename: string, n: number, id: string, updatedMs: number, metafields: Metafield[] }} MetafieldOwner
 */

/** @type {Record<string, string>} the names that definitions know the owners by */
export const OWNER_TYPES = {
  Product: 'PRODUCT', ProductVariant: 'PRODUCTVARIANT', Collection: 'COLLECTION', Customer: 'CUSTOMER', Order: 'ORDER', Location: 'LOCATION', Shop: 'SHOP'
};

export class Metafield {
  /**
   * @param {number} n @param {MetafieldOwner} owner
   * @param {{ namespace: string, key: string, type: string, value: string }} content @param {number} now
   */
  constructor(n, owner, { namespace, key, type, value }, now) {
    this.n = n;
    this.owner = owner;
    this.namespace = namespace;
    this.key = key;
    this.type = type;
    this.value = value;
    this.createdMs = now;
    this.updatedMs = now;
  }

  get __typename() { return 'Metafield'; }
  get id() { return gid('Metafield', this.n); }
  get legacyResourceId() { return String(this.n); }
  get createdAt() { return printMoment(this.createdMs); }
  get updatedAt() { return printMoment(this.updatedMs); }
  get ownerType() { return OWNER_TYPES[this.owner.__typename]; }
  get sizeInBytes() { return Buffer.byteLength(this.value); }
  get description() { return null; }
  get compareDigest() { return digestOf(this.type, this.value); }
  get jsonValue() { return jsonValueOf(this.type, this.value); }
}

/** @param {string} type @param {string} value */
const digestOf = (type, value) => createHash('sha256').update(type).update('\0').update(value).digest('hex');

const TEXT_TYPES = new Set(['single_line_text_field', 'multi_line_text_field', 'url', 'color', 'date', 'date_time', 'id', 'string', 'number_decimal', 'language']);

/** @param {string} type @param {string} value @returns {unknown} */
function jsonValueOf(type, value) {
  if (TEXT_TYPES.has(type) || type.endsWith('_reference') && !type.startsWith('list.')) return value;
  // Shopify really answers the text "false" here, and the boolean true.
  if (type === 'boolean') return value === 'true' ? true : value;
  return JSON.parse(value);
}
