// @ts-check
import { LIFE_SECONDS, signature } from './signed-address.js';

/**
 * Where a file may be uploaded, and what must be said with it: by PUT everything is in the address, by POST it is a form.
 * @typedef {{ url: string | null, resourceUrl: string | null, parameters: { name: string, value: string }[] }} UploadTarget
 */

const CREDENTIAL = 'merchant-assets@shopify-tiers.iam.gserviceaccount.com';
const ALGORITHM = 'GOOG4-RSA-SHA256';

/** @param {string} address of the storage @param {{ key: string, contentType: string, at: Date }} upload @returns {UploadTarget} */
export function putTarget(address, { key, contentType, at }) {
  const date = stampOf(at);
  const query = new URLSearchParams({
    'X-Goog-Algorithm': ALGORITHM, 'X-Goog-Credential': credential(at), 'X-Goog-Date': date, 'X-Goog-Expires': String(LIFE_SECONDS), 'X-Goog-SignedHeaders': 'host',
    'X-Goog-Signature': signature(`PUT ${key} ${date}`),
  });
  return {
    url: `${address}${escaped(key)}?${query}`, resourceUrl: address + escaped(key),
    parameters: [{ name: 'content_type', value: contentType }, { name: 'acl', value: 'private' }],
  };
}

/** @param {string} address of the storage @param {{ key: string, contentType: string, at: Date, maxBytes: number }} upload @returns {UploadTarget} */
export function postTarget(address, { key, contentType, at, maxBytes }) {
  const date = stampOf(at);
  const conditions = [
    { 'Content-Type': contentType }, { success_action_status: '201' }, { acl: 'private' }, ['content-length-range', 0, maxBytes], { bucket: 'shopify-staged-uploads' }, { key },
    { 'x-goog-date': date }, { 'x-goog-credential': credential(at) }, { 'x-goog-algorithm': ALGORITHM },
  ];
  const policy = policyOf(conditions, at);
  return {
    url: address, resourceUrl: address + escaped(key),
    parameters: Object.entries({
      'Content-Type': contentType, success_action_status: '201', acl: 'private', key, 'x-goog-date': date, 'x-goog-credential': credential(at), 'x-goog-algorithm': ALGORITHM,
      'x-goog-signature': signature(policy), policy,
    }).map(([name, value]) => ({ name, value })),
  };
}

/**
 * Films and models go to services of their own, with an older form of signature; their addresses tell which of them it is.
 * @param {string} address of the storage @param {{ key: string, at: Date, maxBytes: number }} upload @param {{ external_video_id: string } | { external_model3d_id: string }} known @returns {UploadTarget}
 */
export function mediaTarget(address, { key, at, maxBytes }, known) {
  const isVideo = 'external_video_id' in known;
  const bucket = isVideo ? 'shopify-video-production-core-originals' : 'threed-models-production';
  const policy = policyOf([{ bucket }, { key }, ['content-length-range', 0, maxBytes]], at);
  const named = `${isVideo ? address : address + escaped(key)}?${new URLSearchParams(known)}`;
  return {
    url: isVideo ? address : named, resourceUrl: named,
    parameters: [
      { name: 'GoogleAccessId', value: isVideo ? 'video-production@video-production-225115.iam.gserviceaccount.com' : 'threed-model-service-prod@threed-model-service.iam.gserviceaccount.com' },
      { name: 'key', value: key }, { name: 'policy', value: policy }, { name: 'signature', value: signature(policy) }
    ]
  };
}

/** @param {unknown[]} conditions @param {Date} at */
const policyOf = (conditions, at) =>
  Buffer.from(JSON.stringify({ conditions, expiration: new Date(at.getTime() + LIFE_SECONDS * 1000).toISOString().slice(0, 19) + 'Z' })).toString('base64');

/** The slashes of a key stay as they are. @param {string} key */
const escaped = key => key.split('/').map(encodeURIComponent).join('/');

/** @param {Date} at e.g. `20260615T070134Z` */
const stampOf = at => at.toISOString().slice(0, 19).replace(/[-:]/g, '') + 'Z';

/** @param {string} stamp @returns {number} milliseconds */
export const momentOf = stamp => Date.parse(stamp.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));

/** @param {Date} at */
const credential = at => `${CREDENTIAL}/${stampOf(at).slice(0, 8)}/auto/storage/goog4_request`;
