// @ts-check
// The three topics that no subscription can ask for: an app's configuration names one address for them.
import { numberOf } from '../webhooks/rest.js';
import { BadControlCall } from './bad-call.js';

const TOPICS = ['customers/data_request', 'customers/redact', 'shop/redact'];

/** @param {import('./shop-commands.js').ControlCall} call `{topic, customer: {id, email, phone}, orders: [ids], uri, clientId}` */
export async function privacy({ host, body: { topic, customer = {}, orders = [], uri, clientId } }) {
  if (!TOPICS.includes(topic)) throw new BadControlCall(400, `"topic" is one of ${TOPICS.join(', ')}.`);
  const app = clientId === undefined ? host.apps.first() : host.apps.app(clientId);
  const address = uri ?? app?.privacyUri;
  if (!app || !address) throw new BadControlCall(400, 'Give "uri", or make the shop with an app that has "privacyUri".');
  const shop = { shop_id: host.shop.number, shop_domain: host.domain };
  const person = { ...customer, id: typeof customer.id === 'string' ? numberOf(customer.id) : customer.id };
  const numbers = orders.map((/** @type {any} */ id) => (typeof id === 'string' ? numberOf(id) : id));
  const body = topic === 'shop/redact' ? shop
    : topic === 'customers/redact' ? { ...shop, customer: person, orders_to_redact: numbers }
      : { ...shop, orders_requested: numbers, customer: person, data_request: { id: host.shop.nextId('DataRequest') } };
  host.webhooks.tellApp(topic, body, address, app.clientId);
  await host.webhooks.idle();
  return host.webhooks.counts();
}
