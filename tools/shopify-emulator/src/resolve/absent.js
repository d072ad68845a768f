// @ts-check
import { each, noPage, nothing } from './certain/nothing.js';

/** @import { Part } from './parts.js' */

// What this shop has none of, and no mutation here makes: no companies, no pages, no store credit, no transfers, no subscriptions. Nothing of those types is read.

/** Root fields of one, of many and of how many. */
const ONE = ['company', 'customerPaymentMethod', 'inventoryShipment', 'inventoryTransfer', 'page', 'return', 'sellingPlanGroup', 'storeCreditAccount', 'subscriptionContract'];
const MANY = ['companies', 'inventoryShipments', 'inventoryTransfers', 'pages', 'sellingPlanGroups', 'subscriptionContracts'];
const COUNTED = ['companiesCount', 'pagesCount'];

/** Lists of what there is none of. @type {Part} */
export const absent = {
  resolvers: { QueryRoot: { ...each(ONE, nothing), ...each(MANY, noPage), ...each(COUNTED, () => ({ count: 0, precision: 'EXACT' })) } },
  stored: {},
};
