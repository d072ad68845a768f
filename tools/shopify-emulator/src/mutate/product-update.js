// @ts-check
import { badRequest } from '../engine/errors.js';
import { write } from '../store/write.js';
import { findProduct } from '../store/find-product.js';
import { addNewMedia, mediaErrors, mediaLimitErrors } from './rules/media-input.js';
import { checkMetafields, putMetafield } from './rules/metafield-input.js';
import { productErrors } from './rules/product-errors.js';
import { applyCollections } from './rules/product-collections.js';
import { applyProductInput } from './rules/product-input.js';
import { refuseInputs } from './rules/unsupported.js';
import { userError } from './rules/user-error.js';

/** @import { Context } from '../store/write.js' */

/** @param {unknown} _ @param {any} args @param {Context} ctx */
export function productUpdate(_, args, ctx) {
  const { shop } = ctx;
  if (args.product && args.input) throw badRequest('Only one of product or input may be given.');
  const input = args.product ?? args.input ?? {};
  refuseInputs('productUpdate', input, NOT_MODELLED);
  const product = findProduct(shop, args.identifier ?? { id: input.id });
  if (!product) return { product: null, userErrors: [userError(['id'], 'Product does not exist')] };

  const metafields = checkMetafields(shop, product, input.metafields, ['metafields']);
  const userErrors = [...productErrors(shop, product, input), ...metafields.errors, ...mediaErrors(args.media, ['media']), ...mediaLimitErrors(product, args.media?.length ?? 0, ['media'])];
  if (userErrors.length) return { product, userErrors };

  write(ctx, 'productUpdate', args, [product], now => {
    applyProductInput(shop, product, input);
    applyCollections(ctx, product, input, now);
    for (const content of metafields.contents) putMetafield(shop, product, content, now);
    for (const media of args.media ?? []) addNewMedia(shop, product, media, now);
  });
  return { product, userErrors };
}

/** Parts of the deprecated input that have mutations of their own, or mean what is not modelled. */
const NOT_MODELLED = [
  'giftCard', 'productOptions', 'productPublications', 'publications', 'publishDate', 'publishOn', 'published', 'publishedAt'
];
