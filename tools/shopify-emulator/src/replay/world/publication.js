// @ts-check

/** @import { World } from './world.js' */

/** The publication of that name, else one more of an app. @param {World} world @param {string} id */
export async function makePublication(world, id) {
  const { name = `Channel ${id.split('/').pop()}`, autoPublish, supportsFuturePublishing } = world.facts(id);
  const { shop } = world.shop.host;
  const publication = shop.tables.Publication.rows.find((/** @type {any} */ one) => one.name === name && !world.taken.has(one.id))
    ?? shop.publications.add({ name, isOfApp: true, autoPublish, supportsFuturePublishing }, shop.now().getTime());
  world.taken.add(publication.id);
  world.ids.pair(id, publication.id);
}
