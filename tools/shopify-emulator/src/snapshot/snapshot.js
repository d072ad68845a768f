// @ts-check
// A shop on the disk and back: every record, whatever types there are. Not in it: the ledger, the calls, tokens and habits (quirks, plan), which
// are those of the new start, and the files outside the shop (results of bulk operations, uploads).
import { closeSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { deserialize, serialize } from 'node:v8';
import { decode } from './decode.js';
import { encode } from './encode.js';

const FORMAT = 'shopify-emulator snapshot 1';

/** What belongs to the process or to the new start, and what is only remembered from the rest. */
const LEFT_OUT = new Set(['domain', 'name', 'plan', 'now', 'quirks', 'imageBase', 'ledger', 'searchIndex', 'collections.found']);

/** @param {string} path from the shop */
export const isLeftOut = path => LEFT_OUT.has(path);

/** @param {any} shop @param {string} file */
export function writeSnapshot(shop, file) {
  finishPending(shop);
  const bytes = serialize({ format: FORMAT, domain: shop.domain, content: encode(shop, isLeftOut) });
  // A snapshot is whole or not there.
  const half = `${file}.half`;
  const handle = openSync(half, 'w');
  for (let at = 0; at < bytes.length;) at += writeSync(handle, bytes, at, Math.min(bytes.length - at, 2 ** 26));
  closeSync(handle);
  renameSync(half, file);
  return { file, bytes: bytes.length };
}

/** @param {any} shop a fresh one, without products @param {string} file */
export function readSnapshot(shop, file) {
  const { format, domain, content } = deserialize(readFileSync(file));
  if (format !== FORMAT) throw new Error(`${file} is no snapshot of this emulator.`);
  if (domain !== shop.domain) throw new Error(`${file} is a snapshot of ${domain}, not of ${shop.domain}: ids tell the shop, so it must be made under the same name.`);
  decode(content, shop);
}

/** Work that is put off is a piece of program, which no file can hold: it is done now. @param {any} shop */
function finishPending(shop) {
  for (const table of Object.values(shop.tables)) for (const record of [...table.rows]) if (record.isPending) record.finish();
}
