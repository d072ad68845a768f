// @ts-check
import { findVariant } from '../../store/find-product.js';
import { write } from '../../store/write.js';
import { userError } from '../rules/user-error.js';
import { amountProblem } from '../rules/variant-input.js';
import { missingVariants, parentOf, relationshipErrors } from './relationship-rules.js';

/** @import { Context } from '../../store/write.js' */
/** @import { Shop } from '../../store/shop.js' */
/** @import { Variant } from '../../store/records/variant.js' */
/** @import { RelationshipInput } from './relationship-rules.js' */

/** Which variants another is put together from; all or nothing. @param {unknown} _ @param {{ input: RelationshipInput[] }} args @param {Context} ctx */
export function productVariantRelationshipBulkUpdate(_, args, ctx) {
  const { shop } = ctx;
  const refused = (/** @type {import('../rules/user-error.js').UserError[]} */ userErrors) => ({ parentProductVariants: null, userErrors });
  if (args.input.some(input => input.parentProductId == null && input.parentProductVariantId == null)) {
    return refused([userError(['input'], 'A parent product variant ID or product ID must be provided.', 'PARENT_REQUIRED')]);
  }
  const missing = missingVariants(shop, args.input);
  if (missing.length) return refused(missing);
  const parents = args.input.map(input => /** @type {Variant} */ (parentOf(shop, input)));
  const userErrors = args.input.flatMap((input, index) => [...relationshipErrors(shop, parents[index], input), ...priceErrors(input)]);
  if (userErrors.length) return refused(userErrors);

  if (parents.length) {
    write(ctx, 'productVariantRelationshipBulkUpdate', args, [...new Set(parents.map(parent => parent.product))], now => {
      for (const [index, input] of args.input.entries()) change(shop, parents[index], input, now);
    });
  }
  return { parentProductVariants: [...new Set(parents)], userErrors };
}

/** @param {RelationshipInput} input */
const priceErrors = ({ priceInput }) => (priceInput?.price != null && amountProblem(priceInput.price)
  ? [userError(['input'], 'Unable to update parent product variant price.', 'FAILED_TO_UPDATE_PARENT_PRODUCT_VARIANT_PRICE')]
  : []);

/** @param {Shop} shop @param {Variant} parent @param {RelationshipInput} input @param {number} now */
function change(shop, parent, { priceInput, productVariantRelationshipsToCreate, productVariantRelationshipsToUpdate, productVariantRelationshipsToRemove, removeAllProductVariantRelationships }, now) {
  const quantities = new Map((productVariantRelationshipsToUpdate ?? []).map(({ id, quantity }) => [id, quantity]));
  const gone = new Set(productVariantRelationshipsToRemove ?? []);
  parent.components = [
    ...(removeAllProductVariantRelationships ? [] : parent.components.filter(({ variant }) => !gone.has(variant.id)).map(one => ({ ...one, quantity: quantities.get(one.variant.id) ?? one.quantity }))),
    ...(productVariantRelationshipsToCreate ?? []).map(({ id, quantity }) => ({ n: shop.nextId('ProductVariantComponent'), variant: /** @type {Variant} */ (findVariant(shop, { id })), quantity }))
  ];
  parent.requiresComponents = parent.components.length > 0;
  if (priceInput?.calculation === 'FIXED') parent.price = Number(priceInput.price).toFixed(2);
  if (priceInput?.calculation === 'COMPONENTS_SUM') parent.price = parent.components.reduce((sum, { variant, quantity }) => sum + Number(variant.price) * quantity, 0).toFixed(2);
  parent.updatedMs = now;
}
