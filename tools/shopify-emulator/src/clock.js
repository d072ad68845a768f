// @ts-check

/** A shop's own time: the machine's, moved by the control interface. */
export class Clock {
  #offset = 0;

  nowMs() {
    return Date.now() + this.#offset;
  }

  now() {
    return new Date(this.nowMs());
  }

  /** @param {number} milliseconds */
  advance(milliseconds) {
    this.#offset += milliseconds;
  }

  /** @param {number} milliseconds since 1970 */
  set(milliseconds) {
    this.#offset = milliseconds - Date.now();
  }
}
