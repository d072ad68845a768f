// @ts-check

/** The longest wait that a timer takes; a later alarm is set again then. */
const LONGEST = 2 ** 31 - 1;

/** @typedef {{ ms: number, act: () => void }} Alarm */

/** A shop's own time: the machine's, moved by the control interface. */
export class Clock {
  #offset = 0;
  /** @type {number | null} */
  #stoppedAt = null;
  /** @type {Alarm[]} the earliest first */
  #alarms = [];
  /** @type {NodeJS.Timeout | undefined} */
  #timer;

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
    this.#ring();
  }

  /** @param {number} milliseconds since 1970 */
  set(milliseconds) {
    this.#offset = milliseconds - Date.now();
    this.#ring();
  }

  /**
   * Acts once the clock has reached a moment: because the time has passed, or because the clock was moved beyond it.
   * @param {number} ms since 1970 @param {() => void} act @returns {() => void} calls it off
   */
  at(ms, act) {
    const alarm = { ms, act };
    const index = this.#alarms.findIndex(other => other.ms > ms);
    this.#alarms.splice(index < 0 ? this.#alarms.length : index, 0, alarm);
    this.#arm();
    return () => {
      this.#alarms = this.#alarms.filter(other => other !== alarm);
      this.#arm();
    };
  }

  /** No alarm rings any more: the shop that set them is gone. */
  forget() {
    this.#alarms = [];
    this.#arm();
  }

  #ring() {
    while (this.#alarms.length && this.#alarms[0].ms <= this.nowMs()) /** @type {Alarm} */ (this.#alarms.shift()).act();
    this.#arm();
  }

  #arm() {
    clearTimeout(this.#timer);
    if (this.#alarms.length === 0) return;
    this.#timer = setTimeout(() => this.#ring(), Math.min(LONGEST, Math.max(0, this.#alarms[0].ms - Date.now() - this.#offset)));
    // An alarm alone keeps no process alive.
    this.#timer.unref();
  }
}
