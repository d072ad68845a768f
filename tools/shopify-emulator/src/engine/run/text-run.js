// @ts-check
import { Run } from './run.js';

const SMALLEST = 65_536;

/** One run of an operation that writes its answer. What is written stands in `text`, and before it, when it is long, in the first `at` bytes. */
export class TextRun extends Run {
  text = BEGINNING;
  at = 0;
  /** @type {Buffer | null} */
  #bytes = null;
  #likely;

  /** @param {any} context @param {any} variables as graphql-js coerced them @param {Record<string, any>} values of the variables, for the price @param {number} likely how many bytes it was the last time */
  constructor(context, variables, values, likely) {
    super(context, variables);
    this.values = values;
    this.#likely = likely;
  }

  /** The text so far becomes bytes. */
  keep() {
    const most = this.at + 3 * this.text.length;
    if (this.#bytes === null || this.#bytes.length < most) this.#grow(most);
    this.at += /** @type {Buffer} */ (this.#bytes).write(this.text, this.at);
    this.text = '';
  }

  /** @param {number} most */
  #grow(most) {
    const larger = Buffer.allocUnsafeSlow(Math.max(most, SMALLEST, this.#bytes === null ? this.#likely : 2 * this.#bytes.length));
    this.#bytes?.copy(larger, 0, 0, this.at);
    this.#bytes = larger;
  }

  /** The whole answer. @param {readonly object[] | undefined} errors as they are told @param {object} extensions @returns {string | Buffer} */
  close(errors, extensions) {
    this.text += `,"extensions":${JSON.stringify(extensions)}}`;
    const head = errors ? `{"errors":${JSON.stringify(errors)},` : null;
    if (this.#bytes === null || this.at === 0) return head === null ? this.text : head + this.text.slice(1);
    this.keep();
    const bytes = /** @type {Buffer} */ (this.#bytes).subarray(0, this.at);
    return head === null ? bytes : Buffer.concat([Buffer.from(head), bytes.subarray(1)]);
  }

  /** Nothing can be answered. */
  fail() {
    this.text = `${BEGINNING}null`;
    this.at = 0;
  }
}

const BEGINNING = '{"data":';
