// @ts-check

/** @import { World } from './world.js' */

/** The locations of a new shop become those of the recording, the oldest first, as the oldest is where new variants are stocked; more are added. @param {World} world @param {string} id */
export async function makeLocation(world, id) {
  for (const older of world.olderThan(id)) await world.ensure(older);
  const facts = world.facts(id);
  const { shop } = world.shop.host;
  const free = shop.locations.find((/** @type {any} */ one) => world.born.has(one.id) && !world.taken.has(one.id));
  const location = free ?? shop.addLocation(facts.name ?? 'Location');
  if (facts.name) location.name = facts.name;
  world.taken.add(location.id);
  for (const name of ['isActive', 'fulfillsOnlineOrders', 'shipsInventory', 'hasActiveInventory', 'isFulfillmentService'])
    if (typeof facts[name] === 'boolean' && Object.hasOwn(location, name)) location[name] = facts[name];
  world.ids.pair(id, location.id);
  world.finish(location.id, facts);
}
