// @ts-check

/** @type {Record<string, number>} */
const GRAMS = { GRAMS: 1, KILOGRAMS: 1000, OUNCES: 28.349523125, POUNDS: 453.59237 };

/** To the milligram, so that the same weight in two units is the same. @param {number} value @param {string} unit */
export const gramsOf = (value, unit) => Math.round(value * GRAMS[unit] * 1000) / 1000;
