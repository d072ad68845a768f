// @ts-check
// Strict mode proves itself: what is claimed is really there on real records, and what is not claimed fails.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contextOf } from '../src/engine/context.js';
import { Emulator } from '../src/emulator.js';
import { storeModules } from '../src/store-modules.js';
import { userError } from '../src/mutate/rules/user-error.js';
import { claimedTypes, crawl, isClaimed } from '../testing/crawl.js';
import { everything, makeEverything } from '../testing/everything.js';

const SHOP = 'everything.myshopify.com';

async function shopWithEverything() {
  const emulator = new Emulator(storeModules);
  const host = emulator.add({ shop: SHOP, ...everything, apps: [{ token: 'token' }] });
  const api = emulator.versions.primary;
  const app = host.apps.first();
  const { schema } = api;
  /** Types of which a mutation above was asked for everything. @type {Set<string>} */
  const shownByMutations = new Set();
  const all = (/** @type {string} */ name) => {
    shownByMutations.add(name);
    const fields = Object.values(/** @type {import('graphql').GraphQLObjectType} */ (schema.getType(name)).getFields()).filter(isClaimed);
    return fields.map(field => field.name + ('getFields' in nameOf(field) || 'getTypes' in nameOf(field) ? ' { __typename }' : '')).join(' ');
  };
  /** @param {string} document @param {Record<string, any>} [variables] @returns {Promise<any>} */
  const run = async (document, variables = {}) => {
    const prepared = api.documents.prepare(document);
    if (prepared.errors) return { errors: prepared.errors };
    const answer = async () => {
      const { data, errors } = await host.run(api, prepared, contextOf(host, api, variables, { app }), variables, 'run');
      return { data, errors };
    };
    const first = await answer();
    // The first time it is interpreted, then compiled; steps of operations are told one by one.
    if (document.startsWith('{') && !/peration|job/.test(document)) assert.equal(JSON.stringify(await answer()), JSON.stringify(first), document);
    return first;
  };
  await makeEverything(async (document, variables) => {
    const { data, errors } = await run(document, variables);
    const refused = [...(errors ?? []), ...Object.values(data ?? {}).flatMap(payload => payload?.userErrors ?? [])];
    assert.deepEqual(refused.map(one => one.message), [], document);
    return data;
  }, host.shop, host, all);
  return { schema, shop: host.shop, run, shownByMutations };
}

/** Claimed so that documents may name them; the store never has one, and the fields that would show it are null or empty. */
const NEVER_MADE = new Set(['LocationSuggestedAddress', 'MediaWarning', 'ProductResourceFeedback']);

const world = shopWithEverything();
const crawled = world.then(({ schema, shop, run }) => crawl(schema, run, (field, argument, parent) => known(shop, schema, field, argument, parent)));

/** Fields whose `id` is not that of what they return. @type {Record<string, string>} */
const OF_ANOTHER_TYPE = { hasProduct: 'Product', inCollection: 'Collection', hasCollection: 'Collection', productResourceFeedback: 'Product' };

/**
 * Values of arguments that only the shop can tell: ids of what there is.
 * @param {any} shop @param {import('graphql').GraphQLSchema} schema @param {import('graphql').GraphQLField<any, any>} field @param {import('graphql').GraphQLArgument} argument @param {import('graphql').GraphQLObjectType} parent @returns {string[] | undefined}
 */
