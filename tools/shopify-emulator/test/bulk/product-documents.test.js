// @ts-check
// The product's own bulk documents, run whole: no error, and no null where the store has a value.
import assert from 'node:assert/strict';
import test from 'node:test';
import { merchantDeed } from '../../src/store/merchant/deeds.js';
import { storeModules } from '../../src/store-modules.js';
import { ended, linesOf, runQuery, startMutation, upload } from '../../testing/bulk.js';
import { alwaysNull, documentNamed } from '../../testing/documents.js';
import { startEmulator } from '../../testing/harness.js';

// Orders of more than sixty days ago are for apps with one more scope.
const typeOf = (/** @type {any} */ line) => line.id.split('/')[3];
const SCOPES = ['write_products', 'write_inventory', 'read_locations', 'read_orders', 'read_all_orders', 'read_customers'];
const SHOP = { products: 120, collections: 12, customers: 10, orders: 30, apps: [{ token: 'token', scopes: SCOPES }], quirks: { bulkOperationMs: 0 } };

/** How many lines of each type a bulk query must have, from the store itself. @type {Record<string, (shop: import('../../src/store/shop.js').Shop) => Record<string, number>>} */
const COUNTS = {
  '10_bulk_products.inner': ({ tables: { Product: { rows, size }, ProductVariant } }) => ({
    Product: size, ProductVariant: ProductVariant.size, InventoryLevel: sum(ProductVariant.rows, variant => variant.inventoryItem.levels.filter((/** @type {any} */ level) => level.isActive).length),
    MediaImage: sum(rows, one => one.media.length), Metafield: sum(rows, one => one.metafields.length),
  }),
  '32_bulk_collections.inner': shop => {
    const { Collection: { rows, size } } = shop.tables;
    return { Collection: size, Product: sum(rows, one => shop.collections.shown(one).length) };
  },
  '61_bulk_orders.inner': ({ tables: { Order: { rows, size } } }) => ({ Order: size, LineItem: sum(rows, one => one.lines.length) }),
};
const sum = (/** @type {readonly any[]} */ rows, /** @type {(row: any) => number} */ of) => rows.reduce((total, row) => total + of(row), 0);

for (const [name, counts] of Object.entries(COUNTS))
  test(`${name} in bulk`, async t => {
    const emulator = await startEmulator(t, SHOP, storeModules);
    const { shop } = emulator.host;
    merchantDeed(shop, 'order', { action: 'cancel', id: shop.tables.Order.rows.find((/** @type {any} */ order) => order.cancelledMs === null).id });

    const { operation, lines } = await runQuery(emulator, documentNamed(name).replace(/updated_at:>='[^']*'/, 'updated_at:>=\'2000-01-01T00:00:00Z\''));

    assert.deepEqual([operation.status, operation.errorCode], ['COMPLETED', null]);
    assert.deepEqual(alwaysNull(lines, typeOf), []);
    const wanted = counts(shop);
    assert.ok(Object.values(wanted).every(count => count > 5), 'every kind of line is there');
    assert.deepEqual(Object.fromEntries(Object.keys(wanted).map(type => [type, lines.filter(line => typeOf(line) === type).length])), wanted);
    assert.equal(Number(operation.objectCount), lines.length);
  });

test('11 to 18: run, poll, list, cancel, upload, mutations by line', async t => {
  const emulator = await startEmulator(t, SHOP, storeModules);
  const good = async (/** @type {string} */ name, /** @type {object} */ variables) => {
    const { data, errors } = await emulator.ask(documentNamed(name), variables);
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
    const { bulkOperationRunMutation } = await good('16_bulk_run_mutation', { mutation: documentNamed(name), path, client: 'a test' });
    assert.deepEqual(bulkOperationRunMutation.userErrors, []);
    return linesOf((await ended(emulator, bulkOperationRunMutation.bulkOperation.id)).url);
  };
  const [set] = await linesBy('17_bulk_product_set.inner', { identifier: { id: product.id }, input: { title: 'By line' } });
  assert.deepEqual([set.errors, set.data.productSet.product.handle, set.data.productSet.userErrors], [undefined, product.handle, []]);
  const [stock] = await linesBy('18_bulk_inventory_set.inner', { idempotencyKey: 'a-key-of-one-line', input: {
    name: 'available', reason: 'correction', referenceDocumentUri: 'gid://test/ChangeSet/1',
    quantities: [{ inventoryItemId: level.item.id, locationId: level.location.id, quantity: 77, changeFromQuantity: null }] } });
  assert.deepEqual([stock.errors, stock.data.inventorySetQuantities.userErrors, level.available], [undefined, [], 77]);
});
