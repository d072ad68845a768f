// @ts-check
import { metafieldsPart } from '../metafields.js';

/** @import { Part } from '../parts.js' */

const OWNERS = { Collection: 'COLLECTION', Customer: 'CUSTOMER', Location: 'LOCATION', Order: 'ORDER', Product: 'PRODUCT', ProductVariant: 'PRODUCTVARIANT', Shop: 'SHOP' };

/** The definitions for what an owner is: deprecated, a root field today. @type {Part} */
export const definitionsOfOwners = {
  resolvers: Object.fromEntries(Object.entries(OWNERS).map(([type, ownerType]) => [type, {
    metafieldDefinitions: (/** @type {unknown} */ _, /** @type {any} */ args, /** @type {any} */ ctx, /** @type {any} */ info) => metafieldsPart.resolvers.QueryRoot.metafieldDefinitions(null, { ...args, ownerType }, ctx, info)
  }])),
  stored: {}
};
