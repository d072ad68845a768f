// @ts-check
// Which values a metafield of each type takes, and the form in which Shopify keeps them.
import { parseGid } from '../../store/gid.js';
import { elementType, isMeasure, REFERENCES } from '../../store/metafield-types.js';

/** @import { Shop } from '../../store/shop.js' */

/** @typedef {{ value: string } | { message: string, elementIndex?: number }} Checked */

const MAX_INTEGER = 9_999_999_999_999;
const MAX_LIST = 128;
const SCHEMES = ['http', 'https', 'mailto', 'sms', 'tel'];
const UNITS = /** @type {Record<string, string[]>} */ ({
  dimension: ['in', 'ft', 'yd', 'mm', 'cm', 'm', 'inches', 'feet', 'yards', 'millimeters', 'centimeters', 'meters'],
  weight: ['oz', 'lb', 'g', 'kg', 'ounces', 'pounds', 'grams', 'kilograms'],
  volume: ['ml', 'cl', 'l', 'm3', 'us_fl_oz', 'us_pt', 'us_qt', 'us_gal', 'imp_fl_oz', 'imp_pt', 'imp_qt', 'imp_gal', 'milliliters', 'centiliters', 'liters', 'cubic_meters']
});

const BELOW_ZERO = ['antenna_gain', 'sound_level', 'temperature'];

/** @param {string} message @returns {Checked} */
const refused = message => ({ message: `Value ${message}` });
/** @param {string} value @returns {Checked} */
const kept = value => ({ value });

/** @type {Record<string, (value: string, shop: Shop) => Checked>} */
const RULES = {
  string: kept,
  integer: value => RULES.number_integer(value, /** @type {any} */ (null)),
  float: value => RULES.number_decimal(value, /** @type {any} */ (null)),
  json_string: value => RULES.json(value, /** @type {any} */ (null)),
  single_line_text_field: value => /[\r\n]/.test(value) ? refused('must be a single line text string.') : kept(value),
  multi_line_text_field: kept,
  id: kept,
  number_integer: value => {
    const number = /^-?\d+(\.0+)?$/.exec(value) ? Number(value) : NaN;
    if (Number.isNaN(number)) return refused('must be an integer.');
    return Math.abs(number) > MAX_INTEGER ? refused(`can't exceed ${MAX_INTEGER}.`) : kept(String(number));
  },
  number_decimal: value => {
    const parts = /^(-?\d+)(?:\.(\d+))?$/.exec(value);
    if (!parts) return refused('must be a decimal.');
    if (Math.abs(Number(parts[1])) > MAX_INTEGER) return refused(`can't exceed ${MAX_INTEGER}.`);
    return kept(parts[2] ? `${parts[1]}.${parts[2].slice(0, 9)}` : `${parts[1]}.0`);
  },
  boolean: value => {
    const word = value.trim().toLowerCase();
    if (['true', 't', '1'].includes(word)) return kept('true');
    return ['false', 'f', '0'].includes(word) ? kept('false') : refused('must be true or false.');
  },
  date: value => isDate(value) ? kept(value) : refused('must be in YYYY-MM-DD format.'),
  date_time: value => /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?/.test(value) && !Number.isNaN(Date.parse(value))
    ? kept(new Date(/Z|[+-]\d{2}:?\d{2}$/.test(value) ? value : `${value}Z`).toISOString().replace('.000Z', '+00:00'))
    : refused('must be in “YYYY-MM-DDTHH:MM:SS” format. For example: 2022-06-01T15:30:00'),
  color: value => /^#[0-9a-f]{6}$/i.test(value) ? kept(value) : refused('must be a hex color code.'),
  url: value => {
    const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(value)?.[1].toLowerCase();
    if (!scheme) return refused(`cannot have an empty scheme (protocol), must include one of the following URL schemes: ${JSON.stringify(SCHEMES).replaceAll(',', ', ')}.'`);
    return SCHEMES.includes(scheme) ? kept(value) : refused(`must be one of the following URL schemes: ${SCHEMES.join(', ')}.`);
  },
  json: value => withJson(value, parsed => kept(typeof parsed === 'object' ? value : JSON.stringify(parsed))),
  money: (value, { currencyCode }) => withJson(value, parsed => moneyValue(parsed, currencyCode), MONEY_SHAPE),
  rating: value => withJson(value, ratingValue),
  language: value => /^[a-z]{2}(-[A-Z]{2})?$/.test(value) ? kept(value) : refused('must be a valid ISO 639-1 language code.'),
  link: value => withJson(value, parsed => (typeof parsed?.text === 'string' && typeof parsed?.url === 'string' ? kept(value) : refused(LINK_SHAPE)), LINK_SHAPE),
  rich_text_field: value => withJson(value, parsed => (parsed?.type === 'root' && Array.isArray(parsed.children) ? kept(value) : refused(ROOT_SHAPE)), ROOT_SHAPE)
};

