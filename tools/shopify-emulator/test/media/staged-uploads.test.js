// @ts-check
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { storeModules } from '../../src/store-modules.js';
import { startEmulator } from '../../testing/harness.js';

const STAGE = 'mutation ($input: [StagedUploadInput!]!) { stagedUploadsCreate(input: $input) { stagedTargets { url resourceUrl parameters { name value } } userErrors { field message } } }';
const CREATE = 'mutation ($files: [FileCreateInput!]!) { fileCreate(files: $files) { files { __typename fileStatus fileErrors { code } ... on MediaImage { originalSource { fileSize } } ... on Video { originalSource { fileSize } } } userErrors { code } } }';

/** @param {any} emulator @param {any[]} input */
const stage = async (emulator, ...input) => (await emulator.ask(STAGE, { input })).data.stagedUploadsCreate;

/** @param {any} target @param {string} bytes */
async function post(target, bytes) {
  const form = new FormData();
  for (const { name, value } of target.parameters) form.append(name, value);
  form.append('file', new Blob([bytes]), 'file');
  return (await fetch(target.url, { method: 'POST', body: form })).status;
}

for (const [resource, filename, mimeType] of [['IMAGE', 'a.png', 'image/png'], ['VIDEO', 'a.mp4', 'video/mp4'], ['MODEL_3D', 'a.glb', 'model/gltf-binary']]) {
  test(`a staged ${resource} is uploaded and made a file`, async t => {
    const emulator = await startEmulator(t, {}, storeModules);
    const { stagedTargets: [target, empty], userErrors } = await stage(emulator, ...[1, 2].map(() => ({ resource, filename, mimeType, httpMethod: 'POST', fileSize: '5' })));
    assert.deepEqual(userErrors, []);

    assert.equal(await post(target, 'bytes'), 201);
    const files = [target, empty].map(({ resourceUrl }) => ({ originalSource: resourceUrl, contentType: resource }));
    const [there, missing] = (await emulator.ask(CREATE, { files })).data.fileCreate.files;

    assert.deepEqual([there.fileStatus, there.originalSource?.fileSize ?? 5], ['READY', 5]);
    assert.deepEqual([missing.fileStatus, missing.fileErrors.length], ['FAILED', 1], 'nothing was uploaded there');
  });
}

test('by PUT everything is in the address', async t => {
  const emulator = await startEmulator(t, {}, storeModules);
  const { stagedTargets: [target] } = await stage(emulator, { resource: 'IMAGE', filename: 'b.png', mimeType: 'image/png' });

  assert.deepEqual(target.parameters, [{ name: 'content_type', value: 'image/png' }, { name: 'acl', value: 'private' }]);
  assert.match(target.resourceUrl, /\/tmp\/\d+\/files\/[0-9a-f-]{36}\/b\.png$/);
  assert.equal((await fetch(target.url, { method: 'PUT', body: 'bytes', headers: { 'Content-Type': 'image/png' } })).status, 200);
  const { files } = (await emulator.ask(CREATE, { files: [{ originalSource: target.resourceUrl, contentType: 'IMAGE' }] })).data.fileCreate;
  assert.deepEqual([files[0].fileStatus, files[0].originalSource.fileSize], ['READY', 5]);
});

test('films from anywhere else fail', async t => {
  const emulator = await startEmulator(t, {}, storeModules);

  const { files, userErrors } = (await emulator.ask(CREATE, { files: [{ originalSource: 'https://example.com/a.mp4', contentType: 'VIDEO' }] })).data.fileCreate;

  assert.deepEqual([userErrors, files], [[], [{ __typename: 'Video', fileStatus: 'FAILED', fileErrors: [{ code: 'VIDEO_METADATA_READ_ERROR' }], originalSource: null }]]);
});

test('what is refused has no target, the others have theirs', async t => {
  const emulator = await startEmulator(t, {}, storeModules);

  const { stagedTargets, userErrors } = await stage(emulator,
    { resource: 'VIDEO', filename: 'a.mp4', mimeType: 'video/mp4' }, { resource: 'MODEL_3D', filename: 'a.glb', mimeType: 'model/gltf-binary' },
    { resource: 'IMAGE', filename: 'a.exe', mimeType: 'application/x-msdownload' }, { resource: 'FILE', filename: 'a.txt', mimeType: 'text/plain' });

  assert.deepEqual(stagedTargets.slice(0, 3), Array(3).fill({ url: null, resourceUrl: null, parameters: [] }));
  assert.ok(stagedTargets[3].url);
  assert.deepEqual(userErrors, [
    { field: ['input', '0', 'fileSize'], message: 'file size is required for video resources' },
    { field: ['input', '1', 'fileSize'], message: 'file size is required for 3D model resources' },
    { field: ['input', '2', 'mimeType'], message: 'a.exe: (application/x-msdownload) is not a recognized format' }]);
});
