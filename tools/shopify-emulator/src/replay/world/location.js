// @ts-check

/** @import { World } from './world.js' */

const STOCKED = 'mutation { productCreate(product: { title: "Stocked" }) { product { id } userErrors { message } } }';

/** A location that is said to hold stock, or goods of orders, holds some: whether it may be closed depends on it. @param {World} world @param {string} id */
export async function stockAsSaid(world, id) {
  const { shop } = world.shop.host;
  const location = shop.find(world.ids.emulated(id) ?? id);
  const { hasActiveInventory, hasUnfulfilledOrders } = world.facts(id);
  if (location?.__typename !== 'Location') return;
  if (hasActiveInventory === true && !shop.stock.hasActiveInventory(location)) await stock(world, location);
  if (hasUnfulfilledOrders === true && !shop.stock.hasUnfulfilledOrders(location)) (shop.stock.levelsAt(location).find((/** @type {any} */ level) => level.isActive) ?? await stock(world, location)).committed = 1;
}

/** @param {World} world @param {any} location */
async function stock(world, location) {
  const { shop } = world.shop.host;
  const { productCreate } = await world.shop.make(STOCKED, {});
  const { inventoryItem } = shop.find(productCreate.product.id).variants[0];
  for (const level of [...inventoryItem.levels]) if (level.location !== location) shop.stock.remove(level);
  return inventoryItem.levels[0] ?? shop.stock.add(inventoryItem, location, 1, shop.now().getTime());
}

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
