// @ts-check
// A shop's webhooks: from what happened to what each subscription is sent, and again when that fails.
import { createHmac } from 'node:crypto';
import { uuidOf } from '../store/jobs.js';
import { eventsOf } from './events.js';
import { DeliveryLog } from './log.js';
import { payloadFor } from './payload.js';
import { Sender } from './sender.js';
import { slugOf } from './topics.js';

/** @import { EmulatedShop } from '../emulated-shop.js' */
/** @import { WebhookSubscription } from '../store/records/webhook-subscription.js' */
/** @import { Deed } from '../store/write.js' */
/** @import { WebhookEvent } from './events.js' */
/** @import { Outcome } from './sender.js' */

/**
 * @typedef {object} Delivery
 * @property {string} webhookId
 * @property {string} eventId
 * @property {string} topic as in the schema
 * @property {WebhookSubscription | null} subscription
 * @property {string | null} clientId
 * @property {string} uri the original one, also for the last retry
 * @property {Buffer} body
 * @property {Record<string, string | number>} headers
 * @property {number} attempt
 * @property {number} firstMs when it was to be sent first
 * @property {string[]} faults
 */

const RETRIES = 8;
/** The eight waits, each twice as long as the one before, make four hours. */
const FIRST_WAIT_MS = (4 * 3_600_000) / (2 ** RETRIES - 1);

export class Webhooks {
  log = new DeliveryLog();
  /** While changes are done again that were told of once before, nobody is told. */
  muted = false;
  #host;
  #sender = new Sender();
  #events = 0;
  #deliveries = 0;
  /** Deliveries that wait for a moment of the shop's clock, and those held back until another goes first. @type {Set<Delivery>} */
  #later = new Set();
  /** @type {Map<WebhookSubscription | null, Delivery[]>} */
  #held = new Map();

  /** @param {EmulatedShop} host */
  constructor(host) {
    this.#host = host;
    host.shop?.onWrite?.((/** @type {Deed} */ deed) => this.#heard(deed));
  }

  /** @param {Deed} deed */
  #heard(deed) {
    if (this.muted || this.#subscriptions().length === 0) return;
    const events = eventsOf(this.#host.shop, deed);
    if (events.length) this.tell(events, deed.at);
  }

  /** @returns {WebhookSubscription[]} */
  #subscriptions() {
    return this.#host.shop.tables?.WebhookSubscription.rows ?? [];
  }

  /** Things that happened together: all deliveries carry the same event id. @param {WebhookEvent[]} events @param {number} [at] @param {number} [copies] of each delivery */
  tell(events, at = this.#host.clock.nowMs(), copies = 1) {
    const eventId = uuidOf(`${this.#host.domain} ${at} event ${++this.#events}`);
    for (const event of events) {
      const listening = this.#subscriptions().filter(one => one.topic === event.topic && (event.clientId === undefined || one.clientId === event.clientId));
      if (listening.length === 0) continue;
      const whole = event.body();
      for (const subscription of listening) {
        const text = payloadFor(subscription, event, whole);
        if (text !== null) this.#start(event.topic, text, subscription, at, eventId, copies);
      }
    }
  }

  /** What an app's own configuration asks for, without a subscription. @param {string} slug @param {object} body @param {string} uri @param {string} clientId */
  tellApp(slug, body, uri, clientId) {
    const at = this.#host.clock.nowMs();
    const target = { clientId, uri, name: null, format: /** @type {const} */ ('JSON'), apiVersionHandle: this.#host.apps.app(clientId)?.webhookApiVersion ?? '2026-10' };
    this.#start(slug, JSON.stringify(body), target, at, uuidOf(`${this.#host.domain} ${at} event ${++this.#events}`));
  }

  /**
   * @param {string} topic @param {string} text @param {Pick<WebhookSubscription, 'clientId' | 'uri' | 'name' | 'format' | 'apiVersionHandle'>} target @param {number} at @param {string} eventId @param {number} [copies]
   */
  #start(topic, text, target, at, eventId, copies = 1) {
    const slug = topic.includes('/') ? topic : slugOf(topic);
    const [struck] = this.#host.faults.strike({ document: slug, roots: [topic] }, 'webhook');
    const body = Buffer.from(text, 'utf8');
    const webhookId = uuidOf(`${this.#host.domain} ${at} delivery ${++this.#deliveries}`);
    const secret = this.#host.apps.secretFor(target.clientId) + (struck?.kind === 'webhook-bad-hmac' ? ' of somebody else' : '');
    /** @type {Delivery} */
    const delivery = {
      webhookId, eventId, topic, subscription: 'n' in target ? /** @type {WebhookSubscription} */ (target) : null, clientId: target.clientId, uri: target.uri, body, attempt: 1,
      firstMs: this.#host.clock.nowMs(), faults: struck ? [struck.kind] : [],
      headers: {
        'Content-Type': target.format === 'XML' ? 'application/xml' : 'application/json', 'Content-Length': body.length, 'User-Agent': 'Shopify-Captain-Hook', Accept: '*/*',
        'X-Shopify-Topic': slug, 'X-Shopify-Hmac-Sha256': createHmac('sha256', secret).update(body).digest('base64'), 'X-Shopify-Shop-Domain': this.#host.domain,
        'X-Shopify-API-Version': target.apiVersionHandle, 'X-Shopify-Webhook-Id': webhookId, 'X-Shopify-Event-Id': eventId,
        'X-Shopify-Triggered-At': new Date(at).toISOString().replace('Z', '000000Z'), ...(target.name !== null && { 'X-Shopify-Name': target.name })
      }
    };
    for (let copy = 0; copy < copies; copy++) this.#route({ ...delivery }, struck);
  }

  /** @param {Delivery} delivery @param {import('../faults/faults.js').Rule | undefined} fault */
  #route(delivery, fault) {
    if (!delivery.uri.startsWith('http')) return this.#note(delivery, 'not sent', { status: null, error: null, durationMs: 0 });
    switch (fault?.kind) {
      case 'webhook-drop': return this.#note(delivery, 'dropped', { status: null, error: null, durationMs: 0 });
      case 'webhook-delay': return this.#sendAt(delivery, this.#host.clock.nowMs() + (fault.ms ?? 60_000));
      case 'webhook-reorder': return this.#hold(delivery, fault.ms ?? 60_000);
      case 'webhook-duplicate': this.#send({ ...delivery });
    }
    this.#send(delivery);
  }

