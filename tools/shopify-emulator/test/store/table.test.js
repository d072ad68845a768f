// @ts-check
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { Table } from '../../src/store/table.js';

test('records are found by id, also between deletions', () => {
  const table = new Table();
  const records = Array.from({ length: 100 }, (_, index) => table.add({ n: index * 3 + 5 }));
  for (const record of records.filter((_, index) => index % 4 === 0)) table.remove(record);

  records.forEach((record, index) => assert.equal(table.get(record.n), index % 4 === 0 ? undefined : record));
  assert.equal(table.get(6), undefined);
  assert.equal(table.size, 75);
  assert.throws(() => table.remove(records[0]));
});
