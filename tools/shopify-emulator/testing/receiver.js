// @ts-check
import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';

/**
 * @typedef {{ path: string, headers: Record<string, string>, raw: Buffer, topic: string, body: any, signedBy: (secret: string) => boolean }} Received
 */

/**
 * An app's address for webhooks: keeps what comes, answers as told.
 * @param {import('node:test').TestContext} t @param {(received: Received, count: number) => number | null} [answer] a status, null for no answer at all
 */
export async function startReceiver(t, answer = () => 200) {
  /** @type {Received[]} */
  const got = [];
  const server = createServer((request, response) => {
    /** @type {Buffer[]} */
    const chunks = [];
    request.on('data', chunk => chunks.push(chunk)).on('end', () => {
      const raw = Buffer.concat(chunks);
      const headers = /** @type {Record<string, string>} */ (request.headers);
      const received = {
        path: request.url ?? '', headers, raw, topic: headers['x-shopify-topic'], body: headers['content-type'] === 'application/json' ? JSON.parse(raw.toString('utf8')) : raw.toString('utf8'),
        signedBy: (/** @type {string} */ secret) => createHmac('sha256', secret).update(raw).digest('base64') === headers['x-shopify-hmac-sha256'],
      };
      got.push(received);
      const status = answer(received, got.length);
      if (status !== null) response.writeHead(status).end();
    });
  });
  await new Promise(resolve => server.listen(0, '127.0.0.1', () => resolve(null)));
  t.after(() => {
    server.close();
    server.closeAllConnections();
  });
  return { got, url: `http://127.0.0.1:${/** @type {import('node:net').AddressInfo} */ (server.address()).port}/hooks`, topics: () => got.map(one => one.topic) };
}
