// @ts-check
import { gid } from '../gid.js';
import { printMoment, printMomentOrNull } from '../dates.js';

/** @typedef {'CREATED' | 'RUNNING' | 'COMPLETED' | 'CANCELING' | 'CANCELED' | 'FAILED' | 'EXPIRED'} BulkStatus */

const ENDED = new Set(['COMPLETED', 'CANCELED', 'FAILED', 'EXPIRED']);

/** A bulk operation as the shop tells of it; the work itself is done in `src/bulk`. */
export class BulkOperation {
  /** @param {number} n @param {{ type: 'QUERY' | 'MUTATION', query: string, appId: string | null, clientIdentifier?: string | null }} content @param {number} now */
  constructor(n, { type, query, appId, clientIdentifier = null }, now) {
    this.n = n;
    this.type = type;
    this.query = query;
    /** Whose operation it is: other apps do not see it. */
    this.appId = appId;
    this.clientIdentifier = clientIdentifier;
    /** @type {BulkStatus} */
    this.status = 'CREATED';
    /** @type {'ACCESS_DENIED' | 'INTERNAL_SERVER_ERROR' | 'TIMEOUT' | null} */
    this.errorCode = null;
    this.objects = 0;
    this.rootObjects = 0;
    /** @type {number | null} */
    this.bytes = null;
    /** The key of the result in the storage; of a failed operation, of as much as there is. @type {string | null} */
    this.file = null;
    /** @type {number | null} */
    this.expiresMs = null;
    this.createdMs = now;
    this.updatedMs = now;
    /** @type {number | null} */
    this.endedMs = null;
  }

  get __typename() { return 'BulkOperation'; }
  get id() { return gid('BulkOperation', this.n); }
  get hasEnded() { return ENDED.has(this.status); }
  get objectCount() { return String(this.objects); }
  get rootObjectCount() { return String(this.rootObjects); }
  get fileSize() { return this.status === 'COMPLETED' && this.bytes !== null ? String(this.bytes) : null; }
  get createdAt() { return printMoment(this.createdMs); }
  /** Shopify tells it of operations that ended well only. */
  get completedAt() { return this.status === 'COMPLETED' || this.status === 'EXPIRED' ? printMomentOrNull(this.endedMs) : null; }
}
