// @ts-check
// What may need what: the rules for the components of variants.
import { findVariant } from '../../store/find-product.js';
import { userError } from '../rules/user-error.js';

/** @import { Shop } from '../../store/shop.js' */
/** @import { Product } from '../../store/records/product.js' */
/** @import { Variant } from '../../store/records/variant.js' */
/** @import { UserError } from '../rules/user-error.js' */

/** @typedef {{ id: string, quantity: number }} ComponentInput */
/**
 * @typedef {object} RelationshipInput
 * @property {string | null} [parentProductId]
 * @property {string | null} [parentProductVariantId]
 * @property {{ calculation?: 'COMPONENTS_SUM' | 'FIXED' | 'NONE' | null, price?: string | null } | null} [priceInput]
 * @property {ComponentInput[] | null} [productVariantRelationshipsToCreate]
 * @property {ComponentInput[] | null} [productVariantRelationshipsToUpdate]
 * @property {string[] | null} [productVariantRelationshipsToRemove]
 * @property {boolean | null} [removeAllProductVariantRelationships]
 */

const MAX_COMPONENTS = 30;

/** A product stands for its first variant. @param {Shop} shop @param {RelationshipInput} input @returns {Variant | undefined} */
export const parentOf = (shop, { parentProductVariantId, parentProductId }) =>
  (parentProductVariantId != null ? findVariant(shop, { id: parentProductVariantId }) : shop.product(parentProductId ?? '')?.variants[0]);

/** The ids that a call names and the shop does not have, told in one error. @param {Shop} shop @param {RelationshipInput[]} inputs @returns {UserError[]} */
export function missingVariants(shop, inputs) {
  const missing = new Set(inputs.flatMap(input => [
    ...(parentOf(shop, input) ? [] : [input.parentProductVariantId ?? input.parentProductId]),
    ...[...(input.productVariantRelationshipsToCreate ?? []), ...(input.productVariantRelationshipsToUpdate ?? [])].map(({ id }) => id).filter(id => !findVariant(shop, { id })),
    ...(input.productVariantRelationshipsToRemove ?? []).filter(id => !findVariant(shop, { id }))
  ]));
  if (missing.size === 0) return [];
  return [userError(['input'], `The product variants with ID(s) [${[...missing].map(id => JSON.stringify(id)).join(', ')}] could not be found.`, 'PRODUCT_VARIANTS_NOT_FOUND')];
}

/** Only the first rule that is broken is told. @param {Shop} shop @param {Variant} parent @param {RelationshipInput} input @returns {UserError[]} */
export function relationshipErrors(shop, parent, input) {
  const refusal = parentRefusal(parent.product) ?? componentRefusal(shop, parent, input) ?? removalRefusal(parent, input);
  if (refusal) return [userError(['input'], refusal.message, refusal.code)];
  return input.priceInput?.calculation === 'FIXED' && input.priceInput.price == null
    ? [userError(['input'], 'A price must be provided for a parent product variant if the price calculation is set to fixed.', 'UPDATE_PARENT_VARIANT_PRICE_REQUIRED')]
    : [];
}

/** @typedef {{ message: string, code: string }} Refusal */

/** @param {Product} product @returns {Refusal | null} */
function parentRefusal({ combinedListingRole, isGiftCard, requiresSellingPlan }) {
  if (combinedListingRole === 'PARENT') return { message: 'Combined listing cannot be parent product variants.', code: 'PARENT_PRODUCT_VARIANT_CANNOT_BE_COMBINED_LISTING' };
  if (isGiftCard) return { message: 'Gift cards cannot be parent product variants.', code: 'PARENT_PRODUCT_VARIANT_CANNOT_BE_GIFT_CARD' };
  return requiresSellingPlan ? { message: 'Parent product variants cannot require a selling plan.', code: 'PARENT_PRODUCT_VARIANT_CANNOT_REQUIRE_SELLING_PLAN' } : null;
}

/** @param {Shop} shop @param {Variant} parent @param {RelationshipInput} input @returns {Refusal | null} */
function componentRefusal(shop, parent, { productVariantRelationshipsToCreate, productVariantRelationshipsToUpdate, removeAllProductVariantRelationships }) {
  const [created, updated] = [productVariantRelationshipsToCreate ?? [], productVariantRelationshipsToUpdate ?? []];
  const own = new Set(removeAllProductVariantRelationships ? [] : parent.components.map(({ variant }) => variant.id));
  if (created.some(({ id }) => id === parent.id)) return { message: 'A parent product variant cannot contain itself as a component.', code: 'CIRCULAR_REFERENCE' };
  if ([...created, ...updated].some(({ quantity }) => quantity < 1)) return { message: 'Product variant relationships must have a quantity greater than 0.', code: 'INVALID_QUANTITY' };
  if (new Set(created.map(({ id }) => id)).size < created.length || created.some(({ id }) => own.has(id))) {
    return { message: 'A parent product variant must not contain duplicate product variant relationships.', code: 'DUPLICATE_PRODUCT_VARIANT_RELATIONSHIP' };
  }
  if (updated.some(({ id }) => !own.has(id))) return NOT_COMPONENTS;
  const variants = created.map(({ id }) => /** @type {Variant} */ (findVariant(shop, { id })));
  if (variants.some(({ product }) => product.combinedListingRole === 'PARENT')) return { message: 'Combined listing cannot be child product variants.', code: 'CHILD_PRODUCT_VARIANT_CANNOT_BE_COMBINED_LISTING' };
  if (variants.some(({ components, requiresComponents }) => components.length > 0 || requiresComponents)) return { message: "Nested parent product variants aren't supported.", code: 'NESTED_PARENT_PRODUCT_VARIANT' };
  return own.size + created.length > MAX_COMPONENTS
    ? { message: 'Exceeded the maximum allowable product variant relationships in a parent product variant.', code: 'EXCEEDED_PRODUCT_VARIANT_RELATIONSHIP_LIMIT' }
    : null;
}

/** @param {Variant} parent @param {RelationshipInput} input @returns {Refusal | null} */
function removalRefusal({ components }, { productVariantRelationshipsToRemove: removed, removeAllProductVariantRelationships: all }) {
  if (removed?.length === 0 && !all) {
    return { message: "The product variant relationships to remove must be specified if all the parent product variant's components aren't being removed.", code: 'MUST_SPECIFY_COMPONENTS' };
  }
  return removed?.some(id => !components.some(({ variant }) => variant.id === id)) ? NOT_COMPONENTS : null;
}

const NOT_COMPONENTS = { message: 'Some of the provided product variants are not components of the specified parent product variant.', code: 'PRODUCT_VARIANTS_NOT_COMPONENTS' };
