// @ts-check
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { storeModules } from '../../src/store-modules.js';
import { SHOP, startEmulator } from '../../testing/harness.js';
import { startReceiver } from '../../testing/receiver.js';

const HOUR = 3_600_000;
const CREATE = 'mutation Create($topic: WebhookSubscriptionTopic!, $input: WebhookSubscriptionInput!) { webhookSubscriptionCreate(topic: $topic, webhookSubscription: $input) { webhookSubscription { id } userErrors { field message } } }';
const RENAME = 'mutation Rename($id: ID!, $title: String!) { productUpdate(product: {id: $id, title: $title}) { product { id } userErrors { field message } } }';

/** @param {import('node:test').TestContext} t @param {{ answer?: Parameters<typeof startReceiver>[1], quirks?: any }} [options] */
async function shopWithReceiver(t, { answer, quirks } = {}) {
  const receiver = await startReceiver(t, answer);
  const emulator = await startEmulator(t, { products: 5, quirks, apps: [{ token: 'token', clientId: 'id', clientSecret: 'hush', privacyUri: receiver.url }] }, storeModules);
  const product = (await emulator.ask('{ products(first: 1) { nodes { id } } }')).data.products.nodes[0].id;
  return {
    ...emulator, receiver, product,
    ask: emulator.ask.bind(emulator),
    /** @param {string} topic @param {object} [input] */
    async subscribe(topic, input) {
      const { data } = await emulator.ask(CREATE, { topic, input: { uri: receiver.url, ...input } });
      assert.deepEqual(data.webhookSubscriptionCreate.userErrors, []);
      return data.webhookSubscriptionCreate.webhookSubscription.id;
    },
    /** @param {string} title */
    rename: title => emulator.ask(RENAME, { id: product, title }),
    /** @param {number} [advanceMs] @returns {Promise<any>} */
    tick: async advanceMs => (await emulator.control('POST', `${SHOP}/tick`, { advanceMs })).body,
  };
}

