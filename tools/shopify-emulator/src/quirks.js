// @ts-check
// What Shopify does to values on their way in and out. Each is a switch, on by default, so that a client that relies on getting back
// exactly what it sent fails here before it fails in a real shop.

/**
 * @typedef {object} Quirks
 * @property {boolean} tagsNormalised tags are split at commas, trimmed, freed of doubles whatever their letter case, and sorted
 * @property {boolean} textsTrimmed titles, vendors, product types and option names lose outer blanks
 * @property {boolean} handlesNormalised handles are lower-cased, hyphenated and freed of signs
 * @property {boolean} htmlNormalised line ends become LF, `<br/>` becomes `<br>`, outer blanks go; scripts are kept, as no evidence says otherwise
 * @property {boolean} moneyRounded prices are rounded to two decimals and always printed with two
 * @property {boolean} decimalsTrimmed amounts of money objects (cost, price range) are printed as "7.5", not "7.50"
 * @property {boolean} seoDefaultsAreNull an SEO title that equals the title reads as null; a blank one always does
 * @property {boolean} imageVersions image addresses carry a `?v=` number which changes with each upload
 * @property {boolean} rangeBoundsInclusive `>` and `<` on dates let the bound itself through (measured by a connector's author)
 * @property {number} operationMs how long a product that is deleted in the background is still there, when nobody asks after it
 * @property {number} jobMs how long a job runs: until then what it was started for does not show
 * @property {number} webhookTimeoutMs how long a receiver of a webhook has to answer
 * @property {boolean} plainHttpWebhooks webhooks may go to this machine, also by http; Shopify itself takes https to public addresses only
 * @property {boolean} customerDataApproved the app may read names, addresses and contacts of customers; off: they read as null, as for public apps without approval
 * @property {boolean} asyncMedia uploads are UPLOADED in the answer, then PROCESSING, and READY or FAILED only later by the shop's clock; off by default
 * @property {number} deletedStockMs how long the stock of a deleted product still counts at its locations
 * @property {number} searchLagMs how long a write stays invisible to filtered and sorted lists
 * @property {number} bulkOperationMs a bulk operation takes at least this long by the shop's clock, and as long again to be canceled
 * @property {number} bulkOperationsAtOnce so many bulk queries, and as many bulk mutations, run at once for an app (before 2026-01: one)
 */

/** @type {Quirks} */
export const defaultQuirks = {
  tagsNormalised: true,
  textsTrimmed: true,
  handlesNormalised: true,
  htmlNormalised: true,
  moneyRounded: true,
  decimalsTrimmed: true,
  seoDefaultsAreNull: true,
  imageVersions: true,
  rangeBoundsInclusive: true,
  operationMs: 5000,
  jobMs: 250,
  webhookTimeoutMs: 5000,
  plainHttpWebhooks: true,
  customerDataApproved: true,
  deletedStockMs: 5000,
  searchLagMs: 0,
  bulkOperationMs: 250,
  bulkOperationsAtOnce: 5,
  asyncMedia: false
};

/** @param {Partial<Quirks>} [chosen] @returns {Quirks} */
export function resolveQuirks(chosen = {}) {
  for (const [name, value] of Object.entries(chosen)) {
    const known = /** @type {Record<string, unknown>} */ (/** @type {unknown} */ (defaultQuirks))[name];
    if (known === undefined) throw new Error(`There is no quirk "${name}". Known: ${Object.keys(defaultQuirks).join(', ')}.`);
    if (typeof value !== typeof known) throw new Error(`The quirk "${name}" takes a ${typeof known}.`);
  }
  return { ...defaultQuirks, ...chosen };
}

/** @param {string[]} tags @param {Quirks} quirks */
export function normaliseTags(tags, quirks) {
  if (!quirks.tagsNormalised) return [...tags];
  const firstSpelling = new Map();
  for (const tag of tags.flatMap(text => text.split(',')).map(text => text.trim())) {
    if (tag && !firstSpelling.has(tag.toLowerCase())) firstSpelling.set(tag.toLowerCase(), tag);
  }
  return [...firstSpelling].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, tag]) => tag);
}

/** @param {string} text @param {Quirks} quirks */
export const normaliseText = (text, quirks) => (quirks.textsTrimmed ? text.trim() : text);

/** @param {string} html @param {Quirks} quirks */
export const normaliseHtml = (html, quirks) =>
  quirks.htmlNormalised ? html.replace(/\r\n?/g, '\n').replace(/<br\s*\/>/gi, '<br>').trim() : html;

/** @param {string | number} amount a valid, non-negative decimal @param {Quirks} quirks */
export const normaliseMoney = (amount, quirks) => (quirks.moneyRounded ? roundedToCents(String(amount)) : String(amount));

/** Half up, by digits: a price is never made a floating number. @param {string} text */
function roundedToCents(text) {
  const [whole, decimals = ''] = text.trim().replace(/^\+/, '').split('.');
  const cents = BigInt((whole || '0') + decimals.padEnd(2, '0').slice(0, 2)) + (Number(decimals[2] ?? 0) >= 5 ? 1n : 0n);
  const digits = String(cents).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/**
 * @param {string | null | undefined} text @param {string | null} fallback what Shopify would show without it and so does not keep; null when it keeps all @param {Quirks} quirks
 * @returns {string | null}
 */
export function normaliseSeo(text, fallback, quirks) {
  if (text === null || text === undefined || text.trim() === '') return null;
  return quirks.seoDefaultsAreNull && text === fallback ? null : text;
}

/** @type {Record<string, string>} letters that do not fall apart into a letter and an accent */
const LATIN = { æ: 'ae', ø: 'o', å: 'a', ß: 'ss', œ: 'oe', đ: 'd', ł: 'l', þ: 'th', ð: 'd', ı: 'i' };

/** @param {string} text @param {Quirks} quirks @returns {string} empty when nothing usable is left */
export function normaliseHandle(text, quirks) {
  if (!quirks.handlesNormalised) return text;
  return text
    .toLowerCase()
    .replace(/[æøåßœđłþðı]/g, letter => LATIN[letter])
    .normalize('NFD').replace(/[\u0300-\u036f]/g, '').normalize('NFC')
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}_]+/gu, '-')
    .replace(/^-+|-+$/g, '');
}
