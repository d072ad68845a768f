// @ts-check
/** @import { Quirks } from '../quirks.js' */

/** @param {string} a @param {string} b */
export const compareMoney = (a, b) => Number(a) - Number(b);

/**
 * A `MoneyV2` amount is a Decimal and is printed without needless zeros but with one decimal at least ("10.0"), unlike `Money` ("10.00").
 * @param {string} amount @param {Quirks} quirks
 */
export function printAmount(amount, quirks) {
  if (!quirks.decimalsTrimmed || !amount.includes('.')) return amount;
  const trimmed = amount.replace(/0+$/, '');
  return trimmed.endsWith('.') ? trimmed + '0' : trimmed;
}
