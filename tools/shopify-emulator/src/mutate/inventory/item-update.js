// @ts-check
import { write } from '../../store/write.js';
import { amountProblem, applyItemInput, customsErrors, TOO_MUCH, weightErrors } from '../rules/variant-input.js';
import { userError } from '../rules/user-error.js';

/** @import { Context } from '../../store/write.js' */

/** @param {unknown} _ @param {{ id: string, input: Record<string, any> }} args @param {Context} ctx */
export function inventoryItemUpdate(_, args, ctx) {
  const { shop } = ctx;
  const item = shop.find(args.id);
  if (item?.__typename !== 'InventoryItem') return { inventoryItem: null, userErrors: [userError(['id'], "The product couldn't be updated because it does not exist.")] };
  const { cost, measurement, harmonizedSystemCode } = args.input;
  const userErrors = [
    ...costErrors(cost),
    ...weightErrors(measurement, ['input', 'measurement', 'weight'], null),
    ...customsErrors(harmonizedSystemCode, ['input', 'harmonizedSystemCode'])
  ];
  if (userErrors.length) return { inventoryItem: null, userErrors };
  write(ctx, 'inventoryItemUpdate', args, [item.variant.product], now => {
    applyItemInput(item, args.input, shop.quirks, now);
    item.variant.updatedMs = now;
  });
  return { inventoryItem: item, userErrors };
}

const COST_WORDS = { negative: 'must be greater than or equal to 0', 'too large': `must be less than ${TOO_MUCH}`, 'no number': 'is not a number' };

/** @param {unknown} cost */
function costErrors(cost) {
  const problem = cost == null || cost === '' ? null : amountProblem(cost);
  return problem ? [userError(['input', 'cost'], `Cost ${COST_WORDS[problem]}`)] : [];
}
