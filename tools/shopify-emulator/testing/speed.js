// @ts-check
// How fast the emulator is against what it must be: node testing/speed.js [products]. Starts an emulator of its own and measures from outside;
// beside the time on the wall stands the processor's own, which other work on the machine does not lengthen as much.
import { spawn } from 'node:child_process';
import { Agent, request } from 'node:http';
import { loadavg } from 'node:os';

const PRODUCTS = Number(process.argv[2] ?? 100_000);
const LINES = 10_000;
const agent = new Agent({ keepAlive: true });
/** @type {string[]} */
const missed = [];

const emulator = spawn(process.execPath, [new URL('../main.js', import.meta.url).pathname, '--port', '0', '--exit-with-parent'], { stdio: ['pipe', 'pipe', 'inherit'] });
process.on('exit', () => emulator.kill());
const url = await new Promise(resolve => {
  let text = '';
  emulator.stdout.on('data', piece => {
    const ready = /Emulator ready: (\S+)/.exec(text += piece);
    if (ready) resolve(ready[1]);
  });
});

/** @param {string} method @param {string} path @param {string | object} [body] @param {Record<string, string>} [headers] @returns {Promise<string>} */
function call(method, path, body, headers = {}) {
  return new Promise((resolve, reject) => {
    const sent = request(new URL(path, url), { method, agent, headers }, response => {
      let text = '';
      response.setEncoding('utf8').on('data', piece => { text += piece; }).on('end', () => resolve(text)).on('error', reject);
    });
    sent.on('error', reject).end(typeof body === 'object' ? JSON.stringify(body) : body);
  });
}

