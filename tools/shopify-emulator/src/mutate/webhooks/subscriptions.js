// @ts-check
import { resolveNamespace } from '../../store/app.js';
import { WebhookSubscription } from '../../store/records/webhook-subscription.js';
import { write } from '../../store/write.js';
import { userError } from '../rules/user-error.js';
import { subscriptionErrors } from './rules.js';

/** @import { Context } from '../../store/write.js' */
/** @import { SubscriptionContent } from '../../store/records/webhook-subscription.js' */
/** @import { UserError } from '../rules/user-error.js' */

/** The version of webhooks of an app that never chose one. */
const WEBHOOK_VERSION = '2026-10';

/**
 * @param {Context} ctx @param {string} mutation @param {{ topic: string }} args @param {Record<string, any>} input
 * @param {{ addressField: string, errors?: UserError[] }} how `errors` were found in the input before
 */
export function createSubscription(ctx, mutation, args, input, { addressField, errors: found = [] }) {
  const content = contentOf(input, null);
  const errors = found.length ? found : subscriptionErrors(ctx, args.topic, content, null, addressField);
  if (errors.length) return { webhookSubscription: null, userErrors: errors };
  /** @type {WebhookSubscription} */
  let subscription = /** @type {any} */ (null);
  write(ctx, mutation, args, [], (now, touched) => {
    const owner = { clientId: ctx.app?.clientId ?? null, topic: args.topic, apiVersion: ctx.app?.webhookApiVersion ?? WEBHOOK_VERSION };
    subscription = ctx.shop.tables.WebhookSubscription.add(new WebhookSubscription(ctx.shop.nextId('WebhookSubscription'), owner, content, now));
    touched.push(subscription);
  });
  return { webhookSubscription: subscription, userErrors: [] };
}

/**
 * @param {Context} ctx @param {string} mutation @param {{ id: string }} args @param {Record<string, any>} input
 * @param {{ addressField: string, errors?: UserError[] }} how
 */
export function updateSubscription(ctx, mutation, args, input, { addressField, errors: found = [] }) {
  const subscription = ownSubscription(ctx, args.id);
  if (!subscription) return { webhookSubscription: null, userErrors: [unknown()] };
  const content = contentOf(input, subscription);
  const errors = found.length ? found : subscriptionErrors(ctx, subscription.topic, content, subscription, addressField);
  if (errors.length) return { webhookSubscription: null, userErrors: errors };
  write(ctx, mutation, args, [subscription], () => { Object.assign(subscription, content); });
  return { webhookSubscription: subscription, userErrors: [] };
}

/** @param {unknown} _ @param {{ id: string }} args @param {Context} ctx */
export function webhookSubscriptionDelete(_, args, ctx) {
  const subscription = ownSubscription(ctx, args.id);
  if (!subscription) return { deletedWebhookSubscriptionId: null, userErrors: [unknown()] };
  write(ctx, 'webhookSubscriptionDelete', args, [subscription], () => ctx.shop.tables.WebhookSubscription.remove(subscription));
  return { deletedWebhookSubscriptionId: args.id, userErrors: [] };
}

const unknown = () => userError(['id'], 'Webhook subscription does not exist');

/** An app finds its own only. @param {Context} ctx @param {string} id @returns {WebhookSubscription | null} */
export function ownSubscription(ctx, id) {
  const found = ctx.shop.find(id);
  return found instanceof WebhookSubscription && found.clientId === (ctx.app?.clientId ?? null) ? found : null;
}

/** What the input does not name stays, or is as Shopify begins. @param {Record<string, any>} input @param {SubscriptionContent | null} before @returns {SubscriptionContent} */
function contentOf(input, before) {
  const { uri = input.callbackUrl, format, filter, name, includeFields, metafieldNamespaces, metafields } = input;
  return {
    uri: uri === undefined ? before?.uri ?? '' : String(uri ?? '').trim(),
    format: format ?? before?.format ?? 'JSON',
    filter: filter === undefined ? before?.filter ?? null : filter,
    name: name === undefined ? before?.name ?? null : name,
    includeFields: includeFields ?? before?.includeFields ?? [],
    metafieldNamespaces: metafieldNamespaces?.map(resolveNamespace) ?? before?.metafieldNamespaces ?? [],
    metafields: metafields?.map((/** @type {any} */ { namespace, key }) => ({ namespace: resolveNamespace(namespace), key })) ?? before?.metafields ?? []
  };
}
