// @ts-check
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { addKeptShop } from '../../src/kept-shop.js';
import { storeModules } from '../../src/store-modules.js';
import { linesOf, poll, runQuery, startMutation, startQuery, upload, ended } from '../../testing/bulk.js';
import { SHOP, startEmulator, TOKEN } from '../../testing/harness.js';

const OPTIONS = { shop: SHOP, products: 5, quirks: { bulkOperationMs: 0 }, apps: [{ token: TOKEN, clientId: 'id', clientSecret: 'secret' }] };

test('a kept shop has its finished operations and their files again; what ran has failed, what a mutation had done is done', async t => {
  const folder = mkdtempSync(join(tmpdir(), 'kept-bulk-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'shop.jsonl');
  const first = await startEmulator(t, {}, storeModules);
  const host = await addKeptShop(first.emulator, OPTIONS, file);
  const done = (await runQuery(first, '{ products { edges { node { id } } } }')).operation;
  const path = await upload(first, [1, 2, 3].map(n => JSON.stringify({ product: { title: `Line ${n}` } })).join('\n'));
  const CREATE = 'mutation($product: ProductCreateInput!) { productCreate(product: $product) { product { id } userErrors { message } } }';
  await ended(first, (await startMutation(first, CREATE, path)).bulkOperation.id);
  await first.control('POST', `${SHOP}/faults`, [{ kind: 'bulk-stuck' }]);
  const running = (await startQuery(first, '{ products { edges { node { id } } } }')).bulkOperation.id;
  const digest = host.shop.digest();

  const second = await startEmulator(t, {}, storeModules);
  const again = await addKeptShop(second.emulator, OPTIONS, file);

  again.shop.imageBase = host.shop.imageBase;
  assert.equal(again.shop.digest(), digest);
  assert.equal(again.shop.tables.Product.size, 8);
  const kept = await poll(second, done.id);
  assert.deepEqual([kept.status, kept.objectCount], ['COMPLETED', done.objectCount]);
  assert.equal((await linesOf(kept.url)).length, 5);
  const broken = await poll(second, running);
  assert.deepEqual([broken.status, broken.errorCode, broken.url], ['FAILED', 'INTERNAL_SERVER_ERROR', null]);
  const next = (await startQuery(second, '{ products { edges { node { id } } } }')).bulkOperation.id;
  assert.ok(![done.id, running].includes(next), 'an id is not given twice');
  await ended(second, next);
});
