// @ts-check
import { ShopifyError } from '../../engine/errors.js';
import { normaliseHtml, normaliseSeo, normaliseTags, normaliseText } from '../../quirks.js';
import { UrlRedirect } from '../../store/records/url-redirect.js';
import { findCategory } from '../../store/taxonomy.js';
import { wantedHandle } from './handle-input.js';
import { lengthOf, MAX_TEXT } from './user-error.js';

/** @import { Shop } from '../../store/shop.js' */
/** @import { Product } from '../../store/records/product.js' */

export const MAX_TAGS = 250;

/**
 * What is wrong with the texts of a product, whatever mutation brings them: each mutation words its errors in its own way.
 * @typedef {{ key: 'title' | 'vendor' | 'productType' | 'handle' | 'tags', problem: 'blank' | 'too long' | 'taken' | 'invalid' }} Problem
 */

/** @param {Shop} shop @param {Product | null} product null for a new one @param {Record<string, any>} input @returns {Problem[]} */
export function productProblems(shop, product, input) {
  /** @type {Problem[]} */
  const problems = [];
  if (input.category != null && !findCategory(input.category)) {
    throw new ShopifyError('Invalid product_taxonomy_node_id', { code: 'INVALID_PRODUCT_TAXONOMY_NODE_ID' });
  }
  if (input.title != null ? input.title.trim() === '' : !product) problems.push({ key: 'title', problem: 'blank' });
  for (const key of /** @type {const} */ (['title', 'vendor', 'productType'])) {
    if (input[key] != null && lengthOf(input[key]) > MAX_TEXT) problems.push({ key, problem: 'too long' });
  }
  const { problem } = wantedHandle(shop, product, input);
  if (problem) problems.push({ key: 'handle', problem });
  if (input.tags != null && areTagsInvalid(input.tags, shop)) problems.push({ key: 'tags', problem: 'invalid' });
  return problems;
}

/** @param {string[]} tags @param {Shop} shop */
function areTagsInvalid(tags, shop) {
  const normalised = normaliseTags(tags, shop.quirks);
  return normalised.length > MAX_TAGS || normalised.some(tag => lengthOf(tag) > MAX_TEXT);
}

/**
 * Puts the plain fields of a checked input into a product; what the input does not name stays.
 * @param {Shop} shop @param {Product} product @param {Record<string, any>} input
 */
export function applyProductInput(shop, product, input) {
  const { quirks } = shop;
  // Before the title moves: a blank handle is made from the new title, but the old one must not stand in the way.
  const { handle } = wantedHandle(shop, product, input);
  if (handle !== null) {
    if (input.redirectNewHandle) redirect(shop, `/products/${product.handle}`, `/products/${handle}`);
    shop.changeHandle(product, handle);
  }
  if (input.title != null) product.title = normaliseText(input.title, quirks);
  if (input.descriptionHtml !== undefined) product.descriptionHtml = normaliseHtml(input.descriptionHtml ?? '', quirks);
  if (input.vendor != null) product.vendor = normaliseText(input.vendor, quirks);
  if (input.productType !== undefined) product.productType = normaliseText(input.productType ?? '', quirks);
  if (input.category !== undefined) product.categoryId = input.category;
  if (input.tags != null) product.tags = normaliseTags(input.tags, quirks);
  if (input.templateSuffix !== undefined) product.templateSuffix = input.templateSuffix || null;
  if (input.giftCardTemplateSuffix !== undefined) product.giftCardTemplateSuffix = input.giftCardTemplateSuffix || null;
  if (input.requiresSellingPlan != null) product.requiresSellingPlan = input.requiresSellingPlan;
  if (input.status != null) product.status = input.status;
  if (input.seo != null) applySeo(product, input.seo, quirks);
}

/** There is one way on from each address: a later one takes the place of an earlier. @param {Shop} shop @param {string} path @param {string} target */
export function redirect(shop, path, target) {
  const { UrlRedirect: table } = shop.tables;
  for (const old of table.rows.filter(one => one.path === path || one.path === target)) table.remove(old);
  table.add(new UrlRedirect(shop.nextId('UrlRedirect'), path, target, shop.now().getTime()));
}

/** @param {Product} product @param {{ title?: string | null, description?: string | null }} seo @param {import('../../quirks.js').Quirks} quirks */
function applySeo(product, seo, quirks) {
  if (seo.title !== undefined) product.seoTitle = normaliseSeo(seo.title, product.title, quirks);
  if (seo.description !== undefined) product.seoDescription = normaliseSeo(seo.description, null, quirks);
}

const TOO_LONG = `is too long (maximum is ${MAX_TEXT} characters)`;

/** @param {Problem} problem @param {Record<string, any>} input @returns {string[]} `productType` gives two messages, as Shopify does */
export function messagesOf({ key, problem }, input) {
  if (problem === 'taken') return [`Handle '${input.handle}' already in use. Please provide a new handle.`];
  if (problem === 'invalid') return ['Product tags is invalid'];
  if (problem === 'blank') return ["Title can't be blank"];
  if (key === 'productType') return [`Product type ${TOO_LONG}`, `Custom product type ${TOO_LONG}`];
  return [`${key[0].toUpperCase()}${key.slice(1)} ${TOO_LONG}`];
}
