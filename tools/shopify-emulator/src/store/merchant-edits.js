// @ts-check
import { normaliseTags } from '../quirks.js';
import { Random } from '../seed/random.js';
import { cut } from '../seed/titles.js';
import { kinds, vendors } from '../seed/kinds.js';
import { ean13 } from '../seed/barcode.js';
import { collectionEdits } from './merchant/collection-edits.js';
import { stockEdits } from './merchant/stock-edits.js';
import { write } from './write.js';

/** @import { Shop } from './shop.js' */
/** @import { Context } from './write.js' */
/** @import { Product } from './records/product.js' */
/** @import { Variant } from './records/variant.js' */
/** @import { Metafield } from './records/metafield.js' */

/**
 * @typedef {object} Edit
 * @property {string} id of the product, or of the collection
 * @property {string[]} fields what was changed, by kind: `title`, `variants.price`, `metafields.custom.material`
 * @property {string[]} paths the same with the variant or metafield named: `variants[Red / S].price`, `metafields[custom.material]`
 */

/** @typedef {(product: Product, tools: { shop: Shop, random: Random, now: number }) => { field: string, path: string } | null} Change null when the product has nothing of the kind */

/**
 * The merchant at work in the shop's admin: changes one to three fields of each of so many products, every one to a new value; collections and stock only when asked for.
 * @param {Shop} shop @param {{ edits?: number, collections?: number, stock?: number, seed?: number }} options @returns {Edit[]}
 */
export function merchantEdits(shop, { edits = 0, collections = 0, stock = 0, seed = 1 }) {
  return [...(edits ? productEdits(shop, edits, seed) : []), ...(collections ? collectionEdits(shop, { collections, seed }) : []), ...(stock ? stockEdits(shop, { stock, seed }) : [])];
}

/** @param {Shop} shop @param {number} edits @param {number} seed @returns {Edit[]} */
function productEdits(shop, edits, seed) {
  const products = shop.tables.Product.rows;
  if (edits > products.length) throw new Error(`The shop has ${products.length} products, not ${edits} to edit.`);
  const random = new Random(seed);
  return random.some(products, edits).map(product => editProduct(shop, product, random));
}

/** @param {Shop} shop @param {Product} product @param {Random} random @returns {Edit} */
function editProduct(shop, product, random) {
  /** @type {{ field: string, path: string }[]} */
  const done = [];
  /** @type {Context} */
  const ctx = { shop, actor: 'merchant', scopes: [], now: shop.now, warnings: [] };
  write(ctx, 'merchantEdit', null, [product], now => {
    const wanted = random.int(1, 3);
    const order = random.some(CHANGES.map((_, index) => index), CHANGES.length).sort(() => random.next() - 0.5);
    for (const index of order) {
      if (done.length === wanted) return;
      const change = CHANGES[index](product, { shop, random, now });
      if (change) done.push(change);
    }
  });
  return { id: product.id, fields: done.map(({ field }) => field), paths: done.map(({ path }) => path) };
}

/** @param {string} field */
const ofProduct = field => ({ field, path: field });

/** @param {Variant} variant @param {string} name @param {number} now */
function ofVariant(variant, name, now) {
  variant.updatedMs = now;
  return { field: `variants.${name}`, path: `variants[${variant.title}].${name}` };
}

/** @template T @param {Random} random @param {readonly T[]} list @param {T} current @returns {T} */
const another = (random, list, current) => random.pick(list.filter(item => item !== current));

