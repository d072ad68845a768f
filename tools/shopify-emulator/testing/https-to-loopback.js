// @ts-check
// Shopify's clients speak https with the shop's own host. These lead them to an emulator on this machine; nothing else is changed.
import { request as httpRequest } from 'node:http';

/** A fetch for clients that take one. @param {string} url of the emulator @returns {typeof fetch} */
export const fetchTo = url => (input, init) => {
  const asked = new URL(typeof input === 'string' ? input : input instanceof URL ? input.href : input.url);
  return fetch(`${url}/shops/${asked.hostname}${asked.pathname}${asked.search}`, init);
};

/**
 * The request function of node's https, for a client that has no other way in (got takes it as `request`).
 * @param {string} url of the emulator @returns {(asked: URL, options: import('node:http').RequestOptions, told: (response: import('node:http').IncomingMessage) => void) => import('node:http').ClientRequest}
 */
export const requestTo = url => (asked, options, told) => {
  const { hostname, port } = new URL(url);
  return httpRequest({ method: options.method, headers: { ...options.headers, host: asked.hostname }, hostname, port, path: `${asked.pathname}${asked.search}` }, told);
};
