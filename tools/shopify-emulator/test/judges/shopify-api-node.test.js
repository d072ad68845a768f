// @ts-check
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { storeModules } from '../../src/store-modules.js';
import { SHOP, startEmulator } from '../../testing/harness.js';
import { requestTo } from '../../testing/https-to-loopback.js';

const require = createRequire(import.meta.url);
const https = require('node:https');
const Shopify = require('shopify-api-node');

/** The client has no way in but node's own https. @param {import('node:test').TestContext} t @param {object} [options] @param {object} [settings] */
async function judge(t, options, settings) {
  const emulator = await startEmulator(t, { products: 5, ...options }, storeModules);
  t.mock.method(https, 'request', requestTo(emulator.url));
  return { emulator, shopify: new Shopify({ shopName: SHOP, accessToken: 'token', apiVersion: '2026-07', maxRetries: 0, ...settings }) };
}

test('shopify-api-node: a query, and an error', async t => {
  const { shopify } = await judge(t);

  const { products } = await shopify.graphql('query P($first: Int!) { products(first: $first) { nodes { id } } }', { first: 2 });

  assert.equal(products.nodes.length, 2);
  await assert.rejects(shopify.graphql('{ shop { nmae } }'), (/** @type {any} */ error) => /doesn't exist/.test(error.message));
});

test('shopify-api-node: an empty bucket is an error at once, or waited for with maxRetries', async t => {
  const { emulator, shopify } = await judge(t);
  await emulator.control('POST', `${SHOP}/plan`, { maximumAvailable: 40, restoreRate: 40 });
  const cheap = '{ products(first: 5) { nodes { id variants(first: 5) { nodes { id } } } } }';

  const at = await Promise.allSettled(Array.from({ length: 8 }, () => shopify.graphql(cheap)));
  const patient = new Shopify({ shopName: SHOP, accessToken: 'token', apiVersion: '2026-07', maxRetries: 8 });
  const all = await Promise.allSettled(Array.from({ length: 3 }, () => patient.graphql(cheap)));

  assert.ok(at.some(one => one.status === 'rejected' && /Throttled/.test(one.reason.message)), 'some are throttled');
  assert.ok(at.some(one => one.status === 'fulfilled'));
  assert.ok(all.every(one => one.status === 'fulfilled'));
});
