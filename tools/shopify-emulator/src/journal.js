// @ts-check
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * @typedef {{ madeAt: string, products: number, customers?: number, orders?: number, collections?: number, seed: number, variantsPerProduct?: number, csv?: string, snapshot?: string, currencyCode?: string }} Making how the shop came to be: the same values make the same shop
 * @typedef {{ at: string, edits: { edits: number, collections?: number, stock?: number, seed: number } } | { at: string, deed: { name: string, body: any } } | { at: string, bulk: Record<string, any> } | { at: string, unsubscribed: string[] }
 *   | { at: string, actor: 'app' | 'merchant', app: string | null, version: string, text: string, operationName: string | null, variables: Record<string, any> }} Deed
 */

/** A file with the making of a shop and every change since, one JSON text a line; done again in order, they give the same shop. */
export class Journal {
  #file;

  /** @param {string} file */
  constructor(file) {
    this.#file = file;
  }

  /** @returns {{ making: Making, deeds: Deed[] } | null} null when nothing was kept yet */
  read() {
    if (!existsSync(this.#file)) return null;
    // What follows the last line end was cut off when the process was killed; nobody had an answer for it.
    const lines = readFileSync(this.#file, 'utf8').split('\n').slice(0, -1);
    if (lines.length === 0) return null;
    const [making, ...deeds] = lines.map(line => JSON.parse(line));
    writeFileSync(this.#file, lines.map(line => `${line}\n`).join(''));
    return { making, deeds };
  }

  /** @param {Making} making */
  begin(making) {
    mkdirSync(dirname(this.#file), { recursive: true });
    writeFileSync(this.#file, `${JSON.stringify(making)}\n`);
  }

  /** @param {Deed} deed */
  add(deed) {
    appendFileSync(this.#file, `${JSON.stringify(deed)}\n`);
  }
}
