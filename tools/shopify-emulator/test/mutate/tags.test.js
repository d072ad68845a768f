// @ts-check
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { ask, run, seeded } from '../../testing/ask.js';

/** @param {any} shop @param {'tagsAdd' | 'tagsRemove'} root @param {string[]} tags */
async function change(shop, root, tags, id = shop.tables.Product.rows[0].id) {
  const data = await ask(shop, `mutation ($id: ID!, $tags: [String!]!) { ${root}(id: $id, tags: $tags) { node { id ... on Product { tags } } userErrors { field message } } }`, { id, tags });
  return data[root];
}

test('tags are added without doubles, keeping the first spelling, and sorted', async () => {
  const shop = seeded();
  shop.tables.Product.rows[0].tags = ['Red'];

  const { node } = await change(shop, 'tagsAdd', ['red', 'blue, green', ' A ']);

  assert.deepEqual(node.tags, ['A', 'blue', 'green', 'Red']);
  assert.equal(shop.ledger.size, 1);
});

test('a repeated addition is harmless, and told as no change', async () => {
  const shop = seeded();
  await change(shop, 'tagsAdd', ['again']);
  const digest = shop.digest();
  await change(shop, 'tagsAdd', ['again']);

  assert.equal(shop.digest(), digest);
  assert.deepEqual(shop.ledger.after(0).map(entry => entry.changed), [true, false]);
});

test('tags are taken away in their own spelling', async () => {
  const shop = seeded();
  shop.tables.Product.rows[0].tags = ['blue', 'Red'];

  assert.deepEqual((await change(shop, 'tagsRemove', ['red', 'missing'])).node.tags, ['blue', 'Red']);
  assert.deepEqual((await change(shop, 'tagsRemove', ['Red'])).node.tags, ['blue']);
});

test('an unknown product is a user error, another type is not pretended to work', async () => {
  const shop = seeded();

  assert.deepEqual(await change(shop, 'tagsAdd', ['x'], 'gid://shopify/Product/7'), { node: null, userErrors: [{ field: ['id'], message: 'Product does not exist' }] });
  const { errors } = await run(shop, 'mutation { tagsAdd(id: "gid://shopify/Order/1", tags: ["x"]) { userErrors { message } } }');
  assert.equal(errors?.[0].extensions.code, 'EMULATOR_NOT_IMPLEMENTED');
});
