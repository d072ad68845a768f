// @ts-check
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { storeModules } from '../src/store-modules.js';
import { SHOP, startEmulator } from '../testing/harness.js';

const READ = 'query Read { shop { name } other: shop { id } }';
const good = { grant_type: 'client_credentials', client_id: 'id', client_secret: 'secret' };

/** @param {import('node:test').TestContext} t @param {unknown} rules @param {object} [options] @param {any} [store] */
async function faulty(t, rules, options, store) {
  const emulator = await startEmulator(t, options, store);
  const set = await emulator.control('POST', `${SHOP}/faults`, rules);
  assert.equal(set.status, 200, JSON.stringify(set.body));
  return emulator;
}

test('every status of Shopify\'s list, and every form of Retry-After', async t => {
  const statuses = [401, 402, 403, 404, 422, 423, 429, 430, 500, 502, 503, 504, 520, 530, 540];
  const waits = [2, 1.5, 0, '0', '2', 'soon', undefined];
  const emulator = await faulty(t, [...statuses.map(status => ({ kind: 'status', status, times: 1 })), ...waits.map(retryAfter => ({ kind: 'status', status: 429, times: 1, retryAfter }))]);

  const got = [];
  for (let call = 0; call < statuses.length + waits.length; call++) {
    const response = await emulator.raw(READ);
    got.push(call < statuses.length ? response.status : response.headers.get('retry-after'));
  }

  assert.deepEqual(got, [...statuses, '2.0', '1.5', '0.0', '0', '2', 'soon', null]);
});

test('answers that are odd although the call was done', async t => {
  const kinds = ['empty', 'wrong-type', 'partial-data', 'errors-only', 'status-after-effect', 'slow-drip'];
  const emulator = await faulty(t, kinds.map(kind => ({ kind, times: 1, ms: 20 })));

  const [empty, text, partial, errors, lost, slow] = await [1, 2, 3, 4, 5, 6].reduce(async (before, _) => [...await before, await emulator.raw(READ)], Promise.resolve(/** @type {Response[]} */ ([])));

  assert.deepEqual([empty.status, await empty.text()], [200, '']);
  assert.equal(text.headers.get('content-type'), 'text/plain');
  const both = await partial.json();
  assert.deepEqual([both.data.shop, both.data.other.id, both.errors[0].path], [null, 'gid://shopify/Shop/1', ['shop']]);
  const only = await errors.json();
  assert.deepEqual([Object.keys(only), only.errors[0].extensions.code], [['errors'], 'INTERNAL_SERVER_ERROR']);
  assert.equal(lost.status, 520);
  assert.equal(slow.headers.get('content-length'), null);
  assert.equal((await slow.json()).data.shop.name, SHOP);
});

test('reset-mid-body: the beginning arrives, the rest does not', async t => {
  const emulator = await faulty(t, [{ kind: 'reset-mid-body' }]);

  await assert.rejects(async () => (await emulator.raw(READ)).text());
});

test('the n-th matching call, or several of them', async t => {
  const emulator = await faulty(t, [{ kind: 'status', match: 'Read', nth: [2, 4] }]);

  const statuses = [];
  for (let call = 0; call < 5; call++) statuses.push((await emulator.raw(READ)).status);

  assert.deepEqual(statuses, [200, 503, 200, 503, 200]);
});

test('what happens to the shop mid-run: limits, bucket, version, scope', async t => {
  const emulator = await faulty(t, [
    { kind: 'limit-reduced', maximumAvailable: 500, restoreRate: 25, nth: 1 }, { kind: 'bucket-drained', points: 7, nth: 2 }, { kind: 'version-dropped', nth: 3 }, { kind: 'scope-removed', scope: 'read_locations', nth: 4 },
  ], { apps: [{ token: 'token', clientId: 'id', clientSecret: 'secret', scopes: ['read_locations'] }] });
  const ask = (/** @type {string} */ query) => emulator.raw(query, {}, {}, '2026-07');

  const reduced = await (await ask(READ)).json();
  const drained = await (await ask(READ)).json();
  const version = [(await ask(READ)).headers.get('x-shopify-api-version'), (await ask(READ)).headers.get('x-shopify-api-version')];
  const denied = await (await ask('{ location { id } }')).json();

  assert.deepEqual([reduced.extensions.cost.throttleStatus.maximumAvailable, reduced.extensions.cost.throttleStatus.restoreRate], [500, 25]);
  assert.ok(drained.extensions.cost.throttleStatus.currentlyAvailable < 10);
  assert.deepEqual(version, ['2026-07', '2026-10']);
  assert.equal(denied.errors[0].extensions.code, 'ACCESS_DENIED');
});

test('tokens end mid-run: by time, or with the app', async t => {
  const emulator = await faulty(t, [{ kind: 'token-expired', nth: 2 }, { kind: 'app-uninstalled', match: 'Read', nth: 4 }]);
  const ask = async (/** @type {string} */ token) => (await emulator.raw(READ, {}, { 'X-Shopify-Access-Token': token })).status;
  const newToken = async () => (await (await fetch(`${emulator.url}/shops/${SHOP}/admin/oauth/access_token`, { method: 'POST', body: new URLSearchParams(good) })).json()).access_token;

  const statuses = [await ask('token'), await ask('token')];
  const token = await newToken();
  statuses.push(await ask(token), await ask(token));

  assert.deepEqual(statuses, [200, 401, 200, 401]);
  assert.equal(await newToken(), undefined, 'the app is gone');
});

