// @ts-check
import { gramsOf } from './weights.js';

/** @import { Product } from '../records/product.js' */
/** @import { Variant } from '../records/variant.js' */
/** @import { Condition } from '../records/collection-condition.js' */
/** @import { MetafieldDefinition } from '../records/metafield-definition.js' */

/** @typedef {(product: Product, variant: Variant) => boolean} Test */

/** @type {WeakMap<Condition, Test>} */
const compiled = new WeakMap();

/** @param {Condition} condition @param {Product} product @param {Variant} variant */
export function fits(condition, product, variant) {
  let test = compiled.get(condition);
  if (!test) compiled.set(condition, test = TESTS[condition.kind](condition));
  return test(product, variant);
}

/** @type {Record<string, (text: string, value: string) => boolean>} */
const TEXT = {
  EQUALS: (text, value) => text === value,
  NOT_EQUALS: (text, value) => text !== value,
  CONTAINS: (text, value) => text.includes(value),
  DOES_NOT_CONTAIN: (text, value) => !text.includes(value),
  STARTS_WITH: (text, value) => text.startsWith(value),
  ENDS_WITH: (text, value) => text.endsWith(value)
};

/** @type {Record<string, (a: number, b: number) => boolean>} */
const NUMBER = { EQUALS: (a, b) => a === b, NOT_EQUALS: (a, b) => a !== b, GREATER_THAN: (a, b) => a > b, LESS_THAN: (a, b) => a < b };

/** @param {unknown} text */
const lower = text => String(text).toLowerCase();

/** As many of the values as the condition asks for. @param {Pick<Condition, 'matchType' | 'values'>} condition @returns {(test: (value: any) => boolean) => boolean} */
const enough = ({ matchType, values }) => test => (matchType === 'ALL' ? values.every(test) : values.some(test));

/** @param {(product: Product, variant: Variant) => string} read @returns {(condition: Condition) => Test} */
const text = read => condition => {
  const compare = TEXT[/** @type {string} */ (condition.relation)];
  const wanted = enough({ ...condition, values: condition.values.map(lower) });
  return (product, variant) => {
    const own = lower(read(product, variant));
    return wanted(value => compare(own, value));
  };
};

/** Absent values fit no comparison. @param {(variant: Variant) => number | null} read @param {(value: any) => number} wantedOf @returns {(condition: Condition) => Test} */
const number = (read, wantedOf) => condition => {
  const compare = NUMBER[/** @type {string} */ (condition.relation)];
  const wanted = wantedOf(condition.value);
  return (_, variant) => {
    const own = read(variant);
    return own !== null && compare(own, wanted);
  };
};

/** @param {(own: string, condition: Condition) => boolean} compare @returns {(condition: Condition) => Test} */
const metafield = compare => condition => {
  const { namespace, key, ownerType } = /** @type {MetafieldDefinition} */ (condition.definition);
  return (product, variant) => {
    const field = (ownerType === 'PRODUCT' ? product : variant).metafields.find(one => one.namespace === namespace && one.key === key);
    return field !== undefined && compare(field.value, condition);
  };
};

/** @param {(value: any) => number} wantedOf */
const metafieldNumber = wantedOf => metafield((own, { relation, value }) => NUMBER[/** @type {string} */ (relation)](Number(own), wantedOf(value)));

/** @param {{ amount: string }} money */
const amountOf = money => Number(money.amount);

const comparedPrice = number(variant => (variant.compareAtPrice === null ? null : Number(variant.compareAtPrice)), amountOf);

/** @type {Record<string, (condition: Condition) => Test>} */
const TESTS = {
  productTitle: text(product => product.title),
  productType: text(product => product.productType),
  productVendor: text(product => product.vendor),
  variantTitle: text((_, variant) => variant.title),
  productTag: condition => {
    const tagged = condition.relation === 'TAGGED_WITH';
    const wanted = enough({ ...condition, values: condition.values.map(lower) });
    return product => {
      const own = product.tags.map(lower);
      return wanted(tag => own.includes(tag) === tagged);
    };
  },
  productStatus: condition => product => enough(condition)(status => (product.status === status) === (condition.relation === 'EQUALS')),
  productCategory: condition => product => enough(condition)(value => isOfCategory(product.categoryId, value) === (condition.relation === 'EQUALS')),
  variantPrice: number(variant => Number(variant.price), amountOf),
  variantCompareAtPrice: condition => {
    if (condition.relation === 'IS_SET') return (_, variant) => variant.compareAtPrice !== null;
    return condition.relation === 'IS_NOT_SET' ? (_, variant) => variant.compareAtPrice === null : comparedPrice(condition);
  },
  variantInventory: number(variant => variant.inventoryQuantity, Number),
  variantWeight: number(({ inventoryItem }) => gramsOf(inventoryItem.weightValue, inventoryItem.weightUnit), ({ value, unit }) => gramsOf(value, unit)),
  metafieldBoolean: metafield((own, { value }) => (own === 'true') === value),
  metafieldInteger: metafieldNumber(Number),
  metafieldDecimal: metafieldNumber(Number),
  metafieldString: metafield((own, condition) => enough(condition)(value => lower(own) === lower(value))),
  metafieldStringList: metafield((own, condition) => {
    const list = JSON.parse(own).map(lower);
    return enough(condition)(value => list.includes(lower(value)));
  })
};

/** A category's id begins with that of its parent. @param {string | null} own @param {{ categoryId: string, includeDescendants: boolean }} wanted */
const isOfCategory = (own, { categoryId, includeDescendants }) => own !== null && (own === categoryId || includeDescendants && own.startsWith(`${categoryId}-`));

/** @param {string} kind */
export const isKnownKind = kind => Object.hasOwn(TESTS, kind);
