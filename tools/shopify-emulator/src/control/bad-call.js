// @ts-check

/** A control call that asks for something there is not; the message says what to do instead. */
export class BadControlCall extends Error {
  /** @param {number} status @param {string} message */
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}
