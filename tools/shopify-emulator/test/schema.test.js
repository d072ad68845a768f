// @ts-check
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { graphqlSync } from 'graphql';
import { ensureSchema } from '../setup-schema.js';
import { loadSchema } from '../src/engine/schema.js';

test('the schema is Shopify\'s Admin API 2026-10 with its access scopes', () => {
  const { schema, scopeRules } = loadSchema();

  assert.equal(schema.getQueryType()?.name, 'QueryRoot');
  assert.ok(Object.keys(schema.getMutationType()?.getFields() ?? {}).length > 500);
  assert.ok(scopeRules.some(rule => rule.typeName === 'Product' && rule.offlineScopes.includes('read_products')));
});

test('setting up twice changes nothing', () => {
  ensureSchema();

  assert.equal(ensureSchema(), false);
});

test('an id that is no global id is refused during coercion', () => {
  const { schema } = loadSchema();

  const answer = graphqlSync({ schema, source: 'query($id: ID!) { product(id: $id) { id } }', variableValues: { id: '12' } });

  assert.match(answer.errors?.[0].message ?? '', /Invalid global id '12'/);
});
