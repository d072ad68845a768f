// @ts-check
// Of products, collections, places and pictures: what this store knows there is none of, and old names of what it has.
import { encodeCursor } from '../../store/cursor.js';
import { compareMoney, printAmount } from '../../store/money.js';
import { each, noList, noPage, nothing } from './nothing.js';

/** @import { Context } from '../../store/write.js' */
/** @import { Part } from '../parts.js' */

const none = { count: 0, precision: 'EXACT' };

/** Nothing is sold by subscription here. @type {Record<string, (source: any, args: any, ctx: Context) => unknown>} */
const noPlans = { ...each(['sellingPlanGroups'], noPage), sellingPlanGroupCount: () => 0, sellingPlanGroupsCount: () => none };

/** @type {(source: any) => unknown} */
const storefrontId = source => source.id;

/** Where a list by id goes on behind it. @param {{ n: number }} source */
const defaultCursor = ({ n }) => encodeCursor(n, n);

/** @param {any} record @param {unknown} _ @param {Context} ctx */
const publishedOnCurrentChannel = (record, _, { shop }) => shop.publications.isVisibleOn(record, shop.publications.current);

/** `aa-1-4` stands below `aa-1` and `aa`. @param {string} id */
function ancestorsOf(id) {
  const steps = id.split('/').at(-1)?.split('-') ?? [];
  return steps.slice(1).map((_, index) => `gid://shopify/TaxonomyCategory/${steps.slice(0, steps.length - 1 - index).join('-')}`);
}

/** @type {[units: string[], type: string][]} */
const MEASURED = [
  [['ML', 'CL', 'L', 'M3', 'FLOZ', 'PT', 'QT', 'GAL'], 'VOLUME'], [['MG', 'G', 'KG', 'OZ', 'LB'], 'WEIGHT'], [['MM', 'CM', 'M', 'IN', 'FT', 'YD'], 'LENGTH'], [['M2', 'FT2'], 'AREA'], [['ITEM'], 'COUNT']
];

/** @param {any} product @param {unknown} _ @param {Context} ctx */
function comparedPrices({ variants }, _, { shop }) {
  const prices = variants.flatMap((/** @type {any} */ { compareAtPrice }) => compareAtPrice ?? []).sort(compareMoney);
  if (prices.length === 0) return null;
  const money = (/** @type {string} */ amount) => ({ amount: printAmount(amount, shop.quirks), currencyCode: shop.currencyCode });
  return { minVariantCompareAtPrice: money(prices[0]), maxVariantCompareAtPrice: money(prices[prices.length - 1]) };
}

/** @type {Part} */
export const certainOfGoods = {
  resolvers: {
    Product: {
      ...noPlans, storefrontId, defaultCursor, publishedOnCurrentChannel,
      ...each(['translations'], noList),
      ...each(['combinedListing', 'feedback'], nothing),
      bodyHtml: ({ descriptionHtml }) => descriptionHtml,
      compareAtPriceRange: comparedPrices,
      customProductType: ({ productType }) => productType
    },
    ProductVariant: { ...noPlans, storefrontId, defaultCursor, ...each(['translations'], noList) },
    Collection: { storefrontId, ...each(['translations'], noList), activeOperations: () => ({ duplicate: [] }), publishedOnCurrentChannel },
    Publication: { operation: nothing },
    Location: { localPickupSettingsV2: nothing },
    FulfillmentService: { fulfillmentOrdersOptIn: () => true },
    InventoryAdjustmentGroup: { staffMember: nothing },
    Metafield: { translations: noList },
    MediaImage: { translations: noList, metafield: nothing, metafields: noPage },
    Image: { translations: noList, metafield: nothing, metafields: noPage },
    ProductOption: { translations: noList },
    ProductOptionValue: { translations: noList, linkedMetafieldValue: nothing, swatch: nothing },
    TaxonomyCategory: { isArchived: () => false, isRoot: ({ parentId }) => parentId === null, ancestorIds: ({ id }) => ancestorsOf(id) },
    UnitPriceMeasurement: { measuredType: ({ quantityUnit }) => MEASURED.find(([units]) => units.includes(quantityUnit))?.[1] ?? null }
  },
  stored: { ProductCompareAtPriceRange: ['minVariantCompareAtPrice', 'maxVariantCompareAtPrice'], CollectionOperations: ['duplicate'] }
};
