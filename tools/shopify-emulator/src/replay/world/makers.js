// @ts-check
import { makeProduct } from './product.js';
import { makeCollection } from './collection.js';
import { makeCustomer } from './customer.js';
import { makeOrder } from './order.js';
import { makeLocation } from './location.js';
import { makeBulkOperation, makeDefinition, makeFile, makeSubscription } from './others.js';
import { makePublication } from './publication.js';
import { makeTagged } from './tagged.js';

/** How a thing of the recorded shop is made in the emulated one; a type that is not here is made with its owner or not at all. @type {Record<string, (world: import('./world.js').World, id: string) => Promise<void>>} */
export const makers = {
  Article: makeTagged('Article'),
  BulkOperation: makeBulkOperation,
  Collection: makeCollection,
  Customer: makeCustomer,
  DraftOrder: makeTagged('DraftOrder'),
  GenericFile: makeFile,
  Location: makeLocation,
  MediaImage: makeFile,
  MetafieldDefinition: makeDefinition,
  Order: makeOrder,
  Product: makeProduct,
  Publication: makePublication,
  Video: makeFile,
  WebhookSubscription: makeSubscription,
};
