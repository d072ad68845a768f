// @ts-check
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Faults } from '../src/faults/faults.js';
import { SHOP, startEmulator } from '../testing/harness.js';

const WRITE = 'mutation Rename { productUpdate(product: {id: "gid://shopify/Product/1", title: "x"}) { product { title } userErrors { field message } } }';

/** @param {import('node:test').TestContext} t @param {unknown} rules */
async function faulty(t, rules) {
  const emulator = await startEmulator(t);
  const set = await emulator.control('POST', `${SHOP}/faults`, rules);
  assert.equal(set.status, 200, JSON.stringify(set.body));
  return emulator;
}

test('status: no answer, no effect, the wait is told; then all is well again', async t => {
  const emulator = await faulty(t, [{ kind: 'status', status: 429, retryAfter: 2, times: 1 }]);

  const refused = await emulator.raw(WRITE);
  const done = await emulator.ask(WRITE);

  assert.equal(refused.status, 429);
  assert.equal(refused.headers.get('retry-after'), '2.0');
  assert.equal(done.data.productUpdate.product.title, 'x');
  assert.equal(emulator.host.shop.writes.length, 1);
});

test('html: a page where JSON is expected', async t => {
  const emulator = await faulty(t, [{ kind: 'html', status: 502 }]);

  const response = await emulator.raw(WRITE);

  assert.equal(response.status, 502);
  assert.match(response.headers.get('content-type') ?? '', /text\/html/);
  assert.match(await response.text(), /^<!DOCTYPE html>/);
});

test('reset: the connection breaks before the effect', async t => {
  const emulator = await faulty(t, { kind: 'reset' });

  await assert.rejects(emulator.raw(WRITE));

  assert.equal(emulator.host.shop.writes.length, 0);
});

test('timeout-after-effect: the write is done, the answer never comes', async t => {
  const emulator = await faulty(t, [{ kind: 'timeout-after-effect', match: { root: 'productUpdate' }, ms: 20 }]);
  const started = Date.now();

  await assert.rejects(emulator.raw(WRITE));

  assert.ok(Date.now() - started >= 20);
  assert.equal(emulator.host.shop.writes.length, 1);
});

test('truncated and malformed: the write is done, the answer cannot be read', async t => {
  const emulator = await faulty(t, [{ kind: 'truncated', times: 1 }, { kind: 'malformed' }]);

  await assert.rejects(async () => (await emulator.raw(WRITE)).text());
  const malformed = await emulator.raw(WRITE);

  assert.equal(malformed.status, 200);
  await assert.rejects(malformed.json(), SyntaxError);
  assert.equal(emulator.host.shop.writes.length, 2);
});

test('throttled: as if the bucket were empty', async t => {
  const emulator = await faulty(t, [{ kind: 'throttled', match: 'Rename' }]);

  const answer = await emulator.ask(WRITE);

  assert.equal(answer.errors[0].extensions.code, 'THROTTLED');
  assert.equal(answer.extensions.cost.throttleStatus.currentlyAvailable, 2000);
  assert.equal(emulator.host.shop.writes.length, 0);
});

test('user-error: the mutation answers, and did nothing', async t => {
  const emulator = await faulty(t, [{ kind: 'user-error', match: 'productUpdate', message: 'Title is odd', field: ['title'] }]);

  const answer = await emulator.ask(WRITE);

  assert.deepEqual(answer.data, { productUpdate: { product: null, userErrors: [{ field: ['title'], message: 'Title is odd' }] } });
  assert.equal(emulator.host.shop.writes.length, 0);
});

test('token-revoked: the token is dead for good, a new one works', async t => {
  const emulator = await faulty(t, [{ kind: 'token-revoked', times: 1 }]);

  assert.equal((await emulator.raw(WRITE)).status, 401);
  assert.equal((await emulator.raw(WRITE)).status, 401);
  const form = new URLSearchParams({ grant_type: 'client_credentials', client_id: 'id', client_secret: 'secret' });
  const { access_token: token } = await (await fetch(`${emulator.url}/shops/${SHOP}/admin/oauth/access_token`, { method: 'POST', body: form })).json();
  assert.equal((await emulator.raw(WRITE, {}, { 'X-Shopify-Access-Token': token })).status, 200);
});

test('latency: the answer comes later, and other rules still strike', async t => {
  const emulator = await faulty(t, [{ kind: 'latency', ms: 30 }, { kind: 'status', status: 500, times: 1 }]);
  const started = Date.now();

  const response = await emulator.raw(WRITE);

  assert.ok(Date.now() - started >= 29);
  assert.equal(response.status, 500);
});

test('only the calls that match are struck, from the one after the given number, and counted', async t => {
  const emulator = await faulty(t, [{ kind: 'status', match: { document: 'Rename' }, after: 1, times: 1 }]);

  const statuses = [];
  for (const query of [WRITE, '{ shop { id } }', WRITE, WRITE]) statuses.push((await emulator.raw(query)).status);
  const counts = await emulator.control('GET', `${SHOP}/faults`);

  assert.deepEqual(statuses, [200, 200, 503, 200]);
  assert.deepEqual(counts.body.map((/** @type {any} */ { seen, fired }) => [seen, fired]), [[3, 1]]);
});

test('the same seed strikes the same calls, about as often as the rate says', () => {
  const strikes = [1, 1, 2].map(seed => {
    const faults = new Faults();
    faults.set([{ kind: 'reset', rate: 0.3 }], seed);
    return Array.from({ length: 1000 }, () => faults.strike({ document: null, roots: [] }).length);
  });

  assert.deepEqual(strikes[0], strikes[1]);
  assert.notDeepEqual(strikes[0], strikes[2]);
  const share = strikes[0].reduce((sum, one) => sum + one, 0) / 1000;
  assert.ok(share > 0.25 && share < 0.35, `${share}`);
});

test('rules that could never work are refused with a reason', async t => {
  const emulator = await startEmulator(t);

  const unknown = await emulator.control('POST', `${SHOP}/faults`, [{ kind: 'explode' }]);
  const misspelt = await emulator.control('POST', `${SHOP}/faults`, [{ kind: 'reset', tiems: 2 }]);

  assert.deepEqual([unknown.status, misspelt.status], [400, 400]);
  assert.match(unknown.body.errors, /no fault kind "explode"/);
  assert.match(misspelt.body.errors, /no "tiems"/);
});
