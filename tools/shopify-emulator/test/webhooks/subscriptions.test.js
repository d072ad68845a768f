// @ts-check
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contextOf, run, seeded } from '../../testing/ask.js';

const app = /** @type {any} */ ({ clientId: 'a', apiClientId: 347082, webhookApiVersion: '2026-10' });
const other = /** @type {any} */ ({ clientId: 'b', apiClientId: 347083, webhookApiVersion: '2026-07' });
const scopes = ['read_products', 'read_orders', 'read_customers', 'read_returns', 'write_inventory'];

const CREATE = `mutation Create($topic: WebhookSubscriptionTopic!, $input: WebhookSubscriptionInput!) {
  webhookSubscriptionCreate(topic: $topic, webhookSubscription: $input) { webhookSubscription { id topic uri format filter name includeFields metafieldNamespaces metafields { namespace key } apiVersion { handle }
    callbackUrl endpoint { __typename ... on WebhookHttpEndpoint { callbackUrl } ... on WebhookEventBridgeEndpoint { arn } ... on WebhookPubSubEndpoint { pubSubProject pubSubTopic } } } userErrors { field message } } }`;
const UPDATE = 'mutation Update($id: ID!, $input: WebhookSubscriptionInput!) { webhookSubscriptionUpdate(id: $id, webhookSubscription: $input) { webhookSubscription { id uri includeFields filter } userErrors { field message } } }';

function store() {
  const shop = seeded({ products: 1, quirks: { plainHttpWebhooks: false } });
  const ask = async (/** @type {string} */ document, /** @type {object} */ variables, /** @type {any} */ as = app) => {
    const { data, errors } = await run(shop, document, variables, contextOf(shop, { variables: /** @type {any} */ (variables), app: as, scopes }));
    assert.equal(errors, undefined, JSON.stringify(errors));
    return Object.values(JSON.parse(JSON.stringify(data)))[0];
  };
  return { shop, ask, create: (/** @type {string} */ topic, /** @type {object} */ input, /** @type {any} */ as = app) => ask(CREATE, { topic, input }, as) };
}

const messages = (/** @type {any} */ payload) => payload.userErrors.map((/** @type {any} */ { field, message }) => `${field.join('.')}: ${message}`);

test('a subscription is made with what Shopify begins with, its blanks and namespaces resolved', async () => {
  const { create } = store();

  const { webhookSubscription, userErrors } = await create('PRODUCTS_UPDATE', { uri: '  https://example.com/h  ', metafieldNamespaces: ['$app:x'], metafields: [{ namespace: 'custom', key: 'colour' }] });

  assert.deepEqual(userErrors, []);
  assert.deepEqual({ ...webhookSubscription, id: null }, {
    id: null, topic: 'PRODUCTS_UPDATE', uri: 'https://example.com/h', format: 'JSON', filter: null, name: null, includeFields: [], metafieldNamespaces: ['app--347082--x'],
    metafields: [{ namespace: 'custom', key: 'colour' }], apiVersion: { handle: '2026-10' }, callbackUrl: 'https://example.com/h', endpoint: { __typename: 'WebhookHttpEndpoint', callbackUrl: 'https://example.com/h' }
  });
});

const ARN = 'arn:aws:events:us-east-1::event-source/aws.partner/shopify.com/347082/source';

