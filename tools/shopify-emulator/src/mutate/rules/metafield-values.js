// @ts-check
// Which values a metafield of each type takes, and the form in which Shopify keeps them.

/** @typedef {{ value: string } | { message: string, elementIndex?: number }} Checked */

const MAX_INTEGER = 9_999_999_999_999;
const MAX_LIST = 128;
const SCHEMES = ['http', 'https', 'mailto', 'sms', 'tel'];
const UNITS = /** @type {Record<string, string[]>} */ ({
  dimension: ['in', 'ft', 'yd', 'mm', 'cm', 'm', 'inches', 'feet', 'yards', 'millimeters', 'centimeters', 'meters'],
  weight: ['oz', 'lb', 'g', 'kg', 'ounces', 'pounds', 'grams', 'kilograms'],
  volume: ['ml', 'cl', 'l', 'm3', 'us_fl_oz', 'us_pt', 'us_qt', 'us_gal', 'imp_fl_oz', 'imp_pt', 'imp_qt', 'imp_gal', 'milliliters', 'centiliters', 'liters', 'cubic_meters']
});

/** @param {string} message @returns {Checked} */
const refused = message => ({ message: `Value ${message}` });
/** @param {string} value @returns {Checked} */
const kept = value => ({ value });

/** @type {Record<string, (value: string, currency: string) => Checked>} */
const RULES = {
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
  money: (value, currency) => withJson(value, parsed => moneyValue(parsed, currency), MONEY_SHAPE),
  rating: value => withJson(value, ratingValue),
  dimension: value => measure('dimension', value),
  weight: value => measure('weight', value),
  volume: value => measure('volume', value)
};

const MONEY_SHAPE = "must be a stringified JSON object with amount (numeric) and currency_code (string matching the shop's currency) fields.";

/** Whether the emulator knows the type; references are beside the point of this store. @param {string} type */
export const isKnownType = type => Object.hasOwn(RULES, type.replace(/^list\./, ''));

/** @param {string} type a known one @param {string} value @param {string} currency @returns {Checked} */
export function checkMetafieldValue(type, value, currency) {
  if (value.trim() === '') return refused("can't be blank.");
  return type.startsWith('list.') ? checkList(type.slice(5), value, currency) : RULES[type](value, currency);
}

/** @param {string} type of the elements @param {string} value @param {string} currency @returns {Checked} */
function checkList(type, value, currency) {
  return withJson(value, parsed => {
    if (!Array.isArray(parsed)) return refused('must be an array.');
    if (parsed.length > MAX_LIST) return refused(`has more than ${MAX_LIST} elements.`);
    for (const [elementIndex, element] of parsed.entries()) {
      const checked = RULES[type](typeof element === 'string' ? element : JSON.stringify(element), currency);
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

/** @param {string} kind @param {string} value @returns {Checked} */
const measure = (kind, value) => withJson(value, parsed => {
  if (typeof parsed?.value !== 'number' && !/^-?\d+(\.\d+)?$/.test(String(parsed?.value))) return refused('must be a non-negative number.');
  if (Number(parsed.value) < 0) return refused('must be a non-negative number.');
  if (!UNITS[kind].includes(String(parsed.unit).toLowerCase())) return refused('must be a supported unit.');
  return kept(JSON.stringify({ value: Number(parsed.value), unit: parsed.unit }));
});
