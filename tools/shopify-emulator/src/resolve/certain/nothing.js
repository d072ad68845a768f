// @ts-check
import { byId, page } from '../../store/connection.js';

/** @import { Context } from '../../store/write.js' */

/** @typedef {(source: any, args: any, ctx: Context) => unknown} Resolver */

/** @param {string[]} names @param {Resolver} resolve @returns {Record<string, Resolver>} */
export const each = (names, resolve) => Object.fromEntries(names.map(name => [name, resolve]));

/** @type {Resolver} */
export const nothing = () => null;

/** @type {Resolver} */
export const noList = () => [];

/** @type {Resolver} */
export const noPage = (_, args, ctx) => page(/** @type {{ n: number }[]} */ ([]), args, byId, { unpaged: ctx.unpaged });

/** @type {Resolver} */
export const never = () => false;
