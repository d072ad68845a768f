// @ts-check

/** Counts stop at a limit and say so. @param {number} count @param {number | null | undefined} limit */
export const limited = (count, limit) => (limit != null && count > limit ? { count: limit, precision: 'AT_LEAST' } : { count, precision: 'EXACT' });
