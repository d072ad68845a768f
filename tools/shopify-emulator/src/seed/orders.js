// @ts-check
import { normaliseTags } from '../quirks.js';
import { shareOf, toCents } from '../store/cents.js';
import { discountOrder } from '../store/trade/order-acts.js';
import { address, person } from './people.js';
import { Random } from './random.js';

/** @import { Shop } from '../store/shop.js' */
/** @import { Order } from '../store/records/order.js' */
/** @import { Customer } from '../store/records/customer.js' */

const EIGHTEEN_MONTHS = 548 * 86_400_000;
const DAY = 86_400_000;

/** What one crown is worth elsewhere. @type {Record<string, number>} */
const WORTH = { DKK: 1, EUR: 0.134, SEK: 1.49, NOK: 1.57, USD: 0.146, GBP: 0.113, CAD: 0.2 };
const TAGS = ['gave', 'express', 'Rabat', 'B2B', 'genbestilling', 'influencer'];
const NOTES = ['Stil pakken ved havelågen.', 'Gift wrap, please 🎁', 'Ring på hos naboen (nr. 4).', 'Afhentes lørdag.'];
const CODES = [['VELKOMST10', 10], ['SOMMER25', 25], ['ÆBLE5', 5]];
const SENDING = [['PostNord – pakkeshop', 3900], ['GLS hjemmelevering', 5900], ['DAO til døren', 4500], ['Express', 9900]];
const CARRIERS = [['GLS', 'https://example.com/gls/'], ['PostNord', 'https://example.com/postnord/'], ['DAO', 'https://example.com/dao/']];
const LOST = ['Discontinued lamp', 'Udgået regnjakke', 'Sample box 2024'];

/** Adds orders of the last eighteen months: paid and not, sent, refunded, cancelled, edited, of tests, of products that are gone. @param {Shop} shop @param {{ orders: number, seed?: number }} options */
export function seedOrders(shop, { orders, seed = 1 }) {
  const random = new Random(seed * 104_729 + 29);
  const end = shop.now().getTime() - 60_000;
  const begin = end - EIGHTEEN_MONTHS;
  const buyers = shop.tables.Customer.rows.filter((_, index) => index % 4 !== 3);
  for (let index = 0; index < orders; index++) {
    // Business grows: the later, the denser.
    const createdMs = begin + Math.floor(Math.sqrt((index + 0.5) / orders) * EIGHTEEN_MONTHS);
    const buyer = buyers.length ? buyers[Math.floor(random.next() ** 2 * buyers.length)] : null;
    addSeededOrder(shop, random, index, createdMs, end, random.chance(0.92) ? buyer : null);
  }
}

/** @param {Shop} shop @param {Random} random @param {number} index @param {number} createdMs @param {number} end @param {Customer | null} customer */
function addSeededOrder(shop, random, index, createdMs, end, customer) {
  const order = shop.orders.add(createdMs);
  if (customer) shop.orders.setCustomer(order, customer);
  order.processedMs = createdMs - random.int(0, 30) * 1000;
  describeBuyer(shop, random, order, customer, index);
  const abroad = random.chance(0.15) ? random.pick(['EUR', 'SEK', 'NOK', 'USD', 'GBP']) : order.shopCurrency;
  order.rate = Math.round(((WORTH[abroad] ?? 1) / (WORTH[order.shopCurrency] ?? 1)) * 1e6) / 1e6;
  order.presentmentCurrency = abroad;
  order.test = index % 53 === 7;
  if (random.chance(0.06)) order.sourceName = 'shopify_draft_order';
  else if (random.chance(0.1)) Object.assign(order, { sourceName: 'pos', retailLocation: shop.locations[shop.locations.length - 1] });
  addLines(shop, random, order, index);
  if (order.sourceName !== 'pos' && order.lines.some(line => line.requiresShipping)) {
    const [title, cents] = random.pick(SENDING);
    shop.orders.addShipping(order, { title: String(title), cents: random.chance(0.25) ? 0 : Number(cents), taxRate: 0.25 });
  }
  pay(shop, random, order, index, createdMs);
  let last = sendOut(shop, random, order, createdMs, end);
  last = Math.max(last, sendBack(shop, random, order, index, last, end));
  const quiet = last + random.int(1, 20) * DAY;
  if (order.displayFulfillmentStatus === 'FULFILLED' && quiet < end && random.chance(0.7)) order.closedMs = last = quiet;
  order.updatedMs = Math.max(last, createdMs);
}

