// @ts-check
// What is wrong with an order that is entered; the codes are the schema's.
import { versionOf } from '../../engine/schema-version.js';
import { userError } from '../rules/user-error.js';

/** @import { Context } from '../../store/write.js' */
/** @import { Shop } from '../../store/shop.js' */
/** @import { UserError } from '../rules/user-error.js' */

/** @typedef {(string | number)[]} Path */

/** From then on what is processed later is processed now. */
const CLAMPED_FROM = '2026-07';

/** @param {Context} ctx @param {any} info @param {any} input @param {any} options @returns {UserError[]} */
export function orderErrors(ctx, info, input, options) {
  const { shop } = ctx;
  const lines = input.lineItems ?? [];
  const isLate = input.processedAt && Date.parse(input.processedAt) > ctx.now().getTime();
  return [
    ...(lines.length ? [] : [userError(['order', 'lineItems'], 'Line items must have at least one line item', 'INVALID')]),
    ...(input.customer && input.customerId ? [userError(['order'], 'Cannot specify both customerId and customer', 'REDUNDANT_CUSTOMER_FIELDS')] : []),
    ...(isLate && versionOf(info) < CLAMPED_FROM ? [userError(['order', 'processedAt'], 'Processed at must not be in the future', 'PROCESSED_AT_INVALID')] : []),
    ...lines.flatMap((/** @type {any} */ line, /** @type {number} */ index) => lineErrors(shop, line, ['order', 'lineItems', index])),
    ...(options?.inventoryBehaviour === 'DECREMENT_OBEYING_POLICY' && !canClaim(shop, lines) ? [userError(['order', 'lineItems'], 'Unable to reserve inventory', 'INVENTORY_CLAIM_FAILED')] : []),
  ];
}

/** @param {Shop} shop @param {any} line @param {Path} path @returns {UserError[]} */
function lineErrors(shop, line, path) {
  /** @type {UserError[]} */
  const errors = [];
  if (line.quantity < 1) errors.push(userError([...path, 'quantity'], 'Quantity must be greater than 0', 'INVALID'));
  if (line.variantId ? shop.find(line.variantId)?.__typename !== 'ProductVariant' : !line.title) errors.push(userError(path, line.variantId ? 'Variant does not exist' : "Title can't be blank", 'INVALID'));
  const { fulfillmentService } = line;
  if (fulfillmentService && fulfillmentService !== 'manual' && !shop.tables.FulfillmentService.rows.some(one => one.handle === fulfillmentService)) {
    errors.push(userError([...path, 'fulfillmentService'], 'Fulfillment service is invalid', 'FULFILLMENT_SERVICE_INVALID'));
  }
  return errors;
}

/** @param {Shop} shop @param {any[]} lines */
const canClaim = (shop, lines) => lines.every(({ variantId, quantity }) => {
  const variant = variantId && shop.find(variantId);
  return !variant?.inventoryItem?.tracked || variant.inventoryPolicy === 'CONTINUE' || variant.inventoryItem.available >= quantity;
});
