// @ts-check
/** @import { Context } from '../store/write.js' */

/** @type {Record<string, (root: unknown, args: any, ctx: Context) => unknown>} */
export const mutations = {};
