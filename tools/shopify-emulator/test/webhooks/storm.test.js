// @ts-check
// Very many webhooks, and webhooks as they should not be, all at once; and after a shop came back from a file.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { storeModules } from '../../src/store-modules.js';
import { SHOP, startEmulator } from '../../testing/harness.js';
import { startReceiver } from '../../testing/receiver.js';

const SUBSCRIBE = 'mutation ($uri: String!) { webhookSubscriptionCreate(topic: PRODUCTS_UPDATE, webhookSubscription: { uri: $uri }) { userErrors { message } } }';

/** @param {import('node:test').TestContext} t @param {Partial<import('../../src/emulated-shop.js').ShopOptions>} [options] */
async function listening(t, options) {
  const receiver = await startReceiver(t);
  const emulator = await startEmulator(t, { products: 2000, plan: 'unlimited', quirks: { webhookTimeoutMs: 60_000 }, apps: [{ token: 'token', clientId: 'id', clientSecret: 'hush' }], ...options }, storeModules);
  const { data } = await emulator.ask(SUBSCRIBE, { uri: receiver.url });
  assert.deepEqual(data.webhookSubscriptionCreate.userErrors, []);
  const control = async (/** @type {string} */ path, /** @type {object} */ body) => (await emulator.control('POST', `${SHOP}/${path}`, body)).body;
  return { receiver, control, faults: async () => (await emulator.control('GET', `${SHOP}/faults`)).body.map((/** @type {any} */ rule) => rule.fired) };
}

test('two thousand edits at once are told of, and no receiver is given up because the emulator was busy', async t => {
  const { receiver, control } = await listening(t);

  const { length } = await control('edit', { edits: 2000, seed: 3 });
  assert.equal(length, 2000);
  const { delivered, failed, waiting } = await control('tick', {});

  assert.deepEqual([delivered, failed, waiting, receiver.got.length], [2000, 0, 0, 2000]);
});

test('a fifth twice, a fifth out of order, some never, some badly signed: seeded, counted, and all the others as they should be', async t => {
  const { receiver, control, faults } = await listening(t);
  const RULES = [{ kind: 'webhook-duplicate', rate: 0.2 }, { kind: 'webhook-reorder', rate: 0.25, ms: 600_000 }, { kind: 'webhook-drop', rate: 0.01 }, { kind: 'webhook-bad-hmac', rate: 0.01 }];
  await control('faults', { seed: 9, rules: RULES });

  await control('edit', { edits: 1000, seed: 3 });
  await control('tick', {});
  const { delivered, dropped, waiting } = await control('tick', { advanceMs: 600_000 });

  const [twice, late, never, unsigned] = await faults();
  const ids = receiver.got.map(one => one.headers['x-shopify-webhook-id']);
  const moments = [...new Map(receiver.got.map(one => [one.headers['x-shopify-webhook-id'], one.headers['x-shopify-triggered-at']])).values()];
  assert.ok(twice > 150 && twice < 250 && late > 130 && never > 2 && unsigned > 2, `${[twice, late, never, unsigned]}`);
  assert.deepEqual([delivered, dropped, waiting, new Set(ids).size, receiver.got.length], [1000 - never + twice, never, 0, 1000 - never, 1000 - never + twice]);
  assert.equal(receiver.got.filter(one => !one.signedBy('hush')).length, unsigned);
  assert.ok(moments.filter((moment, index) => index > 0 && moment < moments[index - 1]).length > 20, 'later ones came first');
});

test('a shop that came back from a snapshot tells of what happens to it then, and of nothing before', async t => {
  const folder = mkdtempSync(join(tmpdir(), 'storm-test-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const first = await listening(t);
  await first.control('edit', { edits: 3, seed: 1 });
  await first.control('tick', {});
  await first.control('snapshot', { file: join(folder, 'shop') });
  const ids = first.receiver.got.splice(0).map(one => one.headers['x-shopify-webhook-id']);

  const back = await startEmulator(t, { snapshot: join(folder, 'shop'), apps: [{ token: 'token', clientId: 'id', clientSecret: 'hush' }] }, storeModules);
  await back.control('POST', `${SHOP}/edit`, { edits: 2, seed: 2 });
  const { body } = await back.control('POST', `${SHOP}/tick`, {});

  assert.deepEqual([body.delivered, body.subscriptions, first.receiver.got.length], [2, 1, 2]);
  assert.ok(first.receiver.got.every(one => one.signedBy('hush') && !ids.includes(one.headers['x-shopify-webhook-id'])));
});
