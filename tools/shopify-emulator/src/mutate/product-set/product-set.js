// @ts-check
import { write } from '../../store/write.js';
import { startOperation } from '../operations.js';
import { putMetafield } from '../rules/metafield-input.js';
import { addDefaultVariant, makeProduct } from '../rules/new-product.js';
import { setCollections } from '../rules/product-collections.js';
import { applyProductInput } from '../rules/product-input.js';
import { planFiles, setFiles } from './files.js';
import { planMetafields } from './metafields.js';
import { collectionErrors, textErrors } from './product-errors.js';
import { findTarget } from './target.js';
import { planVariants, setOptionsAndVariants } from './variants.js';

/** @import { Context } from '../../store/write.js' */
/** @import { Product } from '../../store/records/product.js' */

/**
 * Makes a product as the input says, or one like it. Each list that is given is the whole list: what it leaves out is deleted
 * (variants, options, files, metafields, tags, collections). What is not given stays.
 * @param {unknown} _ @param {{ identifier?: any, input: Record<string, any>, synchronous?: boolean }} asked @param {Context} ctx
 */
export function productSet(_, asked, ctx) {
  const { shop } = ctx;
  // Within a bulk mutation it is always done at once.
  const args = ctx.inBulk ? { ...asked, synchronous: true } : asked;
  const { input } = args;
  const { product: found, customId, errors } = findTarget(shop, args);
  if (errors.length) return { product: null, productSetOperation: null, userErrors: errors };

  const files = planFiles(shop, input.files);
  const variants = planVariants(shop, found, input);
  const metafields = planMetafields(shop, found, input.metafields, customId);
  const userErrors = [...textErrors(shop, found, input), ...collectionErrors(shop, input), ...variants.errors, ...files.errors, ...metafields.errors];
  if (userErrors.length) {
    return args.synchronous === false
      ? { product: null, productSetOperation: startOperation(shop, 'ProductSetOperation', { product: found, userErrors }), userErrors: [] }
      : { product: found, productSetOperation: null, userErrors };
  }

  /** @type {Product | null} */
  let product = found;
  write(ctx, 'productSet', args, found ? [found] : [], (now, touched) => {
    const target = found ?? makeProduct(shop, input, now);
    product = target;
    if (found) applyProductInput(shop, target, input);
    else touched.push(target);
    setCollections(ctx, target, input.collections, now);
    const pictures = setFiles(shop, target, files, now);
    if (variants.drafts) setOptionsAndVariants(shop, target, variants, pictures, now);
    else if (!found) addDefaultVariant(shop, target, now);
    for (const metafield of [...target.metafields]) if (metafields.isGone(metafield)) shop.removeMetafield(metafield);
    for (const content of metafields.contents) putMetafield(shop, target, content, now);
  });
  if (args.synchronous === false) return { product: null, productSetOperation: startOperation(shop, 'ProductSetOperation', { product }), userErrors };
  return { product, productSetOperation: null, userErrors };
}
