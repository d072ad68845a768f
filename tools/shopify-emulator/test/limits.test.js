// @ts-check
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Bucket } from '../src/engine/cost/bucket.js';
import { Documents } from '../src/engine/document/prepare.js';
import { loadSchema } from '../src/engine/schema.js';
import { SHOP, startEmulator } from '../testing/harness.js';

test('a bucket gives what it has, restores with time and never overflows', () => {
  const bucket = new Bucket({ maximumAvailable: 100, restoreRate: 10 }, 0);

  assert.equal(bucket.take(80, 0), true);
  assert.equal(bucket.take(30, 0), false);
  assert.equal(bucket.status(0).currentlyAvailable, 20);
  assert.equal(bucket.take(30, 1000), true);
  bucket.refund(500);
  assert.equal(bucket.status(1000).currentlyAvailable, 100);
});

test('an empty bucket throttles, with the price and without data', async t => {
  const emulator = await startEmulator(t);
  await emulator.control('POST', `${SHOP}/plan`, { maximumAvailable: 10, restoreRate: 1 });
  const query = '{ products(first: 100) { nodes { id } } }';

  const answer = await emulator.ask(query);

  assert.deepEqual(answer.errors, [{ message: 'Throttled', extensions: { code: 'THROTTLED', documentation: 'https://shopify.dev/api/usage/rate-limits' } }]);
  assert.ok(!('data' in answer));
  assert.deepEqual(answer.extensions.cost, { requestedQueryCost: 11, actualQueryCost: null, throttleStatus: { maximumAvailable: 10, currentlyAvailable: 10, restoreRate: 1 } });
});

test('what was taken for nothing is refunded', async t => {
  const emulator = await startEmulator(t);
  await emulator.control('POST', `${SHOP}/plan`, { maximumAvailable: 100, restoreRate: 0.001 });

  const { cost } = (await emulator.ask('{ products(first: 250) { edges { node { id } } } }')).extensions;

  assert.equal(cost.requestedQueryCost, 13);
  assert.equal(cost.actualQueryCost, 2);
  assert.equal(cost.throttleStatus.currentlyAvailable, 98);
});

test('two apps of one shop have a bucket each', async t => {
  const emulator = await startEmulator(t, { apps: [{ token: 'token' }, { token: 'other' }] });
  await emulator.control('POST', `${SHOP}/plan`, { maximumAvailable: 100, restoreRate: 0.001 });

  await emulator.ask('mutation { productUpdate(product: {id: "gid://shopify/Product/1", title: "x"}) { product { id } } }');
  const other = await emulator.ask('{ shop { id } }', {}, { 'X-Shopify-Access-Token': 'other' });

  assert.equal(other.extensions.cost.throttleStatus.currentlyAvailable, 99);
});

test('a query above 1,000 points is refused before it runs', async t => {
  const emulator = await startEmulator(t);
  const many = Array.from({ length: 80 }, (_, i) => `p${i}: products(first: 250) { nodes { id } }`).join(' ');

  const answer = await emulator.ask(`{ ${many} }`);

  assert.match(answer.errors[0].message, /^Query cost is 1040, which exceeds the single query max cost limit \(1000\)\./);
  assert.deepEqual(answer.errors[0].extensions, { code: 'MAX_COST_EXCEEDED', cost: 1040, maxCost: 1000, documentation: 'https://shopify.dev/api/usage/rate-limits' });
  assert.ok(!('data' in answer));
});

test('an input array of more than 250 is refused, and paid for', async t => {
  const emulator = await startEmulator(t);
  const ids = Array.from({ length: 251 }, (_, i) => `gid://shopify/Product/${i + 1}`);

  const answer = await emulator.ask('query N($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids });

  assert.deepEqual(answer.errors, [{ message: 'The input array size of 251 is greater than the maximum allowed of 250.', locations: [{ line: 1, column: 25 }], path: ['nodes', 'ids'], extensions: { code: 'MAX_INPUT_SIZE_EXCEEDED' } }]);
  assert.equal(answer.extensions.cost.actualQueryCost, null);
});

test('all variants of a product fit into one productSet, its tags do not', () => {
  const prepared = new Documents(loadSchema().schema).prepare('mutation S($input: ProductSetInput!) { productSet(input: $input) { product { id } } }');
  assert.ok(!prepared.errors);

  assert.equal(prepared.overLong({ input: { variants: Array(2048).fill({}) } }), null);
  assert.deepEqual(prepared.overLong({ input: { tags: Array(251).fill('x') } })?.path, ['productSet', 'input', 'tags']);
});

test('the debug header explains the price field by field', async t => {
  const emulator = await startEmulator(t);

  const { fields } = (await emulator.ask('{ products(first: 10) { nodes { id } } }', {}, { 'Shopify-GraphQL-Cost-Debug': '1' })).extensions.cost;

  assert.deepEqual(fields, [
    { path: ['products', 'nodes', 'id'], definedCost: 0, requestedTotalCost: 0, requestedChildrenCost: null },
    { path: ['products', 'nodes'], definedCost: 1, requestedTotalCost: 1, requestedChildrenCost: 0 },
    { path: ['products'], definedCost: null, requestedTotalCost: 6, requestedChildrenCost: 4 },
  ]);
});