/** @param {string} shop @param {string} query @param {object} [variables] */
async function ask(shop, query, variables) {
  const { data, errors } = JSON.parse(await page(shop, query, variables));
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

/** @param {string} shop @param {string} query @param {object} [variables] */
const page = (shop, query, variables) => call('POST', `/shops/${shop}/admin/api/2026-10/graphql.json`, { query, variables }, { 'Content-Type': 'application/json', 'X-Shopify-Access-Token': 'token' });

const health = async () => JSON.parse(await call('GET', '/_emulator/health'));

/** @param {string} what @param {number} goal in milliseconds @param {() => Promise<{ times?: number, note?: string } | void>} work */
async function measure(what, goal, work) {
  const cpu = (await health()).cpuMs;
  const started = performance.now();
  const { times = 1, note = '' } = await work() ?? {};
  const wall = (performance.now() - started) / times;
  const own = ((await health()).cpuMs - cpu) / times;
  const good = wall <= goal;
  if (!good) missed.push(what);
  const show = (/** @type {number} */ ms) => (goal < 1000 ? `${ms.toFixed(1)} ms` : `${(ms / 1000).toFixed(2)} s`);
  console.log(`${good ? 'met   ' : 'MISSED'}  ${what}: ${show(wall)} (processor ${show(own)}), goal ${show(goal)}${note && `; ${note}`}`);
}

/** @param {string} shop @param {object} options */
const make = (shop, options) => call('POST', '/_emulator/shops', { shop, plan: 'unlimited', token: 'token', quirks: { bulkOperationMs: 0 }, ...options }).then(text => {
  if (JSON.parse(text).errors) throw new Error(text);
});

/** @param {string} shop @param {{ bulkOperation: { id: string } | null, userErrors: object[] }} started */
async function finished(shop, { bulkOperation, userErrors }) {
  if (!bulkOperation) throw new Error(JSON.stringify(userErrors));
  for (;;) {
    const { bulkOperation: operation } = await ask(shop, 'query($id: ID!) { bulkOperation(id: $id) { status errorCode objectCount fileSize url } }', { id: bulkOperation.id });
    if (operation.status === 'COMPLETED') return operation;
    if (operation.status === 'FAILED') throw new Error(JSON.stringify(operation));
    await new Promise(resolve => setTimeout(resolve, 20));
  }
}

const BULK = `{ products { edges { node { id handle title descriptionHtml vendor productType tags status createdAt updatedAt seo { title description } options { id name optionValues { id name } }
  variants { edges { node { id title sku barcode price compareAtPrice position taxable inventoryPolicy inventoryQuantity selectedOptions { name value } inventoryItem { id tracked unitCost { amount } measurement { weight { unit value } } } } } } } } } }`;
const PAGE = `query Page($first: Int!, $after: String, $variants: Int!) { products(first: $first, after: $after) { nodes {
  id handle title descriptionHtml vendor productType tags status createdAt updatedAt seo { title description } options { id name optionValues { id name } }
  variants(first: $variants) { nodes { id title sku barcode price compareAtPrice position taxable inventoryPolicy selectedOptions { name value } inventoryItem { id tracked unitCost { amount } measurement { weight { unit value } } } } pageInfo { hasNextPage endCursor } }
} pageInfo { hasNextPage endCursor } } }`;
const SET = 'mutation call($input: ProductSetInput!) { productSet(input: $input) { product { id } userErrors { field message code } } }';

console.log(`${new Date().toISOString()}, Node ${process.versions.node}, load ${loadavg()[0].toFixed(1)}`);
await make('pages.myshopify.com', { products: 250, variantsPerProduct: 10 });
for (let i = 0; i < 5; i++) await page('pages.myshopify.com', PAGE, { first: 250, variants: 10 });
await measure('a page of 250 products x 10 variants', 15, async () => {
  let size = 0;
  for (let i = 0; i < 40; i++) size = (await page('pages.myshopify.com', PAGE, { first: 250, variants: 10 })).length;
  return { times: 40, note: `${(size / 1e6).toFixed(1)} MB each` };
});

await make('lines.myshopify.com', { products: 0 });
const lines = Array.from({ length: LINES }, (_, index) => JSON.stringify({ input: {
  title: `Line ${index}`, productOptions: [{ name: 'Size', values: ['S', 'M', 'L'].map(name => ({ name })) }],
  variants: ['S', 'M', 'L'].map(name => ({ optionValues: [{ optionName: 'Size', name }], sku: `L${index}-${name}`, price: '19.90' })),
} })).join('\n');
const { stagedUploadsCreate: { stagedTargets: [target] } } = await ask('lines.myshopify.com', 'mutation($input: [StagedUploadInput!]!) { stagedUploadsCreate(input: $input) { stagedTargets { url } } }',
  { input: [{ resource: 'BULK_MUTATION_VARIABLES', filename: 'lines', mimeType: 'text/jsonl', httpMethod: 'PUT' }] });
await call('PUT', target.url, lines);
await measure(`${LINES} lines of productSet x 3 variants`, 2000, async () => {
  const key = decodeURIComponent(new URL(target.url).pathname).split('/').slice(3).join('/');
  const started = await ask('lines.myshopify.com', 'mutation($mutation: String!, $path: String!) { bulkOperationRunMutation(mutation: $mutation, stagedUploadPath: $path) { bulkOperation { id } userErrors { message } } }', { mutation: SET, path: key });
  return { note: `${(await finished('lines.myshopify.com', started.bulkOperationRunMutation)).objectCount} results` };
});

const before = (await health()).memoryMb;
await measure(`${PRODUCTS} products x 3 variants seeded`, PRODUCTS / 20, () => make('large.myshopify.com', { products: PRODUCTS, variantsPerProduct: 3 }));
const seeded = (await health()).memoryMb;
await measure('all of them by a bulk query, with their variants', PRODUCTS / 20, async () => {
  const started = await ask('large.myshopify.com', 'mutation($query: String!) { bulkOperationRunQuery(query: $query) { bulkOperation { id } userErrors { message } } }', { query: BULK });
  const { objectCount, fileSize } = await finished('large.myshopify.com', started.bulkOperationRunQuery);
  return { note: `${objectCount} lines, ${(fileSize / 1e6).toFixed(0)} MB` };
});
console.log(`memory: ${before} MB before the large shop, ${seeded} MB with it, ${(await health()).memoryMb} MB after the bulk query; load ${loadavg()[0].toFixed(1)}`);

emulator.stdin.end();
agent.destroy();
if (missed.length) console.log(`${missed.length} missed`);
process.exit(missed.length ? 1 : 0);
