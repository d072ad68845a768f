// @ts-check
import assert from 'node:assert/strict';
import test from 'node:test';
import { storeModules } from '../../src/store-modules.js';
import { ended, linesOf, send, startMutation, upload, uploadTarget } from '../../testing/bulk.js';
import { SHOP, startEmulator } from '../../testing/harness.js';

const QUICK = { products: 3, quirks: { bulkOperationMs: 0 } };
const CREATE = 'mutation Create($product: ProductCreateInput!) { productCreate(product: $product) { product { id title } userErrors { field message } } }';
const SET = 'mutation call($input: ProductSetInput!, $synchronous: Boolean) { productSet(input: $input, synchronous: $synchronous) { product { id title } productSetOperation { id } userErrors { field message code } } }';
const jsonl = (/** @type {any[]} */ lines) => lines.map(line => `${JSON.stringify(line)}\n`).join('');
const titled = (/** @type {number} */ count) => Array.from({ length: count }, (_, index) => ({ product: { title: `Bulk ${index}` } }));

test('every line is done, told with its number, in an order that is not the file\'s', async t => {
  const emulator = await startEmulator(t, QUICK, storeModules);
  const path = await upload(emulator, jsonl(titled(40)));

  const { bulkOperation, userErrors } = await startMutation(emulator, CREATE, path);
  const operation = await ended(emulator, bulkOperation.id);
  const lines = await linesOf(operation.url);

  assert.deepEqual(userErrors, []);
  assert.deepEqual([bulkOperation.status, bulkOperation.type, bulkOperation.query], ['CREATED', 'MUTATION', CREATE]);
  assert.deepEqual([operation.status, operation.objectCount, operation.rootObjectCount], ['COMPLETED', '40', '40']);
  const numbers = lines.map(line => line.__lineNumber);
  assert.notDeepEqual(numbers, [...numbers].sort((a, b) => a - b));
  for (const { data, __lineNumber } of lines) assert.equal(data.productCreate.product.title, `Bulk ${__lineNumber}`);
  assert.equal(emulator.host.shop.tables.Product.size, 43);
  assert.equal((await emulator.control('GET', `${SHOP}/ledger`)).body.length, 40);
});

test('lines fail one by one: rules of the shop, variables, broken JSON', async t => {
  const emulator = await startEmulator(t, QUICK, storeModules);
  const path = await upload(emulator, `${jsonl([{ product: { title: '' } }, { product: 5 }])}{"product": {"title"\n${jsonl([{ product: { title: 'Good' } }]).trimEnd()}`);

  const { bulkOperation } = await startMutation(emulator, CREATE, path);
  const operation = await ended(emulator, bulkOperation.id);
  const byLine = new Map((await linesOf(operation.url)).map(line => [line.__lineNumber, line]));

  assert.equal(operation.status, 'COMPLETED');
  assert.equal(byLine.get(0).data.productCreate.userErrors.length, 1);
  assert.equal(byLine.get(1).errors[0].extensions.code, 'INVALID_VARIABLE');
  assert.ok(byLine.get(2).errors[0].message);
  assert.equal(byLine.get(3).data.productCreate.product.title, 'Good');
});

test('productSet is done at once within a bulk mutation', async t => {
  const emulator = await startEmulator(t, QUICK, storeModules);
  const path = await upload(emulator, jsonl([{ input: { title: 'Now' }, synchronous: false }]), 'PUT');

  const { bulkOperation } = await startMutation(emulator, SET, path);
  const [line] = await linesOf((await ended(emulator, bulkOperation.id)).url);

  assert.equal(line.data.productSet.product.title, 'Now');
  assert.equal(line.data.productSet.productSetOperation, null);
});

test('a mutation that cannot be run in bulk is refused in Shopify\'s words, before the file is looked for', async t => {
  const emulator = await startEmulator(t, QUICK, storeModules);
  const refused = async (/** @type {string} */ mutation, path = 'valid') => {
    const { bulkOperation, userErrors: [error, ...others] } = await startMutation(emulator, mutation, path);
    assert.deepEqual([bulkOperation, others], [null, []]);
    return error;
  };

  assert.deepEqual(await refused('mutation { not parseable'), { field: null, message: 'Failed to parse the mutation - syntax error, unexpected end of file at [1, 16]', code: 'INVALID_MUTATION' });
  assert.deepEqual(await refused('query { products { edges { node { id } } } }'), { field: null, message: 'Invalid operation type. Only `mutation` operations are supported.', code: 'INVALID_MUTATION' });
  assert.deepEqual(await refused('mutation($p: ProductCreateInput!, $u: ProductUpdateInput!) { productCreate(product: $p) { product { id } } productUpdate(product: $u) { product { id } } }'),
    { field: ['mutation'], message: 'You must specify a single top level mutation.', code: null });
  assert.deepEqual(await refused('mutation($q: String!) { bulkOperationRunQuery(query: $q) { bulkOperation { id } } }'), { field: ['mutation'], message: 'You must use an allowed mutation name.', code: null });
  assert.equal((await refused(CREATE)).code, 'NO_SUCH_FILE');
  assert.deepEqual(await refused(CREATE, await upload(emulator, '', 'PUT')), { field: null, message: 'The input file is empty.', code: 'INVALID_STAGED_UPLOAD_FILE' });
  assert.match((await refused(CREATE.replace('title }', 'title variants(first: 1) { nodes { id } } media(first: 1) { nodes { id } } }'))).message, /more than 1 connection/);
});

