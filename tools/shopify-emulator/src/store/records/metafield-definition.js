// @ts-check
import { gid } from '../gid.js';
import { supportedValidations } from '../metafield-types.js';

/** @typedef {{ name: string, value: string }} Validation */
/** @typedef {{ ownerType: string, namespace: string, key: string, type: string, name: string, description?: string | null, validations?: Validation[] }} DefinitionContent */

/** What the metafields of a namespace and key must be like, for all owners of a type. */
export class MetafieldDefinition {
  /** @param {number} n @param {DefinitionContent} content @param {number} now */
  constructor(n, { ownerType, namespace, key, type, name, description = null, validations = [] }, now) {
    this.n = n;
    this.ownerType = ownerType;
    this.namespace = namespace;
    this.key = key;
    this.typeName = type;
    this.name = name;
    this.description = description;
    this.options = validations;
    /** No two owners may have the same value: always so for ids. */
    this.isUnique = type === 'id';
    this.isAdminFilterable = false;
    this.isCollectionCondition = false;
    this.isCartToOrderCopyable = false;
    this.adminAccess = 'PUBLIC_READ_WRITE';
    this.storefrontAccess = 'NONE';
    this.customerAccountAccess = 'NONE';
    /** @type {number | null} */
    this.pinnedPosition = null;
    this.createdMs = now;
    this.updatedMs = now;
  }

  get __typename() { return 'MetafieldDefinition'; }
  get id() { return gid('MetafieldDefinition', this.n); }
  get useAsCollectionCondition() { return this.isCollectionCondition; }
  get validations() {
    const types = new Map(supportedValidations(this.typeName).map(({ name, type }) => [name, type]));
    return this.options.map(({ name, value }) => ({ name, value, type: types.get(name) }));
  }
}
