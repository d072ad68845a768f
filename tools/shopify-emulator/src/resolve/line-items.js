// @ts-check
import { moneyBag, shareOf } from '../store/cents.js';
import { imageOf } from './media-images.js';

/** @import { Context } from '../store/write.js' */
/** @import { LineItem, ShippingLine } from '../store/records/line-item.js' */
/** @import { Part } from './parts.js' */

/** @param {LineItem | ShippingLine} line @param {number} cents @param {Context} ctx */
const bag = ({ order }, cents, { shop }) => moneyBag(order, cents, shop);

/** @type {Record<string, (line: LineItem, args: any, ctx: Context) => unknown>} */
const lineItem = {
  originalUnitPriceSet: (line, _, ctx) => bag(line, line.unitCents, ctx),
  originalTotalSet: (line, _, ctx) => bag(line, line.originalCents, ctx),
  // A code is a discount of the whole order: it counts only where it is asked for.
  discountedTotalSet: (line, { withCodeDiscounts }, ctx) => bag(line, withCodeDiscounts || line.order.discount?.code == null ? line.totalCents : line.originalCents, ctx),
  discountedUnitPriceSet: (line, _, ctx) => bag(line, line.order.discount?.code == null ? shareOf(line.totalCents, 1, line.quantity) : line.unitCents, ctx),
  discountedUnitPriceAfterAllDiscountsSet: (line, _, ctx) => bag(line, shareOf(line.totalCents, 1, line.quantity), ctx),
  priceAfterAllDiscountsBeforeTaxesSet: (line, _, ctx) => bag(line, line.totalCents - (line.order.taxesIncluded ? line.taxCents : 0), ctx),
  totalDiscountSet: (line, _, ctx) => bag(line, line.discountCents, ctx),
  unfulfilledOriginalTotalSet: (line, _, ctx) => bag(line, line.unitCents * line.unfulfilledQuantity, ctx),
  unfulfilledDiscountedTotalSet: (line, _, ctx) => bag(line, shareOf(line.totalCents, line.unfulfilledQuantity, line.quantity), ctx),
  discountAllocations: (line, _, ctx) => (line.discountCents === 0 ? [] : [{ allocatedAmountSet: bag(line, line.discountCents, ctx), discountApplication: applicationOf(line) }]),
  taxLines: (line, { first }, ctx) => taxLines(line, line.taxCents, ctx).slice(0, first ?? undefined),
  variant: (line, _, { shop }) => (line.variantN === null ? null : shop.tables.ProductVariant.get(line.variantN) ?? null),
  product: (line, _, { shop }) => (line.productN === null ? null : shop.tables.Product.get(line.productN) ?? null),
  image: (line, _, ctx) => {
    const variant = line.variantN === null ? undefined : ctx.shop.tables.ProductVariant.get(line.variantN);
    const media = /** @type {any} */ (variant?.mediaImage ?? variant?.product.media.find(one => one.__typename === 'MediaImage'));
    return media ? imageOf(media, ctx) : null;
  }
};

/** @param {LineItem} line */
function applicationOf({ order: { discount } }) {
  return {
    __typename: discount?.code == null ? 'ManualDiscountApplication' : 'DiscountCodeApplication', index: 0, code: discount?.code ?? null, title: discount?.title ?? null, description: null,
    allocationMethod: 'ACROSS', targetSelection: 'ALL', targetType: 'LINE_ITEM', value: { __typename: 'PricingPercentageValue', percentage: discount?.percentage ?? 0 }
  };
}

/** @param {LineItem | ShippingLine} line @param {number} cents @param {Context} ctx */
function taxLines(line, cents, ctx) {
  if (line.taxRate === 0) return [];
  const title = `${line.order.shippingAddress?.countryCode ?? 'DK'} VAT`;
  return [{ title, rate: line.taxRate, ratePercentage: line.taxRate * 100, source: 'Shopify', channelLiable: false, priceSet: bag(line, cents, ctx) }];
}

/** @type {Record<string, (line: ShippingLine, args: any, ctx: Context) => unknown>} */
const shippingLine = {
  originalPriceSet: (line, _, ctx) => bag(line, line.cents, ctx),
  discountedPriceSet: (line, _, ctx) => bag(line, line.cents, ctx),
  currentDiscountedPriceSet: (line, _, ctx) => bag(line, line.cents - line.refundedCents, ctx),
  discountAllocations: () => [],
  taxLines: (line, _, ctx) => taxLines(line, line.taxCents, ctx)
};

/** What was bought and how it is sent. @type {Part} */
export const lineItemPart = {
  resolvers: { LineItem: lineItem, ShippingLine: shippingLine },
  stored: {
    LineItem: [
      'id', 'title', 'name', 'variantTitle', 'sku', 'vendor', 'quantity', 'currentQuantity', 'refundableQuantity', 'unfulfilledQuantity', 'nonFulfillableQuantity', 'requiresShipping', 'taxable',
      'isGiftCard', 'restockable', 'merchantEditable', 'customAttributes'
    ],
    ShippingLine: ['id', 'title', 'code', 'source', 'custom', 'carrierIdentifier', 'deliveryCategory', 'isRemoved', 'phone', 'shippingRateHandle'],
    DiscountAllocation: ['allocatedAmountSet', 'discountApplication'],
    TaxLine: ['title', 'rate', 'ratePercentage', 'priceSet', 'source', 'channelLiable']
  }
};
