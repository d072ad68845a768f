// @ts-check

/** Shopify prints moments to the second, in UTC. @param {number} ms */
export const printMoment = ms => new Date(ms).toISOString().slice(0, 19) + 'Z';

/** @param {number | null} ms */
export const printMomentOrNull = ms => (ms === null ? null : printMoment(ms));
