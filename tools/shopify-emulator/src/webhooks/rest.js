// @ts-check
// How values are written in bodies of webhooks: Shopify's REST shape.

const ZONE = 'Europe/Copenhagen';
const HOUR = 3_600_000;
const zoned = new Intl.DateTimeFormat('en-US', { timeZone: ZONE, timeZoneName: 'longOffset' });
/** @type {Map<number, string>} the offset of each hour, since asking for it takes longer than all the rest */
const offsets = new Map();

/** `2026-11-21T13:00:00+01:00`, by the shop's own clock on the wall. @param {number | null} ms */
export function restMoment(ms) {
  if (ms === null) return null;
  const hour = Math.floor(ms / HOUR);
  let offset = offsets.get(hour);
  if (offset === undefined) offsets.set(hour, offset = /GMT([+-]\d\d:\d\d)/.exec(zoned.format(hour * HOUR))?.[1] ?? '+00:00');
  const [sign, hours, minutes] = [offset[0] === '-' ? -1 : 1, Number(offset.slice(1, 3)), Number(offset.slice(4))];
  return new Date(ms + sign * (hours * 60 + minutes) * 60_000).toISOString().slice(0, 19) + offset;
}

/** `ACTIVE` -> `active` @param {string | null} word */
export const lower = word => (word === null ? null : word.toLowerCase());

/** The number in a global id; null for none. @param {string | null | undefined} id */
export const numberOf = id => (id ? Number(/(\d+)(?:\?.*)?$/.exec(id)?.[1]) : null);
