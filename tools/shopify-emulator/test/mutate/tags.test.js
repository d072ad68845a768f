// @ts-check
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { seedCustomers } from '../../src/seed/customers.js';
import { seedOrders } from '../../src/seed/orders.js';
import { Tagged } from '../../src/store/records/tagged.js';
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

test('orders and customers are tagged the same way; a customer loses a tag whatever its letter case', async () => {
  const shop = seeded({ products: 5 });
  seedCustomers(shop, { customers: 2 });
  seedOrders(shop, { orders: 2 });
  const [order] = shop.tables.Order.rows;
  const [customer] = shop.tables.Customer.rows;
  order.tags = customer.tags = ['Red'];

  for (const { id } of [order, customer]) await change(shop, 'tagsAdd', ['b, A', 'red'], id);
  assert.deepEqual([order.tags, customer.tags], [['A', 'b', 'Red'], ['A', 'b', 'Red']]);
  for (const { id } of [order, customer]) await change(shop, 'tagsRemove', ['red'], id);
  assert.deepEqual([order.tags, customer.tags], [['A', 'b', 'Red'], ['A', 'b']]);
});

test('an article and a draft order keep their tags, too', async () => {
  const shop = seeded({ products: 1 });
  for (const type of /** @type {const} */ (['Article', 'DraftOrder'])) {
    const record = shop.tables[type].add(new Tagged(type, shop.nextId(type), { title: 'Nyt', tags: ['Red'] }, shop.clock.ms));

    await change(shop, 'tagsAdd', ['blue'], record.id);
    await change(shop, 'tagsRemove', ['red'], record.id);

    assert.deepEqual(record.tags, ['blue', 'Red']);
  }
});

test('what does not exist is a user error by its type; other types are no taggables', async () => {
  const shop = seeded();

  for (const type of ['Product', 'Order', 'Customer', 'Article']) {
    assert.deepEqual(await change(shop, 'tagsAdd', ['x'], `gid://shopify/${type}/7`), { node: null, userErrors: [{ field: ['id'], message: `${type} does not exist` }] });
  }
  const { errors } = await run(shop, 'mutation { tagsAdd(id: "gid://shopify/Location/1", tags: ["x"]) { userErrors { message } } }');
  assert.deepEqual([errors?.[0].message, errors?.[0].extensions.code], ['invalid id', 'RESOURCE_NOT_FOUND']);
});
