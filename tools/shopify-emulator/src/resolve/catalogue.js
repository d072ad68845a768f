// @ts-check
import { product, storedProductFields } from './product.js';
import { query } from './query.js';
import { shop, storedShopFields } from './shop.js';
import { productVariant, storedVariantFields } from './variant.js';

/** @import { Part } from './parts.js' */

const CODED_ERRORS = [
  'ProductSetUserError', 'ProductVariantsBulkUpdateUserError', 'ProductVariantsBulkCreateUserError', 'ProductVariantsBulkDeleteUserError'
];

/** Shop, products and what belongs to them. @type {Part} */
export const catalogue = {
  resolvers: {
    QueryRoot: query,
    Shop: shop,
    Product: product,
    ProductVariant: productVariant
  },

  stored: {
    Count: ['count', 'precision'],

    Shop: storedShopFields,
    ShopPlan: ['displayName', 'publicDisplayName', 'shopifyPlus', 'partnerDevelopment'],
    ShopResourceLimits: ['locationLimit', 'maxProductOptions', 'maxProductVariants', 'redirectLimitReached'],
    Domain: ['id', 'host', 'url', 'sslEnabled'],
    AppInstallation: ['id', 'accessScopes'],
    AccessScope: ['handle', 'description'],
    ApiVersion: ['handle', 'displayName', 'supported'],

    Product: storedProductFields,
    ProductOption: ['id', 'name', 'position', 'values', 'optionValues', 'linkedMetafield'],
    ProductOptionValue: ['id', 'name', 'hasVariants'],
    ProductVariant: storedVariantFields,
    SelectedOption: ['name', 'value', 'optionValue'],
    SEO: ['title', 'description'],
    TaxonomyCategory: ['id', 'name', 'fullName', 'level', 'parentId', 'isLeaf'],
    ProductPriceRangeV2: ['minVariantPrice', 'maxVariantPrice'],
    MoneyV2: ['amount', 'currencyCode'],
    UnitPriceMeasurement: ['quantityUnit', 'quantityValue', 'referenceUnit', 'referenceValue'],

    ProductSetOperation: ['id', 'status', 'product', 'userErrors'],
    ProductDeleteOperation: ['id', 'status', 'product', 'deletedProductId', 'userErrors'],
    UserError: ['field', 'message'],
    ...Object.fromEntries(CODED_ERRORS.map(name => [name, ['field', 'message', 'code']])),

    ProductUpdatePayload: ['product', 'userErrors'],
    ProductCreatePayload: ['product', 'shop', 'userErrors'],
    ProductSetPayload: ['product', 'productSetOperation', 'userErrors'],
    ProductDeletePayload: ['deletedProductId', 'productDeleteOperation', 'shop', 'userErrors'],
    ProductVariantsBulkUpdatePayload: ['product', 'productVariants', 'userErrors'],
    ProductVariantsBulkCreatePayload: ['product', 'productVariants', 'userErrors'],
    ProductVariantsBulkDeletePayload: ['product', 'userErrors'],
    TagsAddPayload: ['node', 'userErrors'],
    TagsRemovePayload: ['node', 'userErrors'],
    StagedUploadsCreatePayload: ['stagedTargets', 'userErrors'],
    StagedMediaUploadTarget: ['url', 'resourceUrl', 'parameters'],
    StagedUploadParameter: ['name', 'value']
  }
};
