// @ts-check
// Bulk operations as a client runs them, over HTTP.

/** @typedef {Awaited<ReturnType<typeof import('./harness.js').startEmulator>>} Started */

const FIELDS = 'id type status errorCode createdAt completedAt objectCount rootObjectCount fileSize url partialDataUrl query';

/** @param {Started} emulator @param {string} query @param {{ groupObjects?: boolean, version?: string }} [options] */
export async function startQuery(emulator, query, { groupObjects } = {}) {
  const { data, errors } = await emulator.ask(
    `mutation Run($query: String!${groupObjects === undefined ? '' : ', $group: Boolean!'}) { bulkOperationRunQuery(query: $query${groupObjects === undefined ? '' : ', groupObjects: $group'}) { bulkOperation { ${FIELDS} } userErrors { field message code } } }`,
    { query, group: groupObjects });
  if (errors) throw new Error(JSON.stringify(errors));
  return data.bulkOperationRunQuery;
}

/** @param {Started} emulator @param {string} mutation @param {string} path */
export async function startMutation(emulator, mutation, path) {
  const { data, errors } = await emulator.ask(
    `mutation Run($mutation: String!, $path: String!) { bulkOperationRunMutation(mutation: $mutation, stagedUploadPath: $path) { bulkOperation { ${FIELDS} } userErrors { field message code } } }`, { mutation, path });
  if (errors) throw new Error(JSON.stringify(errors));
  return data.bulkOperationRunMutation;
}

/** @param {Started} emulator @param {string} id @returns {Promise<any>} */
export const poll = async (emulator, id) => (await emulator.ask(`query($id: ID!) { bulkOperation(id: $id) { ${FIELDS} } }`, { id })).data.bulkOperation;

/** @param {Started} emulator @param {string} id @returns {Promise<any>} the operation once it has ended */
export async function ended(emulator, id) {
  for (;;) {
    const operation = await poll(emulator, id);
    if (!['CREATED', 'RUNNING', 'CANCELING'].includes(operation.status)) return operation;
    await new Promise(resolve => setTimeout(resolve, 5));
  }
}

/** @param {string} url @returns {Promise<any[]>} the lines of a result */
export async function linesOf(url) {
  const response = await fetch(url);
  if (response.status !== 200) throw new Error(`${response.status}: ${await response.text()}`);
  return (await response.text()).split('\n').filter(Boolean).map(line => JSON.parse(line));
}

/** @param {Started} emulator @param {string} query @param {{ groupObjects?: boolean }} [options] */
export async function runQuery(emulator, query, options) {
  const { bulkOperation, userErrors } = await startQuery(emulator, query, options);
  if (userErrors.length) throw new Error(JSON.stringify(userErrors));
  const operation = await ended(emulator, bulkOperation.id);
  return { operation, lines: operation.url ? await linesOf(operation.url) : [] };
}

/** @param {Started} emulator @param {string} body @param {'POST' | 'PUT'} [httpMethod] @returns {Promise<string>} the path of the upload */
export async function upload(emulator, body, httpMethod = 'POST') {
  const target = await uploadTarget(emulator, httpMethod);
  const { response, key } = await send(target, body, httpMethod);
  if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`);
  return key;
}

/** @param {Started} emulator @param {'POST' | 'PUT'} httpMethod */
export async function uploadTarget(emulator, httpMethod) {
  const { data, errors } = await emulator.ask('mutation($input: [StagedUploadInput!]!) { stagedUploadsCreate(input: $input) { stagedTargets { url resourceUrl parameters { name value } } userErrors { field message } } }',
    { input: [{ resource: 'BULK_MUTATION_VARIABLES', filename: 'bulk_op_vars', mimeType: 'text/jsonl', httpMethod }] });
  if (errors) throw new Error(JSON.stringify(errors));
  return data.stagedUploadsCreate.stagedTargets[0];
}

/** @param {any} target @param {string} body @param {'POST' | 'PUT'} httpMethod */
export async function send(target, body, httpMethod) {
  if (httpMethod === 'PUT') return { response: await fetch(target.url, { method: 'PUT', headers: { 'Content-Type': 'text/jsonl' }, body }), key: decodeURIComponent(new URL(target.url).pathname.split('/').slice(3).join('/')) };
  const form = new FormData();
  for (const { name, value } of target.parameters) form.append(name, value);
  form.append('file', new Blob([body], { type: 'text/jsonl' }), 'bulk_op_vars');
  return { response: await fetch(target.url, { method: 'POST', body: form }), key: target.parameters.find((/** @type {any} */ one) => one.name === 'key').value };
}
