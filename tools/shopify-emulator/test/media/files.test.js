// @ts-check
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { ask, run, seeded } from '../../testing/ask.js';

const CREATE = 'mutation ($files: [FileCreateInput!]!) { fileCreate(files: $files) { files { __typename id alt fileStatus } userErrors { field message code } } }';
const UPDATE = 'mutation ($files: [FileUpdateInput!]!) { fileUpdate(files: $files) { files { id alt } userErrors { field message code } } }';
const DELETE = 'mutation ($ids: [ID!]!) { fileDelete(fileIds: $ids) { deletedFileIds userErrors { field message code } } }';

/** @param {any} shop @param {any[]} files */
const create = async (shop, ...files) => (await ask(shop, CREATE, { files })).fileCreate;
/** @param {any} shop @param {any[]} files */
const update = async (shop, ...files) => (await ask(shop, UPDATE, { files })).fileUpdate;
/** @param {any} shop @param {string} args */
const list = async (shop, args) => (await ask(shop, `{ files(first: 50, ${args}) { nodes { id alt } } }`)).files.nodes;

for (const [what, file, error] of /** @type {[string, any, any][]} */ ([
  ['an address comes before a name', { originalSource: 'data:image/png;base64,x', filename: 'a.gif' }, { field: ['files', '0', 'originalSource'], message: 'File URL is invalid', code: 'INVALID_IMAGE_SOURCE_URL' }],
  ['a name comes before the mode', { originalSource: 'https://example.com/a.png', filename: 'a.gif', contentType: 'VIDEO', duplicateResolutionMode: 'REPLACE' }, { field: ['files', '0', 'filename'], message: 'Provided filename extension must match original source.', code: 'MISMATCHED_FILENAME_AND_ORIGINAL_SOURCE' }],
  ['only known kinds are replaced', { originalSource: 'https://example.com/a.png', duplicateResolutionMode: 'REPLACE' }, { field: ['files', '0', 'duplicateResolutionMode'], message: "Duplicate resolution mode 'REPLACE' is not supported for 'MISSING' media type.", code: 'INVALID_DUPLICATE_MODE_FOR_TYPE' }],
  ['what is replaced is named', { originalSource: 'https://example.com/a.png', contentType: 'IMAGE', duplicateResolutionMode: 'REPLACE' }, { field: ['files', '0', 'filename'], message: 'Missing filename argument when attempting to use REPLACE duplicate mode.', code: 'MISSING_FILENAME_FOR_DUPLICATE_MODE_REPLACE' }],
  ['512 letters of alt', { originalSource: 'https://example.com/a.png', alt: 'x'.repeat(513) }, { field: ['files', '0', 'alt'], message: 'The alt value exceeds the maximum limit of 512 characters.', code: 'ALT_VALUE_LIMIT_EXCEEDED' }]
])) {
  test(`a file is refused: ${what}`, async () => {
    const shop = seeded({ products: 0 });

    assert.deepEqual(await create(shop, file), { files: [], userErrors: [error] });
    assert.equal(shop.files.table.size, 0);
  });
}

test('an address of no length, or of too much, is an error of the whole call', async () => {
  const shop = seeded({ products: 0 });

  for (const [originalSource, message] of [['', 'originalSource is too short (minimum is 1)'], [`https://example.com/${'a'.repeat(2048)}`, 'originalSource is too long (maximum is 2048)']]) {
    const { data, errors } = await run(shop, CREATE, { files: [{ originalSource }] });

    assert.deepEqual([data.fileCreate, errors?.[0].message, errors?.[0].extensions.code, errors?.[0].path], [null, message, 'INVALID_FIELD_ARGUMENTS', ['fileCreate']]);
  }
});

