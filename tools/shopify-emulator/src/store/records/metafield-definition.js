// @ts-check
import { gid } from '../gid.js';

export class MetafieldDefinition {
  /** @param {number} n @param {{ ownerType: string, namespace: string, key: string, type: string, name: string, description: string | null, isUnique: boolean }} content */
  constructor(n, { ownerType, namespace, key, type, name, description, isUnique }) {
    this.n = n;
    this.ownerType = ownerType;
    this.namespace = namespace;
    this.key = key;
    this.typeName = type;
    this.name = name;
    this.description = description;
    this.isUnique = isUnique;
  }

  get __typename() { return 'MetafieldDefinition'; }
  get id() { return gid('MetafieldDefinition', this.n); }
}