function known(shop, schema, field, argument, parent) {
  const text = (/** @type {any} */ value) => JSON.stringify(value);
  const ids = (/** @type {string} */ type) => ends(shop.tableOf(type)?.rows ?? []).map((/** @type {any} */ one) => text(one.id));
  const table = /^(\w+)Id$/.exec(argument.name)?.[1];
  if (argument.name === 'reverse') return ['false', 'true'];
  if (field.name === 'productDuplicateJob') return ['"gid://shopify/ProductDuplicateJob/1"'];
  if (argument.name === 'names') return ['["available", "on_hand"]'];
  if (argument.name === 'namespace') return ['"custom"'];
  if (argument.name === 'key') return ['"care"'];
  if (argument.name === 'identifier') return [`{ id: ${ids(field.name.replace(/ByIdentifier$/, '').replace(/^p/, 'P').replace(/^c/, 'C').replace(/^l/, 'L'))[0] ?? ids('Product')[0]} }`];
  if (argument.name === 'ids') return [text(shop.nodeTypes?.flatMap(ids) ?? Object.keys(shop.tables).flatMap(type => shop.tables[type].rows.slice(0, 1).map((/** @type {any} */ one) => one.id)))];
  if (argument.name === 'id' && OF_ANOTHER_TYPE[field.name]) return ids(OF_ANOTHER_TYPE[field.name]).slice(0, 1);
  if (argument.name === 'id' && parent.name === 'QueryRoot') {
    const named = field.type.toString().replace(/[[\]!]/g, '');
    const possible = schema.getType(named);
    if (possible?.extensions.unread) return [text(`gid://shopify/${named}/1`)];
    const types = possible && 'getTypes' in possible ? possible.getTypes().map(one => one.name) : named === 'Node' || named === 'Job' || named.endsWith('Operation') ? Object.keys(shop.tables) : [named];
    const found = types.flatMap(ids);
    return named === 'InventoryLevel' ? shop.tables.InventoryItem.rows.flatMap((/** @type {any} */ item) => item.levels).slice(0, 2).map((/** @type {any} */ level) => text(level.id)) : found.length ? found.slice(0, 30) : undefined;
  }
  if (argument.name === 'appId') return ['"gid://shopify/App/347082"'];
  const ofTable = table ? ids(table[0].toUpperCase() + table.slice(1)) : [];
  return ofTable.length ? ofTable.slice(0, 1) : undefined;
}

/** The oldest and the latest: what was made for this test is at the end. @param {any[]} rows */
const ends = rows => [...new Set([...rows.slice(0, 2), ...rows.slice(-4)])];

test('every claimed field of every kind of record is really there', async () => {
  const { faults, unasked } = await crawled;

  assert.deepEqual(faults, []);
  assert.deepEqual(unasked, [], 'the test knows no arguments for these');
});

test('every type of which something is claimed was met in a shop that has everything', async () => {
  const { schema, shownByMutations } = await world;
  const { found } = await crawled;
  const inAnswersOfMutations = (/** @type {string} */ name) => name.endsWith('Payload') || name.endsWith('Error') || name === 'Mutation';
  const claimedByShape = (/** @type {string} */ name) => name.endsWith('Connection') || name.endsWith('Edge');

  assert.deepEqual(claimedTypes(schema).map(type => type.name).filter(name => !found.has(name) && !inAnswersOfMutations(name) && !claimedByShape(name) && !shownByMutations.has(name) && !NEVER_MADE.has(name)), [], 'testing/everything.js makes none of these, or nothing leads to them');
});

test('what is claimed of refusals is what refusals have', async () => {
  const { schema } = await world;
  const members = new Set(Object.keys(userError(['x'], 'x', 'X')));

  const lacking = claimedTypes(schema).filter(type => type.name.endsWith('UserError')).flatMap(type => Object.values(type.getFields()).filter(isClaimed).map(field => field.name).filter(name => !members.has(name)).map(name => `${type.name}.${name}`));

  assert.deepEqual(lacking, []);
});

test('what is not claimed fails by its name, on every type', async () => {
  const { schema, run } = await world;
  const { found } = await crawled;
  const wrong = [];
  for (const [name, way] of found) {
    const type = /** @type {import('graphql').GraphQLObjectType} */ (schema.getType(name));
    for (const field of Object.values(type.getFields()).filter(one => !isClaimed(one) && one.args.every(argument => !String(argument.type).endsWith('!') || argument.default !== undefined))) {
      const composite = 'getFields' in nameOf(field) || 'getTypes' in nameOf(field);
      const { data, errors } = await run(`{ ${way.open} ${field.name}${composite ? ' { __typename }' : ''} ${way.close} }`);
      if (data || errors?.[0]?.extensions?.code !== 'EMULATOR_NOT_IMPLEMENTED' || errors[0].extensions.field !== `${name}.${field.name}`) wrong.push(`${name}.${field.name}`);
    }
  }

  assert.ok(found.size > 50);
  assert.deepEqual(wrong, []);
});

/** @param {import('graphql').GraphQLField<any, any>} field @returns {any} */
function nameOf(field) {
  /** @type {any} */
  let type = field.type;
  while (type.ofType) type = type.ofType;
  return type;
}
