// @ts-check
import { userError } from '../rules/user-error.js';
import { isProject, isTopic } from './address.js';
import { createSubscription, updateSubscription, webhookSubscriptionDelete } from './subscriptions.js';

/** @import { Context } from '../../store/write.js' */

/** @typedef {(root: unknown, args: any, ctx: Context) => unknown} Mutation */

/** @type {Record<string, Mutation>} the deprecated pairs for the clouds differ in their input and in where they point */
export const webhooks = {
  webhookSubscriptionCreate: (_, args, ctx) => createSubscription(ctx, 'webhookSubscriptionCreate', args, args.webhookSubscription, { addressField: 'callbackUrl' }),
  webhookSubscriptionUpdate: (_, args, ctx) => updateSubscription(ctx, 'webhookSubscriptionUpdate', args, args.webhookSubscription, { addressField: 'callbackUrl' }),
  webhookSubscriptionDelete,
  eventBridgeWebhookSubscriptionCreate: (_, args, ctx) => createSubscription(ctx, 'eventBridgeWebhookSubscriptionCreate', args, fromArn(args.webhookSubscription), { addressField: 'arn' }),
  eventBridgeWebhookSubscriptionUpdate: (_, args, ctx) => updateSubscription(ctx, 'eventBridgeWebhookSubscriptionUpdate', args, fromArn(args.webhookSubscription), { addressField: 'arn' }),
  pubSubWebhookSubscriptionCreate: (_, args, ctx) => createSubscription(ctx, 'pubSubWebhookSubscriptionCreate', args, ...fromPubSub(args.webhookSubscription)),
  pubSubWebhookSubscriptionUpdate: (_, args, ctx) => updateSubscription(ctx, 'pubSubWebhookSubscriptionUpdate', args, ...fromPubSub(args.webhookSubscription))
};

/** @param {any} input */
const fromArn = ({ arn, ...rest }) => ({ ...rest, uri: arn });

/** @param {any} input @returns {[Record<string, any>, { addressField: string, errors: import('../rules/user-error.js').UserError[] }]} */
function fromPubSub({ pubSubProject, pubSubTopic, ...rest }) {
  const errors = [
    ...(isProject(pubSubProject) ? [] : [userError(['webhookSubscription', 'pubSubProject'], 'Google Cloud Pub/Sub project ID is not valid', 'INVALID_PARAMETERS')]),
    ...(isTopic(pubSubTopic) ? [] : [userError(['webhookSubscription', 'pubSubTopic'], 'Google Cloud Pub/Sub topic ID is not valid', 'INVALID_PARAMETERS')])
  ];
  return [{ ...rest, uri: `pubsub://${pubSubProject}:${pubSubTopic}` }, { addressField: 'pubSubTopic', errors }];
}
