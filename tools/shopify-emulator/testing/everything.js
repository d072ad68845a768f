// @ts-check
// A shop in which there is one of everything that the emulator claims to be able to read. Whoever claims a new type adds how one comes to be.

import { Tagged } from '../src/store/records/tagged.js';
import { merchantDeed } from '../src/store/merchant/deeds.js';

/** @typedef {(document: string, variables?: Record<string, any>) => Promise<any>} Make runs a mutation as the merchant and gives its data; a userError is thrown */

/** What a shop like this is made with. */
export const everything = { products: 120, customers: 12, orders: 40, seed: 7 };

/** @param {Make} make @param {any} shop the store itself @param {import('../src/emulated-shop.js').EmulatedShop} host
 * @param {(type: string) => string} all every claimed field of a type, for what only the answers of mutations show */
export async function makeEverything(make, shop, host, all) {
  const [one, two] = shop.tables.Product.rows;
  const variant = one.variants[0];
  for (const [resource, contentType] of [['clip.mp4', 'VIDEO'], ['chair.glb', 'MODEL_3D'], ['manual.pdf', 'FILE'], ['front.jpg', 'IMAGE']])
    await make('mutation ($files: [FileCreateInput!]!) { fileCreate(files: $files) { userErrors { message } } }', { files: [{ originalSource: `https://example.com/${resource}`, contentType, alt: 'x' }] });
  const [film, model] = [await uploaded(make, host, 'VIDEO', 'spin.mp4', 'video/mp4'), await uploaded(make, host, 'MODEL_3D', 'table.glb', 'model/gltf-binary')];
  await make('mutation ($id: ID!, $media: [CreateMediaInput!]!) { productUpdate(product: { id: $id }, media: $media) { userErrors { message } } }', {
    id: one.id, media: [{ originalSource: 'https://www.youtube.com/watch?v=dQw4w9WgXcQ', mediaContentType: 'EXTERNAL_VIDEO' }, { originalSource: film, mediaContentType: 'VIDEO' }, { originalSource: model, mediaContentType: 'MODEL_3D' }],
  });
  await make('mutation ($d: MetafieldDefinitionInput!) { metafieldDefinitionCreate(definition: $d) { userErrors { message } } }', {
    d: { name: 'Care', namespace: 'custom', key: 'care', type: 'single_line_text_field', ownerType: 'PRODUCT', validations: [{ name: 'max', value: '200' }] },
  });
  await make('mutation ($m: [MetafieldsSetInput!]!) { metafieldsSet(metafields: $m) { userErrors { message } } }', {
    m: [one.id, variant.id].map(ownerId => ({ ownerId, namespace: 'custom', key: 'care', type: 'single_line_text_field', value: 'Wipe' })),
  });
  await make('mutation ($id: ID!, $variants: [ProductVariantsBulkInput!]!) { productVariantsBulkUpdate(productId: $id, variants: $variants) { userErrors { message } } }', {
    id: one.id, variants: [{ id: variant.id, compareAtPrice: '999.00', showUnitPrice: true, unitPriceMeasurement: { quantityUnit: 'ML', quantityValue: 500, referenceUnit: 'L', referenceValue: 1 }, inventoryItem: { tracked: true, cost: '3.50', measurement: { weight: { unit: 'KILOGRAMS', value: 2 } } } }],
  });
  await make('mutation ($id: ID!) { productUpdate(product: { id: $id, category: "gid://shopify/TaxonomyCategory/aa-1-1", seo: { title: "For search", description: "Found" } }) { userErrors { message } } }', { id: one.id });
  for (const uri of ['https://example.com/hooks', 'pubsub://some-project:some-topic', 'arn:aws:events:us-east-1::event-source/aws.partner/shopify.com/347082/source'])
    await make('mutation ($w: WebhookSubscriptionInput!) { webhookSubscriptionCreate(topic: PRODUCTS_UPDATE, webhookSubscription: $w) { userErrors { message } } }', { w: { uri, includeFields: ['id'], metafields: [{ namespace: 'custom', key: 'care' }] } });
  await make('mutation ($query: String!) { bulkOperationRunQuery(query: $query) { userErrors { message } } }', { query: '{ products { edges { node { id } } } }' });
  await make('mutation ($id: ID!) { productDuplicate(productId: $id, newTitle: "Copy", synchronous: false) { userErrors { message } } }', { id: two.id });
  await make('mutation ($input: ProductSetInput!) { productSet(synchronous: false, input: $input) { userErrors { message } } }', { input: { title: 'Set apart' } });
  await make('mutation ($id: ID!) { productDelete(input: { id: $id }, synchronous: false) { userErrors { message } } }', { id: shop.tables.Product.rows[5].id });
  await make('mutation ($i: ProductBundleCreateInput!) { productBundleCreate(input: $i) { userErrors { message } } }', {
    i: { title: 'Bundle', components: [{ productId: two.id, quantity: 1, optionSelections: two.options.map((/** @type {any} */ option) => ({ componentOptionId: option.id, name: option.name, values: option.optionValues.map((/** @type {any} */ value) => value.name) })) }] },
  });
  for (const type of /** @type {const} */ (['Article', 'DraftOrder'])) shop.tables[type].add(new Tagged(type, shop.nextId(type), { title: type, tags: ['x'] }, shop.now().getTime()));
  await make('mutation { fulfillmentServiceCreate(name: "Third party", inventoryManagement: true, trackingSupport: false) { userErrors { message } } }');
  await make('mutation ($id: ID!) { inventoryItemUpdate(id: $id, input: { harmonizedSystemCode: "123456", countryHarmonizedSystemCodes: [{ countryCode: DK, harmonizedSystemCode: "12345678" }] }) { userErrors { message } } }', { id: variant.inventoryItem.id });
  const { location } = variant.inventoryItem.levels[0];
  await make(`mutation ($i: InventoryAdjustQuantitiesInput!) { inventoryAdjustQuantities(input: $i) { inventoryAdjustmentGroup { ${all('InventoryAdjustmentGroup')} changes { ${all('InventoryChange')} } } userErrors { message } } }`, {
    i: { reason: 'correction', name: 'available', referenceDocumentUri: 'gid://test/Count/1', changes: [{ inventoryItemId: variant.inventoryItem.id, locationId: location.id, delta: 3 }] },
  });
  const unused = 'mutation { metafieldDefinitionCreate(definition: { name: "Unused", namespace: "custom", key: "unused", type: "boolean", ownerType: PRODUCT }) { createdDefinition { id } userErrors { message } } }';
  await make(`mutation ($id: ID!) { metafieldDefinitionDelete(id: $id) { deletedDefinition { ${all('MetafieldDefinitionIdentifier')} } userErrors { message } } }`, { id: (await make(unused)).metafieldDefinitionCreate.createdDefinition.id });
  await collections(make, shop, all);
  await orders(make, host);
  await make(`mutation ($s: [StagedUploadInput!]!) { stagedUploadsCreate(input: $s) { stagedTargets { ${all('StagedMediaUploadTarget')} parameters { ${all('StagedUploadParameter')} } } userErrors { message } } }`, { s: [{ resource: 'IMAGE', filename: 'a.jpg', mimeType: 'image/jpeg', httpMethod: 'POST' }] });
  await make(`mutation ($m: [MetafieldIdentifierInput!]!) { metafieldsDelete(metafields: $m) { deletedMetafields { ${all('MetafieldIdentifier')} } userErrors { message } } }`, { m: [{ ownerId: variant.id, namespace: 'custom', key: 'care' }] });
  await make('mutation ($m: [MetafieldsSetInput!]!) { metafieldsSet(metafields: $m) { userErrors { message } } }', { m: [{ ownerId: variant.id, namespace: 'custom', key: 'care', type: 'single_line_text_field', value: 'Wipe' }] });
  await make('mutation { savedSearchCreate(input: { resourceType: PRODUCT, name: "Sale", query: "tag:sale vendor:Fjord" }) { userErrors { message } } }');
  await make('mutation ($id: ID!, $p: [PublicationInput!]!) { publishablePublish(id: $id, input: $p) { userErrors { message } } }', { id: one.id, p: shop.tables.Publication.rows.map((/** @type {any} */ { id }) => ({ publicationId: id })) });
  await make('mutation ($id: ID!, $handle: String!) { productUpdate(product: { id: $id, handle: $handle, redirectNewHandle: true }) { userErrors { message } } }', { id: two.id, handle: 'somewhere-else' });
  host.clock.advance(120_000);
  await make('mutation ($i: [ProductVariantRelationshipUpdateInput!]!) { productVariantRelationshipBulkUpdate(input: $i) { userErrors { message } } }', {
    i: [{ parentProductVariantId: variant.id, productVariantRelationshipsToCreate: [{ id: two.variants[0].id, quantity: 2 }] }],
  });
  for (let turn = 0; turn < 20; turn++) await new Promise(resolve => setImmediate(resolve));
}