test('files of all kinds are listed, found and sorted', async () => {
  const shop = seeded({ products: 0 });
  const { files } = await create(shop,
    { originalSource: 'https://example.com/x/zulu.jpg', alt: 'Zulu' }, { originalSource: 'https://example.com/alpha.pdf', alt: 'Alpha', contentType: 'FILE' },
    { originalSource: 'https://www.youtube.com/watch?v=dQw4w9WgXcQ', alt: 'Film' });

  assert.deepEqual(files.map((/** @type {any} */ file) => file.__typename), ['MediaImage', 'GenericFile', 'ExternalVideo']);
  assert.deepEqual((await list(shop, 'query: "filename:zu*"')).map((/** @type {any} */ file) => file.alt), ['Zulu']);
  assert.deepEqual((await list(shop, 'query: "media_type:IMAGE"')).map((/** @type {any} */ file) => file.alt), ['Zulu']);
  assert.deepEqual((await list(shop, 'query: "media_type:generic_file OR media_type:image", sortKey: FILENAME')).map((/** @type {any} */ file) => file.alt), ['Alpha', 'Zulu']);
  const { nodes } = await ask(shop, 'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on GenericFile { url mimeType originalFileSize } ... on ExternalVideo { host originUrl embedUrl } } }', { ids: [files[1].id, files[2].id, files[0].id.replace('MediaImage', 'Video')] });
  assert.match(nodes[0].url, /alpha\.pdf\?v=\d+$/);
  assert.equal(nodes[0].mimeType, 'application/pdf');
  assert.deepEqual(nodes[1], { host: 'YOUTUBE', originUrl: 'https://youtu.be/dQw4w9WgXcQ', embedUrl: 'https://www.youtube.com/embed/dQw4w9WgXcQ' });
  assert.equal(nodes[2], null, 'an id of another kind finds nothing');
});

test('a name that is taken: letters behind it, an upload into the same file, or a failure', async () => {
  const shop = seeded({ products: 0 });
  const file = { originalSource: 'https://example.com/a.png', filename: 'a.png', contentType: 'IMAGE' };
  const [first] = (await create(shop, file)).files;
  const before = shop.files.urlOf(shop.find(first.id));

  const [second] = (await create(shop, file)).files;
  const [replaced] = (await create(shop, { ...file, alt: 'New', duplicateResolutionMode: 'REPLACE' })).files;
  const [failed] = (await create(shop, { ...file, duplicateResolutionMode: 'RAISE_ERROR' })).files;

  assert.match(shop.find(second.id).file, /^a_[0-9a-f-]{36}\.png$/);
  assert.deepEqual([replaced.id, replaced.alt], [first.id, 'New']);
  assert.notEqual(shop.files.urlOf(shop.find(first.id)), before);
  assert.equal(failed.fileStatus, 'FAILED');
});

test('one file for several products: given, taken away, deleted everywhere', async () => {
  const shop = seeded({ products: 3 });
  const [a, b] = shop.tables.Product.rows;
  const [{ id }] = (await create(shop, { originalSource: 'https://example.com/shared.jpg' })).files;

  assert.deepEqual((await update(shop, { id, alt: 'Both', referencesToAdd: [a.id, b.id] })).userErrors, []);
  a.variants[0].mediaImage = shop.find(id);
  assert.ok([a, b].every(product => product.media.some(media => media.id === id)));
  assert.deepEqual((await list(shop, `query: "product_id:${b.n}"`)).some((/** @type {any} */ file) => file.id === id), true);

  await update(shop, { id, referencesToRemove: [a.id] });
  assert.deepEqual([a.media.some(media => media.id === id), a.variants[0].mediaImage, shop.find(id)?.id], [false, null, id]);

  assert.deepEqual((await ask(shop, DELETE, { ids: [id] })).fileDelete, { deletedFileIds: [id], userErrors: [] });
  assert.equal(b.media.some(media => media.id === id), false);
  assert.equal(shop.find(id), undefined);
  assert.deepEqual(shop.ledger.after(0).at(-1)?.mutation, 'fileDelete');
});

test('a file of another product stays when its product goes', async () => {
  const shop = seeded({ products: 2 });
  const [a, b] = shop.tables.Product.rows;
  const [{ id }] = (await create(shop, { originalSource: 'https://example.com/shared.jpg' })).files;
  await update(shop, { id, referencesToAdd: [a.id, b.id] });

  await ask(shop, 'mutation ($id: ID!) { productDelete(input: { id: $id }) { deletedProductId } }', { id: a.id });
  assert.equal(shop.find(id)?.uses, 1);
  await ask(shop, 'mutation ($id: ID!) { productDelete(input: { id: $id }) { deletedProductId } }', { id: b.id });
  assert.equal(shop.find(id), undefined);
});

