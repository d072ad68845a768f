// @ts-check

/** A top-level error of an answer, in Shopify's shape: `{message, locations, path, extensions: {code, ...}}`. */
export class ShopifyError extends Error {
  /**
   * @param {string} message
   * @param {{ code?: string, extensions?: Record<string, unknown> }} [options] `extensions` is added beside the code
   */
  constructor(message, { code, extensions } = {}) {
    super(message);
    this.name = 'ShopifyError';
    /** graphql-js copies `extensions` of a thrown error to the error it reports. */
    this.extensions = { ...(code && { code }), ...extensions };
  }
}

/** @param {string} what e.g. `Product.onlineStoreUrl` */
export const notImplemented = what =>
  new ShopifyError(`The store emulator does not implement ${what}.`, { code: 'EMULATOR_NOT_IMPLEMENTED', extensions: { field: what } });

/** @param {string} message */
export const badRequest = message => new ShopifyError(message, { code: 'BAD_REQUEST' });
