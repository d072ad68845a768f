// @ts-check
import assert from 'node:assert/strict';
import test from 'node:test';
import { storeModules } from '../../src/store-modules.js';
import { ended, linesOf, poll, runQuery, startQuery } from '../../testing/bulk.js';
import { SHOP, startEmulator } from '../../testing/harness.js';

const QUICK = { products: 30, quirks: { bulkOperationMs: 0 } };
const PRODUCTS = '{ products { edges { node { id title variants { edges { node { id sku inventoryItem { id inventoryLevels { edges { node { id location { id } } } } } } } } } } } }';

test('a bulk query answers every object once, with the id of its parent', async t => {
  const emulator = await startEmulator(t, QUICK, storeModules);
  const { tables } = emulator.host.shop;

  const { operation, lines } = await runQuery(emulator, PRODUCTS);

  const levels = tables.InventoryItem.rows.reduce((/** @type {number} */ sum, /** @type {any} */ item) => sum + item.levels.filter((/** @type {any} */ level) => level.isActive).length, 0);
  assert.equal(operation.status, 'COMPLETED');
  assert.equal(lines.length, 30 + tables.ProductVariant.size + levels);
  assert.deepEqual([operation.objectCount, operation.rootObjectCount], [String(lines.length), '30']);
  const ids = new Set(lines.map(line => line.id));
  for (const line of lines) {
    assert.equal('__parentId' in line, !line.id.startsWith('gid://shopify/Product/'));
    if (line.__parentId) assert.ok(ids.has(line.__parentId));
    if (line.id.startsWith('gid://shopify/InventoryLevel/')) assert.match(line.__parentId, /ProductVariant/);
  }
  assert.deepEqual(Object.keys(lines[0]), ['id', 'title'], 'nothing but what was asked for');
});

test('children follow their parent only when they are grouped', async t => {
  const emulator = await startEmulator(t, QUICK, storeModules);
  const follows = (/** @type {any[]} */ lines) => lines.every((line, index) => !line.__parentId || lines.slice(0, index).findLast(one => one.id === line.__parentId || !one.__parentId)?.id === line.__parentId);
  const query = '{ products { edges { node { id variants { edges { node { id } } } } } } }';

  const grouped = await runQuery(emulator, query, { groupObjects: true });
  const loose = await runQuery(emulator, query);

  assert.ok(follows(grouped.lines));
  assert.ok(!follows(loose.lines));
  assert.deepEqual(grouped.lines.map(one => one.id).sort(), loose.lines.map(one => one.id).sort());
});

test('more than a page, filters, sorting, fragments and aliases', async t => {
  const emulator = await startEmulator(t, { ...QUICK, products: 620, variantsPerProduct: 1 }, storeModules);

  const all = await runQuery(emulator, '{ products(first: 3) { pageInfo { hasNextPage } edges { cursor node { id } } } }');
  const some = await runQuery(emulator, `query { all: products(query: "status:active", sortKey: TITLE) { edges { node { ...Names parts: variants(first: 1) { edges { node { number: id } } } } } } } fragment Names on Product { id name: title }`);

  assert.equal(new Set(all.lines.map(one => one.id)).size, 620, 'paging arguments are ignored');
  const products = some.lines.filter(one => one.name !== undefined);
  assert.equal(products.length, emulator.host.shop.tables.Product.rows.filter((/** @type {any} */ one) => one.status === 'ACTIVE').length);
  const titles = products.map(one => one.name.toLowerCase());
  assert.deepEqual(titles, [...titles].sort());
  assert.equal(some.lines.filter(one => one.number !== undefined).length, products.length);
});

test('a query that finds nothing has no file', async t => {
  const emulator = await startEmulator(t, QUICK, storeModules);

  const { operation } = await runQuery(emulator, '{ products(query: "title:nosuchtitle") { edges { node { id } } } }');

  assert.deepEqual([operation.status, operation.objectCount, operation.url, operation.fileSize], ['COMPLETED', '0', null, null]);
});

test('one object at the root with a connection in it', async t => {
  const emulator = await startEmulator(t, QUICK, storeModules);
  const [product] = emulator.host.shop.tables.Product.rows;

  const { lines } = await runQuery(emulator, `{ product(id: "${product.id}") { id variants { edges { node { id } } } } }`);

  assert.equal(lines.length, 1 + product.variants.length);
  assert.equal(lines[1].__parentId, product.id);
});

