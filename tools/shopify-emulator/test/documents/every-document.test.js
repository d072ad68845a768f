// @ts-check
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { documentNames } from '../../testing/documents.js';

test('every document is asked by a test', () => {
  const tests = new URL('../', import.meta.url);
  const texts = readdirSync(tests, { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.test.js')).map(file => readFileSync(new URL(file, tests), 'utf8')).join('\n');

  assert.equal(documentNames.length, 49);
  assert.deepEqual(documentNames.filter(name => !texts.includes(`'${name}'`)), []);
});
