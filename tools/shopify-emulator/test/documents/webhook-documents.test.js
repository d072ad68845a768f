// @ts-check
// The documents about webhooks and the shop itself: each runs without an error, and answers every field for which the store has a value.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { storeModules } from '../../src/store-modules.js';
import { documentNamed } from '../../testing/documents.js';
import { startEmulator } from '../../testing/harness.js';

test('webhooks are made, listed, changed and deleted, and the connection is checked, by the documents of the product', async t => {
  const emulator = await startEmulator(t, { products: 1 }, storeModules);
  const ask = async (/** @type {string} */ name, /** @type {object} */ variables = {}) => {
    const { data, errors } = await emulator.ask(documentNamed(name), variables);
    assert.equal(errors, undefined, name);
    return data;
  };

  const made = (await ask('80_webhook_create', { topic: 'PRODUCTS_UPDATE', uri: 'https://example.com/a' })).webhookSubscriptionCreate;
  const listed = (await ask('81_webhook_list')).webhookSubscriptions;
  const changed = (await ask('82_webhook_update', { id: made.webhookSubscription.id, uri: 'https://example.com/b' })).webhookSubscriptionUpdate;
  const deleted = (await ask('83_webhook_delete', { id: made.webhookSubscription.id })).webhookSubscriptionDelete;
  const check = await ask('90_shop_check');

  assert.deepEqual([made.userErrors, changed.userErrors, deleted.userErrors], [[], [], []]);
  assert.deepEqual(Object.entries(made.webhookSubscription).filter(([, value]) => value === null), []);
  assert.deepEqual(listed.nodes.map((/** @type {any} */ { filter, ...rest }) => [filter, Object.values(rest).includes(null), rest.uri]), [[null, false, 'https://example.com/a']], 'a filter is null until there is one');
  assert.equal(changed.webhookSubscription.uri, 'https://example.com/b');
  assert.equal(deleted.deletedWebhookSubscriptionId, made.webhookSubscription.id);
  assert.doesNotMatch(JSON.stringify(check), /null/);
  assert.ok(check.currentAppInstallation.accessScopes.length > 5 && check.publicApiVersions.length >= 4);
});
