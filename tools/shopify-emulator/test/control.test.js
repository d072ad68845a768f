// @ts-check
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SHOP, startEmulator } from '../testing/harness.js';

test('health names the shops', async t => {
  const emulator = await startEmulator(t);

  const { body } = await emulator.control('GET', 'health');

  assert.deepEqual([body.ready, body.version, body.shops], [true, '2026-10', [SHOP]]);
});

test('a shop is made, with its own apps, and answers', async t => {
  const emulator = await startEmulator(t);

  const made = await emulator.control('POST', 'shops', { shop: 'second.myshopify.com', plan: 'standard', products: 2, seed: 7, token: 'second', scopes: ['read_products'] });
  const answer = await (await emulator.raw('{ shop { name } }', {}, { 'X-Shopify-Access-Token': 'second' }, '2026-10', 'second.myshopify.com')).json();
  const foreign = await emulator.raw('{ shop { name } }', {}, {}, '2026-10', 'second.myshopify.com');

  assert.equal(made.status, 200);
  assert.deepEqual(made.body.limits, { maximumAvailable: 2000, restoreRate: 100 });
  assert.equal(answer.data.shop.name, 'second.myshopify.com');
  assert.equal(foreign.status, 401, 'a token is good for one shop only');
});

test('a shop that cannot be made says why', async t => {
  const emulator = await startEmulator(t);

  for (const [body, reason] of /** @type {[object, RegExp][]} */ ([
    [{ shop: 'nonsense' }, /myshopify\.com/], [{ shop: SHOP, plan: 'golden' }, /no plan "golden"/], [{ shop: SHOP, csv: 5 }, /text of a product CSV/], [{ shop: SHOP, prodcts: 3 }, /no "prodcts"/],
  ])) {
    const refused = await emulator.control('POST', 'shops', body);
    assert.equal(refused.status, 400);
    assert.match(refused.body.errors, reason);
  }
});

test('calls are listed with document, price, bucket and status', async t => {
  const emulator = await startEmulator(t);
  await emulator.ask('query Names { shop { name } }');
  await emulator.raw('query Names { shop { name } }', {}, { 'X-Shopify-Access-Token': 'wrong' });

  const { body } = await emulator.control('GET', `${SHOP}/calls?after=0`);
  const later = await emulator.control('GET', `${SHOP}/calls?after=1`);

  assert.deepEqual(body.map((/** @type {any} */ { number, document, roots, requestedCost, actualCost, status, app }) => [number, document, roots, requestedCost, actualCost, status, app]), [
    [1, 'Names', ['shop'], 1, 1, 200, 'id'], [2, null, [], null, null, 401, null],
  ]);
  assert.ok(body[0].currentlyAvailable > 1990 && body[0].durationMs >= 0);
  assert.deepEqual(later.body.map((/** @type {any} */ { number }) => number), [2]);
});

test('the merchant edits by number and by mutation, needing no scope', async t => {
  const emulator = await startEmulator(t, { apps: [{ token: 'token', scopes: [] }] });

  const byNumber = await emulator.control('POST', `${SHOP}/edit`, { edits: 2, seed: 1 });
  const byMutation = await emulator.control('POST', `${SHOP}/edit`, { mutation: 'mutation M($p: ProductUpdateInput!) { productUpdate(product: $p) { product { title } } }', variables: { p: { id: 'gid://shopify/Product/2', title: 'Mine' } } });
  const ledger = await emulator.control('GET', `${SHOP}/ledger?after=0`);
  const state = await emulator.control('GET', `${SHOP}/state?ids=gid://shopify/Product/2`);
  const wrong = await emulator.control('POST', `${SHOP}/edit`, { edits: 'many' });

  assert.equal(byNumber.body.length, 2);
  assert.equal(byMutation.body.data.productUpdate.product.title, 'Mine');
  assert.equal(ledger.body.at(-1).actor, 'merchant');
  assert.equal(state.body[0].title, 'Mine');
  assert.equal(wrong.status, 400);
});

test('reset starts again, and the digest tells', async t => {
  const emulator = await startEmulator(t);
  const before = await emulator.control('GET', `${SHOP}/digest`);
  await emulator.ask('mutation { productUpdate(product: {id: "gid://shopify/Product/1", title: "x"}) { product { id } } }');
  const changed = await emulator.control('GET', `${SHOP}/digest`);

  await emulator.control('POST', `${SHOP}/reset`);

  const after = await emulator.control('GET', `${SHOP}/digest`);
  assert.notDeepEqual(changed.body, before.body);
  assert.deepEqual(after.body, before.body);
  assert.deepEqual((await emulator.control('GET', `${SHOP}/ledger`)).body, []);
  assert.deepEqual((await emulator.control('GET', `${SHOP}/calls`)).body, []);
});

test('the clock moves: the bucket fills and tokens expire', async t => {
  const emulator = await startEmulator(t);
  await emulator.control('POST', `${SHOP}/plan`, { maximumAvailable: 20, restoreRate: 0.1 });
  const write = 'mutation { productUpdate(product: {id: "gid://shopify/Product/1", title: "x"}) { product { id } } }';
  await emulator.ask(write);
  await emulator.ask(write);
  assert.equal((await emulator.ask(write)).errors[0].extensions.code, 'THROTTLED');

  const moved = await emulator.control('POST', `${SHOP}/clock`, { advanceMs: 200_000 });

  assert.ok(Date.parse(moved.body.now) > Date.now() + 190_000);
  assert.equal((await emulator.ask(write)).errors, undefined);
  assert.equal((await emulator.control('POST', `${SHOP}/clock`, {})).status, 400);
});

test('what is not there is answered with what is', async t => {
  const emulator = await startEmulator(t);

  const shop = await emulator.control('GET', 'none.myshopify.com/calls');
  const command = await emulator.control('GET', `${SHOP}/nothing`);

  assert.equal(shop.status, 404);
  assert.match(command.body.errors, /POST edit/);
});