test('a mutation that the emulator lacks is refused as Shopify would refuse it, and by its name only when it would run', async t => {
  const emulator = await startEmulator(t, QUICK, storeModules);
  const lacking = (/** @type {string} */ selection) => `mutation($input: DraftOrderInput!) { draftOrderCreate(input: $input) { draftOrder { id ${selection} } } }`;

  const nested = await startMutation(emulator, lacking('lineItems(first: 1) { nodes { id } } events(first: 1) { nodes { id } }'), 'valid');
  const unfound = await startMutation(emulator, lacking(''), 'valid');
  const { data, errors } = await emulator.ask('mutation($mutation: String!, $path: String!) { bulkOperationRunMutation(mutation: $mutation, stagedUploadPath: $path) { userErrors { message } } }',
    { mutation: lacking(''), path: await upload(emulator, jsonl([{ input: {} }])) });

  assert.deepEqual(nested.userErrors.map((/** @type {any} */ error) => error.message), ['Bulk mutations cannot contain more than 1 connection.']);
  assert.deepEqual(unfound.userErrors.map((/** @type {any} */ error) => error.code), ['NO_SUCH_FILE']);
  assert.equal(data.bulkOperationRunMutation, null);
  assert.equal(errors[0].extensions.code, 'EMULATOR_NOT_IMPLEMENTED');
  assert.match(errors[0].message, /draftOrderCreate/);
});

test('a file of more than 100 MB is refused', async t => {
  const emulator = await startEmulator(t, QUICK, storeModules);
  const path = await upload(emulator, 'x'.repeat(100 * 1024 * 1024 + 1), 'PUT');

  const { userErrors } = await startMutation(emulator, CREATE, path);

  assert.deepEqual(userErrors, [{ field: null, message: 'The input file size exceeds the maximum allowed size of 100 MB.', code: 'INVALID_STAGED_UPLOAD_FILE' }]);
});

test('bulk mutations have five places of their own', async t => {
  const emulator = await startEmulator(t, { products: 3, quirks: { bulkOperationMs: 3_600_000, bulkOperationsAtOnce: 1 } }, storeModules);
  const path = await upload(emulator, jsonl(titled(2)));
  const { bulkOperation: { id } } = await startMutation(emulator, CREATE, path);

  const second = await startMutation(emulator, CREATE, path);
  const query = (await emulator.ask('mutation { bulkOperationRunQuery(query: "{ products { edges { node { id } } } }") { userErrors { message } } }')).data.bulkOperationRunQuery;

  assert.deepEqual(second.userErrors, [{ field: null, message: `A bulk mutation operation for this app and shop is already in progress: ${id}.`, code: 'OPERATION_IN_PROGRESS' }]);
  assert.deepEqual(query.userErrors, []);
});

test('an upload is answered as Google answers it', async t => {
  const emulator = await startEmulator(t, QUICK, storeModules);
  const target = await uploadTarget(emulator, 'POST');
  const body = jsonl(titled(1));

  const good = await send(target, body, 'POST');
  assert.equal(good.response.status, 201);
  assert.match(await good.response.text(), new RegExp(`<Key>${good.key}</Key><ETag>"[0-9a-f]{32}"</ETag></PostResponse>`));
  const changed = await send({ ...target, parameters: target.parameters.map((/** @type {any} */ one) => (one.name === 'key' ? { ...one, value: 'tmp/other' } : one)) }, body, 'POST');
  assert.deepEqual([changed.response.status, /<Code>(\w+)</.exec(await changed.response.text())?.[1]], [403, 'AccessDenied']);
  const fileFirst = new FormData();
  fileFirst.append('file', new Blob([body]), 'x');
  for (const { name, value } of target.parameters) fileFirst.append(name, value);
  assert.equal((await fetch(target.url, { method: 'POST', body: fileFirst })).status, 403);
  const put = await uploadTarget(emulator, 'PUT');
  assert.equal((await fetch(put.url.replace(/Signature=\w{6}/, 'Signature=abcdef'), { method: 'PUT', body })).status, 403);
  await emulator.control('POST', `${SHOP}/clock`, { advanceMs: 7 * 86_400_000 });
  assert.equal((await send(target, body, 'POST')).response.status, 400);
  assert.equal((await send(put, body, 'PUT')).response.status, 400);
});

test('an image of more than 20 MB is not taken', async t => {
  const emulator = await startEmulator(t, QUICK, storeModules);
  const { data } = await emulator.ask('mutation($input: [StagedUploadInput!]!) { stagedUploadsCreate(input: $input) { stagedTargets { url parameters { name value } } userErrors { field message } } }',
    { input: [{ resource: 'IMAGE', filename: 'big.png', mimeType: 'image/png', httpMethod: 'POST' }] });

  const { response } = await send(data.stagedUploadsCreate.stagedTargets[0], 'x'.repeat(20 * 1024 * 1024 + 1), 'POST');

  assert.equal(response.status, 400);
  assert.match(await response.text(), /<Code>EntityTooLarge</);
});

test('a failed bulk mutation has done nothing, a half one half', async t => {
  const emulator = await startEmulator(t, QUICK, storeModules);
  const path = await upload(emulator, jsonl(titled(20)));
  const run = async (/** @type {object} */ rule) => {
    await emulator.control('POST', `${SHOP}/faults`, [rule]);
    return ended(emulator, (await startMutation(emulator, CREATE, path)).bulkOperation.id);
  };

  const failed = await run({ kind: 'bulk-failed', match: 'productCreate' });
  assert.deepEqual([failed.status, failed.partialDataUrl, emulator.host.shop.tables.Product.size], ['FAILED', null, 3]);
  const half = await run({ kind: 'bulk-partial' });
  assert.deepEqual([half.status, half.objectCount, emulator.host.shop.tables.Product.size], ['FAILED', '10', 13]);
  assert.equal((await linesOf(half.partialDataUrl)).length, 10);
});
