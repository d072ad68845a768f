// @ts-check
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { Random } from '../../src/seed/random.js';
import { compareKeys } from '../../src/store/connection.js';
import { Table } from '../../src/store/table.js';

/** @typedef {{ n: number, value: number | null }} Row */

test('a sorted view stays sorted through writes, few and many, additions and removals', () => {
  const random = new Random(4);
  /** @type {Table<Row>} */
  const table = new Table();
  const valueOf = (/** @type {Row} */ row) => row.value;
  let next = 1;
  const add = () => table.add({ n: next++, value: random.chance(0.1) ? null : random.int(1, 50) });
  for (let i = 0; i < 300; i++) add();
  table.sortedBy('VALUE', valueOf);

  for (let round = 0; round < 60; round++) {
    for (let write = random.pick([0, 1, 3, 40, 250]); write > 0; write--) {
      const row = random.pick(table.rows);
      const act = random.next();
      if (act < 0.2) add();
      else if (act < 0.3 && table.size > 50) table.remove(row);
      else {
        row.value = random.int(1, 50);
        table.touch(row);
      }
    }
    const { rows, values } = table.sortedBy('VALUE', valueOf);
    assert.deepEqual(rows, [...table.rows].sort((a, b) => compareKeys(a.value, a.n, b.value, b.n)));
    assert.deepEqual(values, rows.map(valueOf));
  }
});

test('a touch that names no record sorts everything anew', () => {
  /** @type {Table<Row>} */
  const table = new Table();
  for (const n of [1, 2, 3]) table.add({ n, value: n });
  table.sortedBy('VALUE', row => row.value);
  table.rows[0].value = 9;

  table.touch();

  assert.deepEqual(table.sortedBy('VALUE', row => row.value).rows.map(row => row.n), [2, 3, 1]);
});
