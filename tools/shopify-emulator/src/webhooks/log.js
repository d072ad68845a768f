// @ts-check

/**
 * @typedef {object} DeliveryRecord one attempt to deliver a webhook
 * @property {number} number counted from 1
 * @property {string} time of the shop's clock
 * @property {string} webhookId
 * @property {string} eventId
 * @property {string} topic `products/update`
 * @property {string | null} subscriptionId null for what an app's own configuration asks for
 * @property {string | null} clientId
 * @property {string} uri
 * @property {number} attempt from 1
 * @property {'delivered' | 'failed' | 'dropped' | 'not sent'} outcome `dropped` by a fault, `not sent` to a cloud
 * @property {number | null} status
 * @property {string | null} error
 * @property {string[]} faults
 * @property {number} bytes
 * @property {number} durationMs
 */

/** Older attempts are forgotten: a long endurance run must not fill the memory. */
const KEPT = 50_000;

export class DeliveryLog {
  #next = 1;
  /** @type {DeliveryRecord[]} */
  #records = [];
  counts = { delivered: 0, failed: 0, dropped: 0, 'not sent': 0 };

  /** @param {Omit<DeliveryRecord, 'number'>} record */
  add(record) {
    this.counts[record.outcome]++;
    this.#records.push({ number: this.#next++, ...record });
    if (this.#records.length > 2 * KEPT) this.#records = this.#records.slice(-KEPT);
  }

  /** @param {number} number @returns {DeliveryRecord[]} */
  after(number) {
    const first = this.#records[0]?.number ?? 1;
    return this.#records.slice(Math.max(0, number - first + 1));
  }
}
