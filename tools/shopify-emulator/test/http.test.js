// @ts-check
import assert from 'node:assert/strict';
import { request } from 'node:http';
import { test } from 'node:test';
import { SHOP, startEmulator, TOKEN } from '../testing/harness.js';

test('a query is answered with data, cost, version and request id', async t => {
  const emulator = await startEmulator(t);

  const response = await emulator.raw('{ shop { name } }');

  assert.equal(response.status, 200);
  assert.equal(response.headers.get('x-shopify-api-version'), '2026-10');
  assert.match(response.headers.get('x-request-id') ?? '', /^[0-9a-f-]{36}$/);
  const { data, extensions } = await response.json();
  const { throttleStatus, ...cost } = extensions.cost;
  assert.deepEqual(data, { shop: { name: SHOP } });
  assert.deepEqual(cost, { requestedQueryCost: 1, actualQueryCost: 1 });
  assert.deepEqual({ ...throttleStatus, currentlyAvailable: 0 }, { maximumAvailable: 2000, currentlyAvailable: 0, restoreRate: 1000 });
  assert.ok(throttleStatus.currentlyAvailable >= 1999);
});

test('the shop is named by the Host header as well', async t => {
  const emulator = await startEmulator(t);

  const body = await new Promise((resolve, reject) => {
    const call = request(`${emulator.url}/admin/api/2026-10/graphql.json`, {
      method: 'POST', headers: { Host: SHOP, 'Content-Type': 'application/json', 'X-Shopify-Access-Token': TOKEN },
    }, response => response.setEncoding('utf8').on('data', resolve));
    call.on('error', reject).end('{"query":"{shop{name}}"}');
  });

  assert.equal(JSON.parse(body).data.shop.name, SHOP);
});

test('what is no call of this shop is refused with Shopify\'s status', async t => {
  const emulator = await startEmulator(t);
  const address = `${emulator.url}/shops/${SHOP}/admin/api/2026-10/graphql.json`;
  const headers = { 'Content-Type': 'application/json', 'X-Shopify-Access-Token': TOKEN };

  const wrongToken = await emulator.raw('{shop{id}}', {}, { 'X-Shopify-Access-Token': 'wrong' });
  assert.equal(wrongToken.status, 401);
  assert.deepEqual(await wrongToken.json(), { errors: '[API] Invalid API key or access token (unrecognized login or wrong password)' });
  assert.equal((await emulator.raw('{shop{id}}', {}, {}, '2026-10', 'other.myshopify.com')).status, 404);
  assert.equal((await emulator.raw('{shop{id}}', {}, {}, '2026-13')).status, 404);
  assert.equal((await emulator.raw('{shop{id}}', {}, {}, '2031-01')).status, 404);
  assert.equal((await fetch(address, { headers })).status, 405);
  assert.equal((await fetch(address, { method: 'POST', headers, body: '{"query":' })).status, 400);
  assert.equal((await fetch(address, { method: 'POST', headers, body: '{}' })).status, 400);
  assert.equal((await fetch(address, { method: 'POST', headers: { ...headers, 'Content-Type': 'text/plain' }, body: '{}' })).status, 400);
  assert.equal((await fetch(`${emulator.url}/nowhere`)).status, 404);
});

test('a frozen shop answers 402', async t => {
  const emulator = await startEmulator(t, { frozen: true });

  const response = await emulator.raw('{shop{id}}');

  assert.equal(response.status, 402);
  assert.deepEqual(await response.json(), { errors: 'Unavailable Shop' });
});

test('a retired version falls forward to the oldest one that is supported', async t => {
  const emulator = await startEmulator(t);

  const response = await emulator.raw('{ shop { name } }', {}, {}, '2023-04');

  assert.equal(response.status, 200);
  assert.equal(response.headers.get('x-shopify-api-version'), '2026-01');
});

test('search warnings travel in the extensions', async t => {
  const emulator = await startEmulator(t);

  const answer = await emulator.ask('{ products(first: 1, query: "oops:1") { nodes { id } } }');

  assert.equal(answer.extensions.search[0].warnings[0].field, 'oops');
});

test('the answers are the same interpreted and compiled', async t => {
  const emulator = await startEmulator(t);
  const query = 'query P($n: Int!) { products(first: $n) { nodes { __typename id title seo { title } } pageInfo { hasNextPage } } }';

  const answers = [];
  for (let run = 0; run < 3; run++) answers.push((await emulator.ask(query, { n: 2 })).data);

  assert.equal(answers[0].products.nodes.length, 2);
  assert.deepEqual(answers[1], answers[0]);
  assert.deepEqual(answers[2], answers[0]);
});