test('a change is told in the REST shape, signed with the secret of the app over the very bytes', async t => {
  const { receiver, product, subscribe, rename, tick } = await shopWithReceiver(t);
  await subscribe('PRODUCTS_UPDATE', { name: 'changes' });

  await rename('Rød grød på en ø');
  const counts = await tick();

  assert.deepEqual([counts.delivered, counts.failed, counts.waiting], [1, 0, 0]);
  const [{ headers, body, signedBy }] = receiver.got;
  assert.ok(signedBy('hush'));
  assert.deepEqual([headers['content-type'], headers['x-shopify-topic'], headers['x-shopify-shop-domain'], headers['x-shopify-api-version'], headers['x-shopify-name']],
    ['application/json', 'products/update', SHOP, '2026-10', 'changes']);
  for (const name of ['x-shopify-webhook-id', 'x-shopify-event-id']) assert.match(headers[name], /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  assert.match(headers['x-shopify-triggered-at'], /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{9}Z$/);
  assert.deepEqual([body.admin_graphql_api_id, body.id, body.title], [product, Number(product.split('/').pop()), 'Rød grød på en ø']);
  assert.match(body.updated_at, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+0[12]:00$/);
  assert.equal(typeof body.variants[0].price, 'string');
  assert.equal(typeof body.variants[0].inventory_item_id, 'number');
});

test('making and deleting a product tell of its stock, too; a deleted body is the id', async t => {
  const { receiver, ask, subscribe, tick } = await shopWithReceiver(t);
  for (const topic of ['PRODUCTS_CREATE', 'PRODUCTS_DELETE', 'INVENTORY_ITEMS_CREATE', 'INVENTORY_ITEMS_DELETE']) await subscribe(topic);

  const { data } = await ask('mutation { productCreate(product: {title: "New"}) { product { id } } }');
  await tick();
  const made = receiver.topics().sort();
  await ask('mutation($id: ID!) { productDelete(input: {id: $id}) { deletedProductId } }', { id: data.productCreate.product.id });
  await tick();

  assert.deepEqual(made, ['inventory_items/create', 'products/create']);
  assert.deepEqual(receiver.topics().slice(2).sort(), ['inventory_items/delete', 'products/delete']);
  const deleted = receiver.got.find(one => one.topic === 'products/delete');
  assert.deepEqual(deleted?.body, { id: Number(data.productCreate.product.id.split('/').pop()) });
  assert.equal(new Set(receiver.got.slice(0, 2).map(one => one.headers['x-shopify-event-id'])).size, 1, 'one deed is one event');
});

test('the merchant is heard as well; a refused mutation is not', async t => {
  const { receiver, control, ask, product, subscribe, tick } = await shopWithReceiver(t);
  await subscribe('PRODUCTS_UPDATE');

  await ask('mutation($id: ID!) { productUpdate(product: {id: $id, title: ""}) { userErrors { message } } }', { id: product });
  await control('POST', `${SHOP}/edit`, { edits: 3, seed: 1 });
  await tick();

  assert.deepEqual(receiver.topics(), ['products/update', 'products/update', 'products/update']);
});

test('filter, fields and metafields make the body', async t => {
  const { receiver, ask, product, subscribe, rename, tick } = await shopWithReceiver(t);
  await ask('mutation($m: [MetafieldsSetInput!]!) { metafieldsSet(metafields: $m) { userErrors { message } } }',
    { m: [{ ownerId: product, namespace: 'mine', key: 'colour', type: 'single_line_text_field', value: 'blue' }, { ownerId: product, namespace: 'other', key: 'thing', type: 'single_line_text_field', value: 'y' }] });
  await subscribe('PRODUCTS_UPDATE', { filter: 'title:wanted AND variants.price:>=0', includeFields: ['id', 'title', 'variants.sku'], metafieldNamespaces: ['mine'] });

  await rename('unwanted');
  await rename('wanted');
  await tick();

  assert.equal(receiver.got.length, 1);
  const { body } = receiver.got[0];
  assert.deepEqual(Object.keys(body).sort(), ['id', 'metafields', 'title', 'variants']);
  assert.deepEqual(Object.keys(body.variants[0]), ['sku']);
  assert.deepEqual(body.metafields.map((/** @type {any} */ { namespace, key, value }) => [namespace, key, value]), [['mine', 'colour', 'blue']]);
});

test('XML for those who ask for it', async t => {
  const { receiver, subscribe, rename, tick } = await shopWithReceiver(t);
  await subscribe('PRODUCTS_UPDATE', { format: 'XML', includeFields: ['id', 'title', 'vendor'] });

  await rename('a < b');
  await tick();

  assert.equal(receiver.got[0].headers['content-type'], 'application/xml');
  assert.match(receiver.got[0].body, /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<product><id type="integer">\d+<\/id><title>a &lt; b<\/title><vendor>.*<\/vendor><\/product>\n$/);
  assert.ok(receiver.got[0].signedBy('hush'));
});

test('a receiver that refuses is asked again eight times in four hours, with the same bytes and id; then the subscription is over', async t => {
  const { receiver, ask, control, subscribe, rename, tick } = await shopWithReceiver(t, { answer: () => 302 });
  await subscribe('PRODUCTS_UPDATE');

  await rename('A');
  const first = await tick();
  const oneMinute = await tick(60_000);
  const almost = await tick(4 * HOUR - 62_000);
  const last = await tick(3_000);

  assert.deepEqual([first.failed, oneMinute.failed, almost.failed, last.failed], [1, 2, 8, 9]);
  assert.deepEqual([almost.subscriptions, last.subscriptions, last.waiting], [1, 0, 0]);
  assert.equal(new Set(receiver.got.map(one => `${one.headers['x-shopify-webhook-id']} ${one.raw}`)).size, 1);
  const { body: log } = await control('GET', `${SHOP}/webhooks?after=8`);
  assert.deepEqual(log.map((/** @type {any} */ one) => [one.number, one.attempt, one.outcome, one.status, one.topic]), [[9, 9, 'failed', 302, 'products/update']]);
  assert.deepEqual((await ask('{ webhookSubscriptionsCount { count } }')).data, { webhookSubscriptionsCount: { count: 0 } });
});

test('a receiver that comes to itself gets what it missed, and keeps its subscription', async t => {
  const { receiver, subscribe, rename, tick } = await shopWithReceiver(t, { answer: (_, count) => (count < 3 ? 500 : 200) });
  await subscribe('PRODUCTS_UPDATE');

  await rename('A');
  const after = await tick(4 * HOUR);

  assert.deepEqual([after.delivered, after.failed, after.waiting, after.subscriptions], [1, 2, 0, 1]);
  assert.equal(receiver.got[2].body.title, 'A');
});

test('a receiver that does not answer in time has failed', async t => {
  const { control, subscribe, rename, tick } = await shopWithReceiver(t, { answer: () => null, quirks: { webhookTimeoutMs: 30 } });
  await subscribe('PRODUCTS_UPDATE');

  await rename('A');
  const counts = await tick();

  assert.deepEqual([counts.failed, counts.waiting], [1, 1]);
  assert.equal((await control('GET', `${SHOP}/webhooks`)).body[0].error, 'timeout');
});

test('faults: dropped, twice with one id, late, out of order, badly signed - aimed at a topic', async t => {
  const { receiver, control, subscribe, rename, tick } = await shopWithReceiver(t);
  await subscribe('PRODUCTS_UPDATE');
  const faults = (/** @type {unknown} */ rules) => control('POST', `${SHOP}/faults`, rules);
  const titles = () => receiver.got.splice(0).map(one => one.body.title);

  await faults([{ kind: 'webhook-drop', match: 'products/create' }, { kind: 'webhook-drop', match: 'products/update', times: 1 }]);
  await rename('dropped');
  await rename('kept');
  await tick();
  assert.deepEqual(titles(), ['kept']);

  await faults([{ kind: 'webhook-duplicate' }]);
  await rename('twice');
  await tick();
  assert.equal(new Set(receiver.got.map(one => one.headers['x-shopify-webhook-id'])).size, 1);
  assert.deepEqual(titles(), ['twice', 'twice']);

  await faults([{ kind: 'webhook-delay', ms: HOUR }]);
  await rename('late');
  assert.equal((await tick()).waiting, 1);
  assert.deepEqual(titles(), []);
  await tick(HOUR);
  assert.deepEqual(titles(), ['late']);

  await faults([{ kind: 'webhook-reorder', times: 1 }]);
  await rename('older');
  await rename('newer');
  await tick();
  assert.deepEqual(titles(), ['newer', 'older']);

  await faults([{ kind: 'webhook-bad-hmac' }]);
  await rename('false');
  await tick();
  assert.equal(receiver.got[0].signedBy('hush'), false);
});

test('privacy topics come by the control interface to the address in the configuration of the app', async t => {
  const { receiver, control } = await shopWithReceiver(t);

  const sent = await control('POST', `${SHOP}/privacy`, { topic: 'customers/redact', customer: { id: 'gid://shopify/Customer/7', email: 'a@b.example', phone: null }, orders: ['gid://shopify/Order/9'] });
  const wrong = await control('POST', `${SHOP}/privacy`, { topic: 'customers/update' });

  assert.equal(sent.status, 200);
  assert.equal(wrong.status, 400);
  const [{ topic, body, signedBy }] = receiver.got;
  assert.deepEqual([topic, body.shop_domain, body.customer, body.orders_to_redact, signedBy('hush')], ['customers/redact', SHOP, { id: 7, email: 'a@b.example', phone: null }, [9], true]);
});

test('a storm is measured: all of it arrives, some of it twice', async t => {
  const { receiver, control, subscribe } = await shopWithReceiver(t);
  await subscribe('PRODUCTS_UPDATE');

  const { body } = await control('POST', `${SHOP}/storm`, { perSecond: 1000, seconds: 0.5, products: 5, duplicates: 0.1 });

  assert.equal(body.told, 500);
  assert.ok(body.repeated > 20 && body.repeated < 90, `${body.repeated}`);
  assert.deepEqual([body.delivered, body.failed, receiver.got.length], [500 + body.repeated, 0, 500 + body.repeated]);
  assert.equal(new Set(receiver.got.map(one => one.headers['x-shopify-webhook-id'])).size, 500);
});
