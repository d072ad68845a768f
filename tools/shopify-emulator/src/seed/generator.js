// @ts-check
import { normaliseTags } from '../quirks.js';
import { freeHandle } from '../store/handles.js';
import { cut, emojiTitle, longestTitle, plainTitle, rightToLeftTitle } from './titles.js';
import { longHtml, plainHtml, scriptHtml } from './html.js';
import { kinds, vendors } from './kinds.js';
import { someMetafields, variantMetafield } from './metafields.js';
import { Random } from './random.js';
import { addVariants, variantCount } from './variants.js';

/** @import { Shop } from '../store/shop.js' */
/** @import { Product } from '../store/records/product.js' */
/** @import { Collection } from '../store/records/collection.js' */
/** @import { Kind } from './kinds.js' */

const THREE_YEARS = 3 * 365 * 86_400_000;

// The odd cases come at fixed distances, so that a catalogue of a hundred products has one of each.
const EVERY = /** @type {const} */ ({ longTitle: [97, 11], emoji: [53, 5], rightToLeft: [71, 19], script: [67, 7], longHtml: [83, 23], zeroPrice: [61, 13], noSku: [29, 3], doubleSku: [41, 17], bareProduct: [89, 29], hundredVariants: [997, 31] });

/** @param {keyof typeof EVERY} oddity @param {number} index */
const isOdd = (oddity, index) => index % EVERY[oddity][0] === EVERY[oddity][1];

/**
 * Fills a shop with products that look like a real shop's, odd ones among them. The same seed and moment give the same shop.
 * @param {Shop} shop
 * @param {{ products: number, seed?: number, variantsPerProduct?: number }} options a fixed number of variants, or as real shops have them
 */
export function seedShop(shop, { products, seed = 1, variantsPerProduct }) {
  if (products === 0) return;
  const random = new Random(seed);
  const end = shop.now().getTime() - 60_000;
  const begin = end - THREE_YEARS;
  const collections = kinds.map(kind => {
    const collection = shop.collections.add({ title: kind.type }, begin);
    shop.collections.sourceByHand(collection, begin);
    return collection;
  });
  const handles = new SeededHandles(shop);
  let lastSku = '';
  for (let index = 0; index < products; index++) {
    const createdMs = begin + Math.floor((index / products) * THREE_YEARS);
    const kindIndex = random.int(0, kinds.length - 1);
    lastSku = addSeededProduct(shop, random, { index, createdMs, end, kind: kinds[kindIndex], collection: collections[kindIndex], variantsPerProduct, lastSku, handles });
  }
}

/**
 * @param {Shop} shop @param {Random} random
 * @param {{ index: number, createdMs: number, end: number, kind: Kind, collection: Collection, variantsPerProduct?: number, lastSku: string, handles: SeededHandles }} plan
 * @returns {string} the beginning of its SKUs
 */
function addSeededProduct(shop, random, { index, createdMs, end, kind, collection, variantsPerProduct, lastSku, handles }) {
  const danish = random.chance(0.35);
  const title = titleOf(random, kind, danish, index);
  const product = shop.addProduct(handles.next(title), createdMs);
  product.title = title;
  product.descriptionHtml = htmlOf(random, danish, title, index);
  product.vendor = isOdd('bareProduct', index) ? shop.name : random.pick(vendors);
  product.productType = isOdd('bareProduct', index) ? '' : kind.type;
  product.categoryId = random.chance(0.85) ? kind.category : null;
  product.tags = isOdd('bareProduct', index) ? [] : normaliseTags([...random.some(kind.tags, random.int(0, kind.tags.length)), ...(random.chance(0.2) ? ['Sale'] : []), `batch-${index % 40}`], shop.quirks);
  product.isGiftCard = kind.code === 'GFT';
  setStatus(product, random, end);
  if (random.chance(0.3)) product.seoTitle = `${cut(title, 50)} | ${product.vendor}`;
  if (random.chance(0.25)) product.seoDescription = danish ? `Køb ${cut(title, 80)} hos ${product.vendor}. Hurtig levering.` : `Buy ${cut(title, 80)} from ${product.vendor}. Fast delivery.`;
  if (random.chance(0.04)) product.templateSuffix = random.pick(['lookbook', 'long-form']);
  if (random.chance(0.6)) shop.collections.select(collection, [product], collection.createdMs);

  const sku = isOdd('noSku', index) ? '' : isOdd('doubleSku', index) ? lastSku : `${kind.code}-${String(index + 1).padStart(5, '0')}`;
  const count = variantsPerProduct ?? (isOdd('hundredVariants', index) ? 100 : variantCount(random));
  addVariants(shop, product, random, count, { kind, sku, free: isOdd('zeroPrice', index), sequence: index + 1 }, createdMs);
  addImages(shop, product, random, createdMs);
  for (const content of someMetafields(random, shop.currencyCode)) shop.addMetafield(product, content, createdMs);
  if (random.chance(0.03)) shop.addMetafield(product.variants[0], variantMetafield(random), createdMs);
  product.updatedMs = createdMs + Math.floor(random.next() * (end - createdMs));
  return sku;
}

/** Remembers the last handle of each title: in a large catalogue many share one, and each would try all numbers from the start. */
class SeededHandles {
  /** @type {Map<string, string>} */
  #last = new Map();

  /** @param {Shop} shop */
  constructor(shop) {
    this.shop = shop;
  }

  /** @param {string} title */
  next(title) {
    const handle = freeHandle(this.shop, this.#last.get(title) ?? title);
    this.#last.set(title, handle);
    return handle;
  }
}

/** @param {Random} random @param {Kind} kind @param {boolean} danish @param {number} index */
function titleOf(random, kind, danish, index) {
  const title = plainTitle(random, kind, danish);
  if (isOdd('longTitle', index)) return longestTitle(title);
  if (isOdd('emoji', index)) return emojiTitle(title);
  return isOdd('rightToLeft', index) ? rightToLeftTitle(title, index) : title;
}

/** @param {Random} random @param {boolean} danish @param {string} title @param {number} index */
function htmlOf(random, danish, title, index) {
  if (isOdd('longHtml', index)) return longHtml(random, danish);
  const html = plainHtml(random, danish, title);
  return isOdd('script', index) ? scriptHtml(html) : html;
}

/** @param {Product} product @param {Random} random @param {number} end */
function setStatus(product, random, end) {
  const chance = random.next();
  product.status = chance < 0.78 ? 'ACTIVE' : chance < 0.9 ? 'DRAFT' : chance < 0.97 ? 'ARCHIVED' : 'UNLISTED';
  if (product.status !== 'DRAFT') product.publishedMs = product.createdMs + Math.floor(random.next() * (end - product.createdMs));
}

/** @param {Shop} shop @param {Product} product @param {Random} random @param {number} now */
function addImages(shop, product, random, now) {
  const chance = random.next();
  const count = chance < 0.08 ? 0 : chance < 0.5 ? 1 : chance < 0.75 ? 2 : chance < 0.9 ? 3 : random.int(4, 7);
  const name = encodeURIComponent(product.handle.slice(0, 60));
  for (let number = 1; number <= count; number++) {
    const media = shop.files.add('IMAGE', `${name}-${number}.jpg`, now);
    media.alt = random.chance(0.6) ? `${cut(product.title, 120)}${number > 1 ? ` ${number}` : ''}` : null;
    shop.files.attach(product, media);
    media.height = random.pick([800, 1200, 1600]);
  }
  if (count > 1 && random.chance(0.3)) for (const variant of product.variants) variant.mediaImage = /** @type {import('../store/records/file.js').MediaImage} */ (random.pick(product.media));
}