test('faults on tokens: nothing is issued when it is refused before; a lost answer can be asked for again; what means nothing there is not spent', async t => {
  const emulator = await faulty(t, [{ kind: 'throttled', match: 'access_token' }, { kind: 'latency', ms: 30, match: 'access_token' }, { kind: 'status', status: 500, match: 'access_token', nth: 1 }, { kind: 'status-after-effect', match: 'client_credentials', nth: 2 }]);
  const ask = () => fetch(`${emulator.url}/shops/${SHOP}/admin/oauth/access_token`, { method: 'POST', body: new URLSearchParams(good) });
  const tokens = async () => (await emulator.control('GET', `${SHOP}/tokens`)).body.length;
  const started = Date.now();

  const refused = await ask();
  const [waited, none] = [Date.now() - started, await tokens()];
  const lost = await ask();
  const [one, counts] = [await tokens(), await emulator.control('GET', `${SHOP}/faults`)];

  assert.deepEqual([refused.status, none, lost.status, one], [500, 1, 520, 2]);
  assert.ok(waited >= 29, `${waited}`);
  assert.deepEqual(counts.body.map((/** @type {any} */ { seen, fired }) => [seen, fired]), [[0, 0], [2, 2], [2, 1], [2, 1]]);
});

test('an upload is refused, a line of a bulk mutation has a userError', async t => {
  const emulator = await faulty(t, [{ kind: 'status', status: 403, match: 'staged_upload', times: 1 }, { kind: 'user-error', match: 'productUpdate', nth: 2, message: 'Odd', field: ['title'] }], { products: 3 }, storeModules);
  const target = (await emulator.ask('mutation { stagedUploadsCreate(input: [{resource: BULK_MUTATION_VARIABLES, filename: "v", mimeType: "text/jsonl", httpMethod: POST}]) { stagedTargets { url parameters { name value } } } }')).data.stagedUploadsCreate.stagedTargets[0];
  const ids = (await emulator.ask('{ products(first: 3) { nodes { id } } }')).data.products.nodes;
  const upload = () => {
    const form = new FormData();
    for (const { name, value } of target.parameters) form.append(name, value);
    form.append('file', new Blob([ids.map((/** @type {any} */ { id }) => JSON.stringify({ product: { id, title: 'By bulk' } })).join('\n')]), 'v');
    return fetch(target.url, { method: 'POST', body: form });
  };

  const statuses = [(await upload()).status, (await upload()).status];
  const path = target.parameters.find((/** @type {any} */ one) => one.name === 'key').value;
  const { data } = await emulator.ask('mutation($path: String!) { bulkOperationRunMutation(mutation: "mutation call($product: ProductUpdateInput!) { productUpdate(product: $product) { product { id } userErrors { field message } } }", stagedUploadPath: $path) { bulkOperation { id } userErrors { message } } }', { path });
  const poll = async () => {
    await emulator.control('POST', `${SHOP}/clock`, { advanceMs: 1000 });
    return (await emulator.ask('query($id: ID!) { bulkOperation(id: $id) { status url } }', { id: data.bulkOperationRunMutation.bulkOperation.id })).data.bulkOperation;
  };
  let operation = await poll();
  while (operation.status !== 'COMPLETED') operation = await poll();
  const lines = (await (await fetch(operation.url)).text()).trim().split('\n').map(line => JSON.parse(line).data.productUpdate);

  assert.deepEqual(statuses, [403, 201]);
  assert.deepEqual(lines.map(line => line.userErrors.length).sort(), [0, 0, 1]);
  assert.deepEqual(lines.find(line => line.userErrors.length).userErrors, [{ field: ['title'], message: 'Odd' }]);
});

test('the bucket belongs to the app: whatever other token of it drained it, another app has its own', async t => {
  const emulator = await faulty(t, [{ kind: 'bucket-drained', match: 'Read', nth: 2 }], { apps: [{ token: 'token', clientId: 'id', clientSecret: 'secret' }, { token: 'other', clientId: 'other', clientSecret: 'hush' }] });
  const issued = await (await fetch(`${emulator.url}/shops/${SHOP}/admin/oauth/access_token`, { method: 'POST', body: new URLSearchParams({ grant_type: 'client_credentials', client_id: 'id', client_secret: 'secret' }) })).json();
  const availableTo = async (/** @type {string} */ token) => (await emulator.ask(READ, {}, { 'X-Shopify-Access-Token': token })).extensions.cost.throttleStatus.currentlyAvailable;

  const [before, drained, sibling, stranger] = [await availableTo('token'), await availableTo('token'), await availableTo(issued.access_token), await availableTo('other')];

  assert.ok(before > 900 && drained < 200 && sibling < 400 && stranger > 900, `${[before, drained, sibling, stranger]}`);
});
