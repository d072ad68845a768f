// @ts-check
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { ask, seeded } from '../../testing/ask.js';
import { SHOP, startEmulator } from '../../testing/harness.js';
import { storeModules } from '../../src/store-modules.js';

const STATUS = 'mutation ($productId: ID!, $status: ProductStatus!) { productChangeStatus(productId: $productId, status: $status) { product { status } userErrors { field message code } } }';

test('the status of a product is changed; an unknown product has a code of its own', async () => {
  const shop = seeded({ products: 1 });
  const { id: productId } = shop.tables.Product.rows[0];

  const done = await ask(shop, STATUS, { productId, status: 'ARCHIVED' });
  const refused = await ask(shop, STATUS, { productId: 'gid://shopify/Product/7', status: 'ARCHIVED' });

  assert.equal(done.productChangeStatus.product.status, 'ARCHIVED');
  assert.deepEqual(refused.productChangeStatus, { product: null, userErrors: [{ field: ['productId'], message: 'Product does not exist', code: 'PRODUCT_NOT_FOUND' }] });
});

const DUPLICATE = `mutation ($productId: ID!, $newTitle: String!, $newStatus: ProductStatus, $includeImages: Boolean, $synchronous: Boolean) {
  productDuplicate(productId: $productId, newTitle: $newTitle, newStatus: $newStatus, includeImages: $includeImages, synchronous: $synchronous) {
    newProduct { id title handle status vendor tags publishedAt options { name values } variants(first: 50) { nodes { title sku price inventoryQuantity } } media(first: 10) { nodes { alt } } collections(first: 5) { nodes { id } } }
    imageJob { done } productDuplicateOperation { id status newProduct { id } } userErrors { field message } } }`;

test('a copy has all that describes the product, under a title and a handle of its own', async () => {
  const shop = seeded({ products: 30 });
  const source = shop.tables.Product.rows.find(product => product.variants.length > 2 && product.media.length > 0 && product.collections.length > 0);
  assert.ok(source);

  const { productDuplicate: { newProduct, imageJob, userErrors } } = await ask(shop, DUPLICATE, { productId: source.id, newTitle: source.title, newStatus: 'DRAFT', includeImages: true });

  assert.deepEqual([userErrors, newProduct.status, newProduct.publishedAt, imageJob.done], [[], 'DRAFT', null, false]);
  assert.notEqual(newProduct.handle, source.handle);
  assert.deepEqual(newProduct.variants.nodes.map((/** @type {any} */ one) => [one.title, one.sku, one.price, one.inventoryQuantity]), source.variants.map(one => [one.title, one.sku, one.price, 0]));
  assert.deepEqual([newProduct.vendor, newProduct.tags, newProduct.media.nodes.length, newProduct.collections.nodes.length], [source.vendor, source.tags, source.media.length, source.collections.length]);
});

test('a copy that is made later is told by its operation', async () => {
  const shop = seeded({ products: 1 });
  const { id: productId } = shop.tables.Product.rows[0];

  const { productDuplicate } = await ask(shop, DUPLICATE, { productId, newTitle: 'Kopi', synchronous: false });
  assert.deepEqual([productDuplicate.newProduct, productDuplicate.productDuplicateOperation.status], [null, 'CREATED']);
  const look = () => ask(shop, 'query ($id: ID!) { productOperation(id: $id) { status product { id } ... on ProductDuplicateOperation { newProduct { title } userErrors { message } } } }', { id: productDuplicate.productDuplicateOperation.id });
  assert.equal((await look()).productOperation.status, 'ACTIVE');
  assert.deepEqual((await look()).productOperation, { status: 'COMPLETE', product: { id: productId }, newProduct: { title: 'Kopi' }, userErrors: [] });

  const { productDuplicate: refused } = await ask(shop, DUPLICATE, { productId, newTitle: ' ' });
  assert.deepEqual(refused.userErrors, [{ field: ['newTitle'], message: "Title can't be blank" }]);
});

