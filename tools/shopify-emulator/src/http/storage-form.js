// @ts-check
// An upload by form: the given parameters first and as they were given, the file last, as Google demands.
import { createHash } from 'node:crypto';
import busboy from 'busboy';
import { expired, signature, SIGNATURE_WRONG } from '../storage/signed-address.js';
import { escapeXml, xml, xmlError } from './storage.js';

/** @import { EmulatedShop } from '../emulated-shop.js' */
/** @import { Writing } from '../storage/object-storage.js' */
/** @import { HttpAnswer } from './answers.js' */
/** @import { Refusal } from '../storage/signed-address.js' */

/** @param {EmulatedShop} host @param {import('node:http').IncomingMessage} request @returns {Promise<HttpAnswer>} */
export async function receiveForm(host, request) {
  if (!/^multipart\/form-data\b/i.test(request.headers['content-type'] ?? '')) {
    request.resume();
    return xmlError({ status: 400, code: 'MalformedPOSTRequest', message: 'The body of your POST request is not well-formed multipart/form-data.', details: 'The content type is not multipart/form-data.' });
  }
  const { refused, writing, key, digest } = await readForm(host, request);
  if (refused) {
    writing?.drop();
    return xmlError(refused);
  }
  if (!writing) return xmlError({ status: 400, code: 'IncorrectNumberOfFilesInPOSTRequest', message: 'POST requires exactly one file upload per request.' });
  writing.close();
  const location = `${host.storageAddress}${key}`;
  return xml(201, `<PostResponse><Location>${escapeXml(location)}</Location><Bucket>shopify-staged-uploads</Bucket><Key>${escapeXml(key)}</Key><ETag>"${digest}"</ETag></PostResponse>`,
    { Location: encodeURI(location), ETag: `"${digest}"` });
}

/**
 * @param {EmulatedShop} host @param {import('node:http').IncomingMessage} request
 * @returns {Promise<{ refused: Refusal | null, writing: Writing | null, key: string, digest: string }>}
 */
function readForm(host, request) {
  return new Promise((resolve, reject) => {
    /** @type {Map<string, string>} */
    const fields = new Map();
    /** @type {Refusal | null} */
    let refused = null;
    /** @type {Writing | null} */
    let writing = null;
    const hash = createHash('md5');
    const form = busboy({ headers: request.headers, defParamCharset: 'utf8', limits: { fieldSize: 100_000 } });
    form.on('field', (name, value) => {
      // What comes after the file does not count.
      if (!writing) fields.set(name, value);
    });
    form.on('file', (name, stream) => {
      const problem = name === 'file' && !writing ? policyProblem(fields, host.clock.nowMs()) : { refusal: NOT_A_FILE, maxBytes: 0 };
      if (problem.refusal) {
        refused = problem.refusal;
        stream.resume();
        return;
      }
      const into = writing = host.storage.create(fields.get('key') ?? '', fields.get('Content-Type') ?? 'application/octet-stream');
      stream.on('data', piece => {
        if (into.size + piece.length > problem.maxBytes) refused ??= TOO_LARGE;
        else {
          into.write(piece);
          hash.update(piece);
        }
      });
    });
    form.on('close', () => resolve({ refused, writing, key: fields.get('key') ?? '', digest: hash.digest('hex') }));
    form.on('error', reject);
    request.on('error', reject);
    request.on('aborted', () => reject(new Error('The upload was broken off.')));
    request.pipe(form);
  });
}

/** @param {Map<string, string>} fields @param {number} now @returns {{ refusal: Refusal | null, maxBytes: number }} */
function policyProblem(fields, now) {
  const no = (/** @type {Refusal} */ refusal) => ({ refusal, maxBytes: 0 });
  const text = fields.get('policy');
  const signed = fields.get('x-goog-signature') ?? fields.get('signature');
  if (!text || !signed) return no({ status: 403, code: 'AccessDenied', message: 'Access denied.', details: 'The parameters given with the address must come before the file.' });
  if (signed !== signature(text)) return no(SIGNATURE_WRONG);
  const { conditions, expiration } = JSON.parse(Buffer.from(text, 'base64').toString('utf8'));
  if (now >= Date.parse(expiration)) return no(expired(Date.parse(expiration)));
  let maxBytes = Infinity;
  for (const condition of conditions) {
    if (Array.isArray(condition)) maxBytes = condition[2];
    else
      for (const [name, wanted] of Object.entries(condition))
        if (name !== 'bucket' && fields.get(name) !== wanted)
          return no({ status: 403, code: 'AccessDenied', message: 'Access denied.', details: `The field "${name}" does not meet the condition of the policy.` });
  }
  return { refusal: null, maxBytes };
}

/** @type {Refusal} */
const NOT_A_FILE = { status: 400, code: 'IncorrectNumberOfFilesInPOSTRequest', message: 'POST requires exactly one file upload per request.' };
/** @type {Refusal} */
const TOO_LARGE = { status: 400, code: 'EntityTooLarge', message: 'Your proposed upload is larger than the maximum object size specified in your Policy Document.' };
