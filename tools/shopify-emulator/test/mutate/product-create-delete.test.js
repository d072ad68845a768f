// @ts-check
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { ask, seeded } from '../../testing/ask.js';

const CREATE = `mutation ($product: ProductCreateInput!, $media: [CreateMediaInput!]) { productCreate(product: $product, media: $media) {
  product { id title handle vendor status publishedAt isGiftCard options { name values optionValues { name hasVariants } } variants(first: 5) { nodes { title price taxable inventoryItem { requiresShipping tracked } } } media(first: 5) { nodes { alt } } }
  shop { name } userErrors { field message } } }`;

/** @param {any} shop @param {any} product @param {any} [more] */
const create = async (shop, product, more) => (await ask(shop, CREATE, { product, ...more })).productCreate;

test('a product is made with its first variant only, unpublished, of the shop\'s own brand', async () => {
  const shop = seeded({ products: 0 });

  const { product, userErrors } = await create(shop, { title: 'Chair', productOptions: [{ name: 'Color', values: [{ name: 'Red' }, { name: 'Blue' }] }, { name: 'Size', values: [{ name: 'S' }, { name: 'L' }] }] },
    { media: [{ mediaContentType: 'IMAGE', originalSource: 'https://example.com/chair.jpg', alt: 'Chair' }] });

  assert.deepEqual(userErrors, []);
  assert.deepEqual({ vendor: product.vendor, status: product.status, publishedAt: product.publishedAt }, { vendor: 'Demo', status: 'ACTIVE', publishedAt: null });
  assert.deepEqual(product.variants.nodes, [{ title: 'Red / S', price: '0.00', taxable: true, inventoryItem: { requiresShipping: true, tracked: false } }]);
  assert.deepEqual(product.options[0], { name: 'Color', values: ['Red'], optionValues: [{ name: 'Red', hasVariants: true }, { name: 'Blue', hasVariants: false }] });
  assert.deepEqual(product.media.nodes, [{ alt: 'Chair' }]);
});

test('a gift card is neither taxed nor shipped', async () => {
  const { product } = await create(seeded({ products: 0 }), { title: 'Gavekort', giftCard: true });

  assert.deepEqual(product.variants.nodes[0], { title: 'Default Title', price: '0.00', taxable: false, inventoryItem: { requiresShipping: false, tracked: false } });
});

test('handles made from titles step aside, handles asked for do not', async () => {
  const shop = seeded({ products: 0 });
  const handles = [];
  for (const title of ['Hat 2026', 'Hat 2026', '!!!', '???', '東京 100 %']) handles.push((await create(shop, { title })).product.handle);
  const taken = await create(shop, { title: 'x', handle: ' HAT 2026 ' });

  assert.deepEqual(handles, ['hat-2026', 'hat-2027', 'product', 'product-1', '東京-100']);
  assert.deepEqual(taken.userErrors, [{ field: ['input', 'handle'], message: "Handle ' HAT 2026 ' already in use. Please provide a new handle." }]);
  assert.equal(taken.product, null);
});

test('a product is deleted with all that is its own', async () => {
  const shop = seeded({ products: 6 });
  const [gone, left] = shop.tables.Product.rows;
  const counts = () => [shop.tables.ProductVariant.size, shop.tables.InventoryItem.size, shop.files.table.size, shop.tables.Metafield.size];
  const before = counts();
  const own = [gone.variants.length, gone.variants.length, gone.media.length, gone.metafields.length + gone.variants.flatMap(variant => variant.metafields).length];
  const remove = async (/** @type {string} */ id) => (await ask(shop, 'mutation ($id: ID!) { productDelete(input: { id: $id }, synchronous: true) { deletedProductId productDeleteOperation { id } userErrors { field message } } }', { id })).productDelete;

  assert.deepEqual(await remove(gone.id), { deletedProductId: gone.id, productDeleteOperation: null, userErrors: [] });
  assert.deepEqual(counts(), before.map((count, index) => count - own[index]));
  assert.deepEqual((await remove(gone.id)).userErrors, [{ field: ['id'], message: 'Product does not exist' }]);
  const { nodes } = await ask(shop, 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: [gone.id, left.id] });
  assert.deepEqual(nodes, [null, { id: left.id }]);
  const [entry] = shop.ledger.after(0);
  assert.deepEqual([entry.id, entry.after, shop.ledger.size], [gone.id, null, 1]);
  assert.equal((await create(shop, { title: 'Again', handle: gone.handle })).product.handle, gone.handle);
});

test('an asynchronous deletion is told by its operation', async () => {
  const shop = seeded();
  const { id } = shop.tables.Product.rows[0];

  const { productDelete } = await ask(shop, 'mutation ($id: ID!) { productDelete(input: { id: $id }, synchronous: false) { deletedProductId productDeleteOperation { id status } userErrors { message } } }', { id });
  const poll = async () => (await ask(shop, 'query ($id: ID!) { productOperation(id: $id) { status ... on ProductDeleteOperation { deletedProductId } } }', { id: productDelete.productDeleteOperation.id })).productOperation;

  assert.deepEqual([productDelete.deletedProductId, productDelete.productDeleteOperation.status], [null, 'CREATED']);
  assert.deepEqual([await poll(), await poll()], [{ status: 'ACTIVE', deletedProductId: null }, { status: 'COMPLETE', deletedProductId: id }]);
});
