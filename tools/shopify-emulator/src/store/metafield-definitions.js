// @ts-check
import { MetafieldDefinition } from './records/metafield-definition.js';

/** @import { Shop } from './shop.js' */
/** @import { Metafield } from './records/metafield.js' */
/** @import { DefinitionContent } from './records/metafield-definition.js' */
/** @typedef {{ ownerType: string, namespace: string, key: string }} Name what there is one definition for */

/** The definitions of metafields, and what of a shop falls under them. */
export class MetafieldDefinitions {
  /** @param {Shop} shop */
  constructor(shop) {
    this.shop = shop;
  }

  get table() {
    return this.shop.tables.MetafieldDefinition;
  }

  /** @param {Name} name @returns {MetafieldDefinition | undefined} */
  of({ ownerType, namespace, key }) {
    return this.table.rows.find(one => one.ownerType === ownerType && one.namespace === namespace && one.key === key);
  }

  /** @param {DefinitionContent} content */
  add(content) {
    const now = this.shop.stamp();
    return this.table.add(new MetafieldDefinition(this.shop.nextId('MetafieldDefinition'), content, now));
  }

  /** @param {Name} name @returns {Metafield[]} */
  metafieldsOf({ ownerType, namespace, key }) {
    return this.shop.tables.Metafield.rows.filter(one => one.key === key && one.namespace === namespace && one.ownerType === ownerType);
  }

  /** @param {string} ownerType @returns {MetafieldDefinition[]} in the order of their places */
  pinned(ownerType) {
    return this.table.rows.filter(one => one.ownerType === ownerType && one.pinnedPosition !== null).sort((a, b) => Number(a.pinnedPosition) - Number(b.pinnedPosition));
  }

  /** @param {MetafieldDefinition} definition */
  pin(definition) {
    definition.pinnedPosition = this.pinned(definition.ownerType).length + 1;
    this.changed(definition);
  }

  /** Those behind it move up. @param {MetafieldDefinition} definition */
  unpin(definition) {
    definition.pinnedPosition = null;
    for (const [index, other] of this.pinned(definition.ownerType).entries()) other.pinnedPosition = index + 1;
    this.changed(definition);
  }

  /** @param {MetafieldDefinition} definition */
  remove(definition) {
    if (definition.pinnedPosition !== null) this.unpin(definition);
    this.table.remove(definition);
  }

  /** @param {MetafieldDefinition} definition */
  changed(definition) {
    definition.updatedMs = this.shop.stamp();
    this.table.touch();
  }
}
