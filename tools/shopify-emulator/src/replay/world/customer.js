// @ts-check

/** @import { World } from './world.js' */

/** @param {World} world @param {string} id */
export async function makeCustomer(world, id) {
  const facts = world.facts(id);
  const { shop } = world.shop.host;
  const customer = shop.customers.add(shop.stamp());
  const email = facts.email ?? facts.defaultEmailAddress?.emailAddress ?? (facts.displayName?.includes('@') ? facts.displayName : null);
  const [first, ...rest] = facts.displayName && facts.displayName !== email ? facts.displayName.split(' ') : [];
  shop.customers.changeContact(customer, { email, phone: facts.phone ?? facts.defaultPhoneNumber?.phoneNumber ?? null });
  Object.assign(customer, { firstName: facts.firstName ?? first ?? null, lastName: facts.lastName ?? (rest.join(' ') || null) });
  for (const name of ['tags', 'state', 'note', 'locale', 'taxExempt', 'verifiedEmail']) if (facts[name] != null) customer[name] = facts[name];
  if (facts.defaultAddress) shop.customers.addAddress(customer, addressOf(facts.defaultAddress));
  world.ids.pair(id, customer.id);
  world.finish(customer.id, facts);
  customer.updatedMs = Math.max(customer.updatedMs, customer.createdMs);
}

/** A country that no code was recorded for is left out. @param {Record<string, any>} address */
export const addressOf = ({ countryCodeV2, countryCode = countryCodeV2, country, province, ...rest }) => ({ ...rest, countryCode: countryCode ?? (country ? 'DK' : null), provinceCode: rest.provinceCode ?? province ?? null });