test('a query that cannot be run in bulk is refused in Shopify\'s words', async t => {
  const emulator = await startEmulator(t, QUICK, storeModules);
  const refused = async (/** @type {string} */ query) => {
    const { bulkOperation, userErrors } = await startQuery(emulator, query);
    assert.equal(bulkOperation, null);
    assert.ok(userErrors.every((/** @type {any} */ one) => one.code === 'INVALID' && one.field[0] === 'query'));
    return userErrors.map((/** @type {any} */ one) => one.message);
  };
  const edges = (/** @type {string} */ inner) => `edges { node { ${inner} } }`;

  assert.deepEqual(await refused('{ shop { id } }'), ['Bulk queries must contain at least one connection.']);
  assert.deepEqual(await refused('{ products { nodes { id } } }'),
    ['All connection fields in a bulk query must select their contents using \'edges\' > \'node\', e.g: \'products { edges { node {\'. Selecting via \'nodes\' is not supported. Invalid connection fields: \'products\'.']);
  assert.deepEqual(await refused(`{ node(id: "gid://shopify/Product/1") { id } }`), ['Bulk queries cannot contain a top level `node` field.', 'Bulk queries must contain at least one connection.']);
  assert.deepEqual(await refused(`{ products { ${edges(`title variants { ${edges('id')} }`)} } }`),
    ['The parent \'node\' field for a nested connection must select the \'id\' field without an alias and must be of \'ID\' return type. Connection fields without \'id\': products.']);
  assert.deepEqual(await refused(`{ products { ${edges(`number: id variants { ${edges('id')} }`)} } }`).then(all => all.length), 1, 'an alias does not help');
  assert.deepEqual(await refused(`{ products { ${edges(['a', 'b', 'c', 'd', 'e'].map(name => `${name}: variants { ${edges('id')} }`).join(' ') + ' id')} } }`), ['Bulk queries cannot contain more than 5 connections.']);
  assert.deepEqual(await refused(`{ products { ${edges(`id variants { ${edges(`id inventoryItem { id variants { ${edges(`id metafields { ${edges('id')} }`)} } }`)} }`)} } }`), ['Bulk queries cannot contain connections with a nesting depth greater than 2.']);
  assert.deepEqual(await refused('mutation { productCreate(product: { title: "x" }) { product { id } } }'), ['Invalid operation type. Only `query` operations are supported.']);
  assert.match((await refused('{ products { edges { node { id '))[0], /^Invalid bulk query: syntax error, unexpected end of file/);
  assert.match((await refused('{ products { edges { node { titel } } } }'))[0], /^Invalid bulk query: Field 'titel' doesn't exist on type 'Product'/);
  assert.match((await refused(`{ products { edges { node { id } } } } # ${'x'.repeat(65_600)}`))[0], /too long/);
});

test('five run at once, the sixth is told which', async t => {
  const emulator = await startEmulator(t, { products: 5, quirks: { bulkOperationMs: 3_600_000 } }, storeModules);
  const ids = [];
  for (let i = 0; i < 5; i++) ids.push((await startQuery(emulator, '{ products { edges { node { id } } } }')).bulkOperation.id);

  const sixth = await startQuery(emulator, '{ products { edges { node { id } } } }');

  assert.equal(sixth.bulkOperation, null);
  assert.deepEqual(sixth.userErrors, [{ field: null, message: `A bulk query operation for this app and shop is already in progress: ${ids.join(', ')}.`, code: 'OPERATION_IN_PROGRESS' }]);
  await emulator.control('POST', `${SHOP}/clock`, { advanceMs: 3_600_000 });
  assert.equal((await startQuery(emulator, '{ products { edges { node { id } } } }')).userErrors.length, 0);
});

test('an operation is CREATED, RUNNING, COMPLETED by the shop\'s clock, and expires after seven days', async t => {
  const emulator = await startEmulator(t, { products: 5, quirks: { bulkOperationMs: 60_000 } }, storeModules);
  const { bulkOperation } = await startQuery(emulator, '{ products { edges { node { id } } } }');
  assert.deepEqual([bulkOperation.status, bulkOperation.url, bulkOperation.completedAt, bulkOperation.objectCount], ['CREATED', null, null, '0']);

  assert.equal((await poll(emulator, bulkOperation.id)).status, 'RUNNING');
  await emulator.control('POST', `${SHOP}/clock`, { advanceMs: 60_000 });
  const done = await poll(emulator, bulkOperation.id);
  assert.equal(done.status, 'COMPLETED');
  assert.ok(done.completedAt);
  assert.equal((await linesOf(done.url)).length, 5);
  assert.equal((await fetch(done.url.replace(/Signature=\w{6}/, 'Signature=abcdef'))).status, 403);

  await emulator.control('POST', `${SHOP}/clock`, { advanceMs: 7 * 86_400_000 });
  const late = await fetch(done.url);
  assert.equal(late.status, 400);
  assert.match(await late.text(), /<Code>ExpiredToken<\/Code>/);
  assert.deepEqual([(await poll(emulator, bulkOperation.id)).status, (await poll(emulator, bulkOperation.id)).url], ['EXPIRED', null]);
});

test('a canceled operation keeps its counts and has no file', async t => {
  const emulator = await startEmulator(t, { products: 5, quirks: { bulkOperationMs: 60_000 } }, storeModules);
  const cancel = async (/** @type {string} */ id) => (await emulator.ask('mutation($id: ID!) { bulkOperationCancel(id: $id) { bulkOperation { id status } userErrors { field message } } }', { id })).data.bulkOperationCancel;
  const { bulkOperation: { id } } = await startQuery(emulator, '{ products { edges { node { id } } } }');

  assert.deepEqual(await cancel(id), { bulkOperation: { id, status: 'CANCELING' }, userErrors: [] });
  assert.deepEqual(await cancel(id), { bulkOperation: { id, status: 'CANCELING' }, userErrors: [] });
  await emulator.control('POST', `${SHOP}/clock`, { advanceMs: 60_000 });
  const operation = await poll(emulator, id);
  assert.deepEqual([operation.status, operation.completedAt, operation.url, operation.fileSize], ['CANCELED', null, null, null]);
  assert.deepEqual((await cancel(id)).userErrors, [{ field: null, message: 'A bulk operation cannot be canceled when it is canceled' }]);
  assert.deepEqual(await cancel('gid://shopify/BulkOperation/1'), { bulkOperation: null, userErrors: [{ field: ['id'], message: 'Bulk operation does not exist' }] });
});

test('operations are listed by app, newest first, with filters', async t => {
  const emulator = await startEmulator(t, { ...QUICK, apps: [{ token: 'token' }, { token: 'other' }] }, storeModules);
  const first = (await runQuery(emulator, '{ products { edges { node { id } } } }')).operation;
  const second = (await runQuery(emulator, '{ productVariants { edges { node { id } } } }')).operation;
  const list = async (/** @type {string} */ args, headers = {}) => emulator.ask(`{ bulkOperations(${args}) { nodes { id } } currentBulkOperation { id } }`, {}, headers);

  assert.deepEqual((await list('first: 5')).data.bulkOperations.nodes.map((/** @type {any} */ one) => one.id), [second.id, first.id]);
  assert.deepEqual((await list('first: 5, reverse: true')).data.bulkOperations.nodes.map((/** @type {any} */ one) => one.id), [first.id, second.id]);
  assert.equal((await list('first: 5')).data.currentBulkOperation.id, second.id);
  assert.equal((await list('first: 5, query: "status:running operation_type:query"')).data.bulkOperations.nodes.length, 0);
  assert.equal((await list('first: 5, query: "status:completed"')).data.bulkOperations.nodes.length, 2);
  const unknown = await list('first: 5, query: "status:EXPIRED"');
  assert.deepEqual([unknown.data.bulkOperations.nodes, unknown.extensions.search[0].warnings[0].code], [[], 'invalid_value']);
  assert.equal((await list('first: 5, query: "created_at:yesterday"')).errors[0].message, 'Invalid timestamp for query filter `created_at`.');
  assert.deepEqual((await list('first: 5', { 'X-Shopify-Access-Token': 'other' })).data, { bulkOperations: { nodes: [] }, currentBulkOperation: null });
  assert.equal((await emulator.ask('{ bulkOperation(id: "gid://shopify/Product/1") { id } }')).errors[0].message, 'Invalid id: gid://shopify/Product/1');
  assert.equal((await emulator.ask(`{ node(id: "${first.id}") { id } }`)).data.node.id, first.id);
});

test('without the scope the operation fails as ACCESS_DENIED', async t => {
  const emulator = await startEmulator(t, { ...QUICK, apps: [{ token: 'token', scopes: ['read_products'] }] }, storeModules);

  const { operation } = await runQuery(emulator, '{ locations { edges { node { id } } } }');

  assert.deepEqual([operation.status, operation.errorCode, operation.url], ['FAILED', 'ACCESS_DENIED', null]);
});

test('the result can be had zipped, and from the middle', async t => {
  const emulator = await startEmulator(t, QUICK, storeModules);
  const { operation } = await runQuery(emulator, '{ products { edges { node { id } } } }');

  const zipped = await fetch(operation.url, { headers: { 'Accept-Encoding': 'gzip' } });
  const plain = await fetch(operation.url, { headers: { 'Accept-Encoding': 'identity' } });
  const text = await plain.text();
  const rest = await fetch(operation.url, { headers: { Range: 'bytes=10-', 'Accept-Encoding': 'identity' } });

  assert.equal(zipped.headers.get('content-encoding'), 'gzip');
  assert.equal(await zipped.text(), text);
  assert.equal(plain.headers.get('content-length'), operation.fileSize);
  assert.deepEqual([rest.status, await rest.text()], [206, text.slice(10)]);
});

test('faults: failed, half, stuck, dead address, any order', async t => {
  const emulator = await startEmulator(t, QUICK, storeModules);
  const strike = (/** @type {object} */ rule) => emulator.control('POST', `${SHOP}/faults`, [rule]);
  const query = '{ products { edges { node { id variants { edges { node { id } } } } } } }';
  const whole = (await runQuery(emulator, query)).lines;

  await strike({ kind: 'bulk-failed', match: 'products', times: 1 });
  const failed = (await runQuery(emulator, query)).operation;
  assert.deepEqual([failed.status, failed.errorCode, failed.url, failed.partialDataUrl], ['FAILED', 'INTERNAL_SERVER_ERROR', null, null]);

  await strike({ kind: 'bulk-partial', code: 'TIMEOUT' });
  const half = (await runQuery(emulator, query)).operation;
  assert.deepEqual([half.status, half.errorCode, half.url], ['FAILED', 'TIMEOUT', null]);
  assert.equal((await linesOf(half.partialDataUrl)).length, whole.length >> 1);

  await strike({ kind: 'bulk-expired-url' });
  const dead = (await runQueryWithoutLines(emulator, query));
  assert.equal(dead.status, 'COMPLETED');
  assert.equal((await fetch(dead.url)).status, 400);

  await strike({ kind: 'bulk-unordered' });
  const mixed = (await runQuery(emulator, query)).lines;
  assert.deepEqual(mixed.map(one => one.id).sort(), whole.map(one => one.id).sort());
  assert.ok(mixed.some((line, index) => line.__parentId && mixed.findIndex(one => one.id === line.__parentId) > index), 'a child comes before its parent');

  await strike({ kind: 'bulk-stuck' });
  const { bulkOperation: { id } } = await startQuery(emulator, query);
  await emulator.control('POST', `${SHOP}/clock`, { advanceMs: 86_400_000 });
  assert.equal((await poll(emulator, id)).status, 'RUNNING');
  assert.equal((await emulator.control('GET', `${SHOP}/faults`)).body[0].fired, 1);
});

test('the end of an operation is told to those who listen', async t => {
  const emulator = await startEmulator(t, QUICK, storeModules);
  /** @type {any[]} */
  const heard = [];
  emulator.host.shop.onWrite((/** @type {any} */ deed) => heard.push(deed));

  const { operation } = await runQuery(emulator, '{ products { edges { node { id } } } }');

  assert.equal(heard.length, 1);
  assert.deepEqual([heard[0].mutation, heard[0].changes[0].id, heard[0].changes[0].after.status], ['bulkOperation', operation.id, 'COMPLETED']);
});

/** @param {any} emulator @param {string} query */
async function runQueryWithoutLines(emulator, query) {
  const { bulkOperation } = await startQuery(emulator, query);
  return ended(emulator, bulkOperation.id);
}
