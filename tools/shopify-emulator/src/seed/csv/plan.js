// @ts-check
// The products that the rows of a CSV describe, with everything checked: nothing is made from a file that has a mistake.
import { normaliseHandle } from '../../quirks.js';
import { DEFAULT_OPTION, DEFAULT_VALUE } from '../../store/records/option.js';
import { Cells } from './cells.js';
import { BadCsv } from './read-csv.js';

/** @import { Row } from './read-csv.js' */
/** @import { Quirks } from '../../quirks.js' */

const MAX_VARIANTS = 2048;
const STATUSES = /** @type {const} */ ({ active: 'ACTIVE', draft: 'DRAFT', archived: 'ARCHIVED', unlisted: 'UNLISTED' });
const UNITS = /** @type {const} */ ({ g: 'GRAMS', kg: 'KILOGRAMS', oz: 'OUNCES', lb: 'POUNDS' });
const POLICIES = /** @type {const} */ ({ deny: 'DENY', continue: 'CONTINUE', false: 'DENY', true: 'CONTINUE' });
const OPTIONS = /** @type {const} */ ([1, 2, 3]);

/**
 * @typedef {{ url: string, alt: string | null, position: number }} PlannedImage
 * @typedef {ReturnType<typeof variantOf>} PlannedVariant
 * @typedef {ReturnType<typeof productOf> & { optionNames: string[], variants: PlannedVariant[], images: PlannedImage[] }} PlannedProduct
 */

/** @param {Row[]} rows @param {Quirks} quirks @returns {PlannedProduct[]} */
export function planProducts(rows, quirks) {
  /** @type {string[]} */
  const problems = [];
  /** @type {Map<string, PlannedProduct>} */
  const products = new Map();
  let current = '';
  for (const row of rows) {
    const cells = new Cells(row, problems);
    // A row without a handle goes on with the product above, unless it has a title of its own.
    current = normaliseHandle(cells.trimmed('handle') ?? (cells.trimmed('title') ?? ''), quirks) || current;
    let product = products.get(current);
    if (!product) {
      if (cells.trimmed('title') === null) {
        cells.complain('title', `the product "${current}" begins here and has no title; the first row of a handle needs one.`);
        continue;
      }
      product = { ...productOf(cells, row, current), optionNames: optionNames(cells), variants: [], images: [] };
      products.set(current, product);
    }
    addVariant(product, cells);
    addImage(product, cells);
  }
  for (const product of products.values()) product.images.sort((a, b) => a.position - b.position);
  if (problems.length) throw new BadCsv(problems);
  return [...products.values()];
}

/** @param {Cells} cells @param {Row} row @param {string} handle */
const productOf = (cells, row, handle) => ({
  handle,
  title: cells.text('title') ?? '',
  descriptionHtml: cells.text('description') ?? '',
  vendor: cells.trimmed('vendor'),
  productType: cells.trimmed('type') ?? '',
  category: cells.trimmed('category'),
  tags: cells.text('tags'),
  status: cells.choice('status', STATUSES, STATUSES.active),
  isPublished: cells.flag('published', true),
  isGiftCard: cells.flag('giftCard', false),
  seoTitle: cells.text('seoTitle'),
  seoDescription: cells.text('seoDescription'),
  metafields: row.metafields,
});

/** @param {Cells} cells */
function optionNames(cells) {
  const names = OPTIONS.flatMap(number => cells.trimmed(`option${number}Name`) ?? []);
  return names.length ? names : [DEFAULT_OPTION];
}

/** @param {PlannedProduct} product @param {Cells} cells */
function addVariant(product, cells) {
  const isFirst = product.variants.length === 0;
  const values = product.optionNames.map((_, index) => cells.trimmed(`option${index + 1}Value`));
  // A row of an image alone, or a product whose only variant is not named.
  if (values.every(value => value === null)) {
    if (isFirst && product.optionNames.length === 1) product.variants.push(variantOf(cells, [DEFAULT_VALUE]));
    else if (cells.text('price') !== null && cells.text('image') === null) cells.complain('option1Value', 'a variant needs a value for each option of its product.');
    return;
  }
  const missing = values.findIndex(value => value === null);
  if (missing >= 0) return cells.complain(`option${missing + 1}Value`, `the variant has no value for the option "${product.optionNames[missing]}".`);
  const combination = values.join(' / ');
  const again = product.variants.findIndex(one => one.values.join(' / ') === combination);
  // The same variant a second time: files in the wild have that, and the later row counts.
  if (again >= 0) return void (product.variants[again] = variantOf(cells, /** @type {string[]} */ (values)));
  if (product.variants.length === MAX_VARIANTS) return cells.complain('option1Value', `a product has at most ${MAX_VARIANTS} variants.`);
  product.variants.push(variantOf(cells, /** @type {string[]} */ (values)));
}

/** @param {Cells} cells @param {string[]} values */
function variantOf(cells, values) {
  const tracker = cells.trimmed('tracker');
  return {
    values,
    sku: cells.code('sku'),
    barcode: cells.code('barcode'),
    price: cells.money('price') ?? '0',
    compareAtPrice: cells.money('compareAtPrice'),
    cost: cells.money('cost'),
    taxable: cells.flag('taxable', true),
    taxCode: cells.trimmed('taxCode'),
    inventoryPolicy: cells.choice('policy', POLICIES, POLICIES.deny),
    tracked: tracker !== null,
    quantity: cells.whole('quantity') ?? 0,
    grams: cells.number('grams') ?? 0,
    weightUnit: cells.choice('weightUnit', UNITS, UNITS.kg),
    requiresShipping: cells.flag('requiresShipping', true),
    unitPrice: unitPriceOf(cells),
    image: cells.trimmed('variantImage'),
  };
}

/** @param {Cells} cells */
function unitPriceOf(cells) {
  const [quantityValue, referenceValue] = [cells.number('unitTotal'), cells.whole('unitBase')];
  if (quantityValue === null || referenceValue === null) return null;
  return { quantityValue, quantityUnit: cells.trimmed('unitTotalUnit')?.toUpperCase() ?? null, referenceValue, referenceUnit: cells.trimmed('unitBaseUnit')?.toUpperCase() ?? null };
}

/** @param {PlannedProduct} product @param {Cells} cells */
function addImage({ images }, cells) {
  for (const key of ['image', 'variantImage']) {
    const url = cells.trimmed(key);
    if (url === null || (key === 'variantImage' && images.some(one => one.url === url))) continue;
    if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) cells.complain(key, `"${url}" is no address of a picture; it begins with https://.`);
    const isOwn = key === 'image';
    images.push({ url, alt: isOwn ? cells.text('imageAlt') : null, position: (isOwn ? cells.whole('imagePosition') : null) ?? images.length + 1 });
  }
}