/** @param {Shop} shop @param {Random} random @param {Order} order @param {Customer | null} customer @param {number} index */
function describeBuyer(shop, random, order, customer, index) {
  const stranger = person(random);
  const content = customer?.defaultAddress ? { ...customer.defaultAddress } : address(random, stranger);
  order.shippingAddress = shop.orders.address(content);
  order.billingAddress = shop.orders.address(random.chance(0.9) ? content : address(random, stranger));
  order.email = customer ? customer.email : random.chance(0.5) ? `guest.${index + 1}@example.com` : null;
  order.phone = customer?.phone ?? null;
  order.customerLocale = customer?.locale ?? stranger.country.locale;
  order.tags = normaliseTags(random.some(TAGS, random.pick([0, 0, 0, 1, 2])), shop.quirks);
  order.note = random.chance(0.1) ? random.pick(NOTES) : null;
  order.poNumber = random.chance(0.03) ? `PO-${random.int(10_000, 99_999)}` : null;
  if (random.chance(0.08)) order.customAttributes = [{ key: 'Levering', value: random.pick(['Aften', 'Morgen']) }, { key: 'gave', value: 'ja' }];
}

/** @param {Shop} shop @param {Random} random @param {Order} order @param {number} index */
function addLines(shop, random, order, index) {
  const variants = shop.tables.ProductVariant.rows;
  const count = random.pick([1, 1, 1, 2, 2, 3, 4, 6]);
  for (let at = 0; at < count; at++) {
    const quantity = random.pick([1, 1, 1, 2, 2, 3, 5]);
    const variant = variants.length ? random.pick(variants) : null;
    if (variant && !(index % 29 === 5 && at === 0)) shop.orders.addVariantLine(order, variant, quantity, toCents(variant.price));
    else Object.assign(shop.orders.addLine(order, { title: random.pick(LOST), quantity, unitCents: random.int(20, 900) * 100 }), { sku: `OLD-${random.int(100, 999)}`, variantTitle: null, grams: 250 });
  }
  for (const line of order.lines) line.taxRate = line.taxable && !line.isGiftCard && !order.taxExempt ? 0.25 : 0;
  if (random.chance(0.2)) {
    const [code, percentage] = random.pick(CODES);
    discountOrder(order, random.chance(0.8) ? String(code) : null, Number(percentage));
  }
}

/** @param {Shop} shop @param {Random} random @param {Order} order @param {number} index @param {number} now */
function pay(shop, random, order, index, now) {
  const cents = order.totalCents;
  const gateway = order.test ? 'bogus' : order.sourceName === 'pos' ? 'cash' : random.pick(['shopify_payments', 'shopify_payments', 'paypal', 'mobilepay', 'manual']);
  if (cents === 0 || index % 23 === 3) return;
  if (index % 31 === 4) {
    shop.orders.addTransaction(order, { kind: 'AUTHORIZATION', cents, gateway }, now);
  } else if (index % 47 === 9) {
    shop.orders.addTransaction(order, { kind: 'SALE', cents: shareOf(cents, 40, 100), gateway: 'manual' }, now);
  } else if (random.chance(0.3)) {
    const parent = shop.orders.addTransaction(order, { kind: 'AUTHORIZATION', cents, gateway }, now);
    shop.orders.addTransaction(order, { kind: 'CAPTURE', cents, gateway, parent }, now + 3_600_000);
  } else {
    shop.orders.addTransaction(order, { kind: 'SALE', cents, gateway }, now);
  }
}

