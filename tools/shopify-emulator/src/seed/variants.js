// @ts-check
import { ean13 } from './barcode.js';
import { DEFAULT_OPTION, DEFAULT_VALUE } from '../store/records/option.js';

/** @import { Shop } from '../store/shop.js' */
/** @import { Product } from '../store/records/product.js' */
/** @import { Option, OptionValue } from '../store/records/option.js' */
/** @import { Variant } from '../store/records/variant.js' */
/** @import { Random } from './random.js' */
/** @import { Kind } from './kinds.js' */

/** How many variants a product has: [up to this chance, from, to]. The mean is near three. */
const COUNTS = /** @type {const} */ ([
  [0.45, 1, 1], [0.60, 2, 2], [0.73, 3, 3], [0.82, 4, 4], [0.88, 5, 5], [0.94, 6, 6], [0.975, 8, 9], [0.993, 12, 15], [0.9985, 20, 30], [1, 60, 100]
]);

/** @param {Random} random */
export function variantCount(random) {
  const chance = random.next();
  const [, from, to] = /** @type {(typeof COUNTS)[number]} */ (COUNTS.find(([limit]) => chance < limit));
  return random.int(from, to);
}

/**
 * @typedef {object} Traits what the variants of one product share
 * @property {Kind} kind
 * @property {string} sku the beginning of all SKUs; empty when the product has none
 * @property {boolean} free a zero price
 * @property {number} sequence of the product in the shop
 */

/** @param {Shop} shop @param {Product} product @param {Random} random @param {number} count @param {Traits} traits @param {number} now */
export function addVariants(shop, product, random, count, traits, now) {
  const combinations = addOptions(shop, product, random, count, traits.kind);
  const price = traits.free ? 0 : niceprice(random, traits.kind.price);
  const reduced = !traits.free && random.chance(0.2);
  const cost = random.chance(0.7) ? price * (0.35 + random.next() * 0.2) : null;
  const hasBarcodes = random.chance(0.75);
  const tracked = traits.kind.code !== 'GFT' && random.chance(0.92);
  const [from, to] = traits.kind.grams;
  const weight = from + random.next() * (to - from);
  combinations.forEach((values, index) => {
    const variant = shop.addVariant(product, values, now);
    const own = price === 0 || !random.chance(0.2) ? price : price + index * 20;
    variant.price = own.toFixed(2);
    if (reduced) variant.compareAtPrice = (Math.ceil(own * 1.25 / 50) * 50).toFixed(2);
    variant.sku = skuOf(random, traits.sku, values, index);
    variant.barcode = hasBarcodes ? ean13(`57${String(traits.sequence % 100_000_000).padStart(8, '0')}${String(index % 100).padStart(2, '0')}`) : null;
    variant.taxable = traits.kind.code !== 'GFT';
    if (random.chance(0.05)) variant.inventoryPolicy = 'CONTINUE';
    fillItem(shop, variant, random, { traits, cost, tracked, weight }, now);
  });
}

/** @param {Shop} shop @param {Variant} variant @param {Random} random @param {{ traits: Traits, cost: number | null, tracked: boolean, weight: number }} shared @param {number} now */
function fillItem(shop, { inventoryItem }, random, { traits, cost, tracked, weight }, now) {
  inventoryItem.tracked = tracked;
  inventoryItem.requiresShipping = traits.kind.code !== 'GFT';
  inventoryItem.cost = cost === null ? null : cost.toFixed(2);
  inventoryItem.weightUnit = traits.kind.unit;
  inventoryItem.weightValue = traits.kind.unit === 'GRAMS' ? Math.round(weight) : Math.round(weight * 100) / 100;
  if (!tracked) return;
  const [level] = inventoryItem.levels;
  level.available = random.chance(0.15) ? 0 : random.int(1, 120);
  const second = random.chance(0.25) ? shop.stock.add(inventoryItem, shop.locations[1], random.int(0, 20), now) : null;
  // Counted, not drawn: the odd cases must not change what a seed gives besides.
  if (traits.sequence % 23 === 7) level.available = -(traits.sequence % 5) - 1;
  if (traits.sequence % 31 === 4) level.change('damaged', 2, now);
  if (second && traits.sequence % 3 === 1) second.isActive = false;
}

/**
 * Gives the product enough options for the variants; of a grid of values some may be missing, as in real shops.
 * @param {Shop} shop @param {Product} product @param {Random} random @param {number} count @param {Kind} kind
 * @returns {OptionValue[][]}
 */
function addOptions(shop, product, random, count, kind) {
  if (count === 1 && random.chance(0.8)) return [shop.addOption(product, DEFAULT_OPTION, [DEFAULT_VALUE]).optionValues];
  /** @type {Option[]} */
  const options = [];
  let room = 1;
  for (const [name, values] of kind.options) {
    const isEnough = room >= count;
    if (isEnough && options.length > 0 && !random.chance(0.15)) break;
    const needed = isEnough ? 1 : Math.min(values.length, Math.max(2, Math.ceil(count / room)), options.length === 0 && kind.options.length > 1 && count > 3 ? Math.ceil(Math.sqrt(count)) + 1 : Infinity);
    options.push(shop.addOption(product, name, random.some(values, needed)));
    room *= options[options.length - 1].optionValues.length;
  }
  if (room < count) stretch(shop, options[options.length - 1], Math.ceil(count / (room / options[options.length - 1].optionValues.length)));
  return grid(options).slice(0, count);
}

/** Numbered values when the kind has too few of its own. @param {Shop} shop @param {Option} option @param {number} size */
function stretch(shop, option, size) {
  for (let number = option.optionValues.length + 1; number <= size; number++) shop.addOptionValue(option, `No. ${number}`);
}

/** @param {Option[]} options @returns {OptionValue[][]} */
const grid = options => options.reduce(
  (rows, option) => rows.flatMap(row => option.optionValues.map(value => [...row, value])),
  /** @type {OptionValue[][]} */ ([[]]));

/** @param {Random} random @param {string} start @param {OptionValue[]} values @param {number} index @returns {string | null} */
function skuOf(random, start, values, index) {
  if (start === '') return random.chance(0.5) ? null : '';
  if (random.chance(0.01)) return null;
  return values[0].name === DEFAULT_VALUE ? start : `${start}-${values.map(value => shortOf(value.name)).join('-')}${index > 98 ? index : ''}`;
}

/** @param {string} name */
const shortOf = name => name.replace(/[^\p{L}\p{N}]/gu, '').slice(0, 4).toUpperCase();

/** A price as shops write it: 199.00, 249.95. @param {Random} random @param {[number, number]} range */
function niceprice(random, [from, to]) {
  const rough = Math.round((from + random.next() ** 2 * (to - from)) / 10) * 10;
  return random.chance(0.4) ? rough - 0.05 : random.chance(0.5) ? rough - 1 : rough;
}