test('what an update refuses', async () => {
  const shop = seeded({ products: 1 });
  const { files } = await create(shop, { originalSource: 'https://example.com/a.jpg' }, { originalSource: 'https://example.com/b.jpg' }, { originalSource: 'https://example.com/c.pdf', contentType: 'FILE' });
  const [a, , c] = files;
  const codeOf = async (/** @type {any} */ input) => (await update(shop, input)).userErrors.map((/** @type {any} */ error) => error.code);

  assert.deepEqual(await codeOf({ id: 'gid://shopify/MediaImage/5', alt: 'x' }), ['FILE_DOES_NOT_EXIST']);
  assert.deepEqual(await codeOf({ id: a.id, alt: 'x'.repeat(513) }), ['ALT_VALUE_LIMIT_EXCEEDED']);
  assert.deepEqual(await codeOf({ id: a.id, filename: 'b.jpg' }), ['FILENAME_ALREADY_EXISTS']);
  assert.deepEqual(await codeOf({ id: a.id, filename: 'a.png' }), ['INVALID_FILENAME_EXTENSION']);
  assert.deepEqual(await codeOf({ id: a.id, referencesToAdd: ['gid://shopify/Product/5'] }), ['REFERENCE_TARGET_DOES_NOT_EXIST']);
  assert.deepEqual(await codeOf({ id: c.id, referencesToAdd: [shop.tables.Product.rows[0].id] }), ['UNSUPPORTED_FILE_REFERENCE']);
  assert.deepEqual(await codeOf({ id: a.id, filename: 'free.jpg' }), []);
  assert.equal(shop.find(a.id).file, 'free.jpg');
});

test('uploads take time by the shop\'s clock, and an address that cannot be there fails', async () => {
  const shop = seeded({ products: 1, quirks: { asyncMedia: true } });
  const [product] = shop.tables.Product.rows;
  const { files } = await create(shop, { originalSource: 'https://example.com/a.jpg' }, { originalSource: 'https://nowhere.invalid/b.jpg' });
  const read = async () => (await ask(shop, 'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on MediaImage { status fileStatus image { url } preview { status } mediaErrors { code message } fileErrors { code message } } } }', { ids: files.map((/** @type {any} */ file) => file.id) })).nodes;

  assert.deepEqual(files.map((/** @type {any} */ file) => file.fileStatus), ['UPLOADED', 'UPLOADED']);
  assert.equal((await update(shop, { id: files[0].id, alt: 'x' })).userErrors[0].code, 'NON_READY_STATE');
  shop.clock.ms += 500;
  assert.deepEqual((await read())[0], { status: 'PROCESSING', fileStatus: 'PROCESSING', image: null, preview: { status: 'PROCESSING' }, mediaErrors: [], fileErrors: [] });
  shop.clock.ms += 5000;
  const [ready, failed] = await read();
  assert.equal(ready.status, 'READY');
  assert.match(ready.image.url, /a\.jpg/);
  assert.deepEqual([failed.status, failed.image, failed.mediaErrors, failed.fileErrors], ['FAILED', null,
    [{ code: 'IMAGE_DOWNLOAD_FAILURE', message: 'Media could not be processed because the image could not be downloaded.' }],
    [{ code: 'IMAGE_DOWNLOAD_FAILURE', message: 'File could not be processed because the image could not be downloaded.' }]]);
  assert.deepEqual((await list(shop, 'query: "status:failed"')).map((/** @type {any} */ file) => file.id), [files[1].id]);

  const acknowledged = await ask(shop, 'mutation ($ids: [ID!]!) { fileAcknowledgeUpdateFailed(fileIds: $ids) { files { fileStatus } userErrors { code } } }', { ids: [files[1].id] });
  assert.deepEqual(acknowledged.fileAcknowledgeUpdateFailed, { files: [{ fileStatus: 'READY' }], userErrors: [] });
  assert.equal(product.media.length > 0, true);
});
