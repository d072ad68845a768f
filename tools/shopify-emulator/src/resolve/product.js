// @ts-check
import { hashOf } from '../hash.js';
import { byId, page, pageList } from '../store/connection.js';
import { compareMoney, printAmount } from '../store/money.js';
import { plainText } from '../store/plain-text.js';
import { categoryOf } from '../store/taxonomy.js';
import { productImages } from './media-images.js';
import { metafieldNamed, metafieldPage } from './metafield.js';

/** @import { Context } from '../store/write.js' */
/** @import { Product } from '../store/records/product.js' */
/** @import { Variant } from '../store/records/variant.js' */
/** @import { Option, OptionValue } from '../store/records/option.js' */

/** One product read at the root may answer all its variants at once. */
const MAX_VARIANTS_OF_ONE = 2048;

/** @type {Record<string, (product: Product, args: any, ctx: Context, info?: any) => unknown>} */
export const product = {
  category: ({ categoryId }) => categoryOf(categoryId),
  description: ({ descriptionHtml }, { truncateAt }) => truncated(plainText(descriptionHtml), truncateAt),
  options: (source, { first }) => source.options.slice(0, first ?? undefined).map((option, index) => new OptionView(source, option, index)),
  variants: (source, args, ctx, info) => variantPage(source, args, ctx, isAtRoot(info)),
  variantsCount: ({ variants }) => exactly(variants.length),
  totalVariants: ({ variants }) => variants.length,
  hasOutOfStockVariants: ({ variants }) => variants.some(variant => variant.inventoryItem.tracked && variant.inventoryQuantity <= 0),
  hasVariantsThatRequiresComponents: ({ variants }) => variants.some(variant => variant.requiresComponents),
  media: ({ media }, args, ctx) => pageList(media, args, { unpaged: ctx.unpaged }),
  mediaCount: ({ media }) => exactly(media.length),
  featuredMedia: ({ media }) => media[0] ?? null,
  featuredImage: ({ media }, _, ctx) => productImages(media, ctx)[0] ?? null,
  images: ({ media }, args, ctx) => pageList(productImages(media, ctx), args, { unpaged: ctx.unpaged }),
  metafield: (source, args) => metafieldNamed(source, args),
  metafields: (source, args, ctx) => metafieldPage(source, args, ctx),
  priceRangeV2: (source, _, ctx) => priceRange(source, ctx),
  onlineStorePreviewUrl: (source, _, { shop }) => `https://${shop.domain}/products_preview?preview_key=${hashOf(`${shop.domain} ${source.n}`).toString(16)}`,
  onlineStoreUrl: (source, _, { shop }) => (source.publishedMs !== null && source.status === 'ACTIVE' ? `https://${shop.domain}/products/${source.handle}` : null)
};

export const storedProductFields = [
  'id', 'legacyResourceId', 'title', 'handle', 'descriptionHtml', 'vendor', 'productType', 'tags', 'status', 'templateSuffix',
  'isGiftCard', 'giftCardTemplateSuffix', 'requiresSellingPlan', 'createdAt', 'updatedAt', 'publishedAt', 'seo', 'totalInventory', 'tracksInventory',
  'hasOnlyDefaultVariant', 'combinedListingRole'
];

/** @param {number} count */
export const exactly = count => ({ count, precision: 'EXACT' });

/** Whether a field was asked for on an object of a root field, as in `product { variants }`. @param {any} info */
const isAtRoot = info => info?.path?.prev !== undefined && info.path.prev.prev === undefined;

/** @param {Product} source @param {any} args @param {Context} ctx @param {boolean} ofOneProduct */
function variantPage({ variants }, args, ctx, ofOneProduct) {
  const options = { maxPage: ofOneProduct ? MAX_VARIANTS_OF_ONE : 250, unpaged: ctx.unpaged };
  return args.sortKey === 'ID' ? page([...variants].sort((a, b) => a.n - b.n), args, byId, options) : pageList(variants, args, options);
}

/** An option answers with the values that have variants (`values`) and with all of them (`optionValues`). Which have is found out for those who ask: pages have very many of these. */
class OptionView {
  #product;
  #option;
  #index;
  /** @type {Set<unknown> | null} */
  #used = null;

  /** @param {Product} product @param {Option} option @param {number} index */
  constructor(product, option, index) {
    this.#product = product;
    this.#option = option;
    this.#index = index;
  }

  get id() { return this.#option.id; }
  get name() { return this.#option.name; }
  get position() { return this.#index + 1; }
  get linkedMetafield() { return null; }
  get optionValues() { return this.#option.optionValues.map(value => new OptionValueView(this, value)); }
  get values() { return this.#option.optionValues.filter(value => this.uses(value)).map(value => value.name); }

  /** @param {OptionValue} value */
  uses(value) {
    return (this.#used ??= new Set(this.#product.variants.map(variant => variant.optionValues[this.#index]))).has(value);
  }
}

class OptionValueView {
  #option;
  #value;

  /** @param {OptionView} option @param {OptionValue} value */
  constructor(option, value) {
    this.#option = option;
    this.#value = value;
  }

  get id() { return this.#value.id; }
  get name() { return this.#value.name; }
  get hasVariants() { return this.#option.uses(this.#value); }
}

/** @param {string} text @param {number | null | undefined} length */
export const truncated = (text, length) => (length == null || text.length <= length ? text : text.slice(0, Math.max(0, length - 3)) + '...');

/** @param {Product} source @param {Context} ctx */
function priceRange({ variants }, { shop }) {
  const prices = variants.map((/** @type {Variant} */ variant) => variant.price).sort(compareMoney);
  const money = (/** @type {string} */ amount) => ({ amount: printAmount(amount, shop.quirks), currencyCode: shop.currencyCode });
  return { minVariantPrice: money(prices[0] ?? '0'), maxVariantPrice: money(prices[prices.length - 1] ?? '0') };
}