  /** Goes after the next one of the same subscription; if none comes, when the time is up. @param {Delivery} delivery @param {number} ms */
  #hold(delivery, ms) {
    this.#held.set(delivery.subscription, [...(this.#held.get(delivery.subscription) ?? []), delivery]);
    this.#sendAt(delivery, this.#host.clock.nowMs() + ms);
  }

  /** @param {Delivery} delivery @param {number} ms of the shop's clock */
  #sendAt(delivery, ms) {
    if (ms <= this.#host.clock.nowMs()) return this.#send(delivery);
    this.#later.add(delivery);
    this.#host.clock.at(ms, () => this.#sendLater(delivery));
  }

  /** @param {Delivery} delivery */
  #sendLater(delivery) {
    if (this.#later.delete(delivery)) this.#send(delivery);
  }

  /** @param {Delivery} delivery */
  #send(delivery) {
    const held = this.#held.get(delivery.subscription)?.filter(one => one !== delivery);
    this.#held.delete(delivery.subscription);
    const { uri, headers, body } = delivery;
    this.#sender.send({ uri, headers, body, timeoutMs: this.#host.shop.quirks?.webhookTimeoutMs ?? 5000 }, outcome => {
      this.#ended(delivery, outcome);
      for (const one of held ?? []) this.#sendLater(one);
    });
  }

  /** @param {Delivery} delivery @param {Outcome} outcome */
  #ended(delivery, outcome) {
    const delivered = outcome.status !== null && outcome.status >= 200 && outcome.status < 300;
    this.#note(delivery, delivered ? 'delivered' : 'failed', outcome);
    if (delivered) return;
    if (delivery.attempt <= RETRIES) {
      const due = delivery.firstMs + FIRST_WAIT_MS * (2 ** delivery.attempt - 1);
      this.#sendAt({ ...delivery, attempt: delivery.attempt + 1 }, due);
    } else if (delivery.subscription) this.#remove(delivery.subscription);
  }

  /** Nobody answered for four hours: the subscription is over, and nobody is told. @param {WebhookSubscription} subscription */
  #remove(subscription) {
    this.unsubscribe([subscription.id]);
    this.#host.keepUnsubscribed([subscription.id]);
  }

  /** @param {string[]} ids */
  unsubscribe(ids) {
    for (const id of ids) {
      const subscription = this.#host.shop.find(id);
      if (subscription?.__typename === 'WebhookSubscription') this.#host.shop.tables.WebhookSubscription.remove(subscription);
    }
  }

  /** @param {Delivery} delivery @param {import('./log.js').DeliveryRecord['outcome']} outcome @param {Outcome} result */
  #note({ webhookId, eventId, headers, subscription, clientId, uri, attempt, faults, body }, outcome, { status, error, durationMs }) {
    this.log.add({
      time: this.#host.clock.now().toISOString(), webhookId, eventId, topic: String(headers['X-Shopify-Topic']), subscriptionId: subscription?.id ?? null, clientId, uri, attempt,
      outcome, status, error, faults, bytes: body.length, durationMs
    });
  }

  /** When nothing is being sent; what waits for the shop's clock does not count. */
  async idle() {
    while (!this.#sender.isIdle) await this.#sender.idle();
  }

  counts() {
    return { ...this.log.counts, waiting: this.#later.size, subscriptions: this.#subscriptions().length };
  }

  end() {
    this.muted = true;
    this.#later.clear();
    this.#held.clear();
    this.#sender.end();
  }
}
