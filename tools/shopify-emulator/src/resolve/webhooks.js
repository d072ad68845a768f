// @ts-check
import { ownSubscription } from '../mutate/webhooks/subscriptions.js';
import { compareKeys, page } from '../store/connection.js';
import { filter } from '../store/search/filter.js';
import { habitsOf } from '../store/search/list.js';
import { slugOf } from '../webhooks/topics.js';

/** @import { Context } from '../store/write.js' */
/** @import { Part } from './parts.js' */
/** @import { WebhookSubscription } from '../store/records/webhook-subscription.js' */
/** @import { FieldMap } from '../store/search/filter.js' */

/** @type {FieldMap<WebhookSubscription>} */
const searchFields = {
  fields: {
    id: { kind: 'id', read: one => one.n },
    created_at: { kind: 'date', read: one => one.createdMs },
    updated_at: { kind: 'date', read: one => one.updatedMs },
    topic: { kind: 'word', read: one => [one.topic, slugOf(one.topic)] },
    endpoint: { kind: 'word', read: one => one.uri }
  },
  words: one => [one.uri]
};

/** @param {Context} ctx */
const ownRows = ctx => ctx.shop.tables.WebhookSubscription.rows.filter(one => one.clientId === (ctx.app?.clientId ?? null));

/** @param {Context} ctx @param {string | null | undefined} query @param {any} info @param {string} name */
function matching(ctx, query, info, name) {
  const { matches, warnings, parsed } = filter(query, searchFields, habitsOf(ctx));
  if (warnings.length) ctx.warnings.push({ path: [info?.path?.key ?? name], query, parsed, warnings });
  return matches ?? (() => true);
}

/** As it is in Shopify's cursors; sorted as texts they are in order. @param {number} ms */
const cursorMoment = ms => new Date(ms).toISOString().replace('T', ' ').replace('Z', '000');

/** @param {any} args @param {Context} ctx @param {any} info */
function subscriptionsPage(args, ctx, info) {
  const { topics, uri, callbackUrl, format, query, sortKey } = args;
  const matches = matching(ctx, query, info, 'webhookSubscriptions');
  const address = uri ?? callbackUrl;
  const rows = ownRows(ctx).filter(one =>
    (topics == null || topics.includes(one.topic)) && (address == null || one.uri === address) && (format == null || one.format === format) && matches(one));
  const order = { idOf: (/** @type {WebhookSubscription} */ one) => one.n, valueOf: (/** @type {WebhookSubscription} */ one) => (sortKey === 'ID' ? one.n : cursorMoment(one.createdMs)) };
  rows.sort((a, b) => compareKeys(order.valueOf(a), a.n, order.valueOf(b), b.n));
  return page(rows, args, order, { unpaged: ctx.unpaged });
}

/** Subscriptions to webhooks, as far as the calling app made them. @type {Part} */
export const webhooks = {
  resolvers: {
    QueryRoot: {
      webhookSubscription: (_, { id }, ctx) => ownSubscription(ctx, id),
      webhookSubscriptions: (_, args, ctx, info) => subscriptionsPage(args, ctx, info),
      webhookSubscriptionsCount: (_, { query, limit }, ctx, info) => {
        const count = ownRows(ctx).filter(matching(ctx, query, info, 'webhookSubscriptionsCount')).length;
        return limit != null && count > limit ? { count: limit, precision: 'AT_LEAST' } : { count, precision: 'EXACT' };
      }
    },
    WebhookSubscription: {
      apiVersion: (one, _, ctx) => ctx.apiVersions?.find(version => version.handle === one.apiVersionHandle) ?? { handle: one.apiVersionHandle, displayName: one.apiVersionHandle, supported: false }
    }
  },
  stored: {
    WebhookSubscription: ['id', 'legacyResourceId', 'topic', 'uri', 'callbackUrl', 'endpoint', 'format', 'filter', 'name', 'includeFields', 'metafieldNamespaces', 'metafields', 'createdAt', 'updatedAt'],
    WebhookSubscriptionMetafieldIdentifier: ['namespace', 'key'],
    WebhookHttpEndpoint: ['callbackUrl'],
    WebhookEventBridgeEndpoint: ['arn'],
    WebhookPubSubEndpoint: ['pubSubProject', 'pubSubTopic'],
    WebhookSubscriptionCreatePayload: ['webhookSubscription', 'userErrors'],
    WebhookSubscriptionUpdatePayload: ['webhookSubscription', 'userErrors'],
    WebhookSubscriptionDeletePayload: ['deletedWebhookSubscriptionId', 'userErrors'],
    EventBridgeWebhookSubscriptionCreatePayload: ['webhookSubscription', 'userErrors'],
    EventBridgeWebhookSubscriptionUpdatePayload: ['webhookSubscription', 'userErrors'],
    PubSubWebhookSubscriptionCreatePayload: ['webhookSubscription', 'userErrors'],
    PubSubWebhookSubscriptionUpdatePayload: ['webhookSubscription', 'userErrors'],
    PubSubWebhookSubscriptionCreateUserError: ['field', 'message', 'code'],
    PubSubWebhookSubscriptionUpdateUserError: ['field', 'message', 'code']
  }
};