const LINK_SHAPE = 'must be a stringified JSON object with text and url fields.';
const ROOT_SHAPE = 'must be a stringified JSON object of the type root with children.';
const MONEY_SHAPE = "must be a stringified JSON object with amount (numeric) and currency_code (string matching the shop's currency) fields.";

/** @param {string} type a known one @param {string} value @param {Shop} shop @returns {Checked} */
export function checkMetafieldValue(type, value, shop) {
  if (value.trim() === '') return refused("can't be blank.");
  return type.startsWith('list.') ? checkList(elementType(type), value, shop) : checkOne(type, value, shop);
}

/** @param {string} type @param {string} value @param {Shop} shop @returns {Checked} */
function checkOne(type, value, shop) {
  if (Object.hasOwn(REFERENCES, type)) return checkReference(type, value, shop);
  return isMeasure(type) ? measure(type, value) : RULES[type](value, shop);
}

/** @param {string} type @param {string} value @param {Shop} shop @returns {Checked} */
function checkReference(type, value, shop) {
  const gid = parseGid(value);
  if (!gid || !REFERENCES[type].includes(gid.type)) return refused(`must be a valid ${type.replace('_reference', '').replaceAll('_', ' ')} reference.`);
  return shop.find(value) ? kept(value) : refused(`references non-existent resource ${value}.`);
}

/** @param {string} type of the elements @param {string} value @param {Shop} shop @returns {Checked} */
function checkList(type, value, shop) {
  return withJson(value, parsed => {
    if (!Array.isArray(parsed)) return refused('must be an array.');
    if (parsed.length > MAX_LIST) return refused(`has more than ${MAX_LIST} elements.`);
    for (const [elementIndex, element] of parsed.entries()) {
      const checked = checkOne(type, typeof element === 'string' ? element : JSON.stringify(element), shop);
      if ('message' in checked) return { ...checked, elementIndex };
    }
    return kept(JSON.stringify(parsed));
  });
}

/** @param {string} value @param {(parsed: any) => Checked} check @param {string} [otherwise] @returns {Checked} */
function withJson(value, check, otherwise) {
  let parsed;
  try {
    parsed = JSON.parse(value);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return refused(otherwise ?? `is invalid JSON: ${error.message}.`);
  }
  return check(parsed);
}

/** @param {string} text */
function isDate(text) {
  const ms = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : NaN;
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text);
}

/** @param {any} money @param {string} currency @returns {Checked} */
function moneyValue(money, currency) {
  if (money === null || typeof money !== 'object' || !('amount' in money) || !('currency_code' in money)) return refused(MONEY_SHAPE);
  if (!money.currency_code) return refused('must have a currency code.');
  if (Number.isNaN(Number.parseFloat(money.amount))) return refused('must have a numeric amount.');
  if (Math.abs(Number(money.amount)) >= 1e18) return refused('must be within +/-1000000000000000000.');
  if (money.currency_code !== currency) return refused(`contains an invalid currency, ${money.currency_code}.`);
  return kept(JSON.stringify({ amount: Number(money.amount).toFixed(2), currency_code: money.currency_code }));
}

/** @param {any} rating @returns {Checked} */
function ratingValue(rating) {
  const [value, from, to] = [Number(rating?.value), Number(rating?.scale_min), Number(rating?.scale_max)];
  if ([value, from, to].some(Number.isNaN)) return refused('must be a stringified JSON object with value, scale_min and scale_max fields.');
  if (value > to) return refused(`has a maximum of ${to.toFixed(1)}.`);
  if (value < from) return refused(`has a minimum of ${from.toFixed(1)}.`);
  return kept(JSON.stringify({ value: value.toFixed(1), scale_min: from.toFixed(1), scale_max: to.toFixed(1) }));
}

/** The units of the rarer measures are not listed here: any word will do. @param {string} kind @param {unknown} unit */
const isUnit = (kind, unit) => (UNITS[kind] ? UNITS[kind].includes(String(unit).toLowerCase()) : typeof unit === 'string' && /^[a-z]\w*$/i.test(unit));

/** @param {string} kind @param {string} value @returns {Checked} */
const measure = (kind, value) => withJson(value, parsed => {
  if (typeof parsed?.value !== 'number' && !/^-?\d+(\.\d+)?$/.test(String(parsed?.value))) return refused('must be a non-negative number.');
  if (Number(parsed.value) < 0 && !BELOW_ZERO.includes(kind)) return refused('must be a non-negative number.');
  if (!isUnit(kind, parsed.unit)) return refused('must be a supported unit.');
  return kept(JSON.stringify({ value: Number(parsed.value), unit: parsed.unit }));
});
