// @ts-check
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { ask, seeded } from '../../testing/ask.js';

const media = (/** @type {number} */ count) => Array.from({ length: count }, (_, index) => ({ originalSource: `https://example.com/${index}.jpg`, mediaContentType: 'IMAGE' }));
const CREATE = 'mutation ($id: ID!, $media: [CreateMediaInput!]!) { productCreateMedia(productId: $id, media: $media) { mediaUserErrors { field code } } }';

test('a product has 250 media at most, whichever way they come', async () => {
  const shop = seeded({ products: 0 });
  await ask(shop, 'mutation { productCreate(product: { title: "Album" }) { userErrors { message } } }');
  const { id } = shop.tables.Product.rows[0];
  const full = await ask(shop, CREATE, { id, media: media(249) });
  const { fileCreate } = await ask(shop, 'mutation { fileCreate(files: [{ originalSource: "https://example.com/x.jpg", contentType: IMAGE }, { originalSource: "https://example.com/y.jpg", contentType: IMAGE }]) { files { id } userErrors { message } } }');
  const [first, second] = fileCreate.files.map((/** @type {any} */ file) => file.id);
  const UPDATE = 'mutation ($file: ID!, $id: ID!) { fileUpdate(files: [{ id: $file, referencesToAdd: [$id] }]) { userErrors { field code } } }';

  const last = await ask(shop, UPDATE, { file: first, id });
  const over = await ask(shop, UPDATE, { file: second, id });
  const created = await ask(shop, CREATE, { id, media: media(1) });
  const updated = await ask(shop, 'mutation ($id: ID!, $media: [CreateMediaInput!]!) { productUpdate(product: { id: $id }, media: $media) { userErrors { field message } } }', { id, media: media(1) });

  assert.deepEqual([full.productCreateMedia.mediaUserErrors, last.fileUpdate.userErrors], [[], []]);
  assert.deepEqual(over.fileUpdate.userErrors, [{ field: ['files', '0', 'referencesToAdd'], code: 'PRODUCT_MEDIA_LIMIT_EXCEEDED' }]);
  assert.deepEqual(created.productCreateMedia.mediaUserErrors, [{ field: ['media'], code: 'PRODUCT_MEDIA_LIMIT_EXCEEDED' }]);
  assert.deepEqual(updated.productUpdate.userErrors, [{ field: ['media'], message: 'Exceeded the limit of media per product.' }]);
});

for (const filename of ['.jpg', 'a/b.jpg', `${'x'.repeat(300)}.jpg`]) {
  test(`no file is called ${filename.slice(0, 10)}`, async () => {
    const shop = seeded({ products: 0 });
    const { fileCreate } = await ask(shop, 'mutation { fileCreate(files: [{ originalSource: "https://example.com/x.jpg", contentType: IMAGE }]) { files { id } userErrors { message } } }');

    const { fileUpdate } = await ask(shop, 'mutation ($files: [FileUpdateInput!]!) { fileUpdate(files: $files) { userErrors { field code } } }', { files: [{ id: fileCreate.files[0].id, filename }] });

    assert.deepEqual(fileUpdate.userErrors, [{ field: ['files', '0', 'filename'], code: 'INVALID_FILENAME' }]);
  });
}

test('what is still worked on is not updated', async () => {
  const shop = seeded({ products: 1, quirks: { asyncMedia: true } });
  const { id } = shop.tables.Product.rows[0];
  await ask(shop, CREATE, { id, media: media(1) });
  const added = shop.tables.Product.rows[0].media.at(-1);

  const { productUpdateMedia } = await ask(shop, 'mutation ($id: ID!, $media: [UpdateMediaInput!]!) { productUpdateMedia(productId: $id, media: $media) { mediaUserErrors { field code } } }', { id, media: [{ id: added?.id, alt: 'x' }] });

  assert.deepEqual(productUpdateMedia.mediaUserErrors, [{ field: ['media'], code: 'NON_READY_MEDIA' }]);
});

test('a tag has 255 letters at most', async () => {
  const shop = seeded({ products: 1 });

  const { tagsAdd } = await ask(shop, 'mutation ($id: ID!, $tags: [String!]!) { tagsAdd(id: $id, tags: $tags) { userErrors { field message } } }', { id: shop.tables.Product.rows[0].id, tags: ['x'.repeat(256)] });

  assert.deepEqual(tagsAdd.userErrors, [{ field: ['tags'], message: 'Product tags is invalid' }]);
});

test('productPublish and productUnpublish do for products what publishablePublish does', async () => {
  const shop = seeded({ products: 1 });
  const { id } = shop.tables.Product.rows[0];
  const [store, till] = shop.tables.Publication.rows.map(publication => publication.id);
  const DO = (/** @type {string} */ verb, /** @type {string} */ type) => `mutation ($input: ${type}!) { done: ${verb}(input: $input) { product { publishedOnPublication(publicationId: "${till}") } shop { id } userErrors { field message } } }`;
  const publish = async (/** @type {any} */ input) => (await ask(shop, DO('productPublish', 'ProductPublishInput'), { input })).done;

  assert.deepEqual((await publish({ id: 'gid://shopify/Product/1', productPublications: [{ publicationId: store }] })).userErrors, [{ field: ['id'], message: 'Product does not exist' }]);
  assert.deepEqual((await publish({ id, productPublications: [{ publicationId: 'gid://shopify/Publication/1' }] })).userErrors[0].field, ['productPublications', '0', 'publicationId']);
  assert.equal((await publish({ id, productPublications: [{ publicationId: till }] })).product.publishedOnPublication, true);
  const { done } = await ask(shop, DO('productUnpublish', 'ProductUnpublishInput'), { input: { id, productPublications: [{ publicationId: till }] } });
  assert.deepEqual([done.product.publishedOnPublication, done.userErrors], [false, []]);
});