for (const [uri, expected] of /** @type {[string, string[]][]} */ ([
  ['   ', ["Address can't be blank"]],
  ['http://example.com/h', ['Address protocol http:// is not supported']],
  ['http://127.0.0.1:1/h', ['Address protocol http:// is not supported']],
  ['https://localhost/h', ['Address cannot be a Shopify or an internal domain']],
  ['https://x.myshopify.com/h', ['Address cannot be a Shopify or an internal domain']],
  ['pubsub://my-project', ['Address protocol pubsub:// is not supported', 'Address is not a valid GCP pub/sub format. Format should be pubsub://project:topic']],
  ['pubsub://-bad:topic', ['Address is invalid', 'Address is not a valid GCP project id.']],
  ['pubsub://valid-project:goog-prefixed', ['Address is invalid', 'Address is not a valid GCP topic id.']],
  ['pubsub://valid-project:1topic', ['Address is invalid', 'Address is not a valid GCP topic id.']],
  ['arn:aws:events:bogus', ['Address is invalid', 'Address is not a valid AWS ARN']],
  [ARN.replace('347082', '1'), ['Address is invalid', "Address is an AWS ARN and includes api_client_id '1' instead of '347082'"]],
  ['kafka://broker/topic', ['Address protocol kafka:// is not supported', 'Address is not a valid kafka topic']],
  ['nonsense', ['Address is invalid']]
]))
  test(`the address "${uri}" is refused when made and when changed`, async () => {
    const { ask, create } = store();
    const { webhookSubscription: { id } } = await create('SHOP_UPDATE', { uri: 'https://example.com/good' });

    const made = await create('SHOP_UPDATE', { uri });
    const changed = await ask(UPDATE, { id, input: { uri } });

    const wanted = expected.map(message => `webhookSubscription.callbackUrl: ${message}`);
    assert.deepEqual([messages(made), messages(changed)], [wanted, wanted]);
    assert.equal(made.webhookSubscription, null);
  });

test('clouds: both ways to say it, percent signs and numbers of projects, XML never', async () => {
  const { ask, create } = store();
  const PUBSUB = 'mutation P($input: PubSubWebhookSubscriptionInput!) { pubSubWebhookSubscriptionCreate(topic: SHOP_UPDATE, webhookSubscription: $input) { webhookSubscription { uri callbackUrl endpoint { __typename } } userErrors { field message } } }';
  const BRIDGE = 'mutation E($input: EventBridgeWebhookSubscriptionInput!) { eventBridgeWebhookSubscriptionCreate(topic: SHOP_UPDATE, webhookSubscription: $input) { webhookSubscription { uri } userErrors { field message } } }';

  const numbered = await create('SHOP_UPDATE', { uri: 'pubsub://123456789012:unified%25topic' });
  const dedicated = await ask(PUBSUB, { input: { pubSubProject: 'valid-project', pubSubTopic: 'a%25topic' } });
  const bothWrong = await ask(PUBSUB, { input: { pubSubProject: '-bad', pubSubTopic: '1topic' } });
  const arn = await ask(BRIDGE, { input: { arn: ARN } });
  const wrongArn = await ask(BRIDGE, { input: { arn: ARN.replace('347082', '1') } });
  const xml = await create('SHOP_UPDATE', { uri: ARN, format: 'XML' });

  assert.deepEqual(numbered.webhookSubscription.endpoint, { __typename: 'WebhookPubSubEndpoint', pubSubProject: '123456789012', pubSubTopic: 'unified%25topic' });
  assert.deepEqual(dedicated.webhookSubscription, { uri: 'pubsub://valid-project:a%25topic', callbackUrl: 'https://eventbridge.arn', endpoint: { __typename: 'WebhookPubSubEndpoint' } });
  assert.deepEqual(messages(bothWrong), ['webhookSubscription.pubSubProject: Google Cloud Pub/Sub project ID is not valid', 'webhookSubscription.pubSubTopic: Google Cloud Pub/Sub topic ID is not valid']);
  assert.equal(arn.webhookSubscription.uri, ARN);
  assert.equal(messages(wrongArn)[0], 'webhookSubscription.arn: Address is invalid');
  assert.deepEqual(messages(xml), ["webhookSubscription.format: Format can only be used with format: 'json'"]);
});

