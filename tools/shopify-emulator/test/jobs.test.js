// @ts-check
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { ask, seeded } from '../testing/ask.js';

test('a job is done when the clock of the shop has moved far enough, and then answers queries', async () => {
  const shop = seeded({ products: 1 });
  const { id, done } = shop.jobs.start();
  const look = () => ask(shop, 'query ($id: ID!) { job(id: $id) { id done query { productsCount { count } } } }', { id });

  const early = await look();
  shop.clock.ms += 250;
  const late = await look();

  assert.match(id, /^gid:\/\/shopify\/Job\/[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89a][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.equal(done, false);
  assert.deepEqual(early.job, { id, done: false, query: null });
  assert.deepEqual(late.job, { id, done: true, query: { productsCount: { count: 1 } } });
});

test('ids of jobs differ, and an unknown job is null', async () => {
  const shop = seeded({ products: 1 });

  assert.notEqual(shop.jobs.start().id, shop.jobs.start().id);
  assert.equal((await ask(shop, '{ job(id: "gid://shopify/Job/1f2c3d4e-0000-4000-8000-000000000000") { id } }')).job, null);
});