/** @param {Make} make @param {import('../src/emulated-shop.js').EmulatedShop} host @param {string} resource @param {string} filename @param {string} mimeType @returns {Promise<string>} its address */
async function uploaded(make, host, resource, filename, mimeType) {
  const { stagedUploadsCreate } = await make('mutation ($i: [StagedUploadInput!]!) { stagedUploadsCreate(input: $i) { stagedTargets { resourceUrl parameters { name value } } userErrors { message } } }', { i: [{ resource, filename, mimeType, fileSize: '10', httpMethod: 'POST' }] });
  const [{ resourceUrl, parameters }] = stagedUploadsCreate.stagedTargets;
  const writing = host.storage.create(parameters.find((/** @type {any} */ { name }) => name === 'key').value, mimeType);
  writing.write('0123456789');
  writing.close();
  return resourceUrl;
}

/** Every kind of source and of condition. @param {Make} make @param {any} shop @param {(type: string) => string} all */
async function collections(make, shop, all) {
  const create = (/** @type {object} */ collection) => make('mutation ($c: CollectionCreateInput!) { collectionCreate(collection: $c) { collection { id } userErrors { message } } }', { c: collection });
  const definitions = Object.fromEntries(await Promise.all(Object.entries({ boolean: 'Boolean', number_decimal: 'Decimal', number_integer: 'Integer', single_line_text_field: 'String', 'list.single_line_text_field': 'StringList' }).map(async ([type, name]) => {
    const { metafieldDefinitionCreate } = await make('mutation ($d: MetafieldDefinitionInput!) { metafieldDefinitionCreate(definition: $d) { createdDefinition { id } userErrors { message } } }', {
      d: { name, namespace: 'rules', key: name.toLowerCase(), type, ownerType: 'PRODUCT', capabilities: { smartCollectionCondition: { enabled: true } } },
    });
    return [name, metafieldDefinitionCreate.createdDefinition.id];
  })));
  const texts = (/** @type {string} */ relation, /** @type {any[]} */ ...values) => ({ matchType: 'ANY', relation, values });
  const amount = { amount: '10.00', currencyCode: shop.currencyCode };
  const category = { categoryId: 'gid://shopify/TaxonomyCategory/aa-1', includeDescendants: true };
  /** Not among those that the exclusions below leave out. @type {string[]} */
  const chosen = shop.tables.Product.rows.filter((/** @type {any} */ one) => !one.categoryId?.includes('/aa-1')).slice(0, 3).map((/** @type {any} */ { id }) => id);
  const empty = await create({ title: 'Empty' });
  const { collectionCreate } = await create({
    title: 'Of all conditions', sortOrder: 'MANUAL', sources: [{ source: {
      title: 'Source',
      inclusion: {
        matchType: 'ANY', selections: chosen.map(productId => ({ productId })),
        conditions: [
          { productTitle: texts('CONTAINS', 'a') }, { productTag: texts('TAGGED_WITH', 'a') }, { productType: texts('CONTAINS', 'a') }, { productVendor: texts('CONTAINS', 'a') }, { productStatus: texts('EQUALS', 'ACTIVE') },
          { productCategory: texts('EQUALS', category) }, { variantTitle: texts('CONTAINS', 'a') }, { variantInventory: { relation: 'GREATER_THAN', value: 3 } }, { variantPrice: { relation: 'LESS_THAN', value: amount } },
          { variantCompareAtPrice: { relation: 'GREATER_THAN', value: amount } }, { variantWeight: { relation: 'LESS_THAN', value: { unit: 'KILOGRAMS', value: 2 } } },
          { metafieldBoolean: { definitionId: definitions.Boolean, relation: 'EQUALS', value: true } }, { metafieldDecimal: { definitionId: definitions.Decimal, relation: 'EQUALS', value: '1.5' } },
          { metafieldInteger: { definitionId: definitions.Integer, relation: 'EQUALS', value: 1 } }, { metafieldString: { definitionId: definitions.String, ...texts('EQUALS', 'a') } }, { metafieldStringList: { definitionId: definitions.StringList, ...texts('INCLUDES', 'a') } },
        ],
      },
      exclusion: {
        matchType: 'ANY', selections: [{ productId: shop.tables.Product.rows.at(-1).id }],
        conditions: [
          { collection: { values: [empty.collectionCreate.collection.id] } }, { productCategory: texts('EQUALS', category) }, { productTag: texts('TAGGED_WITH', 'never') }, { productType: texts('CONTAINS', 'never') }, { productVendor: texts('CONTAINS', 'never') },
        ],
      },
    } }],
  });
  await create({ title: 'Of collections', sources: [{ subCollections: { title: 'Below', collectionIds: [collectionCreate.collection.id] } }] });
  await make('mutation ($i: CollectionInput!) { collectionCreate(input: $i) { collection { id } userErrors { message } } }', { i: { title: 'Of rules', ruleSet: { appliedDisjunctively: false, rules: [{ column: 'VENDOR', relation: 'EQUALS', condition: 'Fjord' }, { column: 'PRODUCT_CATEGORY_ID', relation: 'EQUALS', condition: category.categoryId }, { column: 'PRODUCT_METAFIELD_DEFINITION', relation: 'EQUALS', condition: 'a', conditionObjectId: definitions.String }] } } });
  await make(`mutation ($id: ID!, $moves: [MoveInput!]!) { collectionReorderProducts(id: $id, moves: $moves) { job { ${all('Job')} } userErrors { message } } }`, { id: collectionCreate.collection.id, moves: [{ id: chosen[0], newPosition: '1' }] });
}

/** Orders with a discount by code and by hand, one cancelled. @param {Make} make @param {import('../src/emulated-shop.js').EmulatedShop} host */
async function orders(make, host) {
  const variant = host.shop.tables.ProductVariant.rows[0].id;
  const lineItems = [{ variantId: variant, quantity: 2 }];
  await make('mutation ($o: OrderCreateOrderInput!) { orderCreate(order: $o) { userErrors { message } } }', { o: { email: 'buyer@example.com', lineItems, discountCode: { itemPercentageDiscountCode: { code: 'TEN', percentage: 10 } } } });
  merchantDeed(host.shop, 'order', { action: 'place', lines: [{ variantId: variant, quantity: 1 }], discountPercentage: 5 });
  const { orderCreate } = await make('mutation ($o: OrderCreateOrderInput!) { orderCreate(order: $o) { order { id } userErrors { message } } }', { o: { lineItems } });
  await make('mutation ($id: ID!) { orderCancel(orderId: $id, reason: CUSTOMER, restock: true, refundMethod: { originalPaymentMethodsRefund: false }) { orderCancelUserErrors { message } } }', { id: orderCreate.order.id });
}
