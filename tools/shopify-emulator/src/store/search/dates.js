// @ts-check
/** @import { Term } from './parse.js' */

const DAY = 86_400_000;
const UNITS = { s: 1000, m: 60_000, h: 3_600_000, d: DAY, w: 7 * DAY };

/** @type {Record<Term['operator'], Term['operator']>} */
const INCLUSIVE = { ':': ':', '>': '>=', '>=': '>=', '<': '<=', '<=': '<=' };

/** @typedef {{ from: number, to: number }} Span milliseconds, `to` not included */

/**
 * The moments that a date term lets through. Moments count by the second, as they are printed; a year, a month or a day stands for all of it.
 * @param {Term} term @param {{ rangeBoundsInclusive: boolean, nowMs: number }} options @param {boolean} [wholeDays] for fields that know no finer time
 * @returns {Span | null} null when it is no date
 */
export function spanOf({ operator, value }, { rangeBoundsInclusive, nowMs }, wholeDays = false) {
  const bounds = /^(.+?)\.\.(.+)$/.exec(value);
  if (bounds && operator === ':') {
    const [first, last] = [spanOfDate(bounds[1], nowMs), spanOfDate(bounds[2], nowMs)];
    return first && last && { from: first.from, to: last.to };
  }
  const date = spanOfDate(value, nowMs);
  if (!date) return null;
  if (wholeDays) date.from = Math.floor(date.from / DAY) * DAY;
  const step = wholeDays ? DAY : 1000;
  // In a comparison a day, a month or a year is the moment when it begins.
  const { from } = date;
  switch (rangeBoundsInclusive ? INCLUSIVE[operator] : operator) {
    case '>': return { from: from + step, to: Infinity };
    case '>=': return { from, to: Infinity };
    case '<': return { from: -Infinity, to: from };
    case '<=': return { from: -Infinity, to: from + step };
    default: return wholeDays ? { from, to: Math.max(date.to, from + DAY) } : date;
  }
}

/** @param {string} text @param {number} nowMs @returns {Span | null} */
function spanOfDate(text, nowMs) {
  const now = /^now(?:([+-]\d+)([smhdw]))?$/.exec(text);
  if (now) return moment(nowMs + (now[1] ? Number(now[1]) * UNITS[/** @type {keyof typeof UNITS} */ (now[2])] : 0));
  const parts = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ](.+))?)?)?$/.exec(text);
  if (!parts) return null;
  const [, year, month, day, time] = parts;
  if (time) return moment(Date.parse(`${year}-${month}-${day}T${time}${/Z|[+-]\d{2}:?\d{2}$/.test(time) ? '' : 'Z'}`));
  const from = Date.parse(`${year}-${month ?? '01'}-${day ?? '01'}T00:00:00Z`);
  if (Number.isNaN(from)) return null;
  return { from, to: day ? from + DAY : month ? Date.UTC(Number(year), Number(month)) : Date.UTC(Number(year) + 1, 0) };
}

/** @param {number} ms @returns {Span | null} the second of that moment */
const moment = ms => (Number.isNaN(ms) ? null : { from: Math.floor(ms / 1000) * 1000, to: Math.floor(ms / 1000) * 1000 + 1000 });
