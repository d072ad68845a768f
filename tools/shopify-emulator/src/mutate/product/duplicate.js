// @ts-check
import { normaliseText } from '../../quirks.js';
import { freeHandle } from '../../store/handles.js';
import { write } from '../../store/write.js';
import { addVariantLike } from '../options/variants-of-options.js';
import { startOperation } from '../operations.js';
import { addNewMedia } from '../rules/media-input.js';
import { applyCollections } from '../rules/product-collections.js';
import { tooLongErrors, userError } from '../rules/user-error.js';

/** @import { Context } from '../../store/write.js' */
/** @import { Shop } from '../../store/shop.js' */
/** @import { Product } from '../../store/records/product.js' */

/** @typedef {{ productId: string, newTitle: string, newStatus?: Product['status'] | null, includeImages?: boolean | null, synchronous?: boolean | null }} DuplicateArgs */

/** @param {unknown} _ @param {DuplicateArgs} args @param {Context} ctx */
export function productDuplicate(_, args, ctx) {
  const { shop } = ctx;
  const nothing = { newProduct: null, imageJob: null, productDuplicateOperation: null, shop };
  const source = shop.product(args.productId);
  if (!source) return { ...nothing, userErrors: [userError(['productId'], 'Product does not exist')] };
  const newTitle = normaliseText(args.newTitle, shop.quirks);
  const userErrors = titleErrors(newTitle);
  if (userErrors.length) return { ...nothing, userErrors };

  const newProduct = copy(source, newTitle, args, ctx);
  const imageJob = args.includeImages && source.media.length ? shop.jobs.start() : null;
  return args.synchronous === false
    ? { ...nothing, productDuplicateOperation: startOperation(shop, 'ProductDuplicateOperation', { product: source, newProduct }), userErrors }
    : { ...nothing, newProduct, imageJob, userErrors };
}

/** @param {string} title */
function titleErrors(title) {
  if (title === '') return [userError(['newTitle'], "Title can't be blank")];
  return tooLongErrors(['newTitle'], 'Title', title);
}

/**
 * All that describes the product goes along: its texts, options, variants with their SKUs, metafields and collections. Stock does not, nor where it is published.
 * @param {Product} source @param {string} title @param {DuplicateArgs} args @param {Context} ctx
 */
function copy(source, title, args, ctx) {
  const { shop } = ctx;
  /** @type {Product | null} */
  let made = null;
  write(ctx, 'productDuplicate', args, [], (now, touched) => {
    const product = made = shop.addProduct(freeHandle(shop, title), now);
    touched.push(product);
    const { descriptionHtml, vendor, productType, categoryId, templateSuffix, isGiftCard, giftCardTemplateSuffix, requiresSellingPlan, seoTitle, seoDescription } = source;
    Object.assign(product, {
      title, descriptionHtml, vendor, productType, categoryId, templateSuffix, isGiftCard, giftCardTemplateSuffix, requiresSellingPlan, seoTitle, seoDescription,
      tags: [...source.tags], status: args.newStatus ?? source.status
    });
    copyVariants(shop, source, product, now);
    for (const { namespace, key, type, value } of source.metafields) if (type !== 'id') shop.addMetafield(product, { namespace, key, type, value }, now);
    applyCollections(ctx, product, { collectionsToJoin: source.collections.map(collection => collection.id) }, now);
    if (args.includeImages) for (const media of source.media) if (media.mediaContentType === 'IMAGE') addNewMedia(shop, product, { originalSource: shop.files.urlOf(media), alt: media.alt }, now);
    shop.publications.publishNew(product, now);
  });
  return made;
}

/** @param {Shop} shop @param {Product} source @param {Product} product @param {number} now */
function copyVariants(shop, source, product, now) {
  for (const option of source.options) shop.addOption(product, option.name, option.optionValues.map(value => value.name));
  for (const variant of source.variants) {
    const values = product.options.map((option, index) => /** @type {import('../../store/records/option.js').OptionValue} */ (option.valueNamed(variant.optionValues[index].name)));
    const { sku, barcode } = variant;
    Object.assign(addVariantLike(shop, variant, values, now, product), { sku, barcode });
  }
}
