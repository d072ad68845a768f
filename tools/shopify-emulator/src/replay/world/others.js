// @ts-check
import { typeOfId } from '../knowledge.js';

/** @import { World } from './world.js' */

const FILE = `mutation Make($files: [FileCreateInput!]!) { fileCreate(files: $files) { files { id } userErrors { message } } }`;
const RUN = `mutation Make($query: String!) { bulkOperationRunQuery(query: $query) { bulkOperation { id } userErrors { message } } }`;
const CANCEL = `mutation Make($id: ID!) { bulkOperationCancel(id: $id) { userErrors { message } } }`;
const SUBSCRIBE = `mutation Make($topic: WebhookSubscriptionTopic!, $subscription: WebhookSubscriptionInput!) { webhookSubscriptionCreate(topic: $topic, webhookSubscription: $subscription) { webhookSubscription { id } userErrors { message } } }`;
const DEFINE = `mutation Make($definition: MetafieldDefinitionInput!) { metafieldDefinitionCreate(definition: $definition) { createdDefinition { id } userErrors { message } } }`;

/** @param {World} world @param {string} id of a file that belongs to no product */
export async function makeFile(world, id) {
  const facts = world.facts(id);
  const kind = typeOfId(id) === 'MediaImage' ? 'IMAGE' : typeOfId(id) === 'Video' ? 'VIDEO' : 'FILE';
  const originalSource = facts.url ?? facts.image?.url ?? `https://example.com/${id.replace(/\D/g, '')}.${kind === 'IMAGE' ? 'jpg' : kind === 'VIDEO' ? 'mp4' : 'pdf'}`;
  const { fileCreate } = await world.shop.make(FILE, { files: [{ originalSource, contentType: kind, alt: facts.alt ?? '' }] });
  world.ids.pair(id, fileCreate.files[0].id);
  world.shop.host.clock.advance(60_000);
  world.finish(fileCreate.files[0].id, facts);
}

/** @param {World} world @param {string} id */
export async function makeBulkOperation(world, id) {
  const { status, type, ...facts } = world.facts(id);
  const { bulkOperationRunQuery } = await world.shop.make(RUN, { query: '{ products { edges { node { id } } } }' });
  const emulated = bulkOperationRunQuery.bulkOperation.id;
  if (/CANCEL/.test(status)) await world.shop.make(CANCEL, { id: emulated });
  if (!/CREATED|RUNNING|CANCELING/.test(status)) await world.shop.settle();
  world.ids.pair(id, emulated);
  world.finish(emulated, facts);
  if (type) Object.assign(world.shop.host.shop.find(emulated), { type });
}

/** @param {World} world @param {string} id */
export async function makeDefinition(world, id) {
  const { name, namespace, key, ownerType, type, description } = world.facts(id);
  const definition = { name: name ?? key ?? 'Definition', namespace: namespace ?? 'custom', key: key ?? `key${id.replace(/\D/g, '')}`, ownerType: ownerType ?? 'PRODUCT', type: type?.name ?? 'single_line_text_field', ...(description && { description }) };
  const { metafieldDefinitionCreate } = await world.shop.make(DEFINE, { definition });
  world.ids.pair(id, metafieldDefinitionCreate.createdDefinition.id);
}

/** @param {World} world @param {string} id */
export async function makeSubscription(world, id) {
  const { topic, uri, ...facts } = world.facts(id);
  const { webhookSubscriptionCreate } = await world.shop.make(SUBSCRIBE, { topic: topic ?? 'PRODUCTS_UPDATE', subscription: { uri: uri ?? `https://example.com/hooks/${id.replace(/\D/g, '')}` } });
  world.ids.pair(id, webhookSubscriptionCreate.webhookSubscription.id);
  world.finish(webhookSubscriptionCreate.webhookSubscription.id, facts);
}
