// @ts-check
import { collectionBody } from './collection.js';
import { orderBody, refundBody } from './order.js';
import { customerBody } from './people.js';
import { productBody } from './product.js';
import { shopBody } from './shop.js';
import { inventoryItemBody, inventoryLevelBody, locationBody } from './stock.js';

/** @import { Shop } from '../../store/shop.js' */

/** What a webhook says of a record, by its type. @type {Record<string, (shop: Shop, record: any) => Record<string, any>>} */
export const bodies = {
  Product: productBody,
  Collection: collectionBody,
  InventoryItem: inventoryItemBody,
  InventoryLevel: inventoryLevelBody,
  Location: locationBody,
  Order: orderBody,
  Refund: refundBody,
  Customer: customerBody,
  Shop: shopBody
};
