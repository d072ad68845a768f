// @ts-check

/** A shop's own time: the machine's, moved by the control interface. */
export class Clock {
  #offset = 0;
  /** @type {number | null} */
  #stoppedAt = null;

  nowMs() {
    return this.#stoppedAt ?? Date.now() + this.#offset;
  }

  /** Stands still until `go`: what is done again gets the moment it had. @param {number} milliseconds since 1970 */
  stop(milliseconds) {
    this.#stoppedAt = milliseconds;
  }

  go() {
    this.#stoppedAt = null;
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
