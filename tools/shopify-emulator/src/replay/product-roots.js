// @ts-check
// The root fields that ShopifySync uses, and that its emulator promises to answer like Shopify.

/** In the documents of the product and in those it is designed with. */
const asked = [
  'bulkOperation', 'bulkOperationCancel', 'bulkOperationRunMutation', 'bulkOperationRunQuery', 'bulkOperations',
  'collection', 'collectionAddProductsV2', 'collectionCreate', 'collectionRemoveProducts', 'collections', 'collectionUpdate',
  'currentAppInstallation', 'customers', 'inventoryActivate', 'inventoryAdjustQuantities', 'inventoryItems', 'inventorySetQuantities', 'job', 'locations',
  'metafieldDefinitionCreate', 'metafieldsSet', 'nodes', 'orders',
  'product', 'productByIdentifier', 'productDelete', 'productOperation', 'products', 'productsCount', 'productSet', 'productUpdate',
  'productVariantsBulkCreate', 'productVariantsBulkDelete', 'productVariantsBulkUpdate', 'publicApiVersions', 'publications', 'publishablePublish',
  'shop', 'stagedUploadsCreate', 'tagsAdd',
  'webhookSubscriptionCreate', 'webhookSubscriptionDelete', 'webhookSubscriptions', 'webhookSubscriptionUpdate',
];

/** Not asked yet, but of the same families: what the emulator must do when the product, or another client, asks. */
const touched = [
  'collectionAddProducts', 'collectionByHandle', 'collectionByIdentifier', 'collectionDelete', 'collectionReorderProducts', 'collectionsCount', 'currentBulkOperation',
  'customer', 'customersCount', 'fileCreate', 'fileDelete', 'files', 'fileUpdate',
  'inventoryBulkToggleActivation', 'inventoryDeactivate', 'inventoryItem', 'inventoryItemUpdate', 'inventoryLevel', 'inventoryMoveQuantities', 'inventoryProperties',
  'location', 'locationActivate', 'locationAdd', 'locationDeactivate', 'locationDelete', 'locationEdit',
  'metafieldDefinitionDelete', 'metafieldDefinitions', 'metafieldDefinitionUpdate', 'metafieldsDelete', 'node', 'order', 'ordersCount',
  'productByHandle', 'productChangeStatus', 'productCreate', 'productCreateMedia', 'productDeleteMedia', 'productDuplicate', 'productReorderMedia', 'productUpdateMedia',
  'productOptionsCreate', 'productOptionsDelete', 'productOptionsReorder', 'productOptionUpdate', 'productTags', 'productTypes', 'productVariant', 'productVariants',
  'productVariantsBulkReorder', 'productVariantsCount', 'productVariantByIdentifier', 'productVendors', 'publication', 'publishablePublishToCurrentChannel', 'publishableUnpublish',
  'publishableUnpublishToCurrentChannel', 'publishedProductsCount', 'tagsRemove', 'webhookSubscription', 'webhookSubscriptionsCount',
];

export const productRoots = new Set([...asked, ...touched]);
