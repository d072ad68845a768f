// @ts-check
// What happens in a shop without any app: people buy, the merchant sends, refunds and tidies up. Control commands of the same names tell it to happen.
import { cart, checkout } from './carts.js';
import { customerDeed } from './customer-deeds.js';
import { orderDeed } from './order-deeds.js';

/** @import { Shop } from '../shop.js' */
/** @import { Context } from '../write.js' */

/** @type {Record<string, (ctx: Context, body: any) => unknown>} by the name of the control command */
const deeds = { order: orderDeed, customer: customerDeed, cart, checkout };

export const deedNames = Object.keys(deeds);

/** @param {Shop} shop @param {string} name @param {any} body */
export const merchantDeed = (shop, name, body) => deeds[name]({ shop, actor: 'merchant', scopes: [], now: shop.now, warnings: [], variables: body }, body);
