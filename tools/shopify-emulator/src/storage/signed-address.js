// @ts-check
import { createHmac } from 'node:crypto';

/** A result can be fetched, and a file be uploaded, for seven days. */
export const LIFE_SECONDS = 604_800;

/** Signs nothing that matters: it only lets a changed address be refused, as a real one would be. */
const KEY = 'store emulator';

/** @param {string} text */
export const signature = text => createHmac('sha256', KEY).update(text).digest('hex');

/**
 * The address of a file that may be fetched by whoever has it, until it expires.
 * @param {string} address up to the file @param {{ key: string, name: string, expiresMs: number }} file @returns {string}
 */
export function downloadAddress(address, { key, name, expiresMs }) {
  const expires = String(Math.floor(expiresMs / 1000));
  const query = new URLSearchParams({
    GoogleAccessId: 'assets-us-prod@shopify-tiers.iam.gserviceaccount.com', Expires: expires, Signature: signature(`GET ${key} ${expires}`),
    'response-content-disposition': `attachment; filename="${name}"; filename*=UTF-8''${name}`, 'response-content-type': 'application/jsonl',
  });
  return `${address}${key}?${query}`;
}

/** @typedef {{ code: string, message: string, status: number, details?: string }} Refusal as Google words it */

/** @param {string} key @param {URLSearchParams} query @param {number} now @returns {Refusal | null} */
export function downloadRefusal(key, query, now) {
  const expires = query.get('Expires') ?? '';
  if (query.get('Signature') !== signature(`GET ${key} ${expires}`)) return SIGNATURE_WRONG;
  return now < Number(expires) * 1000 ? null : expired(Number(expires) * 1000);
}

/** @type {Refusal} */
export const SIGNATURE_WRONG = {
  status: 403, code: 'SignatureDoesNotMatch',
  message: 'The request signature we calculated does not match the signature you provided. Check your Google secret key and signing method.',
};

/** @param {number} ms @returns {Refusal} */
export const expired = ms => ({
  status: 400, code: 'ExpiredToken', message: 'The provided token has expired.', details: `Request signature expired at: ${new Date(ms).toISOString().slice(0, 19)}+00:00`,
});
