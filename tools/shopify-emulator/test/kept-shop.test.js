// @ts-check
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startReceiver } from '../testing/receiver.js';

const main = fileURLToPath(new URL('../main.js', import.meta.url));
const SHOP = 'kept.myshopify.com';

/** @param {import('node:test').TestContext} t */
function stateFile(t) {
  const folder = mkdtempSync(join(tmpdir(), 'shopify-emulator-'));
  t.after(() => rmSync(folder, { recursive: true }));
  return join(folder, 'shop.jsonl');
}

/** @param {import('node:test').TestContext} t @param {string} file @param {number} [products] */
async function started(t, file, products = 20) {
  const child = spawn(process.execPath, [main, '--port', '0', '--shop', SHOP, '--token', 'mine', '--products', String(products), '--state', file], { stdio: 'pipe' });
  t.after(() => child.kill('SIGKILL'));
  let said = '';
  for await (const text of child.stdout.setEncoding('utf8').iterator({ destroyOnReturn: false })) if ((said += text).includes('Emulator ready')) break;
  const url = /Emulator ready: (\S+)/.exec(said)?.[1] ?? assert.fail(said);
  const json = { 'Content-Type': 'application/json', 'X-Shopify-Access-Token': 'mine' };
  return {
    said,
    /** @param {string} path @param {object} [body] @returns {Promise<any>} */
    control: async (path, body) => (await fetch(`${url}/_emulator/${SHOP}/${path}`, body && { method: 'POST', headers: json, body: JSON.stringify(body) })).json(),
    /** @param {string} query @param {object} [variables] @returns {Promise<any>} */
    ask: async (query, variables = {}) => (await fetch(`${url}/shops/${SHOP}/admin/api/2026-10/graphql.json`, { method: 'POST', headers: json, body: JSON.stringify({ query, variables }) })).json(),
    kill: async () => {
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}

/** Pictures are served under another port after a start, so their addresses are left out. @param {any} value */
const withoutPort = value => JSON.parse(JSON.stringify(value).replace(/127\.0\.0\.1:\d+/g, 'here'));

test('a killed shop is the same at the next start, moments and ledger too', async t => {
  const file = stateFile(t);
  const first = await started(t, file);
  const [{ id }] = await first.control('edit', { edits: 3, seed: 7 });
  await first.control('edit', { mutation: 'mutation($id: ID!) { productUpdate(product: {id: $id, tags: ["by hand"]}) { userErrors { message } } }', variables: { id } });
  const { data } = await first.ask('mutation { productCreate(product: {title: "New here"}) { product { id } userErrors { message } } }');
  await first.ask('mutation($id: ID!) { productUpdate(product: {id: $id, title: "By the app"}) { userErrors { message } } }', { id });
  const [state, ledger] = [await first.control('state'), await first.control('ledger')];
  await first.kill();

  const second = await started(t, file);

  assert.equal(ledger.length, 6);
  assert.match(data.productCreate.product.id, /^gid:/);
  assert.deepEqual(withoutPort(await second.control('state')), withoutPort(state));
  assert.deepEqual(withoutPort(await second.control('ledger')), withoutPort(ledger));
});

test('it goes on from there, and a third start has both', async t => {
  const file = stateFile(t);
  const first = await started(t, file);
  await first.control('edit', { edits: 1, seed: 1 });
  await first.kill();
  const second = await started(t, file);
  await second.control('edit', { edits: 1, seed: 2 });
  const state = await second.control('state');
  await second.kill();

  const third = await started(t, file);

  assert.deepEqual(withoutPort(await third.control('state')), withoutPort(state));
  assert.equal((await third.control('ledger')).length, 2);
});

test('a key is still known at the next start: its call is answered again, not done again', async t => {
  const file = stateFile(t);
  const first = await started(t, file);
  const page = await first.ask('{ inventoryItems(first: 20) { nodes { id tracked inventoryLevels(first: 1) { nodes { location { id } quantities(names: ["available"]) { quantity } } } } } }');
  const { id, inventoryLevels: { nodes: [level] } } = page.data.inventoryItems.nodes.find((/** @type {any} */ one) => one.tracked);
  const adjust = `mutation($changes: [InventoryChangeInput!]!) { inventoryAdjustQuantities(input: { name: "available", reason: "other", changes: $changes }) @idempotent(key: "k") {
    inventoryAdjustmentGroup { id createdAt } userErrors { code } } }`;
  const changes = [{ inventoryItemId: id, locationId: level.location.id, delta: 5, changeFromQuantity: null }];
  const answer = (await first.ask(adjust, { changes })).data;
  await first.kill();

  const second = await started(t, file);
  const again = (await second.ask(adjust, { changes })).data;
  const read = await second.ask('query($id: ID!) { inventoryItem(id: $id) { inventoryLevels(first: 1) { nodes { quantities(names: ["available"]) { quantity } } } } }', { id });

  assert.ok(answer.inventoryAdjustQuantities.inventoryAdjustmentGroup.id);
  assert.deepEqual(again, answer);
  assert.equal(read.data.inventoryItem.inventoryLevels.nodes[0].quantities[0].quantity, level.quantities[0].quantity + 5);
});

test('what was refused is not done at the next start', async t => {
  const file = stateFile(t);
  const first = await started(t, file);
  await first.control('faults', [{ kind: 'user-error', match: 'productCreate' }]);
  await first.ask('mutation { productCreate(product: {title: "Refused"}) { product { id } userErrors { message } } }');
  const state = await first.control('state');
  await first.kill();

  const second = await started(t, file);

  assert.deepEqual(withoutPort(await second.control('state')), withoutPort(state));
});

test('a line cut off by the kill is left out', async t => {
  const file = stateFile(t);
  const first = await started(t, file);
  const state = await first.control('state');
  await first.kill();
  appendFileSync(file, '{"at":"2026-11-2');

  const second = await started(t, file);

  assert.deepEqual(withoutPort(await second.control('state')), withoutPort(state));
});

test('the shop that is kept goes before the number of products asked for', async t => {
  const file = stateFile(t);
  await (await started(t, file, 5)).kill();

  const second = await started(t, file, 9);

  assert.match(second.said, /has 5 products/);
  assert.equal((await second.control('state')).length, 5);
});

test('a reset is kept, too', async t => {
  const file = stateFile(t);
  const first = await started(t, file);
  await first.control('edit', { edits: 3, seed: 1 });
  await first.control('reset', {});
  const state = await first.control('state');
  await first.kill();

  const second = await started(t, file);

  assert.deepEqual(withoutPort(await second.control('state')), withoutPort(state));
  assert.deepEqual(await second.control('ledger'), []);
});

test('a file that cannot be done again ends the start, and is left as it was', async t => {
  const file = stateFile(t);
  const first = await started(t, file);
  await first.ask('mutation { productCreate(product: {title: "New"}) { product { id } userErrors { message } } }');
  await first.kill();
  const kept = readFileSync(file, 'utf8').replace('productCreate(product:', 'productInvent(product:');
  writeFileSync(file, kept);

  const child = spawn(process.execPath, [main, '--port', '0', '--shop', SHOP, '--state', file], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', text => { said += text; });
  child.stderr.setEncoding('utf8').on('data', text => { said += text; });
  const [code] = await once(child, 'close');

  assert.notEqual(code, 0);
  assert.match(said, /no longer valid/);
  assert.doesNotMatch(said, /Emulator ready/);
  assert.equal(readFileSync(file, 'utf8'), kept);
});

test('subscriptions to webhooks are kept, and nobody is told again of what is done again', async t => {
  const receiver = await startReceiver(t);
  const file = stateFile(t);
  const first = await started(t, file);
  const SUBSCRIBE = 'mutation($uri: String!) { webhookSubscriptionCreate(topic: PRODUCTS_UPDATE, webhookSubscription: {uri: $uri}) { userErrors { message } } }';
  await first.ask(SUBSCRIBE, { uri: receiver.url });
  await first.control('edit', { edits: 2, seed: 1 });
  await first.control('tick', {});
  await first.kill();

  const second = await started(t, file);
  const again = await second.control('tick', {});
  const { data } = await second.ask('{ webhookSubscriptions(first: 5) { nodes { uri } } }');

  assert.deepEqual(data.webhookSubscriptions.nodes, [{ uri: receiver.url }]);
  assert.deepEqual([again.delivered, receiver.got.length], [0, 2]);
});

test('a subscription that ended because nobody answered is not back at the next start', async t => {
  const receiver = await startReceiver(t, () => 500);
  const file = stateFile(t);
  const first = await started(t, file);
  const SUBSCRIBE = 'mutation($uri: String!, $topic: WebhookSubscriptionTopic!) { webhookSubscriptionCreate(topic: $topic, webhookSubscription: {uri: $uri}) { userErrors { message } } }';
  const uris = async (/** @type {typeof first} */ shop) => (await shop.ask('{ webhookSubscriptions(first: 5) { nodes { topic } } }')).data.webhookSubscriptions.nodes.map((/** @type {any} */ one) => one.topic);
  await first.ask(SUBSCRIBE, { uri: receiver.url, topic: 'PRODUCTS_UPDATE' });
  await first.ask(SUBSCRIBE, { uri: receiver.url, topic: 'PRODUCTS_CREATE' });
  await first.control('edit', { edits: 1, seed: 1 });
  for (let hours = 0; hours < 5; hours++) await first.control('tick', { advanceMs: 3_600_000 });
  assert.deepEqual([receiver.got.length, await uris(first)], [9, ['PRODUCTS_CREATE']]);
  await first.kill();

  const second = await started(t, file);
  assert.deepEqual(await uris(second), ['PRODUCTS_CREATE']);
});
