// @ts-check
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { ask, contextOf, run, seeded } from '../../testing/ask.js';

const PRODUCTS_PAGE = `query ($first: Int!, $after: String, $query: String) {
  products(first: $first, after: $after, query: $query, sortKey: ID) {
    nodes {
      id legacyResourceId handle title descriptionHtml vendor productType category { id fullName } tags status templateSuffix isGiftCard
      createdAt updatedAt publishedAt seo { title description } options { id name position optionValues { id name } } variantsCount { count precision }
      variants(first: 100) { nodes { id title sku barcode price compareAtPrice position taxable inventoryPolicy inventoryQuantity selectedOptions { name value }
        updatedAt inventoryItem { id tracked requiresShipping unitCost { amount currencyCode } measurement { weight { unit value } } } } pageInfo { hasNextPage endCursor } }
      media(first: 50) { nodes { id alt mediaContentType status preview { image { url } } ... on MediaImage { image { url width height altText } } } pageInfo { hasNextPage endCursor } }
      metafields(first: 50) { nodes { id namespace key type value jsonValue compareDigest updatedAt } pageInfo { hasNextPage endCursor } }
      collections(first: 10) { nodes { id title handle } }
    }
    pageInfo { hasNextPage endCursor }
  }
}`;

test('a page of products answers every field of the pull', async () => {
  const shop = seeded({ products: 60 });

  const { products } = await ask(shop, PRODUCTS_PAGE, { first: 60 });

  assert.equal(products.nodes.length, 60);
  for (const [index, node] of products.nodes.entries()) {
    const record = shop.tables.Product.rows[index];
    assert.equal(node.id, record.id);
    assert.equal(node.variants.nodes.length, record.variants.length);
    assert.match(node.updatedAt, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    for (const variant of node.variants.nodes) assert.match(variant.price, /^\d+\.\d\d$/);
  }
});

test('one product at the root may answer more variants than a page elsewhere', async () => {
  const shop = seeded({ products: 1, variantsPerProduct: 300 });
  const { id } = shop.tables.Product.rows[0];

  const { product } = await ask(shop, 'query ($id: ID!) { product(id: $id) { variants(first: 2048) { nodes { id } } } }', { id });
  const { errors } = await run(shop, '{ products(first: 1) { nodes { variants(first: 300) { nodes { id } } } } }');

  assert.equal(product.variants.nodes.length, 300);
  assert.match(errors?.[0].message, /cannot exceed 250/);
});

test('a product is found by id, by handle, and as a node; what is gone is null', async () => {
  const shop = seeded();
  const { id, handle } = shop.tables.Product.rows[3];
  const variant = shop.tables.Product.rows[3].variants[0];

  const data = await ask(shop, `query ($id: ID!, $handle: String!, $ids: [ID!]!) {
    byId: productByIdentifier(identifier: { id: $id }) { title }
    byHandle: productByIdentifier(identifier: { handle: $handle }) { id }
    nodes(ids: $ids) { __typename id ... on ProductVariant { product { id } } }
  }`, { id, handle, ids: [id, variant.id, 'gid://shopify/Product/12'] });

  assert.equal(data.byHandle.id, id);
  assert.deepEqual(data.nodes, [{ __typename: 'Product', id }, { __typename: 'ProductVariant', id: variant.id, product: { id } }, null]);
});

test('the connection check names the shop, its plan, its limits and the granted scopes', async () => {
  const shop = seeded();

  const data = await ask(shop, `{ shop { id name myshopifyDomain currencyCode ianaTimezone weightUnit plan { publicDisplayName shopifyPlus partnerDevelopment }
    resourceLimits { maxProductOptions maxProductVariants } } currentAppInstallation { id accessScopes { handle } } publicApiVersions { handle supported } }`);

  assert.equal(data.shop.myshopifyDomain, 'demo.myshopify.com');
  assert.deepEqual(data.currentAppInstallation.accessScopes, [{ handle: 'read_products' }, { handle: 'write_products' }]);
  assert.deepEqual(data.shop.resourceLimits, { maxProductOptions: 3, maxProductVariants: 2048 });
});

test('inventory items and locations are read with their levels', async () => {
  const shop = seeded();

  const data = await ask(shop, `{ inventoryItems(first: 50) { nodes { id sku tracked variants(first: 1) { nodes { id product { id } } }
    inventoryLevels(first: 10) { nodes { id isActive location { id } quantities(names: ["available", "on_hand"]) { name quantity } } } } }
    locations(first: 50, includeInactive: true) { nodes { id name isActive isFulfillmentService fulfillsOnlineOrders updatedAt } } }`);

  assert.equal(data.locations.nodes.length, 2);
  const tracked = data.inventoryItems.nodes.find((/** @type {any} */ item) => item.tracked);
  assert.equal(tracked.inventoryLevels.nodes[0].quantities[0].name, 'available');
});

test('counts stop at their limit and say so', async () => {
  const shop = seeded({ products: 30 });

  const data = await ask(shop, '{ all: productsCount { count precision } some: productsCount(limit: 10) { count precision } }');

  assert.deepEqual(data, { all: { count: 30, precision: 'EXACT' }, some: { count: 10, precision: 'AT_LEAST' } });
});

test('tags, types and vendors are listed once each, in order', async () => {
  const shop = seeded({ products: 40 });
  const wanted = [...new Set(shop.tables.Product.rows.map(product => product.vendor))].sort();

  const data = await ask(shop, '{ productVendors(first: 250) { nodes } productTypes(first: 2) { edges { cursor node } pageInfo { hasNextPage } } productTags(first: 250) { nodes } }');

  assert.deepEqual(data.productVendors.nodes, wanted);
  assert.equal(data.productTypes.pageInfo.hasNextPage, true);
  assert.ok(data.productTags.nodes.includes('batch-1'));
});

test('inside a bulk query a nested list without a size answers everything', async () => {
  const shop = seeded({ products: 1, variantsPerProduct: 260 });

  const { product } = await ask(shop, 'query ($id: ID!) { product(id: $id) { variants { nodes { id } pageInfo { hasNextPage } } } }', { id: shop.tables.Product.rows[0].id }, contextOf(shop, { unpaged: true }));

  assert.equal(product.variants.nodes.length, 260);
  assert.equal(product.variants.pageInfo.hasNextPage, false);
});

test('an id of another type is refused, an operation that is none is null', async () => {
  const shop = seeded();
  const variant = shop.tables.ProductVariant.rows[0].id;

  const { errors } = await run(shop, 'query ($id: ID!) { product(id: $id) { id } }', { id: variant });
  const { productOperation } = await ask(shop, 'query ($id: ID!) { productOperation(id: $id) { status } }', { id: 'gid://shopify/ProductSetOperation/1' });

  assert.deepEqual([errors?.[0].message, errors?.[0].extensions.code], [`Invalid id: ${variant}`, 'RESOURCE_NOT_FOUND']);
  assert.equal(productOperation, null);
});
