// @ts-check
/** @import { MetafieldDefinition } from '../records/metafield-definition.js' */
/** @import { FieldMap } from './filter.js' */

/** @type {FieldMap<MetafieldDefinition>} */
export const definitionFields = {
  words: one => [one.name, one.namespace, one.key, one.description],
  fields: {
    id: { kind: 'id', read: one => one.n },
    key: { kind: 'word', read: one => one.key },
    namespace: { kind: 'word', read: one => one.namespace },
    owner_type: { kind: 'word', read: one => one.ownerType },
    type: { kind: 'word', read: one => one.typeName },
    created_at: { kind: 'date', read: one => one.createdMs },
    updated_at: { kind: 'date', read: one => one.updatedMs }
  }
};

/** @type {Record<string, (one: MetafieldDefinition) => string | number | null>} */
export const definitionSortKeys = {
  NAME: one => one.name.toLowerCase(),
  PINNED_POSITION: one => one.pinnedPosition
};