/** @param {Shop} shop @param {Random} random @param {Order} order @param {number} now @param {number} end @returns {number} when the last parcel left */
function sendOut(shop, random, order, now, end) {
  const [location] = shop.locations;
  const when = order.sourceName === 'pos' ? now : now + random.int(2, 5 * 24) * 3_600_000;
  if (order.netPaymentCents === 0 || when > end || !random.chance(0.95)) {
    for (const line of order.lines) commit(shop, line, location);
    return now;
  }
  const partly = order.lines.length > 1 && random.chance(0.12);
  const lines = (partly ? order.lines.slice(0, -1) : order.lines).map(line => /** @type {[typeof line, number]} */ ([line, line.quantity]));
  const [company, base] = random.pick(CARRIERS);
  const number = `${random.int(10_000_000, 99_999_999)}DK`;
  shop.orders.addFulfillment(order, { location, tracking: order.sourceName === 'pos' ? null : { company, number, url: base + number } }, lines, when);
  if (partly) commit(shop, order.lines[order.lines.length - 1], location);
  return when;
}

/** What is sold but not sent lies on the shelf, and is spoken for. @param {Shop} shop @param {Order['lines'][number]} line @param {import('../store/records/location.js').Location} location */
function commit(shop, line, location) {
  const item = line.variantN === null ? null : shop.tables.ProductVariant.get(line.variantN)?.inventoryItem;
  const level = item?.tracked ? item.levels.find(one => one.location === location) : undefined;
  if (!level) return;
  level.committed += line.quantity;
  line.locationN = location.n;
}

/** Refunds and cancellations. @param {Shop} shop @param {Random} random @param {Order} order @param {number} index @param {number} now @param {number} end @returns {number} */
function sendBack(shop, random, order, index, now, end) {
  const when = now + random.int(1, 9) * DAY;
  if (when > end) return now;
  const cancels = index % 27 === 6 && order.fulfillments.length === 0;
  const whole = cancels || random.chance(0.03);
  if (!whole && !random.chance(0.06)) return now;
  if (!cancels && order.netPaymentCents === 0) return now;
  const refund = shop.orders.addRefund(order, { note: whole ? null : random.pick(['Forkert størrelse', 'Damaged in transit', null]) }, when);
  const location = shop.locations[0];
  for (const line of whole ? order.lines : order.lines.slice(0, 1)) {
    const quantity = whole ? line.currentQuantity : 1;
    const sent = line.fulfilled > 0;
    if (!sent) release(shop, line, quantity);
    shop.orders.addRefundLine(refund, line, { quantity, restockType: sent ? random.pick(['RETURN', 'NO_RESTOCK']) : 'CANCEL', location });
  }
  if (whole) for (const line of order.shipping) line.refundedCents = line.cents;
  const back = Math.min(order.netPaymentCents, order.netPaymentCents - order.currentTotalCents);
  if (back > 0) refund.moneyBack.push(shop.orders.addTransaction(order, { kind: 'REFUND', cents: back, gateway: order.transactions[0].gateway, parent: order.transactions[0] }, when));
  if (cancels) {
    if (order.capturableCents > 0) shop.orders.addTransaction(order, { kind: 'VOID', cents: order.capturableCents, gateway: order.transactions[0].gateway, parent: order.transactions[0] }, when);
    Object.assign(order, { cancelledMs: when, closedMs: when, cancelReason: random.pick(['CUSTOMER', 'INVENTORY', 'FRAUD', 'DECLINED', 'STAFF', 'OTHER']) });
  }
  return when;
}

/** @param {Shop} shop @param {Order['lines'][number]} line @param {number} quantity */
function release(shop, line, quantity) {
  const item = line.variantN === null || line.locationN === null ? null : shop.tables.ProductVariant.get(line.variantN)?.inventoryItem;
  const level = item?.levels.find(one => one.location.n === line.locationN);
  if (level) level.committed = Math.max(0, level.committed - quantity);
}
