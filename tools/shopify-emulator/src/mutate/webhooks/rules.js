// @ts-check
import { parseSearch } from '../../store/search/parse.js';
import { isJsonOnly, mayHear, needsFilter } from '../../webhooks/topics.js';
import { userError } from '../rules/user-error.js';
import { addressProblems, isCloud } from './address.js';

/** @import { Context } from '../../store/write.js' */
/** @import { SubscriptionContent, WebhookSubscription } from '../../store/records/webhook-subscription.js' */
/** @import { UserError } from '../rules/user-error.js' */
/** @import { Node } from '../../store/search/parse.js' */

const MAX_NAME = 50;
const FILTER_INVALID = 'The specified filter is invalid, please ensure you specify the field(s) you wish to filter on.';

/**
 * @param {Context} ctx @param {string} topic @param {SubscriptionContent} content @param {WebhookSubscription | null} itself when it is changed
 * @param {string} addressField @returns {UserError[]}
 */
export function subscriptionErrors(ctx, topic, content, itself, addressField) {
  if (!filterFits(topic, content.filter)) return [userError(['webhookSubscription'], FILTER_INVALID)];
  const others = ctx.shop.tables.WebhookSubscription.rows.filter(one => one !== itself && one.clientId === (ctx.app?.clientId ?? null));
  const at = (/** @type {string} */ name) => (/** @type {string} */ message) => userError(['webhookSubscription', name], message);
  return [
    ...(itself || ctx.actor === 'merchant' || mayHear(topic, ctx.scopes) ? [] : [userError(['topic'], 'You cannot create a webhook subscription with the specified topic')]),
    ...addressErrors(ctx, topic, content, others).map(at(addressField)),
    ...formatProblems(topic, content).map(at('format')),
    ...nameProblems(content.name, others).map(at('name'))
  ];
}

/** @param {Context} ctx @param {string} topic @param {SubscriptionContent} content @param {WebhookSubscription[]} others */
function addressErrors(ctx, topic, { uri, format, filter }, others) {
  const problems = addressProblems(uri, { apiClientId: ctx.app?.apiClientId ?? 0, plainHttp: ctx.shop.quirks.plainHttpWebhooks });
  if (problems.length) return problems;
  const taken = others.some(one => one.topic === topic && one.uri === uri && one.format === format && (one.filter ?? '') === (filter ?? ''));
  return taken ? ['Address for this topic has already been taken'] : [];
}

/** @param {string} topic @param {SubscriptionContent} content */
function formatProblems(topic, { uri, format }) {
  if (format !== 'XML') return [];
  if (isCloud(uri)) return ["Format can only be used with format: 'json'"];
  return isJsonOnly(topic) ? ["Format 'xml' is invalid for this webhook topic. Allowed formats: json"] : [];
}

/** @param {string | null} name @param {WebhookSubscription[]} others */
function nameProblems(name, others) {
  if (name === null) return [];
  const problems = [];
  if (name === '') problems.push('Name is too short (minimum is 1 character)');
  if (name.length > MAX_NAME) problems.push(`Name is too long (maximum is ${MAX_NAME} characters)`);
  if (!/^[\w-]+$/.test(name)) problems.push('Name name field can only contain alphanumeric characters, underscores, and hyphens');
  if (problems.length === 0 && others.some(one => one.name?.toLowerCase() === name.toLowerCase())) problems.push('Name already exists, no duplicate allowed');
  return problems;
}

/** Every term of a filter names its field. @param {string} topic @param {string | null} filter */
function filterFits(topic, filter) {
  if (!filter) return !needsFilter(topic);
  const node = parseSearch(filter);
  return node !== null && everyTermNamesAField(node);
}

/** @param {Node} node @returns {boolean} */
function everyTermNamesAField(node) {
  if (node.kind === 'term') return node.field !== null;
  return node.kind === 'not' ? everyTermNamesAField(node.part) : node.parts.every(everyTermNamesAField);
}
