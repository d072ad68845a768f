// @ts-check
import { appendFileSync, closeSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** @typedef {{ key: string, file: string, size: number, contentType: string }} StoredObject */

const INDEX = 'index.jsonl';

/**
 * The files of a shop that lie outside the shop itself, as with Google for Shopify: uploads and results of bulk operations. They are on the disk,
 * for a result can be larger than the whole store in memory.
 */
export class ObjectStorage {
  /** @type {Map<string, StoredObject>} */
  #objects = new Map();
  /** @type {string | null} */
  #directory = null;
  #next = 1;
  #kept = false;

  /** From now on the files outlive the process; those of an earlier one are found again. @param {string} directory */
  keepIn(directory) {
    this.#kept = true;
    this.#directory = directory;
    const index = join(directory, INDEX);
    if (!existsSync(index)) return;
    // What follows the last line end was cut off when the process was killed.
    for (const line of readFileSync(index, 'utf8').split('\n').slice(0, -1)) {
      const object = JSON.parse(line);
      this.#objects.set(object.key, { ...object, file: join(directory, object.file) });
      this.#next = Math.max(this.#next, Number(object.file) + 1);
    }
  }

  /** @param {string} key */
  get(key) {
    return this.#objects.get(key);
  }

  /** @param {string} key @param {string} contentType @returns {Writing} visible to `get` when it is closed */
  create(key, contentType) {
    const directory = this.#open();
    const name = String(this.#next++);
    const file = join(directory, name);
    return new Writing(file, size => {
      this.#objects.set(key, { key, file, size, contentType });
      if (this.#kept) appendFileSync(join(directory, INDEX), `${JSON.stringify({ key, file: name, size, contentType })}\n`);
    });
  }

  /** Every file is gone, those on the disk too. */
  clear() {
    this.#objects.clear();
    if (this.#directory === null) return;
    rmSync(this.#directory, { recursive: true, force: true });
    if (!this.#kept) this.#directory = null;
  }

  #open() {
    if (this.#directory === null) {
      const directory = this.#directory = mkdtempSync(join(tmpdir(), 'shopify-emulator-'));
      process.once('exit', () => rmSync(directory, { recursive: true, force: true }));
    }
    mkdirSync(this.#directory, { recursive: true });
    return this.#directory;
  }
}

/** A file being written. */
export class Writing {
  #handle;
  #done;
  size = 0;

  /** @param {string} file @param {(size: number) => void} done */
  constructor(file, done) {
    this.#handle = openSync(file, 'w');
    this.#done = done;
  }

  /** @param {string | Uint8Array} piece */
  write(piece) {
    const bytes = typeof piece === 'string' ? Buffer.from(piece, 'utf8') : piece;
    // One call may write less than it was given.
    for (let at = 0; at < bytes.length;) at += writeSync(this.#handle, bytes, at);
    this.size += bytes.length;
  }

  close() {
    closeSync(this.#handle);
    this.#done(this.size);
  }

  /** The file never was. */
  drop() {
    closeSync(this.#handle);
  }
}
