// @ts-check
// Measures a running emulator from its own process: node testing/measure.js http://127.0.0.1:PORT [token] [shop]
import { Agent, request } from 'node:http';

const [url, token = 'emulator-token', shop = 'demo.myshopify.com'] = process.argv.slice(2);
const address = new URL(`${url}/shops/${shop}/admin/api/2026-10/graphql.json`);
const agent = new Agent({ keepAlive: true, maxSockets: 64 });

/** @param {string} query @param {object} [variables] @returns {Promise<string>} */
function ask(query, variables) {
  return new Promise((resolve, reject) => {
    const call = request(address, { method: 'POST', agent, headers: { 'Content-Type': 'application/json', 'X-Shopify-Access-Token': token } }, response => {
      let text = '';
      response.setEncoding('utf8').on('data', chunk => { text += chunk; }).on('end', () => resolve(text));
    });
    call.on('error', reject).end(JSON.stringify({ query, variables }));
  });
}

/** @param {string} what @param {number} seconds @param {number} lanes @param {() => Promise<string>} work */
async function rate(what, seconds, lanes, work) {
  const first = JSON.parse(await work());
  if (first.errors) throw new Error(`${what}: ${JSON.stringify(first.errors)}`);
  const until = performance.now() + seconds * 1000;
  let done = 0;
  /** @type {number[]} */
  const times = [];
  await Promise.all(Array.from({ length: lanes }, async () => {
    while (performance.now() < until) {
      const started = performance.now();
      await work();
      times.push(performance.now() - started);
      done++;
    }
  }));
  times.sort((a, b) => a - b);
  console.log(`${what}, ${lanes} at once: ${Math.round(done / seconds)} per second, median ${times[done >> 1].toFixed(1)} ms, 99% ${times[Math.floor(done * 0.99)].toFixed(1)} ms`);
}

const PAGE = `query Page($first: Int!, $after: String, $variants: Int!) {
  products(first: $first, after: $after, sortKey: ID) {
    nodes {
      id handle title descriptionHtml vendor productType tags status createdAt updatedAt seo { title description } options { id name optionValues { id name } }
      variants(first: $variants) { nodes { id title sku barcode price compareAtPrice position taxable inventoryPolicy selectedOptions { name value } inventoryItem { id tracked unitCost { amount } measurement { weight { unit value } } } } pageInfo { hasNextPage endCursor } }
    }
    pageInfo { hasNextPage endCursor }
  }
}`;

await rate('{ shop { id name } }', 3, 16, () => ask('{ shop { id name } }'));
await rate('a page of 250 products x 10 variants', 3, 1, () => ask(PAGE, { first: 250, variants: 10 }));
await rate('a page of 250 products x 10 variants', 3, 4, () => ask(PAGE, { first: 250, variants: 10 }));

const WRITE = 'mutation Price($id: ID!, $variants: [ProductVariantsBulkInput!]!) { productVariantsBulkUpdate(productId: $id, variants: $variants) { productVariants { id price updatedAt } userErrors { field message code } } }';
const targets = JSON.parse(await ask('{ products(first: 250) { nodes { id variants(first: 1) { nodes { id } } } } }')).data.products.nodes;
let writes = 0;
await rate('one price by productVariantsBulkUpdate', 3, 4, () => {
  const { id, variants } = targets[writes++ % targets.length];
  return ask(WRITE, { id, variants: [{ id: variants.nodes[0].id, price: String(1 + (writes % 9000)) }] });
});

const started = performance.now();
let [products, variants, pages, bytes, after] = [0, 0, 0, 0, null];
do {
  const text = await ask(PAGE, { first: 250, variants: 10, after });
  const { nodes, pageInfo } = JSON.parse(text).data.products;
  products += nodes.length;
  for (const node of nodes) variants += node.variants.nodes.length;
  pages++;
  bytes += text.length;
  after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
} while (after);
console.log(`all ${products} products with ${variants} variants in ${pages} pages, ${(bytes / 1e6).toFixed(1)} MB: ${((performance.now() - started) / 1000).toFixed(2)} s`);
agent.destroy();
