// @ts-check
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { ask, seeded } from '../../testing/ask.js';

const ERRORS = 'mediaUserErrors { field message code } userErrors { field message }';
const CREATE = `mutation ($productId: ID!, $media: [CreateMediaInput!]!) { productCreateMedia(productId: $productId, media: $media) { media { id alt mediaContentType status } product { id } ${ERRORS} } }`;
const UPDATE = `mutation ($productId: ID!, $media: [UpdateMediaInput!]!) { productUpdateMedia(productId: $productId, media: $media) { media { id alt } ${ERRORS} } }`;
const DELETE = `mutation ($productId: ID!, $mediaIds: [ID!]!) { productDeleteMedia(productId: $productId, mediaIds: $mediaIds) { deletedMediaIds deletedProductImageIds product { media(first: 9) { nodes { id } } } ${ERRORS} } }`;
const REORDER = `mutation ($id: ID!, $moves: [MoveInput!]!) { productReorderMedia(id: $id, moves: $moves) { job { id done } ${ERRORS} } }`;
const APPEND = 'mutation ($productId: ID!, $variantMedia: [ProductVariantAppendMediaInput!]!) { productVariantAppendMedia(productId: $productId, variantMedia: $variantMedia) { productVariants { id media(first: 1) { nodes { id } } } userErrors { field message code } } }';
const DETACH = 'mutation ($productId: ID!, $variantMedia: [ProductVariantDetachMediaInput!]!) { productVariantDetachMedia(productId: $productId, variantMedia: $variantMedia) { productVariants { media(first: 1) { nodes { id } } } userErrors { field message code } } }';

/** A product with four pictures. @param {any} [options] */
async function withPictures(options) {
  const shop = seeded({ products: 2, ...options });
  const [product] = shop.tables.Product.rows;
  for (const media of [...product.media]) shop.files.detachOrRemove(product, media);
  const media = ['a', 'b', 'c', 'd'].map(name => ({ mediaContentType: 'IMAGE', originalSource: `https://example.com/${name}.jpg`, alt: name }));
  const ids = (await ask(shop, CREATE, { productId: product.id, media })).productCreateMedia.media.map((/** @type {any} */ one) => one.id);
  return { shop, product, ids };
}

test('the good media are made, the bad ones told in both lists', async () => {
  const shop = seeded({ products: 1 });
  const [product] = shop.tables.Product.rows;
  const count = product.media.length;

  const { productCreateMedia: answer } = await ask(shop, CREATE, { productId: product.id, media: [
    { mediaContentType: 'IMAGE', originalSource: 'https://example.com/a.jpg', alt: 'Good' }, { mediaContentType: 'IMAGE', originalSource: 'not-a-url' },
    { mediaContentType: 'EXTERNAL_VIDEO', originalSource: 'https://vimeo.com/12345' }, { mediaContentType: 'VIDEO', originalSource: 'https://storage.example.com/?external_video_id=7' }, { mediaContentType: 'MODEL_3D', originalSource: 'https://storage.example.com/models/1/a.glb?external_model3d_id=bW9kZWw' }] });

  assert.deepEqual(answer.media.map((/** @type {any} */ one) => [one.mediaContentType, one.status]), [['IMAGE', 'READY'], ['EXTERNAL_VIDEO', 'READY'], ['VIDEO', 'READY'], ['MODEL_3D', 'READY']]);
  assert.deepEqual(answer.mediaUserErrors, [{ field: ['media', '1', 'originalSource'], message: 'Image URL is invalid', code: 'INVALID' }]);
  assert.deepEqual(answer.userErrors, [{ field: ['media', '1', 'originalSource'], message: 'Image URL is invalid' }]);
  assert.equal(product.media.length, count + 4);

  const { product: read } = await ask(shop, `query ($id: ID!) { product(id: $id) { mediaCount { count } images(first: 50) { nodes { id altText url(transform: { maxWidth: 100, maxHeight: 50, crop: CENTER }) } } featuredMedia { preview { image { url } status } }
    media(first: 50) { nodes { ... on Video { filename duration originalSource { url format height width mimeType fileSize } sources { url } preview { image { url width } } } ... on Model3d { originalSource { url filesize format mimeType } sources { url } } ... on ExternalVideo { embedUrl host } } } } }`, { id: product.id });
  assert.equal(read.mediaCount.count, count + 4);
  assert.equal(read.images.nodes.length, product.media.filter(media => media.__typename === 'MediaImage').length, 'films are no images');
  assert.match(read.images.nodes[0].id, /^gid:\/\/shopify\/ProductImage\/\d+$/);
  assert.match(read.images.nodes[0].url, /\?v=\d+&width=100&height=50&crop=center$/);
  assert.equal(JSON.stringify(read.media.nodes).includes('null'), false, 'nothing that has a value is null');
});

