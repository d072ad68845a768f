// @ts-check
// The one place where the engine and the store meet.
import { mutations } from './mutate/index.js';
import { resolvers, stored } from './resolve/index.js';
import { seedCollections } from './seed/collections.js';
import { seedCustomers } from './seed/customers.js';
import { seedOrders } from './seed/orders.js';
import { seedFromCsv } from './seed/csv/seed-csv.js';
import { seedShop } from './seed/generator.js';
import { imageBytes } from './seed/images.js';
import { merchantDeed } from './store/merchant/deeds.js';
import { readSnapshot, writeSnapshot } from './snapshot/snapshot.js';
import { merchantEdits } from './store/merchant-edits.js';
import { Shop } from './store/shop.js';

/** @type {import('./engine/attach.js').StoreModules & import('./emulated-shop.js').StoreFactory} */
export const storeModules = {
  resolvers, stored, mutations, merchantEdits, merchantDeed, imageBytes, writeSnapshot,
  makeShop({ shop: domain, plan = 'plus', products = 0, customers = 0, orders = 0, collections = 0, seed = 1, variantsPerProduct, csv, snapshot, quirks, currencyCode }, { now, imageBase }) {
    const shop = new Shop({ domain, plan, now, quirks, currencyCode, imageBase });
    if (snapshot !== undefined) readSnapshot(shop, snapshot);
    else if (csv !== undefined) seedFromCsv(shop, csv);
    else seedShop(shop, { products, seed, variantsPerProduct });
    seedCollections(shop, { collections, seed });
    seedCustomers(shop, { customers, seed });
    seedOrders(shop, { orders, seed });
    return shop;
  },
};
