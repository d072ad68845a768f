// @ts-check
// Sends requests over kept connections, so many at a time, first come first served.
import { Agent as HttpAgent, request as httpRequest } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';

/**
 * @typedef {{ uri: string, headers: Record<string, string | number>, body: Buffer, timeoutMs: number }} Message
 * @typedef {{ status: number | null, error: string | null, durationMs: number }} Outcome `status` is null when no answer came
 */

const AT_ONCE = 64;
/** Shopify gives a receiver so long to accept the connection. */
const CONNECT_MS = 1000;
const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

export class Sender {
  /** @type {{ message: Message, told: (outcome: Outcome) => void }[]} */
  #queue = [];
  #head = 0;
  #sending = 0;
  /** @type {(() => void)[]} */
  #waiting = [];
  #http = new HttpAgent({ keepAlive: true, maxSockets: AT_ONCE, scheduling: 'lifo' });
  #https = new HttpsAgent({ keepAlive: true, maxSockets: AT_ONCE });
  /** A receiver on this machine may prove itself as it likes. */
  #ownHttps = new HttpsAgent({ keepAlive: true, maxSockets: AT_ONCE, rejectUnauthorized: false });

  /** @param {Message} message @param {(outcome: Outcome) => void} told */
  send(message, told) {
    this.#queue.push({ message, told });
    this.#next();
  }

  get isIdle() {
    return this.#sending === 0 && this.#head === this.#queue.length;
  }

  /** @returns {Promise<void>} when nothing is being sent, nor about to be */
  idle() {
    return this.isIdle ? Promise.resolve() : new Promise(resolve => this.#waiting.push(resolve));
  }

  /** Whatever is on its way is forgotten. */
  end() {
    this.#queue = [];
    this.#head = 0;
    for (const agent of [this.#http, this.#https, this.#ownHttps]) agent.destroy();
  }

  #next() {
    while (this.#sending < AT_ONCE && this.#head < this.#queue.length) {
      const { message, told } = this.#queue[this.#head++];
      // Taking from the front of a long array one by one would be slow.
      if (this.#head > 1024 && this.#head * 2 > this.#queue.length) {
        this.#queue = this.#queue.slice(this.#head);
        this.#head = 0;
      }
      this.#sending++;
      const started = performance.now();
      this.#post(message, true, (status, error) => {
        this.#sending--;
        told({ status, error, durationMs: Math.round((performance.now() - started) * 10) / 10 });
        this.#next();
        if (this.isIdle) for (const wake of this.#waiting.splice(0)) wake();
      });
    }
  }

  /** @param {Message} message @param {boolean} mayRepeat @param {(status: number | null, error: string | null) => void} done called once */
  #post(message, mayRepeat, done) {
    const url = new URL(message.uri);
    const secure = url.protocol === 'https:';
    const agent = !secure ? this.#http : LOOPBACK.has(url.hostname) ? this.#ownHttps : this.#https;
    const request = (secure ? httpsRequest : httpRequest)(url, { method: 'POST', agent, headers: message.headers });
    let over = false;
    const end = (/** @type {number | null} */ status, /** @type {string | null} */ error) => {
      if (over) return;
      over = true;
      stopWaiting();
      stopConnecting();
      done(status, error);
    };
    const giveUp = (/** @type {string} */ why) => () => {
      end(null, why);
      request.destroy();
    };
    const stopWaiting = after(message.timeoutMs, giveUp('timeout'));
    let stopConnecting = () => {};
    request.on('socket', socket => {
      if (!socket.connecting) return;
      stopConnecting = after(CONNECT_MS, giveUp('connect timeout'));
      socket.once('connect', () => stopConnecting());
    });
    request.on('response', response => {
      response.resume();
      response.on('error', () => {});
      end(response.statusCode ?? null, null);
    });
    request.on('error', error => {
      const code = /** @type {NodeJS.ErrnoException} */ (error).code ?? error.message;
      // A kept connection that the receiver had closed in the meantime says nothing about the receiver.
      if (!over && mayRepeat && request.reusedSocket && code === 'ECONNRESET') {
        over = true;
        stopWaiting();
        return this.#post(message, false, done);
      }
      end(null, code);
    });
    request.end(message.body);
  }
}

/** A little later than due is nobody's fault. */
const LATE_MS = 20;

/**
 * Acts after a while. As long as the emulator itself was busy, a receiver could not be heard: that time is given back.
 * @param {number} ms @param {() => void} act @returns {() => void} calls it off
 */
function after(ms, act) {
  let due = performance.now() + ms;
  const ring = () => {
    const late = performance.now() - due;
    if (late <= LATE_MS) return act();
    due = performance.now() + late;
    timer = setTimeout(ring, late);
  };
  let timer = setTimeout(ring, ms);
  return () => clearTimeout(timer);
}
