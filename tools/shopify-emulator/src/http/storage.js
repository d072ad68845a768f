// @ts-check
// /_storage/{shop}/...: the other side of the addresses that Shopify gives for results and uploads. Answers as Google's storage does; no token is asked for.
import { createReadStream } from 'node:fs';
import { createGzip } from 'node:zlib';
import { downloadRefusal, expired, LIFE_SECONDS, signature, SIGNATURE_WRONG } from '../storage/signed-address.js';
import { momentOf } from '../storage/upload-target.js';
import { receiveForm } from './storage-form.js';

/**
 * @typedef {import('./answers.js').HttpAnswer} HttpAnswer
 * @typedef {import('../storage/signed-address.js').Refusal} Refusal
 * @typedef {import('../emulated-shop.js').EmulatedShop} EmulatedShop
 */

/** Larger files are refused by the emulator itself. */
export const MAX_BYTES = 1024 * 1024 * 1024;

/** @param {EmulatedShop} host @param {string} key @param {URL} url @param {import('node:http').IncomingMessage} request @returns {Promise<HttpAnswer>} */
export async function storage(host, key, url, request) {
  // The form names the key itself; only the address of a model has one, too.
  if (request.method === 'POST') return receiveForm(host, request);
  if (request.method === 'PUT') return receiveBytes(host, key, url, request);
  request.resume();
  if (request.method === 'GET' || request.method === 'HEAD') return download(host, key, url, request);
  return xmlError({ status: 405, code: 'MethodNotAllowed', message: 'The specified method is not allowed against this resource.' });
}

/** @param {EmulatedShop} host @param {string} key @param {URL} url @param {import('node:http').IncomingMessage} request @returns {HttpAnswer} */
function download(host, key, url, request) {
  const refused = downloadRefusal(key, url.searchParams, host.clock.nowMs());
  if (refused) return xmlError(refused);
  const object = host.storage.get(key);
  if (!object) return xmlError({ status: 404, code: 'NoSuchKey', message: 'The specified key does not exist.' });
  const headers = { 'Content-Disposition': url.searchParams.get('response-content-disposition') ?? 'attachment', 'Accept-Ranges': 'bytes' };
  const type = url.searchParams.get('response-content-type') ?? object.contentType;
  // Only an open end is of use to a client that goes on with a broken download.
  const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '');
  if (range) {
    const [from, to] = [Number(range[1]), range[2] === '' ? object.size - 1 : Math.min(Number(range[2]), object.size - 1)];
    if (from > to) return { ...xmlError({ status: 416, code: 'InvalidRange', message: 'The requested range cannot be satisfied.' }), headers: { 'Content-Range': `bytes */${object.size}` } };
    return { status: 206, type, body: createReadStream(object.file, { start: from, end: to }), headers: { ...headers, 'Content-Length': String(to - from + 1), 'Content-Range': `bytes ${from}-${to}/${object.size}` } };
  }
  if (/\bgzip\b/.test(String(request.headers['accept-encoding'] ?? '')))
    return { status: 200, type, body: createReadStream(object.file).pipe(createGzip({ level: 1 })), headers: { ...headers, 'Content-Encoding': 'gzip', Vary: 'Accept-Encoding' } };
  return { status: 200, type, body: createReadStream(object.file), headers: { ...headers, 'Content-Length': String(object.size) } };
}

/** @param {EmulatedShop} host @param {string} key @param {URL} url @param {import('node:http').IncomingMessage} request @returns {Promise<HttpAnswer>} */
async function receiveBytes(host, key, url, request) {
  const date = url.searchParams.get('X-Goog-Date') ?? '';
  const refused = url.searchParams.get('X-Goog-Signature') !== signature(`PUT ${key} ${date}`) ? SIGNATURE_WRONG
    : host.clock.nowMs() >= momentOf(date) + LIFE_SECONDS * 1000 ? expired(momentOf(date) + LIFE_SECONDS * 1000) : null;
  if (refused) {
    request.resume();
    return xmlError(refused);
  }
  const writing = host.storage.create(key, request.headers['content-type'] ?? 'application/octet-stream');
  try {
    for await (const piece of request) {
      if (writing.size + piece.length > MAX_BYTES) throw new RangeError(`The file is larger than ${MAX_BYTES} bytes.`);
      writing.write(piece);
    }
  } catch (error) {
    writing.drop();
    throw error;
  }
  writing.close();
  return { status: 200, body: '', type: 'text/html; charset=UTF-8' };
}

/** @param {Refusal} refusal @returns {HttpAnswer} */
export const xmlError = ({ status, code, message, details }) => xml(status,
  `<Error><Code>${code}</Code><Message>${escapeXml(message)}</Message>${details ? `<Details>${escapeXml(details)}</Details>` : ''}</Error>`);

/** @param {number} status @param {string} body @param {Record<string, string>} [headers] @returns {HttpAnswer} */
export const xml = (status, body, headers) => ({ status, body: `<?xml version='1.0' encoding='UTF-8'?>${body}`, type: 'application/xml; charset=UTF-8', headers });

/** @param {string} text */
export const escapeXml = text => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
