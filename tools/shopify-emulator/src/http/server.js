// @ts-check
import { createServer } from 'node:http';
import { control } from '../control/control.js';
import { refusal, send } from './answers.js';
import { graphql } from './graphql.js';
import { consent, oauth, removeItself } from './oauth.js';
import { storage } from './storage.js';
import { underFaults } from './struck.js';

/** @typedef {import('../emulator.js').Emulator} Emulator */

/** Shopify's addresses, reached by the Host header or under /shops/{shop}. */
const ADDRESS = /^(?:\/shops\/([^/]+))?\/admin\/(?:api\/([^/]+)\/graphql\.json|(oauth\/access_token|oauth\/authorize|api_permissions\/current\.json))$/;

/** @param {Emulator} emulator */
export function createEmulatorServer(emulator) {
  const server = createServer((request, response) => {
    route(emulator, request).then(answer => send(response, answer)).catch(error => {
      // A client that went away in the middle of its request waits for no answer.
      if (request.destroyed && !request.complete) return;
      console.error(error);
      if (!response.headersSent) void send(response, refusal(500, `The store emulator failed: ${error.message}`));
      else response.destroy();
    });
  });
  // Longer than the idle time of client connection pools: a reset must come from a fault rule, never from here.
  server.keepAliveTimeout = 300_000;
  return server;
}

/** @param {Emulator} emulator @param {import('node:http').IncomingMessage} request @returns {Promise<import('./answers.js').HttpAnswer>} */
async function route(emulator, request) {
  const url = new URL(request.url ?? '/', 'http://emulator');
  if (url.pathname.startsWith('/_emulator/')) return control(emulator, request, url);
  if (url.pathname.startsWith('/_images/')) return image(emulator, request, url.pathname);
  const stored = /^\/_storage\/([^/]+)\/(.*)$/.exec(url.pathname);
  const keeper = stored && emulator.shop(stored[1]);
  if (keeper) {
    // Matched by rules as a document named staged_upload or bulk_result.
    const struck = keeper.faults.strike({ document: request.method === 'GET' || request.method === 'HEAD' ? 'bulk_result' : 'staged_upload', roots: [] }, 'storage');
    return underFaults(keeper, struck, { app: null, token: null, requestedVersion: null }, () => storage(keeper, decodeURIComponent(stored[2]), url, request))
      .finally(() => request.resume());
  }
  const match = ADDRESS.exec(url.pathname);
  const domain = match?.[1] ?? request.headers.host?.replace(/:\d+$/, '');
  const host = match && domain ? emulator.shop(domain) : null;
  if (!match || !host) {
    request.resume();
    return refusal(404, 'Not Found');
  }
  if (match[3] === 'oauth/authorize') return consent(host, url, request);
  if (match[3] === 'api_permissions/current.json') return removeItself(host, request);
  return match[3] ? oauth(host, request) : graphql(host, emulator.versions, match[2], request);
}

/** @param {Emulator} emulator @param {import('node:http').IncomingMessage} request @param {string} path @returns {import('./answers.js').HttpAnswer} */
function image(emulator, request, path) {
  request.resume();
  const { contentType, bytes } = emulator.image(path);
  return { status: 200, body: bytes, type: contentType, headers: { 'Cache-Control': 'public, max-age=86400' } };
}
