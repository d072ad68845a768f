// @ts-check
import { badRequest } from '../engine/errors.js';
import { write } from '../store/write.js';
import { addNewMedia, mediaErrors } from './rules/media-input.js';
import { checkMetafields, putMetafield } from './rules/metafield-input.js';
import { addDefaultVariant, addFirstVariant, makeProduct } from './rules/new-product.js';
import { applyDrafts, draftOptions } from './rules/option-input.js';
import { productErrors } from './rules/product-errors.js';
import { applyCollections } from './rules/product-collections.js';
import { refuseInputs } from './rules/unsupported.js';
import { userError } from './rules/user-error.js';

/** @import { Context } from '../store/write.js' */
/** @import { Product } from '../store/records/product.js' */

const NOT_MODELLED = ['productPublications', 'publications', 'publishDate', 'publishOn', 'published', 'publishedAt'];

/** Makes a product with its first variant; further ones come by productVariantsBulkCreate. @param {unknown} _ @param {any} args @param {Context} ctx */
export function productCreate(_, args, ctx) {
  const { shop } = ctx;
  if (args.product && args.input) throw badRequest('Only one of product or input may be given.');
  const input = args.product ?? args.input ?? {};
  refuseInputs('productCreate', input, NOT_MODELLED);
  const options = draftOptions(shop, null, input.productOptions ?? [], ['productOptions']);
  const metafields = checkMetafields(shop, null, input.metafields, ['metafields']);
  const userErrors = [
    ...(input.id == null ? [] : [userError(['input'], 'id cannot be specified during creation')]),
    ...productErrors(shop, null, input), ...options.errors.map(asPlain), ...metafields.errors, ...mediaErrors(args.media, ['media'])
  ];
  if (userErrors.length) return { product: null, shop, userErrors };

  /** @type {Product | null} */
  let product = null;
  write(ctx, 'productCreate', args, [], (now, touched) => {
    product = makeProduct(shop, input, now);
    touched.push(product);
    applyDrafts(shop, product, options.drafts);
    if (options.drafts.length) addFirstVariant(shop, product, product.options.map(option => option.optionValues[0]), now);
    else addDefaultVariant(shop, product, now);
    applyCollections(ctx, product, input, now);
    for (const content of metafields.contents) putMetafield(shop, product, content, now);
    for (const media of args.media ?? []) addNewMedia(shop, product, media, now);
  });
  return { product, shop, userErrors };
}

/** This mutation words a forbidden sequence in its own way. @param {import('./rules/user-error.js').UserError} error */
const asPlain = error => (error.message.includes("' / '") ? userError(['options'], 'Name cannot contain the character sequence " / "') : error);
