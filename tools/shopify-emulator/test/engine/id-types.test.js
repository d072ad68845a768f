// @ts-check
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { run, seeded } from '../../testing/ask.js';

const REFUSED = /** @type {[string, string, any, string][]} */ ([
  ['an argument', 'mutation ($id: ID!) { productChangeStatus(productId: $id, status: DRAFT) { userErrors { message } } }', { id: 'gid://shopify/Order/1' }, 'Invalid id: gid://shopify/Order/1'],
  ['an input', 'mutation ($id: ID!) { productUpdate(product: { id: $id, title: "x" }) { userErrors { message } } }', { id: 'gid://shopify/Collection/1' }, 'Invalid id: gid://shopify/Collection/1'],
  ['a list in an input of a list', 'mutation ($ids: [ID!]!) { fileUpdate(files: [{ id: "gid://shopify/Video/1", referencesToAdd: $ids }]) { userErrors { message } } }', { ids: ['gid://shopify/Product/1', 'gid://shopify/Order/2'] }, 'Invalid id: gid://shopify/Order/2'],
  ['an interface', 'mutation ($id: ID!) { productDeleteMedia(productId: "gid://shopify/Product/1", mediaIds: [$id]) { userErrors { message } } }', { id: 'gid://shopify/GenericFile/1' }, 'Invalid id: gid://shopify/GenericFile/1'],
  ['one of several types', 'mutation ($id: ID!) { publishableUnpublishToCurrentChannel(id: $id) { userErrors { message } } }', { id: 'gid://shopify/Order/1' }, 'invalid id']
]);

for (const [where, document, variables, message] of REFUSED) {
  test(`an id of a type that does not fit is refused in ${where}`, async () => {
    const { errors, data } = await run(seeded({ products: 1 }), document, variables);

    assert.deepEqual(errors?.map(error => [error.message, error.extensions.code]), [[message, 'RESOURCE_NOT_FOUND']]);
    assert.deepEqual(Object.values(data ?? {}), [null]);
  });
}

test('an id that fits but leads nowhere is a matter of the mutation; any object may be a node', async () => {
  const shop = seeded({ products: 1 });

  const { data, errors } = await run(shop, 'mutation { productChangeStatus(productId: "gid://shopify/Product/1", status: DRAFT) { userErrors { code } } }');
  const { data: read } = await run(shop, '{ node(id: "gid://shopify/Nothing/1") { id } }');

  assert.deepEqual([errors, data?.productChangeStatus?.userErrors[0].code, read?.node], [undefined, 'PRODUCT_NOT_FOUND', null]);
});