test('an unknown product, and media that are not there, all in one error', async () => {
  const { shop, product, ids } = await withPictures();
  const nobody = 'gid://shopify/Product/5';
  const missing = ['gid://shopify/MediaImage/5', 'gid://shopify/MediaImage/6'];
  const size = shop.ledger.size;

  const created = (await ask(shop, CREATE, { productId: nobody, media: [] })).productCreateMedia;
  const updated = (await ask(shop, UPDATE, { productId: product.id, media: [{ id: ids[0], alt: 'no' }, ...missing.map(id => ({ id, alt: 'x' }))] })).productUpdateMedia;
  const deleted = (await ask(shop, DELETE, { productId: product.id, mediaIds: [ids[0], missing[0]] })).productDeleteMedia;

  assert.deepEqual([created.media, created.mediaUserErrors], [null, [{ field: ['productId'], message: 'Product does not exist', code: 'PRODUCT_DOES_NOT_EXIST' }]]);
  assert.deepEqual([updated.media, updated.mediaUserErrors], [null, [{ field: ['media'], message: `Media ids ${missing.join(',')} do not exist`, code: 'MEDIA_DOES_NOT_EXIST' }]]);
  assert.deepEqual([deleted.deletedMediaIds, deleted.deletedProductImageIds, deleted.userErrors], [null, null, [{ field: ['mediaIds'], message: `Media id ${missing[0]} does not exist` }]]);
  assert.equal(shop.ledger.size, size);
});

test('alt texts change, pictures go, and those of the variants with them', async () => {
  const { shop, product, ids } = await withPictures();
  product.variants[0].mediaImage = shop.find(ids[1]);

  const updated = (await ask(shop, UPDATE, { productId: product.id, media: [{ id: ids[0], alt: 'Front' }] })).productUpdateMedia;
  const deleted = (await ask(shop, DELETE, { productId: product.id, mediaIds: [ids[1], ids[2]] })).productDeleteMedia;

  assert.deepEqual(updated.media, [{ id: ids[0], alt: 'Front' }]);
  assert.deepEqual(deleted.deletedMediaIds, [ids[1], ids[2]]);
  assert.deepEqual(deleted.product.media.nodes.map((/** @type {any} */ one) => one.id), [ids[0], ids[3]]);
  assert.equal(product.variants[0].mediaImage, null);
});

test('moves are done in order; one of nothing is passed over', async () => {
  const { shop, product, ids: [a, b, c, d] } = await withPictures();
  const order = () => product.media.map(media => media.alt).join('');
  const move = async (/** @type {any[]} */ ...moves) => (await ask(shop, REORDER, { id: product.id, moves: moves.map(([id, newPosition]) => ({ id, newPosition: String(newPosition) })) })).productReorderMedia;

  const { job, mediaUserErrors } = await move([d, 1]);
  assert.deepEqual([order(), job.done, mediaUserErrors], ['adbc', false, []]);
  await move([b, 0], [d, 3], [b, 2], [b, 2]);
  assert.equal(order(), 'acbd');
  assert.deepEqual((await move(['gid://shopify/MediaImage/5', 0])).userErrors, []);
  assert.equal(order(), 'acbd');
  assert.ok(a && c);
});

test('a variant shows one picture of its product, once it is ready', async () => {
  const { shop, product, ids } = await withPictures({ quirks: { asyncMedia: true } });
  const [variant] = product.variants;
  const append = async (/** @type {any} */ input) => (await ask(shop, APPEND, { productId: product.id, variantMedia: [input] })).productVariantAppendMedia;

  variant.mediaImage = null;
  assert.equal((await append({ variantId: variant.id, mediaIds: [ids[0]] })).userErrors[0].code, 'NON_READY_MEDIA');
  shop.clock.ms += 60_000;
  assert.equal((await append({ variantId: 'gid://shopify/ProductVariant/5', mediaIds: [ids[0]] })).userErrors[0].code, 'PRODUCT_VARIANT_DOES_NOT_EXIST_ON_PRODUCT');
  assert.equal((await append({ variantId: variant.id, mediaIds: ids })).userErrors[0].code, 'TOO_MANY_MEDIA_PER_INPUT_PAIR');
  assert.deepEqual((await append({ variantId: variant.id, mediaIds: [ids[0]] })).productVariants, [{ id: variant.id, media: { nodes: [{ id: ids[0] }] } }]);
  assert.equal((await append({ variantId: variant.id, mediaIds: [ids[1]] })).userErrors[0].code, 'PRODUCT_VARIANT_ALREADY_HAS_MEDIA');

  const detach = async (/** @type {string} */ id) => (await ask(shop, DETACH, { productId: product.id, variantMedia: [{ variantId: variant.id, mediaIds: [id] }] })).productVariantDetachMedia;
  assert.equal((await detach(ids[1])).userErrors[0].code, 'MEDIA_IS_NOT_ATTACHED_TO_VARIANT');
  assert.deepEqual((await detach(ids[0])).productVariants, [{ media: { nodes: [] } }]);
});
