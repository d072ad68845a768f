// @ts-check
import { normaliseHandle, normaliseTags } from '../quirks.js';
import { address, person, phoneNumber } from './people.js';
import { Random } from './random.js';

/** @import { Shop } from '../store/shop.js' */
/** @import { Customer } from '../store/records/customer.js' */

const THREE_YEARS = 3 * 365 * 86_400_000;
const TAGS = ['VIP', 'Wholesale', 'Newsletter', 'Ærespris', 'referral', 'B2B', 'Repeat'];
const NOTES = ['Ringer altid før kl. 10.', 'Prefers e-mail.', 'Vil have følgeseddel i pakken 📦', 'Allergic to wool.'];

/** Adds customers to a shop: some without an e-mail, a name or an address, some with several. @param {Shop} shop @param {{ customers: number, seed?: number }} options */
export function seedCustomers(shop, { customers, seed = 1 }) {
  const random = new Random(seed * 7919 + 17);
  const end = shop.now().getTime() - 60_000;
  for (let index = 0; index < customers; index++) {
    const createdMs = end - THREE_YEARS + Math.floor((index / customers) * THREE_YEARS);
    addSeededCustomer(shop, random, index, createdMs, end);
  }
}

/** @param {Shop} shop @param {Random} random @param {number} index @param {number} createdMs @param {number} end @returns {Customer} */
function addSeededCustomer(shop, random, index, createdMs, end) {
  const customer = shop.customers.add(createdMs);
  const who = person(random);
  const nameless = index % 41 === 13;
  if (!nameless) Object.assign(customer, { firstName: random.chance(0.95) ? who.firstName : null, lastName: who.lastName });
  const email = index % 37 === 11 ? null : `${mailName(shop, who, index)}@example.${random.pick(['com', 'dk', 'net'])}`;
  const phone = email === null || random.chance(0.45) ? phoneNumber(random, who.country) : null;
  shop.customers.changeContact(customer, { email, phone: phone && !shop.customers.byPhone(phone) ? phone : null });
  customer.locale = who.country.locale;
  customer.state = random.chance(0.3) ? 'ENABLED' : random.chance(0.05) ? 'INVITED' : 'DISABLED';
  customer.tags = normaliseTags(random.some(TAGS, random.pick([0, 0, 0, 1, 1, 2, 3])), shop.quirks);
  customer.note = random.chance(0.12) ? random.pick(NOTES) : null;
  customer.taxExempt = random.chance(0.03);
  const asked = createdMs + Math.floor(random.next() * 1_000_000);
  if (email && random.chance(0.4)) customer.emailConsent = { state: random.chance(0.85) ? 'SUBSCRIBED' : 'UNSUBSCRIBED', optInLevel: random.pick(['SINGLE_OPT_IN', 'CONFIRMED_OPT_IN']), updatedMs: asked };
  if (customer.phone && random.chance(0.2)) customer.smsConsent = { state: 'SUBSCRIBED', optInLevel: 'SINGLE_OPT_IN', updatedMs: asked };
  const addresses = nameless ? 0 : random.pick([0, 1, 1, 1, 1, 1, 1, 2, 2, 3]);
  for (let count = 0; count < addresses; count++) shop.customers.addAddress(customer, address(random, who));
  customer.updatedMs = createdMs + Math.floor(random.next() * (end - createdMs));
  return customer;
}

/** @param {Shop} shop @param {ReturnType<typeof person>} who @param {number} index */
const mailName = (shop, { firstName, lastName }, index) => `${normaliseHandle(`${firstName} ${lastName}`, shop.quirks).replace(/[^a-z-]/g, '').replaceAll('-', '.') || 'kunde'}.${index + 1}`;
