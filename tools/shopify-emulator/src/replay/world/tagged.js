// @ts-check
import { Tagged } from '../../store/records/tagged.js';

/** @import { World } from './world.js' */

/** @param {'Article' | 'DraftOrder'} type @returns {(world: World, id: string) => Promise<void>} */
export const makeTagged = type => async (world, id) => {
  const { title, name, tags = [] } = world.facts(id);
  const { shop } = world.shop.host;
  const record = shop.tables[type].add(new Tagged(type, shop.nextId(type), { title: title ?? name ?? '', tags: [...tags] }, shop.now().getTime()));
  world.ids.pair(id, record.id);
};
