// @ts-check
import { listOf } from '../knowledge.js';

/** @import { World } from './world.js' */

const CREATE = `mutation Make($input: CollectionInput!) { collectionCreate(input: $input) { collection { id } userErrors { message } } }`;

/** @param {World} world @param {string} id */
export async function makeCollection(world, id) {
  const { title, handle, descriptionHtml, sortOrder, products, ...facts } = world.facts(id);
  const members = listOf(products).filter((/** @type {any} */ one) => one?.id && world.presupposed(one.id));
  for (const { id: member } of members) await world.ensure(member);
  const rules = facts.ruleSet && listOf(facts.ruleSet.rules).map((/** @type {any} */ { column, relation, condition }) => ({ column, relation, condition }));
  const input = {
    title: title ?? 'Collection', ...(handle && { handle }), ...(descriptionHtml && { descriptionHtml }), // An order that is not told may have been any; by hand, members show as they were listed and can be moved.
    sortOrder: sortOrder ?? 'MANUAL',
    ...(rules ? { ruleSet: { appliedDisjunctively: facts.ruleSet.appliedDisjunctively ?? false, rules } }
      : members.length && { products: members.map((/** @type {any} */ one) => world.ids.emulated(one.id)).filter(Boolean) }),
  };
  const { collectionCreate } = await world.shop.make(CREATE, { input });
  world.ids.pair(id, collectionCreate.collection.id);
  world.finish(collectionCreate.collection.id, facts);
}
