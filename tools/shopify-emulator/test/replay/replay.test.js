// @ts-check
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Emulator } from '../../src/emulator.js';
import { replayFile } from '../../src/replay/replay-file.js';
import { misses, summary } from '../../src/replay/report.js';
import { storeModules } from '../../src/store-modules.js';

const emulator = new Emulator(storeModules);

/** @param {string} file */
const replay = file => replayFile(emulator, file, JSON.parse(readFileSync(new URL(`./recordings/${file}`, import.meta.url), 'utf8')));

test('A file is replayed in order: set-up first, clean-up last, with the ids of the emulated shop', async () => {
  const { replayed, notComparable } = await replay('flat--2026-10--rename.json');

  assert.deepEqual(replayed.map(call => call.roots[0].name), ['productCreate', 'product', 'shop', 'productDelete']);
  assert.deepEqual([...misses(replayed)], []);
  assert.deepEqual(notComparable.map(({ place, reason }) => [place, reason]), [['steps[2]', 'no document']]);
});

test('What no call made is made before it is needed; an old version is replayed where its document is still valid', async () => {
  const { replayed, notComparable } = await replay('presupposed--2025-01--tags.json');

  assert.deepEqual([...misses(replayed)], []);
  assert.deepEqual(replayed.map(call => [call.place, call.ownVersion, call.version]), [['add', false, '2026-10'], ['gone', false, '2026-10']]);
  assert.deepEqual(notComparable.map(({ reason }) => reason), ['valid on 2025-01, on none that has a schema']);
});

test('An answer that differs is a miss, and counted', async () => {
  const { replayed, notComparable } = await replay('wrong--2026-10--misses.json');
  const { counts } = summary(replayed, notComparable);

  assert.deepEqual(counts.shape, { same: 0, of: 1 });
  assert.deepEqual(counts.requestedCost, { same: 0, of: 1 });
  assert.deepEqual(counts.verdict, { same: 1, of: 1 });
  assert.equal([...misses(replayed)].length, 2);
});
