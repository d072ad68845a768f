// @ts-check
import { page, pageList } from '../../store/connection.js';
import { printAmount } from '../../store/money.js';
import { findCategory } from '../../store/taxonomy.js';
import { orderedPage } from './lists.js';

/** @import { Context } from '../../store/write.js' */
/** @import { Product } from '../../store/records/product.js' */
/** @import { Variant } from '../../store/records/variant.js' */
/** @import { ConditionsSource } from '../../store/records/collection-source.js' */
/** @import { Condition } from '../../store/records/collection-condition.js' */

/** @type {Record<string, (source: ConditionsSource, args: any, ctx: Context) => unknown>} */
export const conditionsSource = {
  inclusion: ({ inclusion }) => inclusion,
  exclusion: ({ exclusion, hasExclusion }) => (hasExclusion ? exclusion : null),
  products: (source, args, ctx) => orderedPage(ctx.shop.collections.productsOfSource(source), args, ctx, { valueOf: product => product.n, reversed: false })
};

/** @type {Record<string, (inclusion: ConditionsSource['inclusion'], args: any, ctx: Context) => unknown>} */
export const inclusion = {
  matchType: ({ conditions, matchType }) => (conditions.length ? matchType : null),
  selections: ({ selections }, args, ctx) => pageList(
    [...selections].map(([product, variants]) => ({ n: product.n, product, variantIds: variants && variants.map((/** @type {Variant} */ variant) => variant.id) })), args, { unpaged: ctx.unpaged })
};

/** @type {Record<string, (exclusion: ConditionsSource['exclusion'], args: any, ctx: Context) => unknown>} */
export const exclusion = {
  matchType: ({ conditions, matchType }) => {
    const ofCollections = conditions.filter(condition => condition.kind === 'collection').length;
    if (conditions.length === 0 || (ofCollections > 0 && ofCollections < conditions.length)) return null;
    return ofCollections ? 'ANY' : matchType;
  },
  selections: ({ selections }, args, ctx) => pageList([...selections].map((/** @type {Product} */ product) => ({ n: product.n, product })), args, { unpaged: ctx.unpaged })
};

const MANY = ['id', 'matchType', 'relation', 'values'];
const ONE = ['id', 'relation', 'value'];
const INCLUSION = 'CollectionSourceInclusionCondition';
const EXCLUSION = 'CollectionSourceExclusionCondition';

/** @type {Record<string, string[]>} */
export const storedConditionFields = {
  ...Object.fromEntries(['ProductTag', 'ProductTitle', 'ProductType', 'ProductVendor', 'ProductStatus', 'VariantTitle'].map(kind => [INCLUSION + kind, MANY])),
  ...Object.fromEntries(['MetafieldString', 'MetafieldStringList'].map(kind => [INCLUSION + kind, [...MANY, 'definition']])),
  ...Object.fromEntries(['MetafieldBoolean', 'MetafieldInteger', 'MetafieldDecimal'].map(kind => [INCLUSION + kind, [...ONE, 'definition']])),
  [`${INCLUSION}VariantInventory`]: ONE,
  [`${INCLUSION}VariantWeight`]: ONE,
  [`${INCLUSION}VariantPrice`]: ['id', 'relation'],
  [`${INCLUSION}VariantCompareAtPrice`]: ['id', 'relation'],
  [`${INCLUSION}ProductCategory`]: ['id', 'matchType', 'relation'],
  [`${INCLUSION}ProductCategoryValue`]: ['category', 'includeDescendants'],
  ...Object.fromEntries(['ProductTag', 'ProductType', 'ProductVendor'].map(kind => [EXCLUSION + kind, MANY])),
  [`${EXCLUSION}Collection`]: ['id', 'matchType', 'values'],
  [`${EXCLUSION}ProductCategory`]: ['id', 'matchType', 'relation'],
  [`${EXCLUSION}ProductCategoryValue`]: ['category', 'includeDescendants']
};

const money = { value: (/** @type {Condition} */ { value }, /** @type {any} */ _, /** @type {Context} */ { shop }) => value && { amount: printAmount(value.amount, shop.quirks), currencyCode: value.currencyCode } };
const categories = { values: (/** @type {Condition} */ { values }) => values.map(({ categoryId, includeDescendants }) => ({ category: findCategory(categoryId), includeDescendants })) };

/** @type {Record<string, Record<string, (source: any, args: any, ctx: Context) => unknown>>} */
export const conditionResolvers = {
  [`${INCLUSION}VariantPrice`]: money,
  [`${INCLUSION}VariantCompareAtPrice`]: money,
  [`${INCLUSION}ProductCategory`]: categories,
  [`${EXCLUSION}ProductCategory`]: categories
};

/** The shareable sources of the one app that there is. @param {any} args @param {Context} ctx */
export const shareableSources = (args, ctx) => page(
  ctx.shop.tables.CollectionConditionsSource.rows.filter(source => source.shareable), args, { idOf: source => source.n, valueOf: source => source.n }, { unpaged: ctx.unpaged });
