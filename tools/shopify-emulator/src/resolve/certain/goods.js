// @ts-check
// Of products, collections, places and pictures: what this store knows there is none of, and old names of what it has.
import { compareMoney, printAmount } from '../../store/money.js';
import { each, noList, noPage, nothing } from './nothing.js';

/** @import { Context } from '../../store/write.js' */
/** @import { Part } from '../parts.js' */

const none = { count: 0, precision: 'EXACT' };

/** Nothing is sold by subscription here. @type {Record<string, (source: any, args: any, ctx: Context) => unknown>} */
const noPlans = { ...each(['sellingPlanGroups'], noPage), sellingPlanGroupCount: () => 0, sellingPlanGroupsCount: () => none };

/** @type {(source: any) => unknown} */
const storefrontId = source => source.id;

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
      ...noPlans, storefrontId,
      ...each(['translations'], noList),
      ...each(['combinedListing', 'feedback'], nothing),
      bodyHtml: ({ descriptionHtml }) => descriptionHtml,
      compareAtPriceRange: comparedPrices,
      customProductType: ({ productType }) => productType
    },
    ProductVariant: { ...noPlans, storefrontId, ...each(['translations'], noList) },
    Collection: { storefrontId, ...each(['translations'], noList), activeOperations: () => ({ duplicate: [] }) },
    Publication: { operation: nothing },
    Location: { localPickupSettingsV2: nothing },
    FulfillmentService: { fulfillmentOrdersOptIn: () => true },
    InventoryAdjustmentGroup: { staffMember: nothing },
    Metafield: { translations: noList },
    MetafieldDefinition: { standardTemplate: nothing },
    MediaImage: { translations: noList },
    Image: each(['translations'], noList)
  },
  stored: { ProductCompareAtPriceRange: ['minVariantCompareAtPrice', 'maxVariantCompareAtPrice'], CollectionOperations: ['duplicate'] }
};
