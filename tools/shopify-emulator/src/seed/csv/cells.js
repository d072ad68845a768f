// @ts-check
// What a cell must be, and what is said when it is not.

/** @typedef {import('./read-csv.js').Row} Row */

/** Reads the cells of one row and collects what is wrong with them. */
export class Cells {
  #row;
  #problems;

  /** @param {Row} row @param {string[]} problems */
  constructor(row, problems) {
    this.#row = row;
    this.#problems = problems;
  }

  /** @param {string} key @returns {string | null} null when the cell is blank */
  text(key) {
    return this.#row.values[key] ?? null;
  }

  /** @param {string} key @returns {string | null} */
  trimmed(key) {
    return this.text(key)?.trim() ?? null;
  }

  /** Exports put an apostrophe before numbers, for spreadsheets. @param {string} key */
  code(key) {
    return this.trimmed(key)?.replace(/^'(?=\d)/, '') ?? null;
  }

  /** @param {string} key @returns {string | null} an amount with a point */
  money(key) {
    return this.#read(key, /^\d+(\.\d+)?$|^\.\d+$/, 'is no price; write a number with a point and no currency, such as 19.90.');
  }

  /** @param {string} key @returns {number | null} */
  whole(key) {
    const text = this.#read(key, /^-?\d+(\.0*)?$/, 'is no whole number.');
    return text === null ? null : Number(text);
  }

  /** @param {string} key @returns {number | null} */
  number(key) {
    const text = this.#read(key, /^\d+(\.\d+)?$|^\.\d+$/, 'is no number; write digits with a point, such as 1.5.');
    return text === null ? null : Number(text);
  }

  /** @param {string} key @param {boolean} fallback */
  flag(key, fallback) {
    return this.choice(key, { true: true, false: false }, fallback);
  }

  /** @template T @param {string} key @param {Record<string, T>} choices @param {T} fallback @returns {T} */
  choice(key, choices, fallback) {
    const text = this.trimmed(key)?.toLowerCase();
    if (text === undefined) return fallback;
    if (Object.hasOwn(choices, text)) return choices[text];
    this.complain(key, `"${this.text(key)}" is not known; write one of ${Object.keys(choices).join(', ')}.`);
    return fallback;
  }

  /** @param {string} key @param {string} problem */
  complain(key, problem) {
    this.#problems.push(`line ${this.#row.line}, column "${this.#row.heading(key)}": ${problem}`);
  }

  /** @param {string} key @param {RegExp} form @param {string} problem @returns {string | null} */
  #read(key, form, problem) {
    const text = this.trimmed(key);
    if (text === null || form.test(text)) return text;
    this.complain(key, `"${text}" ${problem}`);
    return null;
  }
}
