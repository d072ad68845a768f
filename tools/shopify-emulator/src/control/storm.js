// @ts-check
// A measured storm: so many webhooks a second about so many products, some of them twice.
import { Random } from '../seed/random.js';
import { bodies } from '../webhooks/bodies/index.js';
import { BadControlCall } from './bad-call.js';

/** @param {import('./shop-commands.js').ControlCall} call `{perSecond, seconds, products, duplicates, seed}`; `duplicates` is a rate from 0 to 1 */
export async function storm({ host, body: { perSecond = 100, seconds = 1, products = 100, duplicates = 0, topic = 'PRODUCTS_UPDATE', seed = 1 } }) {
  const numbers = { perSecond, seconds, products, duplicates };
  for (const [name, value] of Object.entries(numbers)) if (typeof value !== 'number' || value < 0) throw new BadControlCall(400, `"${name}" is a number that is not negative.`);
  const rows = host.shop.tables.Product.rows.slice(0, products);
  if (rows.length === 0) throw new BadControlCall(400, 'There are no products to tell of.');
  if (!host.shop.tables.WebhookSubscription.rows.some((/** @type {any} */ one) => one.topic === topic)) throw new BadControlCall(400, `Nobody has subscribed to ${topic}.`);
  const random = new Random(seed);
  const before = host.webhooks.counts();
  const total = Math.round(perSecond * seconds);
  const started = performance.now();
  let [told, repeated] = [0, 0];
  const tellOne = () => {
    const record = rows[random.int(0, rows.length - 1)];
    const copies = random.chance(duplicates) ? 2 : 1;
    host.webhooks.tell([{ topic, record, body: () => bodies.Product(host.shop, record) }], undefined, copies);
    told++;
    repeated += copies - 1;
  };
  while (told < total) {
    const due = Math.min(total, Math.ceil(((performance.now() - started) / 1000) * perSecond));
    while (told < due) tellOne();
    await new Promise(resolve => setTimeout(resolve, 5));
  }
  const sendingMs = performance.now() - started;
  await host.webhooks.idle();
  const after = host.webhooks.counts();
  const ms = performance.now() - started;
  const delivered = after.delivered - before.delivered;
  return {
    told, repeated, delivered, failed: after.failed - before.failed, dropped: after.dropped - before.dropped,
    sendingSeconds: Math.round(sendingMs) / 1000, seconds: Math.round(ms) / 1000, perSecond: Math.round((delivered / ms) * 1000)
  };
}