const DELETE = 'mutation ($id: ID!) { productDelete(input: {id: $id}, synchronous: false) { deletedProductId productDeleteOperation { id status deletedProductId } userErrors { field message } } }';
const LOOK = 'query ($id: ID!) { productOperation(id: $id) { status ... on ProductDeleteOperation { deletedProductId } } }';

test('a deletion that is put off leaves the product until it is done, and a second one must wait', async () => {
  const shop = seeded({ products: 2 });
  const [{ id }] = shop.tables.Product.rows;

  const { productDelete } = await ask(shop, DELETE, { id });
  assert.deepEqual([productDelete.deletedProductId, productDelete.productDeleteOperation.status], [null, 'CREATED']);
  const again = await ask(shop, DELETE, { id });
  assert.deepEqual(again.productDelete.userErrors, [{ field: null, message: 'Another operation already in progress. Please wait until current one is finished.' }]);
  const operation = { id: productDelete.productDeleteOperation.id };
  assert.deepEqual((await ask(shop, LOOK, operation)).productOperation, { status: 'ACTIVE', deletedProductId: null });
  assert.ok(shop.find(id));
  assert.deepEqual((await ask(shop, LOOK, operation)).productOperation, { status: 'COMPLETE', deletedProductId: id });
  assert.equal(shop.find(id), undefined);
});

test('without any look the deletion is done by the clock of the shop', async t => {
  const emulator = await startEmulator(t, { products: 2 }, storeModules);
  const [{ id }] = emulator.host.shop.tables.Product.rows;

  await emulator.ask(DELETE, { id });
  assert.ok(emulator.host.shop.find(id));
  await emulator.control('POST', `${SHOP}/clock`, { advanceMs: 5000 });

  assert.equal(emulator.host.shop.find(id), undefined);
});

test('a bundle is checked as a whole, then made from the choices of its components', async () => {
  const shop = seeded({ products: 1 });
  const make = 'mutation ($input: ProductBundleCreateInput!) { productBundleCreate(input: $input) { productBundleOperation { id status product { id } } userErrors { field message } } }';
  const { productCreate: { product } } = await ask(shop, 'mutation { productCreate(product: { title: "Del", productOptions: [{ name: "Color", values: [{ name: "Red" }, { name: "Blue" }] }] }) { product { id options { id } } } }');
  const component = { productId: product.id, optionSelections: [{ componentOptionId: product.options[0].id, name: 'Farve', values: ['Red', 'Blue'] }] };
  const number = product.id.split('/').pop();
  const messageOf = async (/** @type {any[]} */ components) => (await ask(shop, make, { input: { title: 'Pakke', components } })).productBundleCreate.userErrors.map((/** @type {any} */ error) => error.message).join();

  assert.equal(await messageOf([]), 'At least one component is required.');
  assert.equal(await messageOf([{ ...component, productId: 'gid://shopify/Product/7' }]), 'Failed to locate the following products: [7]');
  assert.match(await messageOf([{ ...component, optionSelections: [] }]), new RegExp(`need to map all of the options of the product.*\\[${number}\\]\\.$`));
  assert.match(await messageOf([{ ...component, quantity: 2001 }]), new RegExp(`^Quantity cannot be greater than 2000.*\\[${number}\\]$`));
  assert.match(await messageOf([{ ...component, quantityOption: { name: 'Pack', values: [{ name: 'One', quantity: 1 }] } }]), /^Quantity options must have at least two values/);

  const { productBundleCreate: { productBundleOperation } } = await ask(shop, make, { input: { title: 'Pakke', components: [{ ...component, quantity: 2 }] } });
  assert.deepEqual([productBundleOperation.status, productBundleOperation.product], ['CREATED', null]);
  const look = () => ask(shop, 'query ($id: ID!) { productOperation(id: $id) { status product { title hasVariantsThatRequiresComponents variants(first: 5) { nodes { title } } } } }', { id: productBundleOperation.id });
  await look();
  assert.deepEqual((await look()).productOperation, { status: 'COMPLETE', product: { title: 'Pakke', hasVariantsThatRequiresComponents: true, variants: { nodes: [{ title: 'Red' }, { title: 'Blue' }] } } });
});
