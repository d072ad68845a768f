// @ts-check
import { BadControlCall } from './bad-call.js';

/** @param {URLSearchParams} query */
export function after(query) {
  const number = Number(query.get('after') ?? 0);
  if (!Number.isInteger(number) || number < 0) throw new BadControlCall(400, '"after" is the number of the last entry already seen.');
  return number;
}