/** @type {Change[]} */
const CHANGES = [
  (product, { random }) => {
    const base = cut(product.title.replace(/ \(rev\. \d+\)$/, ''), 235);
    const earlier = Number(/ \(rev\. (\d+)\)$/.exec(product.title)?.[1] ?? 0);
    product.title = `${base} (rev. ${earlier + random.int(1, 9)})`;
    return ofProduct('title');
  },
  (product, { random }) => {
    product.descriptionHtml += `${product.descriptionHtml && '\n'}<p>Opdateret: parti ${random.int(100, 999)}.</p>`;
    return ofProduct('description');
  },
  (product, { random }) => {
    product.vendor = another(random, vendors, product.vendor);
    return ofProduct('vendor');
  },
  (product, { random }) => {
    product.productType = another(random, kinds, kinds.find(kind => kind.type === product.productType) ?? kinds[0]).type;
    return ofProduct('productType');
  },
  (product, { shop, random }) => {
    const tag = `campaign-${random.int(1, 60)}`;
    product.tags = product.tags.includes(tag) ? product.tags.filter(one => one !== tag) : normaliseTags([...product.tags, tag], shop.quirks);
    return ofProduct('tags');
  },
  (product, { random }) => {
    product.seoTitle = another(random, ['Ny sæson', 'Free shipping', 'Udvalgt til dig'].map(text => `${cut(product.handle, 40)} | ${text}`), product.seoTitle ?? '');
    return ofProduct('seo.title');
  },
  (product, { random }) => {
    product.seoDescription = another(random, ['Se hele udvalget.', 'Made to last.', 'Køb i dag, vi sender i morgen.'], product.seoDescription ?? '');
    return ofProduct('seo.description');
  },
  (product, { random }) => {
    product.status = another(random, /** @type {const} */ (['ACTIVE', 'DRAFT', 'ARCHIVED']), product.status);
    return ofProduct('status');
  },
  ({ variants }, { random, now }) => {
    const variant = random.pick(variants);
    variant.price = (Number(variant.price) + random.int(1, 40) * 5).toFixed(2);
    return ofVariant(variant, 'price', now);
  },
  ({ variants }, { random, now }) => {
    const variant = random.pick(variants);
    variant.compareAtPrice = variant.compareAtPrice === null ? (Number(variant.price) + 100).toFixed(2) : null;
    return ofVariant(variant, 'compareAtPrice', now);
  },
  ({ variants }, { random, now }) => {
    const variant = random.pick(variants);
    variant.sku = `${(variant.sku ?? 'NEW').replace(/-R\d+$/, '')}-R${Number(/-R(\d+)$/.exec(variant.sku ?? '')?.[1] ?? 0) + 1}`;
    return ofVariant(variant, 'sku', now);
  },
  ({ variants }, { random, now }) => {
    const variant = random.pick(variants);
    const barcode = ean13(`58${String(random.int(0, 9_999_999_999)).padStart(10, '0')}`);
    if (barcode === variant.barcode) return null;
    variant.barcode = barcode;
    return ofVariant(variant, 'barcode', now);
  },
  ({ variants }, { random, now }) => {
    const variant = random.pick(variants);
    variant.inventoryItem.weightValue = Math.round((variant.inventoryItem.weightValue + random.int(1, 9)) * 100) / 100;
    variant.inventoryItem.updatedMs = now;
    return ofVariant(variant, 'weight', now);
  },
  ({ variants }, { random, now }) => {
    const variant = random.pick(variants);
    variant.inventoryItem.cost = (Number(variant.inventoryItem.cost ?? 0) + random.int(1, 50)).toFixed(2);
    variant.inventoryItem.updatedMs = now;
    return ofVariant(variant, 'cost', now);
  },
  ({ media }, { random, now }) => {
    if (media.length === 0) return null;
    const picture = random.pick(media);
    picture.alt = another(random, ['Set forfra', 'Seen from the side', 'Nærbillede 🔍', 'I brug'], picture.alt ?? '');
    picture.updatedMs = now;
    return ofProduct('media');
  },
  ({ metafields }, { shop, random, now }) => {
    const metafield = metafields.find(one => newValueOf(one, random) !== null);
    if (!metafield) return null;
    shop.changeMetafield(metafield, { type: metafield.type, value: /** @type {string} */ (newValueOf(metafield, random)) }, now);
    return { field: `metafields.${metafield.namespace}.${metafield.key}`, path: `metafields[${metafield.namespace}.${metafield.key}]` };
  }
];

/** @param {Metafield} metafield @param {Random} random @returns {string | null} null for the types that the merchant leaves alone */
function newValueOf({ type, value }, random) {
  switch (type) {
    case 'single_line_text_field': return another(random, ['Hør', 'Steel', 'Recycled wool'], value);
    case 'multi_line_text_field': return `${value}\n${random.int(100, 999)}`;
    case 'number_integer': return String(Number(value) + random.int(1, 9));
    case 'number_decimal': return (Number(value) + random.int(1, 9)).toFixed(1);
    case 'boolean': return value === 'true' ? 'false' : 'true';
    default: return null;
  }
}
