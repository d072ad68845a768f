// @ts-check
import { badRequest } from '../engine/errors.js';

/**
 * A cursor says after which row a page begins: its id and the value it is sorted by. Clients must treat it as opaque.
 * @typedef {{ last_id: number, last_value: string | number | null }} Cursor
 */

/** @param {number} id @param {string | number | null} value */
export const encodeCursor = (id, value) => Buffer.from(JSON.stringify({ last_id: id, last_value: value })).toString('base64');

/** @param {string} text @returns {Cursor} */
export function decodeCursor(text) {
  /** @type {any} */
  let cursor;
  try {
    cursor = JSON.parse(Buffer.from(text, 'base64').toString('utf8'));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw badRequest('Malformed cursor');
  }
  if (typeof cursor?.last_id !== 'number' || !('last_value' in cursor)) throw badRequest('Malformed cursor');
  return cursor;
}
