// @ts-check
import { page } from '../store/connection.js';

/** @import { Part } from './parts.js' */

/**
 * What this shop has none of, and no mutation here makes: no companies, no pages, no store credit, no transfers, no selling plans. A document may ask what
 * such an object would be like (`... on Company { name }`), ids of them lead to nothing, a list of them is empty. Whatever else could return one is still refused.
 */
export const absentTypes = [
  'Company', 'Page', 'StoreCreditAccount', 'SellingPlanGroup',
  'InventoryTransfer', 'InventoryTransferLineItem', 'InventoryShipment', 'InventoryShipmentLineItem', 'InventoryShipmentTracking', 'LocationSnapshot',
];

const order = { idOf: (/** @type {{ n: number }} */ { n }) => n, valueOf: (/** @type {{ n: number }} */ { n }) => n };

/** Lists of what there is none of. @type {Part} */
export const absent = {
  resolvers: { QueryRoot: { sellingPlanGroups: (_, args, ctx) => page(/** @type {{ n: number }[]} */ ([]), args, order, { unpaged: ctx.unpaged }) } },
  stored: {},
};