test('formats, names and filters have their rules', async () => {
  const { create } = store();
  const uri = 'https://example.com/x';
  await create('SHOP_UPDATE', { uri, name: 'OrderHook' });

  const refused = [];
  for (const [topic, input] of /** @type {[string, object][]} */ ([
    ['RETURNS_APPROVE', { format: 'XML' }], ['SHOP_UPDATE', { name: '' }], ['SHOP_UPDATE', { name: 'has spaces' }], ['SHOP_UPDATE', { name: 'orderhook' }], ['CUSTOMERS_UPDATE', { filter: 'totally bogus syntax' }]
  ])) refused.push(messages(await create(topic, { uri: `${uri}/2`, ...input })));

  assert.deepEqual(refused, [
    ["webhookSubscription.format: Format 'xml' is invalid for this webhook topic. Allowed formats: json"],
    ['webhookSubscription.name: Name is too short (minimum is 1 character)', 'webhookSubscription.name: Name name field can only contain alphanumeric characters, underscores, and hyphens'],
    ['webhookSubscription.name: Name name field can only contain alphanumeric characters, underscores, and hyphens'],
    ['webhookSubscription.name: Name already exists, no duplicate allowed'],
    ['webhookSubscription: The specified filter is invalid, please ensure you specify the field(s) you wish to filter on.']
  ]);
});

test('the same address is taken for one topic, format and filter, and only for the same app', async () => {
  const { create } = store();
  const uri = 'https://example.com/x';

  const answers = [];
  for (const [input, as] of /** @type {[object, any][]} */ ([[{}, app], [{ filter: '' }, app], [{ format: 'XML' }, app], [{ filter: 'id:1' }, app], [{}, other]])) answers.push(messages(await create('PRODUCTS_UPDATE', { uri, ...input }, as)));

  assert.deepEqual(answers, [[], ['webhookSubscription.callbackUrl: Address for this topic has already been taken'], [], [], []]);
});

test('a topic that the scopes do not cover is refused', async () => {
  const { create } = store();

  const refused = await create('LOCATIONS_CREATE', { uri: 'https://example.com/x' });

  assert.deepEqual(messages(refused), ['topic: You cannot create a webhook subscription with the specified topic']);
});

test('lists are by app, topic, address and search, in both orders; deleting ends it', async () => {
  const { shop, ask, create } = store();
  /** @type {string[]} */
  const ids = [];
  for (const topic of ['ORDERS_CREATE', 'ORDERS_PAID', 'PRODUCTS_CREATE']) {
    ids.push((await create(topic, { uri: `https://example.com/${topic}` })).webhookSubscription.id);
    shop.clock.ms += 1000;
  }
  await create('ORDERS_PAID', { uri: 'https://example.com/theirs' }, other);
  const LIST = `query L($after: String, $topics: [WebhookSubscriptionTopic!], $uri: String, $query: String, $sortKey: WebhookSubscriptionSortKeys, $reverse: Boolean) {
    webhookSubscriptions(first: 2, after: $after, topics: $topics, uri: $uri, query: $query, sortKey: $sortKey, reverse: $reverse) { nodes { id } pageInfo { hasNextPage endCursor } } }`;
  const list = async (/** @type {object} */ args) => (await ask(LIST, args)).nodes.map((/** @type {any} */ node) => ids.indexOf(node.id));

  const first = await ask(LIST, {});
  assert.deepEqual(await list({ after: first.pageInfo.endCursor }), [2]);
  assert.deepEqual(await list({ topics: ['ORDERS_PAID'] }), [1]);
  assert.deepEqual(await list({ uri: 'https://example.com/PRODUCTS_CREATE' }), [2]);
  assert.deepEqual(await list({ query: 'created_at:>=2000-01-01 topic:orders/paid' }), [1]);
  assert.deepEqual(await list({ sortKey: 'ID', reverse: true }), [2, 1]);
  assert.deepEqual(await ask('{ webhookSubscriptionsCount(query: "id:999999999999") { count precision } }', {}), { count: 0, precision: 'EXACT' });

  const DELETE = 'mutation D($id: ID!) { webhookSubscriptionDelete(id: $id) { deletedWebhookSubscriptionId userErrors { field message } } }';
  assert.deepEqual(await ask(DELETE, { id: ids[0] }, other), { deletedWebhookSubscriptionId: null, userErrors: [{ field: ['id'], message: 'Webhook subscription does not exist' }] });
  assert.deepEqual(await ask(DELETE, { id: ids[0] }), { deletedWebhookSubscriptionId: ids[0], userErrors: [] });
  assert.equal(await ask('query Q($id: ID!) { webhookSubscription(id: $id) { id } }', { id: ids[0] }), null);
});
