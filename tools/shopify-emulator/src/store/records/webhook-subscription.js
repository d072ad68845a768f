// @ts-check
import { gid } from '../gid.js';
import { printMoment } from '../dates.js';

/**
 * @typedef {object} SubscriptionContent
 * @property {string} uri
 * @property {'JSON' | 'XML'} format
 * @property {string | null} filter
 * @property {string | null} name
 * @property {string[]} includeFields
 * @property {string[]} metafieldNamespaces
 * @property {{ namespace: string, key: string }[]} metafields
 */

/** That an app wants to hear of a topic, and where. It belongs to the app: no other sees it. */
export class WebhookSubscription {
  /** @param {number} n @param {{ clientId: string | null, topic: string, apiVersion: string }} owner @param {SubscriptionContent} content @param {number} now */
  constructor(n, { clientId, topic, apiVersion }, content, now) {
    this.n = n;
    this.clientId = clientId;
    this.topic = topic;
    /** The version that the app wants its webhooks in; the calls that made the subscription have no say in it. */
    this.apiVersionHandle = apiVersion;
    this.uri = content.uri;
    this.format = content.format;
    this.filter = content.filter;
    this.name = content.name;
    this.includeFields = content.includeFields;
    this.metafieldNamespaces = content.metafieldNamespaces;
    this.metafields = content.metafields;
    this.createdMs = now;
    this.updatedMs = now;
  }

  get __typename() { return 'WebhookSubscription'; }
  get id() { return gid('WebhookSubscription', this.n); }
  get legacyResourceId() { return String(this.n); }
  get createdAt() { return printMoment(this.createdMs); }
  get updatedAt() { return printMoment(this.updatedMs); }
  /** Subscriptions that are delivered to a cloud show one and the same address here. */
  get callbackUrl() { return this.uri.startsWith('https://') || this.uri.startsWith('http://') ? this.uri : 'https://eventbridge.arn'; }

  get endpoint() {
    const pubSub = /^pubsub:\/\/([^:]+):(.+)$/.exec(this.uri);
    if (pubSub) return { __typename: 'WebhookPubSubEndpoint', pubSubProject: pubSub[1], pubSubTopic: pubSub[2] };
    if (this.uri.startsWith('arn:')) return { __typename: 'WebhookEventBridgeEndpoint', arn: this.uri };
    return { __typename: 'WebhookHttpEndpoint', callbackUrl: this.uri };
  }
}
