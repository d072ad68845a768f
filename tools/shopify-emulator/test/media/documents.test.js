// @ts-check
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { storeModules } from '../../src/store-modules.js';
import { nulls } from '../../testing/documents.js';
import { startEmulator } from '../../testing/harness.js';

test('what a pull reads of media and metafields has no holes, and what is set is read', async t => {
  const emulator = await startEmulator(t, { products: 40 }, storeModules);
  const product = emulator.host.shop.tables.Product.rows.find((/** @type {any} */ one) => one.media.length > 0);
  const set = await emulator.ask('mutation ($metafields: [MetafieldsSetInput!]!) { metafieldsSet(metafields: $metafields) { metafields { id namespace key compareDigest } userErrors { field message code elementIndex } } }',
    { metafields: [{ ownerId: product.id, namespace: 'facts', key: 'shown', type: 'list.file_reference', value: JSON.stringify([product.media[0].id]) }] });
  await emulator.ask('mutation ($files: [FileUpdateInput!]!) { fileUpdate(files: $files) { userErrors { message } } }', { files: [{ id: product.media[0].id, alt: 'Seen' }] });

  const read = await emulator.ask(`query ($id: ID!) { product(id: $id) {
    media(first: 1) { nodes { id alt mediaContentType status preview { status image { url } } ... on MediaImage { fileStatus mimeType createdAt updatedAt image { id url width height altText } originalSource { url fileSize } } } pageInfo { hasNextPage endCursor } }
    featuredMedia { id } featuredImage { url } images(first: 1) { nodes { url } } mediaCount { count precision }
    metafields(first: 1, keys: ["facts.shown"]) { nodes { id namespace key type value jsonValue compareDigest updatedAt ownerType references(first: 1) { nodes { __typename ... on MediaImage { id } } } } pageInfo { hasNextPage endCursor } } } }`, { id: product.id });

  assert.deepEqual([set.errors, set.data.metafieldsSet.userErrors, read.errors], [undefined, [], undefined]);
  assert.deepEqual(nulls(set.data.metafieldsSet.metafields), []);
  assert.deepEqual(nulls(read.data), []);
  assert.equal(read.data.product.metafields.nodes[0].references.nodes[0].id, product.media[0].id);
});
