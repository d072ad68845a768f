// @ts-check
import { notImplemented } from '../../engine/errors.js';
import { normaliseText } from '../../quirks.js';
import { write } from '../../store/write.js';
import { startOperation } from '../operations.js';
import { userError } from '../rules/user-error.js';
import { addVariants, bundleErrors, choicesOf } from './bundle.js';

/** @import { Context } from '../../store/write.js' */
/** @import { Component } from './bundle.js' */

/** The components given take the place of all there were, and so do the variants that follow from them; none given, none changed. @param {unknown} _ @param {{ input: { productId: string, title?: string | null, components?: Component[] | null, consolidatedOptions?: unknown[] | null } }} args @param {Context} ctx */
export function productBundleUpdate(_, args, ctx) {
  const { shop } = ctx;
  const { productId, title, components, consolidatedOptions } = args.input;
  const refused = (/** @type {string} */ message) => ({ productBundleOperation: null, userErrors: [userError(null, message)] });
  const product = shop.product(productId);
  if (!product) return refused('Product does not exist');
  if (!product.variants.some(variant => variant.requiresComponents)) return refused('Product is not a bundle');
  if (consolidatedOptions?.length) throw notImplemented('the input consolidatedOptions of productBundleUpdate');
  const userErrors = components?.length ? bundleErrors(shop, title ?? product.title, components) : title?.trim() === '' ? [userError(null, "Title can't be blank")] : [];
  if (userErrors.length) return { productBundleOperation: null, userErrors };

  write(ctx, 'productBundleUpdate', args, [product], now => {
    if (title != null) product.title = normaliseText(title, shop.quirks);
    if (!components?.length) return;
    for (const variant of [...product.variants]) shop.removeVariant(variant);
    product.options = [];
    addVariants(shop, product, components.flatMap(choicesOf), now);
  });
  return { productBundleOperation: startOperation(shop, 'ProductBundleOperation', { product }), userErrors };
}
