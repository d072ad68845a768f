// @ts-check
// What goes over the wire, and the ways in which a fault lets it arrive.
import { pipeline } from 'node:stream/promises';

/**
 * @typedef {{ status: number, body: string | Buffer | import('node:stream').Readable, type?: string, headers?: Record<string, string>, broken?: 'closed' | 'truncated' | 'reset', holdMs?: number, dripMs?: number }} HttpAnswer
 */

export const BAD_TOKEN = '[API] Invalid API key or access token (unrecognized login or wrong password)';

/** @param {number} status @param {unknown} value @param {Record<string, string>} [headers] @returns {HttpAnswer} */
export const json = (status, value, headers) => ({ status, body: JSON.stringify(value), headers });

/** Refusals before GraphQL carry one text or one object under "errors". @param {number} status @param {unknown} errors */
export const refusal = (status, errors) => json(status, { errors });

/** @param {number} ms @returns {Promise<void>} */
export const wait = ms => new Promise(resolve => setTimeout(resolve, ms));

/** @param {import('node:http').ServerResponse} response @param {HttpAnswer} answer */
export async function send(response, { status, body: whole, type = 'application/json; charset=utf-8', headers, broken, holdMs, dripMs }) {
  if (holdMs) await wait(holdMs);
  if (broken === 'closed') return void response.destroy();
  // What is to be spoilt half-way must be known to its end.
  const body = (broken || dripMs) && !(typeof whole === 'string' || Buffer.isBuffer(whole)) ? Buffer.concat(await whole.toArray()) : whole;
  if (!(typeof body === 'string' || Buffer.isBuffer(body))) {
    response.writeHead(status, { 'Content-Type': type, ...headers });
    return pipeline(body, response).catch(error => {
      // The client went away in the middle of a file; that is its right.
      if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
    });
  }
  const bytes = typeof body === 'string' ? Buffer.from(body, 'utf8') : body;
  if (dripMs || broken === 'reset') return inPieces(response, status, { 'Content-Type': type, ...headers }, bytes, dripMs ?? 0, broken === 'reset');
  response.writeHead(status, { 'Content-Type': type, 'Content-Length': bytes.length, ...headers });
  if (broken !== 'truncated') return void response.end(bytes);
  // The whole length is promised and half of it sent: the client must notice by itself.
  response.write(bytes.subarray(0, bytes.length >> 1), () => response.destroy());
}

const PIECES = 20;

/** @param {import('node:http').ServerResponse} response @param {number} status @param {Record<string, string>} headers @param {Buffer} bytes @param {number} ms @param {boolean} resets half-way */
async function inPieces(response, status, headers, bytes, ms, resets) {
  response.writeHead(status, headers);
  const size = Math.ceil(bytes.length / PIECES);
  for (let piece = 0; piece < PIECES; piece++) {
    if (resets && piece === PIECES / 2) return void response.socket?.resetAndDestroy();
    response.write(bytes.subarray(piece * size, (piece + 1) * size));
    await wait(ms / PIECES);
  }
  response.end();
}
