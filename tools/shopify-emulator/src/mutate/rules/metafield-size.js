// @ts-check
import { elementType } from '../../store/metafield-types.js';

const KILOBYTE = 1024;
/** Most types hold 64 KB; lists are as long as their elements may be. @type {Record<string, number>} */
const LIMITS = { id: 2 * KILOBYTE, url: 2 * KILOBYTE, json: 128 * KILOBYTE, json_string: 128 * KILOBYTE };
const MOST = 64 * KILOBYTE;
const MAX_ELEMENTS = 128;

/** @param {string} type a known one @param {string} value @returns {string | null} */
export function sizeProblem(type, value) {
  const element = elementType(type);
  const limit = (LIMITS[element] ?? MOST) * (type === element ? 1 : MAX_ELEMENTS);
  return value.length > limit / 4 && Buffer.byteLength(value) > limit ? `Value is too long (maximum is ${limit} characters)` : null;
}
