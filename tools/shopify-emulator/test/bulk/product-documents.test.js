// @ts-check
// The product's own bulk documents, beside the repository where it is worked on, run whole: no error, and no null where the store has a value.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import test from 'node:test';
import { storeModules } from '../../src/store-modules.js';
import { ended, linesOf, runQuery, startMutation, upload } from '../../testing/bulk.js';
import { startEmulator } from '../../testing/harness.js';

const FOLDER = ['../../../../../shared/shopify/graphql', '../../../../../../shared/shopify/graphql'].map(path => new URL(path, import.meta.url).pathname).find(path => existsSync(path)) ?? '';
const skip = FOLDER === '' && 'the shared documents are not here';
const documentOf = (/** @type {string} */ name) => readFileSync(`${FOLDER}/${name}.graphql`, 'utf8');
// Orders of more than sixty days ago are for apps with one more scope.
const SCOPES = ['write_products', 'write_inventory', 'read_locations', 'read_orders', 'read_all_orders', 'read_customers'];
const SHOP = { products: 120, customers: 10, orders: 30, apps: [{ token: 'token', scopes: SCOPES }], quirks: { bulkOperationMs: 0 } };

/** The fields of a kind of line that are null on every one of them. @param {any[]} lines @returns {string[]} */
function alwaysNull(lines) {
  /** @type {Map<string, boolean>} */
  const seen = new Map();
  const walk = (/** @type {any} */ value, /** @type {string} */ path) => {
    seen.set(path, (seen.get(path) ?? true) && value === null);
    if (Array.isArray(value)) for (const one of value) walk(one, `${path}[]`);
    else if (value !== null && typeof value === 'object') for (const [key, one] of Object.entries(value)) walk(one, `${path}.${key}`);
  };
  for (const line of lines) walk(line, line.id.split('/')[3]);
  return [...seen].filter(([, isNull]) => isNull).map(([path]) => path).sort();
}

const CASES = /** @type {[string, string[], (tables: any) => number][]} */ ([
  ['10_bulk_products.inner', [], tables => tables.Product.size],
  ['32_bulk_collections.inner', [], tables => tables.Collection.size],
  // No generated order is cancelled in a shop this small.
  ['61_bulk_orders.inner', ['Order.cancelledAt'], tables => tables.Order.size],
]);
for (const [name, mayBeNull, roots] of CASES)
  test(`${name} in bulk`, { skip }, async t => {
    const emulator = await startEmulator(t, SHOP, storeModules);

    const { operation, lines } = await runQuery(emulator, documentOf(name).replace(/updated_at:>='[^']*'/, 'updated_at:>=\'2000-01-01T00:00:00Z\''));

    assert.deepEqual([operation.status, operation.errorCode], ['COMPLETED', null]);
    assert.equal(Number(operation.rootObjectCount), roots(emulator.host.shop.tables));
    assert.deepEqual(alwaysNull(lines).filter(path => !mayBeNull.includes(path)), []);
  });

test('11 to 18: run, poll, list, cancel, upload, mutations by line', { skip }, async t => {
  const emulator = await startEmulator(t, SHOP, storeModules);
  const good = async (/** @type {string} */ name, /** @type {object} */ variables) => {
    const { data, errors } = await emulator.ask(documentOf(name), variables);
    assert.equal(errors, undefined, JSON.stringify(errors));
    return data;
  };
  const [product] = emulator.host.shop.tables.Product.rows;
  const level = emulator.host.shop.tables.InventoryItem.rows.find((/** @type {any} */ item) => item.tracked && item.levels.length).levels[0];

  const { bulkOperationRunQuery: { bulkOperation: { id } } } = await good('11_bulk_run_query', { query: '{ products { edges { node { id } } } }' });
  await ended(emulator, id);
  const { bulkOperation } = await good('12_bulk_poll', { id });
  assert.deepEqual(Object.entries(bulkOperation).filter(([, value]) => value === null).map(([key]) => key), ['errorCode', 'partialDataUrl']);
  assert.equal((await good('13_bulk_list', { query: 'status:completed operation_type:query' })).bulkOperations.nodes[0].id, id);
  assert.equal((await good('14_bulk_cancel', { id })).bulkOperationCancel.userErrors[0].message, 'A bulk operation cannot be canceled when it is completed');
  const { stagedUploadsCreate: { stagedTargets: [target] } } = await good('15_staged_upload', { input: [{ resource: 'BULK_MUTATION_VARIABLES', filename: 'bulk_op_vars', mimeType: 'text/jsonl', httpMethod: 'POST' }] });
  assert.equal(target.resourceUrl, null);
  assert.ok(target.parameters.some((/** @type {any} */ one) => one.name === 'key'));

  const linesBy = async (/** @type {string} */ name, /** @type {object} */ line) => {
    const path = await upload(emulator, `${JSON.stringify(line)}\n`);
    const { bulkOperationRunMutation } = await good('16_bulk_run_mutation', { mutation: documentOf(name), path, client: 'a test' });
    assert.deepEqual(bulkOperationRunMutation.userErrors, []);
    return linesOf((await ended(emulator, bulkOperationRunMutation.bulkOperation.id)).url);
  };
  const [set] = await linesBy('17_bulk_product_set.inner', { identifier: { id: product.id }, input: { title: 'By line' } });
  assert.deepEqual([set.errors, set.data.productSet.product.handle, set.data.productSet.userErrors], [undefined, product.handle, []]);
  if (!storeModules.mutations.inventorySetQuantities) return t.diagnostic('18: inventorySetQuantities is not there yet');
  const [stock] = await linesBy('18_bulk_inventory_set.inner', { idempotencyKey: 'a-key-of-one-line', input: {
    name: 'available', reason: 'correction', referenceDocumentUri: 'gid://test/ChangeSet/1',
    quantities: [{ inventoryItemId: level.item.id, locationId: level.location.id, quantity: 77, changeFromQuantity: null }] } });
  assert.deepEqual([stock.errors, stock.data.inventorySetQuantities.userErrors, level.available], [undefined, [], 77]);
});
