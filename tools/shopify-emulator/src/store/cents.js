// @ts-check
import { printAmount } from './money.js';

/** @import { Shop } from './shop.js' */

// Orders reckon in whole cents of the shop's currency: a sum of prices is never a floating number.

/** @param {string | number} amount a decimal */
export const toCents = amount => Math.round(Number(amount) * 100);

/** @param {number} cents */
export const amountOf = cents => (cents / 100).toFixed(2);

/** A share of an amount, rounded. @param {number} cents @param {number} part @param {number} whole */
export const shareOf = (cents, part, whole) => (whole === 0 ? 0 : Math.round((cents * part) / whole));

/** @typedef {{ shopCurrency: string, presentmentCurrency: string, rate: number }} Currencies `rate`: how much of the buyer's currency one of the shop's was worth */

/** An amount in the shop's and in the buyer's currency. @param {Currencies} order @param {number} cents @param {Shop} shop */
export const moneyBag = ({ shopCurrency, presentmentCurrency, rate }, cents, { quirks }) => ({
  shopMoney: { amount: printAmount(amountOf(cents), quirks), currencyCode: shopCurrency },
  presentmentMoney: { amount: printAmount(amountOf(Math.round(cents * rate)), quirks), currencyCode: presentmentCurrency }
});
