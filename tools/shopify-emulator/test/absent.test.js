// @ts-check
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { storeModules } from '../src/store-modules.js';
import { startEmulator } from '../testing/harness.js';

test('a shop without companies says so, and claims nothing about them', async t => {
  const emulator = await startEmulator(t, {}, storeModules);

  const asked = await emulator.ask('{ nodes(ids: ["gid://shopify/Company/1", "gid://shopify/Page/1"]) { id ... on Company { name } ... on Page { title } } }');
  const root = await emulator.ask('{ company(id: "gid://shopify/Company/1") { name } }');

  assert.deepEqual(asked.data, { nodes: [null, null] });
  assert.deepEqual(root.errors.map((/** @type {any} */ error) => error.extensions.field), ['QueryRoot.company']);
});
