// @ts-check

/** @typedef {{ maximumAvailable: number, restoreRate: number }} Limits */

/** Points per plan. The restore rates are documented; the size was 2,000 in every recorded answer, whatever the plan. @type {Record<string, Limits>} */
export const plans = {
  standard: { maximumAvailable: 2000, restoreRate: 100 },
  advanced: { maximumAvailable: 2000, restoreRate: 200 },
  plus: { maximumAvailable: 2000, restoreRate: 1000 },
  enterprise: { maximumAvailable: 2000, restoreRate: 2000 },
  unlimited: { maximumAvailable: 1_000_000_000, restoreRate: 1_000_000_000 },
};

/** The leaky bucket of one app in one shop. Times are milliseconds of the shop's clock. */
export class Bucket {
  #available;
  #at;

  /** @param {Limits} limits @param {number} now */
  constructor(limits, now) {
    this.limits = limits;
    this.#available = limits.maximumAvailable;
    this.#at = now;
  }

  /** @param {number} cost @param {number} now @returns {boolean} false takes nothing: the call is throttled */
  take(cost, now) {
    this.#restore(now);
    if (cost > this.#available) return false;
    this.#available -= cost;
    return true;
  }

  /** @param {number} points */
  refund(points) {
    this.#available = Math.min(this.limits.maximumAvailable, this.#available + points);
  }

  /** Somebody else has taken from it. @param {number} points what is left at most @param {number} now */
  drain(points, now) {
    this.#restore(now);
    this.#available = Math.min(this.#available, points);
  }

  /** @param {Limits} limits a change of plan; what is already in the bucket stays, as far as it fits */
  change(limits) {
    this.limits = limits;
    this.#available = Math.min(this.#available, limits.maximumAvailable);
  }

  /** @param {number} now */
  status(now) {
    this.#restore(now);
    return { maximumAvailable: this.limits.maximumAvailable, currentlyAvailable: Math.floor(this.#available), restoreRate: this.limits.restoreRate };
  }

  /** @param {number} now */
  #restore(now) {
    // A clock moved back restores nothing and takes nothing.
    this.#available = Math.min(this.limits.maximumAvailable, this.#available + (Math.max(0, now - this.#at) / 1000) * this.limits.restoreRate);
    this.#at = now;
  }
}
